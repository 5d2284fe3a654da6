/** What a new rule and a new kind of document cost: both are added here, really performed, and thrown away. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { v7 } from 'uuid';
import { beforeAll, describe, expect, test as plain } from 'vitest';
import { modules } from '#app/modules';
import { mayOf } from '#app/positions';
import { documents } from '#contract/documents';
import { ask } from '#kernel/ask';
import { Refused } from '#kernel/errors';
import { leaveRefusal } from '#kernel/leave-line';
import type { Module } from '#kernel/operation';
import { type Kernel, perform } from '#kernel/perform';
import { registryOf } from '#kernel/registry';
import { asOwner, kernel, test, type World } from '#test/world';
import { weighing } from './weighing/contract.ts';
import { weighingModule } from './weighing/index.ts';
import { scalesCarry } from './weighing/rules/scales-carry.ts';

const folder = path.join(import.meta.dirname, 'weighing');
const files = (root: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(tsx?|sql)$/.test(file));
const naming = (root: string, name: RegExp) =>
  files(root).filter((file) => name.test(readFileSync(path.join(root, file), 'utf8')));

/** What `src/app/modules.ts` and `src/app/positions.ts` would say: one line each, and nothing else of the product. */
const kernelWith = (added: readonly Module[]): Kernel => ({
  ...kernel,
  registry: registryOf(added),
  mayOf: (positions) => new Set([...mayOf(positions), weighing.weigh.name, weighing.weighed.name]),
});
const larger = kernelWith([...modules, weighingModule]);

beforeAll(async () => {
  await asOwner(readFileSync(path.join(folder, 'migrations/0001-weighing.sql'), 'utf8'));
  await asOwner(readFileSync('src/kernel/migrations/protect.sql', 'utf8'));
});

const weigh = async (world: World, quantity: number, acknowledged: { rule: string; reason: string }[] = []) => {
  const { lotId } = await world.releasedLot({ quantity: 5 });
  const said = { quantity, identityNumber: '110101199003070011', doorCode: 'sesame-7731' };
  const request = { id: v7(), about: { siteId: world.siteId, lotId }, fill: said, acknowledged };
  return perform(larger, world.receiver.asker, weighing.weigh.name, request);
};
const refusalOf = async (done: Promise<unknown>) => {
  const error = await done.catch((thrown: unknown) => thrown);
  if (!(error instanceof Refused)) throw new Error('it was not refused');
  return error.findings;
};

describe('a new kind of document', () => {
  plain('is one new folder and a line in two lists; no other file of the product names it', () => {
    expect(files(folder).map((file) => file.split('/')[0])).toEqual(
      expect.arrayContaining(['contract.ts', 'index.ts', 'migrations', 'operations', 'rules', 'workflow.ts']),
    );
    expect(files(folder)).toHaveLength(6);
    expect(naming('src', /weighing/)).toEqual([]);
  });

  test('is opened, numbered, journaled and traced by the kernel as it is', async ({ world }) => {
    const { documents, lineId } = await weigh(world, 7);

    expect(documents).toMatchObject([{ kind: 'weighing.weighing', state: 'weighed' }]);
    expect(documents[0]?.number).toMatch(/^CZ\d{8}-\d{4}$/);
    const rows = await asOwner('select quantity::int from weighing.weighing where org_id = $1', [world.org]);
    expect(rows).toEqual([{ quantity: 7 }]);
    expect(await asOwner('select command from kernel.journal_line where id = $1', [lineId])).toEqual([
      { command: 'weighing.weigh' },
    ]);
  });

  test('has its page: header, lines and timeline, in words of its own', async ({ world }) => {
    const [document] = (await weigh(world, 7)).documents;
    const documentId = document?.id;

    const seen = (query: { name: string }) => ask(larger, world.receiver.asker, query.name, { documentId });

    expect(await seen(documents.document)).toMatchObject({
      number: document?.number,
      kind: { zh: '称重单' },
      state: { zh: '已称重' },
      site: '一号仓',
    });
    expect(await seen(weighing.weighed)).toEqual({ lines: [{ lineId: documentId, quantity: 7 }], next: null });
    expect(await seen(documents.timeline)).toMatchObject({ entries: [{ act: { zh: '称重' }, wasRefused: false }] });
  });
});

