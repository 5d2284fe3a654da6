/** The program's database: an address from outside, or a PostgreSQL of our own; migrated; opened as yanji_app. */
import type pg from 'pg';
import { openPool, type Pool } from '#kernel/db';
import { appPassword, migrate, readMigrations, readStanding } from '#kernel/migrate';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { modules } from './modules.ts';
import { StartRefused, type Words } from './start-refused.ts';

export type Settings = {
  readonly databaseUrl?: string | undefined;
  readonly databaseAppUrl?: string | undefined;
  readonly dataFolder: string;
  /** The folder that holds `kernel/` and `modules/` with their migrations. */
  readonly sources: string;
};

export type Database = {
  readonly pool: Pool;
  /** As the owner; only for migrating, founding a company and the administrator's tools. */
  readonly owner: pg.ClientConfig;
  readonly stop: () => Promise<void>;
  /** Settles when the embedded server ends without being asked; never for a database from outside. */
  readonly lost: Promise<unknown>;
};

/** Opens the database, migrating it first. Throws StartRefused with one sentence when it cannot. */
export const openDatabase = async (settings: Settings, log: (words: Words) => void): Promise<Database> => {
  if (settings.databaseUrl) return openOutside(settings.databaseUrl, settings, log);
  const server = await startEmbeddedPostgres({ folder: settings.dataFolder, log });
  const owner: pg.ClientConfig = server.owner;
  const app = { ...owner, user: 'yanji_app', password: appPassword(String(owner.password)) };
  const pool = openPool(await migrated(owner, app, settings), (text) => log({ zh: text, en: text }));
  const stop = async () => {
    await pool.end();
    await server.stop();
  };
  return { pool, owner, stop, lost: server.exited };
};

const openOutside = async (url: string, settings: Settings, log: (words: Words) => void): Promise<Database> => {
  const owner = configOf(url, 'DATABASE_URL');
  const app = settings.databaseAppUrl
    ? configOf(settings.databaseAppUrl, 'DATABASE_APP_URL')
    : { ...owner, user: 'yanji_app', password: appPassword(owner.password) };
  try {
    const pool = openPool(await migrated(owner, app, settings), (text) => log({ zh: text, en: text }));
    return { pool, owner, stop: () => pool.end(), lost: new Promise(() => undefined) };
  } catch (error) {
    throw asStartRefused(error, owner);
  }
};

type Address = { host: string; port: number; user: string; password: string; database: string };

/** Reads `postgres://user:password@host:port/database`; a socket's folder may stand as `?host=`. */
const configOf = (url: string, name: string): Address => {
  let read: URL;
  try {
    read = new URL(url);
    if (!/^postgres(ql)?:$/.test(read.protocol)) throw new Error('another protocol');
  } catch (cause) {
    throw new StartRefused(
      {
        zh: `${name} 不是有效的地址，应形如 postgres://用户:密码@主机:5432/数据库`,
        en: `${name} is not an address like postgres://user:password@host:5432/database`,
      },
      { cause },
    );
  }
  return {
    host: read.searchParams.get('host') ?? (decodeURIComponent(read.hostname) || 'localhost'),
    port: Number(read.port || 5432),
    user: decodeURIComponent(read.username),
    password: decodeURIComponent(read.password),
    database: decodeURIComponent(read.pathname.slice(1)) || 'postgres',
  };
};

const migrated = async (
  owner: pg.ClientConfig,
  app: pg.ClientConfig,
  { sources }: Settings,
): Promise<pg.PoolConfig> => {
  const migrations = await readMigrations(
    sources,
    modules.map(({ name }) => name),
  );
  const standing = await readStanding(sources);
  await migrate(owner, migrations, standing, app.user === 'yanji_app' ? String(app.password) : undefined);
  return app;
};

const asStartRefused = (error: unknown, { host, port, user, database }: Address): unknown => {
  const at = `${host}:${port}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const refused = (zh: string, en: string) => new StartRefused({ zh, en }, { cause: error });
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENOENT)$/.test(code)) {
    return refused(
      `连接不上数据库 ${at},请检查 DATABASE_URL 与网络`,
      `no database answers at ${at}; look at DATABASE_URL and the network`,
    );
  }
  if (code === '28P01' || code === '28000') {
    return refused(
      `数据库 ${at} 拒绝用户 ${user},请检查 DATABASE_URL 中的用户名和密码`,
      `the database at ${at} does not accept user ${user}; look at name and password in DATABASE_URL`,
    );
  }
  if (code === '3D000') {
    return refused(
      `数据库 ${database} 不存在,请先创建:create database ${database}`,
      `there is no database ${database} at ${at}; make it first: create database ${database}`,
    );
  }
  if (code === '42501') {
    return refused(
      `用户 ${user} 权限不足,须能建表和建角色`,
      `user ${user} may not create tables and roles; DATABASE_URL must be the owner's`,
    );
  }
  if (code === '53100') return refused('磁盘空间不足,请清理后再启动', 'the disk is full; make room and start again');
  return error;
};
