/** What the environment says: YANJI_DATA, PORT, HOST, DATABASE_URL, DATABASE_APP_URL. */
import path from 'node:path';
import type { Settings } from './database.ts';
import { StartRefused } from './start-refused.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks them. Throws StartRefused for a port that is none. */
export const startSettings = (env: Environment, root: string): Settings & { host: string; port: number } => {
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StartRefused({
      zh: `PORT=${env.PORT} 不是端口号(1–65535)`,
      en: `PORT=${env.PORT} is not a port (1–65535)`,
    });
  }
  return {
    host: env.HOST ?? '127.0.0.1',
    port,
    databaseUrl: env.DATABASE_URL,
    databaseAppUrl: env.DATABASE_APP_URL,
    dataFolder: path.resolve(env.YANJI_DATA ?? path.join(root, '.yanji')),
    sources: path.join(root, 'src'),
  };
};
