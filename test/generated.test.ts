/** What is generated is current: `npm run generate` writes it, this test compares it. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { modules } from '#app/modules';
import { positions } from '#app/positions';
import { registryOf } from '#kernel/registry';
import { fieldsPageOf, gspOf } from '#test/documents';
import { ledgerPageOf } from '#test/ledger-page';
import { permissionsPageOf } from '#test/permissions';
import { appendedOf, schemaOf } from '#test/schema';
import { TEMPLATE } from '#test/server.setup';
import { treeOf } from '#test/tidy/tree';

const types = { timestamptz: 'string', date: 'string', int8: 'number', jsonb: 'unknown', interval: 'string' };
const owner = { ...inject('owner'), database: TEMPLATE };

test('db/schema.sql is the database as it is', async () => {
  const client = new pg.Client(owner);
  await client.connect();
  const schema = await schemaOf(client).finally(() => client.end());
  await expect(schema).toMatchFileSnapshot('../db/schema.sql');
});

test('src/kernel/appended.ts has every append-only table', async () => {
  const client = new pg.Client(owner);
  await client.connect();
  const appended = await appendedOf(client).finally(() => client.end());
  await expect(appended).toMatchFileSnapshot('../src/kernel/appended.ts');
});

test('src/kernel/tables.ts has every table and column', async () => {
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
    '--exclude-pattern=graphile_worker.*',
    `--type-mapping=${JSON.stringify(types)}`,
  ]);
  expect(stdout).toContain('KernelJournalLine');
  await expect(stdout).toMatchFileSnapshot('../src/kernel/tables.ts');
});

test('docs/gsp.md names every rule with its clause, its commands and the test that breaks it', async () => {
  const rules = modules.flatMap((module) => module.rules);
  const page = gspOf(modules, treeOf(path.resolve(import.meta.dirname, '..')));

  const rows = page.split('\n').filter((line) => /^\| .*`\w+\.\w+` v\d/.test(line));
  expect(rows).toHaveLength(rules.length);
  expect(rows.filter((row) => !row.includes('.test.ts)') || /\|\s*\|/.test(row))).toEqual([]);
  await expect(page).toMatchFileSnapshot('../docs/gsp.md');
});

test('docs/fields.md has every field of the loaded contracts', async () => {
  await expect(fieldsPageOf()).toMatchFileSnapshot('../docs/fields.md');
});

test('docs/permissions.md has every command and query, and what each position may', async () => {
  const page = permissionsPageOf(registryOf(modules), positions);

  const granted = new Set(
    Object.values<{ may: readonly { name: string }[] }>(positions).flatMap(({ may }) => may.map(({ name }) => name)),
  );
  const registry = registryOf(modules);
  const unknown = [...granted].filter((name) => !registry.operations.has(name) && !registry.readings.has(name));
  expect(unknown, 'every permission is something that can be asked').toEqual([]);
  await expect(page).toMatchFileSnapshot('../docs/permissions.md');
});

test('docs/ledger.md has every act that a status forbids, and every side an account may stand on', async () => {
  const client = new pg.Client(owner);
  await client.connect();
  const page = await ledgerPageOf(client).finally(() => client.end());

  expect(page).not.toContain('MISSING');
  await expect(page).toMatchFileSnapshot('../docs/ledger.md');
});