describe('a new rule', () => {
  plain('is its file and a line in the index of its module', () => {
    expect(naming(folder, /scalesCarry/).sort()).toEqual(['index.ts', 'rules/scales-carry.ts']);
  });

  test('holds for a command that does not know of it', async ({ world }) => {
    const without = { ...weighingModule, rules: [] };
    const elsewhere = { ...scalesCarry, name: 'trace.scalesCarry' };
    const guarded = kernelWith([
      ...modules.map((module) => (module.name === 'trace' ? { ...module, rules: [elsewhere] } : module)),
      without,
    ]);
    const { lotId } = await world.releasedLot({ quantity: 5 });
    const fill = { quantity: 2000, identityNumber: '1', doorCode: '1' };

    const request = { id: v7(), about: { siteId: world.siteId, lotId }, fill };
    const findings = await refusalOf(perform(guarded, world.receiver.asker, weighing.weigh.name, request));

    expect(findings[0]).toMatchObject({ rule: 'trace.scalesCarry', verdict: 'forbidden' });
  });
});

describe('the three verdicts', () => {
  test('forbid whatever is said', async ({ world }) => {
    const findings = await refusalOf(weigh(world, 2000, [{ rule: scalesCarry.name, reason: '急' }]));

    expect(findings.map(({ verdict }) => verdict)).toEqual(['forbidden', 'approval']);
  });

  test('want a position, and name it', async ({ world }) => {
    const findings = await refusalOf(weigh(world, 600, [{ rule: scalesCarry.name, reason: '急' }]));

    expect(findings).toMatchObject([{ verdict: 'approval', position: { name: 'qualityHead', zh: '质量负责人' } }]);
  });

  test('ask for a reason, and the journal keeps it with the version of the rule', async ({ world }) => {
    expect(await refusalOf(weigh(world, 200))).toMatchObject([{ verdict: 'acknowledge' }]);

    const { lineId } = await weigh(world, 200, [{ rule: scalesCarry.name, reason: '大件' }]);

    const [line] = await asOwner<{ checked: { rules: unknown[] } }>(
      'select checked from kernel.journal_line where id = $1',
      [lineId],
    );
    expect(line?.checked.rules).toContainEqual({
      rule: 'weighing.scalesCarry',
      version: 3,
      verdict: 'acknowledged',
      reason: '大件',
      found: [{ zh: '超过 100', en: 'more than 100' }],
    });
  });
});

describe('a record', () => {
  test('holds no secret, and of a personal field a digest under the key of the company', async ({ world }) => {
    const [one, two] = [await weigh(world, 7), await weigh(world, 8)];

    const lines = await asOwner<{ line: string; asked: Asked }>(
      'select l::text as line, asked from kernel.journal_line l where id = any ($1)',
      [[one.lineId, two.lineId]],
    );

    const text = lines.map(({ line }) => line).join('\n');
    expect(text).not.toContain('sesame-7731');
    expect(text).not.toContain('110101199003070011');
    expect(JSON.stringify(one)).not.toContain('sesame-7731');
    const [first, second] = lines.map(({ asked }) => asked.fill.identityNumber.keyedDigest);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(second).toBe(first);
    expect(lines[0]?.asked.fill).not.toHaveProperty('doorCode');
  });

  test('of a refusal hides the same', async ({ world }) => {
    const about = { siteId: world.siteId, identityNumber: '110101199003070011', doorCode: 'sesame-7731' };
    const [command, commandId] = [weighing.weigh.name, v7()];

    await leaveRefusal(larger, world.receiver.asker, { command, commandId, about, digest: '', findings: [] });

    const lines = await asOwner<{ kind: string; asked: { about: object } }>(
      'select kind, asked from kernel.journal_line where org_id = $1 and command_id = $2',
      [world.org, commandId],
    );
    const identityNumber = { keyedDigest: expect.stringMatching(/^[0-9a-f]{64}$/) };
    expect(lines).toEqual([{ kind: 'refusal', asked: { about: { siteId: world.siteId, identityNumber } } }]);
  });

  test('of another company has another digest of the same value, and the row keeps the value', async ({ world }) => {
    const { newWorld } = await import('#test/world');
    const elsewhere = await newWorld();
    const ids = [(await weigh(world, 7)).lineId, (await weigh(elsewhere, 7)).lineId];

    const digests = await asOwner<{ digest: string }>(
      `select asked #>> '{fill,identityNumber,keyedDigest}' as digest from kernel.journal_line where id = any ($1)`,
      [ids],
    );

    expect(new Set(digests.map(({ digest }) => digest)).size).toBe(2);
    const rows = await asOwner('select identity_number from weighing.weighing where org_id = $1', [world.org]);
    expect(rows).toEqual([{ identity_number: '110101199003070011' }]);
  });
});

type Asked = { fill: { identityNumber: { keyedDigest: string } } };
