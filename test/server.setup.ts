/** One PostgreSQL for all tests: our own embedded one, or the one of TEST_DATABASE_URL (Debian's 15 in CI). */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#app/embedded-postgres';
import { modules } from '#app/modules';
import { appPassword, migrate, readMigrations, readStanding } from '#kernel/migrate';

declare module 'vitest' {
  interface ProvidedContext {
    owner: { host: string; port: number; user: string; password: string; database: string };
  }
}

export const TEMPLATE = 'yanji_template';

export default async function setup(project: TestProject) {
  const { owner, stop } = process.env.TEST_DATABASE_URL ? outside(process.env.TEST_DATABASE_URL) : await embedded();
  await makeTemplate(owner);
  project.provide('owner', owner);
  return stop;
}

const outside = (url: string) => {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const owner = {
    host: searchParams.get('host') ?? hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  };
  return { owner, stop: async () => undefined };
};

/** A PostgreSQL of our own in a temporary folder. */
export const embedded = async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'yanji-test-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({ folder, log: () => undefined });
  const { host, port, user, password, database } = server.owner;
  const owner = { host, port, user, password: String(password), database: String(database) };
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { owner, stop };
};

/** Workers copy it in a tenth of a second. */
const makeTemplate = async (owner: pg.ClientConfig & { password: string }) => {
  const client = new pg.Client(owner);
  await client.connect();
  await client.query(`drop database if exists ${TEMPLATE}`);
  await client.query(
    `create database ${TEMPLATE} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`,
  );
  await client.end();
  const sources = path.resolve('src');
  const migrations = await readMigrations(
    sources,
    modules.map(({ name }) => name),
  );
  const standing = await readStanding(sources);
  await migrate({ ...owner, database: TEMPLATE }, migrations, standing, appPassword(owner.password));
};
