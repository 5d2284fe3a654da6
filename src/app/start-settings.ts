/** What the environment says: YANJI_DATA, PORT, HOST, DATABASE_URL, DATABASE_APP_URL, YANJI_ONLY. */
import path from 'node:path';
import type { Settings } from './database.ts';
import { StartRefused } from './start-refused.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The program's two halves: `web` answers people, `worker` does jobs. Left out, it is both. */
type Only = 'web' | 'worker';

export type StartSettings = Settings & { host: string; port: number; only?: Only };

/** Reads and checks them. Throws StartRefused for a port that is none, or a half that cannot stand alone. */
export const startSettings = (env: Environment, root: string, given: readonly string[] = []): StartSettings => {
  const only = onlyOf(given.find((word) => word.startsWith('--only='))?.slice('--only='.length) ?? env.YANJI_ONLY, env);
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StartRefused({
      zh: `PORT=${env.PORT} 不是端口号(1–65535)`,
      en: `PORT=${env.PORT} is not a port (1–65535)`,
    });
  }
  return {
    ...(only && { only }),
    host: env.HOST ?? '127.0.0.1',
    port,
    databaseUrl: env.DATABASE_URL,
    databaseAppUrl: env.DATABASE_APP_URL,
    dataFolder: path.resolve(env.YANJI_DATA ?? path.join(root, '.yanji')),
    sources: path.join(root, 'src'),
  };
};

const onlyOf = (said: string | undefined, env: Environment): Only | undefined => {
  if (said === undefined || said === '') return undefined;
  if (said !== 'web' && said !== 'worker') {
    throw new StartRefused({
      zh: `--only=${said} 无效，应为 web 或 worker`,
      en: `--only=${said} is neither web nor worker`,
    });
  }
  if (!env.DATABASE_URL) {
    throw new StartRefused({
      zh: '分开运行需要共用的数据库，请设置 DATABASE_URL',
      en: 'running web and worker apart needs a database both can reach: set DATABASE_URL',
    });
  }
  return said;
};
