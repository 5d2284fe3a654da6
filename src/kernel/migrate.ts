/** Brings a database to the present: SQL files of the kernel and the modules, in order, each once. */
import { createHash, createHmac } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { must } from './errors.ts';

/** Any number: it only has to be the same in every program that migrates this database. */
const MIGRATION_LOCK = 7_290_411;

export type Migration = { name: string; sql: string };

/** Reads the migrations of the kernel and the modules, in the modules' order; `root` holds `kernel/` and `modules/`. */
export const readMigrations = async (root: string, modules: readonly string[]): Promise<Migration[]> => {
  const folders = ['kernel', ...modules.map((module) => path.join('modules', module))];
  const found: Migration[] = [];
  for (const folder of folders) {
    const migrations = path.join(root, folder, 'migrations');
    const files = await readdir(migrations).catch(() => [] as string[]);
    for (const file of files.filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort()) {
      found.push({ name: `${folder}/${file}`, sql: await readFile(path.join(migrations, file), 'utf8') });
    }
  }
  must(found.length > 0, 'there are migrations');
  return found;
};

/** What is laid down anew whenever it or a migration changed: the database's functions (the newest word on each; what a
 *  migration once made of them is history), then the rights that follow from the tables' comments. */
export const readStanding = async (root: string): Promise<string> => {
  const kernel = path.join(root, 'kernel');
  const names = (await readdir(path.join(kernel, 'functions'))).filter((name) => name.endsWith('.sql')).sort();
  const files = [...names.map((name) => path.join('functions', name)), path.join('migrations', 'protect.sql')];
  return (await Promise.all(files.map((file) => readFile(path.join(kernel, file), 'utf8')))).join('\n');
};

/** The password of the application's role follows from the owner's, so that several programs agree without a file. */
export const appPassword = (ownerPassword: string): string =>
  createHmac('sha256', ownerPassword).update('yanji_app').digest('base64url');

/** Migrates as the owner; makes the role `yanji_app`, gives it what each table's class allows. Answers what was new. */
export const migrate = async (
  owner: pg.ClientConfig,
  migrations: readonly Migration[],
  standing: string,
  rolePassword: string | undefined,
): Promise<string[]> => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await makeAppRole(client, rolePassword);
    const applied = await appliedBefore(client);
    const fresh: string[] = [];
    for (const { name, sql } of migrations) {
      const digest = createHash('sha256').update(sql).digest('hex');
      const before = applied.get(name);
      must(before === undefined || before === digest, `migration ${name} is the one that ran before`);
      if (before !== undefined) continue;
      await client.query('begin');
      await client.query(sql);
      await client.query('insert into kernel.migration (name, digest) values ($1, $2)', [name, digest]);
      await client.query('commit');
      fresh.push(name);
    }
    const isQueueNew = await migrateQueue(client, owner);
    await layDown(client, standing, fresh.length > 0 || isQueueNew ? undefined : applied.get(STANDING));
    return fresh;
  } finally {
    await client.end();
  }
};

/** The queue of jobs brings its own schema. True when something of it was new. */
const migrateQueue = async (client: pg.Client, owner: pg.ClientConfig): Promise<boolean> => {
  const newest = async () => {
    const { rows } = await client.query<{ at: string | null }>(
      `select to_regclass('graphile_worker.migrations') as at`,
    );
    if (!rows[0]?.at) return 0;
    return (await client.query<{ id: number }>('select max(id) as id from graphile_worker.migrations')).rows[0]?.id;
  };
  const before = await newest();
  const pool = new pg.Pool({ ...owner, max: 1 });
  // A lost connection's statement fails anyway.
  pool.on('error', () => undefined).on('connect', (one) => one.on('error', () => undefined));
  await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) }).finally(() => pool.end());
  return (await newest()) !== before;
};

const STANDING = 'kernel/standing';

const layDown = async (client: pg.Client, standing: string, before: string | undefined): Promise<void> => {
  const digest = createHash('sha256').update(standing).digest('hex');
  if (digest === before) return;
  await client.query('begin');
  await client.query(standing);
  await client.query(
    `insert into kernel.migration (name, digest) values ($1, $2)
     on conflict (name) do update set digest = excluded.digest, applied_at = now()`,
    [STANDING, digest],
  );
  await client.query('commit');
};

const appliedBefore = async (client: pg.Client): Promise<Map<string, string>> => {
  const { rows: found } = await client.query<{ at: string | null }>(`select to_regclass('kernel.migration') as at`);
  if (!found[0]?.at) return new Map();
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from kernel.migration');
  return new Map(rows.map(({ name, digest }) => [name, digest]));
};

/** Roles belong to the whole server, so another database of ours may have made it already. */
const makeAppRole = async (client: pg.Client, password: string | undefined): Promise<void> => {
  const { rowCount } = await client.query(`select 1 from pg_roles where rolname = 'yanji_app'`);
  if (!rowCount) {
    await client
      .query('create role yanji_app login noinherit nosuperuser nocreatedb nocreaterole')
      .catch((error: unknown) => {
        if (!(error instanceof pg.DatabaseError && (error.code === '42710' || error.code === '23505'))) throw error;
      });
  }
  // Our statements are named and read by key: planning them anew costs more than it finds (docs/decisions/0005).
  await client.query('alter role yanji_app set plan_cache_mode = force_generic_plan');
  if (password) await client.query(`alter role yanji_app password ${pg.escapeLiteral(password)}`);
};
