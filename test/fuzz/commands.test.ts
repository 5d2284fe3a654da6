/** Every command of the registry, asked with what fits its schema and with what does not. A later command is covered by
 *  being in the registry. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '#kernel/contract';
import {
  anybody,
  askedBefore,
  casesOf,
  type Fuzzed,
  fuzzed,
  idsOf,
  mustBeRefusal,
  mustConform,
  sending,
  ticketFor,
} from '#test/fuzz/fuzzing';
import { bent } from '#test/fuzz/hostile';
import { fitting } from '#test/fuzz/shapes';
import { kernel } from '#test/world';

const commands: readonly Command[] = [...kernel.registry.operations.values()].map(({ command }) => command);

let at: Fuzzed;
let foreign: string;
beforeAll(async () => {
  at = await fuzzed();
  foreign = await at.digest(at.other.org);
});
afterAll(() => at.stop());

const counts = new Map<string, Record<number, number>>();

describe('whatever a command is asked', () => {
  test.for(commands.map((command) => [command.name, command] as const))(
    '%s refuses in words or does it',
    { timeout: 120_000 },
    async ([name, command]) => {
      const used: string[] = [];
      const said = requestsOf(command, used, await askedBefore(at.world.org, name));
      const count: Record<number, number> = {};
      counts.set(name, count);

      await fc.assert(
        fc.asyncProperty(anybody, said, async (who, request) => {
          const { status, acceptedIds } = await asked(command, who, request);
          count[status] = (count[status] ?? 0) + 1;
          used.push(...acceptedIds);
        }),
        casesOf<[number, unknown]>(commands.length),
      );

      const total = Object.values(count).reduce((sum, of) => sum + of, 0);
      expect(count[400] ?? 0, 'most of what is drawn fits the schema').toBeLessThan(total * 0.8);
    },
  );

  test('another company is as it was, and nothing of ours broke', async () => {
    if (process.env.YANJI_FUZZ_TELL) console.table(Object.fromEntries(counts));

    expect(await at.digest(at.other.org)).toBe(foreign);
    expect(at.logged).toEqual([]);
  });
});

type Sent = { id: unknown; about: unknown; fill: unknown };

/** What fits the schema, what somebody really asked, and both of them bent. */
const requestsOf = (command: Command, used: readonly string[], before: readonly unknown[]): fc.Arbitrary<unknown> => {
  const fit = fc.record({
    id: idsOf(used),
    about: fitting(command.about, at.drawing),
    fill: fitting(command.fill, at.drawing),
  });
  if (before.length === 0) return fc.oneof({ weight: 3, arbitrary: fit }, { weight: 2, arbitrary: bent(fit) });
  const real = fc
    .tuple(idsOf(used), fc.constantFrom(...before))
    .map(([id, asked]) => ({ id, ...(asked as { about: unknown; fill: unknown }) })); // So the journal keeps it.
  return fc.oneof(
    { weight: 3, arbitrary: fit },
    { weight: 2, arbitrary: bent(fit) },
    { weight: 3, arbitrary: real },
    { weight: 2, arbitrary: bent(real) },
  );
};

/** Asks, judges the answer, and goes on in spite of what a rule asks to be acknowledged. */
const asked = async (command: Command, who: number, request: unknown) => {
  const send = sending(at);
  const sent = (request !== null && typeof request === 'object' ? request : {}) as Partial<Sent>;
  const whole = { id: sent.id, about: sent.about, fill: sent.fill };
  const before = await at.digest();
  const ticketed = { ...sent, ...(await ticketFor(at, who, command, whole)) };
  const reply = await send(who, 'POST', `/api/${command.name}`, request === sent ? ticketed : request);
  const findings = findingsIn(reply.body);
  if (findings.length > 0 && findings.every(({ verdict }) => verdict === 'acknowledge')) {
    mustBeRefusal(reply);
    expect(await at.digest(), 'what was refused changed something').toBe(before);
    const acknowledged = findings.map(({ rule }) => ({ rule, reason: '已核对' }));
    const again = await send(who, 'POST', `/api/${command.name}`, { ...ticketed, acknowledged });
    return judged(command, whole.id, again, before);
  }
  return judged(command, whole.id, reply, before);
};

const judged = async (command: Command, id: unknown, reply: { status: number; body: unknown }, before: string) => {
  if (reply.status === 200) {
    mustConform(command, reply.body);
    return { status: 200, acceptedIds: [String(id)] };
  }
  mustBeRefusal(reply);
  expect(await at.digest(), 'what was refused changed something').toBe(before);
  return { status: reply.status, acceptedIds: [] };
};

const findingsIn = (body: unknown): { rule: string; verdict?: string }[] =>
  body !== null && typeof body === 'object' && 'findings' in body
    ? (body.findings as { rule: string; verdict?: string }[]) // The shape is judged by mustBeRefusal.
    : [];
