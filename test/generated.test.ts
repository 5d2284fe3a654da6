/** What is generated from the database is current: `npm run generate` writes it, this test compares it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { appendedOf, schemaOf } from '#test/schema';
import { TEMPLATE } from '#test/server.setup';

const types = { timestamptz: 'string', date: 'string', int8: 'number', jsonb: 'unknown', interval: 'string' };
const owner = { ...inject('owner'), database: TEMPLATE };

test.skipIf(process.env.TEST_DATABASE_URL)('db/schema.sql is the database as it is', async () => {
  const client = new pg.Client(owner);
  await client.connect();
  const schema = await schemaOf(client).finally(() => client.end());
  await expect(schema).toMatchFileSnapshot('../db/schema.sql');
});

test.skipIf(process.env.TEST_DATABASE_URL)('src/kernel/appended.ts has every append-only table', async () => {
  const client = new pg.Client(owner);
  await client.connect();
  const appended = await appendedOf(client).finally(() => client.end());
  await expect(appended).toMatchFileSnapshot('../src/kernel/appended.ts');
});

test.skipIf(process.env.TEST_DATABASE_URL)('src/kernel/tables.ts has every table and column', async () => {
  const { host, port, user, password, database } = owner;
  const account = `${user}:${encodeURIComponent(password)}`;
  const url = `postgres://${account}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  const { stdout } = await promisify(execFile)('node_modules/.bin/kysely-codegen', [
    '--print',
    '--dialect=postgres',
    '--camel-case',
    '--log-level=silent',
    `--url=${url}`,
    '--date-parser=string',
    '--default-schema=nothing',
    `--type-mapping=${JSON.stringify(types)}`,
  ]);
  expect(stdout).toContain('KernelJournalLine');
  await expect(stdout).toMatchFileSnapshot('../src/kernel/tables.ts');
});
