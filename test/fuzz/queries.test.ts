/** Every query of the registry and the blockers of every command, asked with what fits and with what does not. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command, Query } from '#kernel/contract';
import { anybody, casesOf, type Fuzzed, fuzzed, mustBeRefusal, mustConform, sending } from '#test/fuzz/fuzzing';
import { bent } from '#test/fuzz/hostile';
import { fitting } from '#test/fuzz/shapes';
import { kernel } from '#test/world';

const commands: readonly Command[] = [...kernel.registry.operations.values()].map(({ command }) => command);
/** Those that answer JSON; one that finds a file sends its bytes (src/kernel/papers/files.test.ts). */
const queries: readonly Query[] = [...kernel.registry.readings.values()]
  .map(({ query }) => query)
  .filter(({ answers }) => answers !== 'file');

let at: Fuzzed;
beforeAll(async () => {
  at = await fuzzed();
});
afterAll(() => at.stop());

const runs = casesOf<[number, unknown]>(queries.length + commands.length);

const plainly = (who: number, name: string) => sending(at)(who, 'GET', `/api/${name}?input=${encoded({})}`);

describe('whatever a query is asked', () => {
  test.for(queries.map((query) => [query.name, query] as const))(
    '%s refuses in words or answers as declared, and changes nothing',
    { timeout: 120_000 },
    async ([name, query]) => {
      const before = await at.digest();
      let answered = 0;

      await fc.assert(
        fc.asyncProperty(anybody, asking(fitting(query.input, at.drawing)), async (who, input) => {
          const reply = await sending(at)(who, 'GET', `/api/${name}?input=${encoded(input)}`);
          if (reply.status !== 200) return mustBeRefusal(reply);
          answered++;
          mustConform(query, reply.body);
        }),
        runs,
      );
      // Most questions drawn for a list are no question; the plain one everybody may put is.
      if ('list' in query) {
        const replies = await Promise.all(fc.sample(anybody, 12).map((who) => plainly(who, name)));
        for (const reply of replies.filter(({ status }) => status === 200)) mustConform(query, reply.body);
        answered += replies.filter(({ status }) => status === 200).length;
      }

      expect(await at.digest()).toBe(before);
      expect(answered).toBeGreaterThan(0);
    },
  );
});

describe('whatever the blockers are asked', () => {
  test.for(commands.map((command) => [command.name, command] as const))(
    'of %s, they answer in words',
    { timeout: 120_000 },
    async ([name, command]) => {
      const before = await at.digest();
      const one = fitting(command.about, at.drawing).map((about) => ({ command: name, about }));
      const page = fc.record({ asked: fc.array(one, { maxLength: 4 }) });

      await fc.assert(
        fc.asyncProperty(anybody, asking(page), async (who, body) => {
          const reply = await sending(at)(who, 'POST', '/api/blockers', body);
          if (reply.status !== 200) return mustBeRefusal(reply);
          const { blocked } = reply.body as { blocked: { command: string; findings: unknown[] }[] };
          for (const { findings } of blocked)
            if (findings.length > 0) mustBeRefusal({ status: 409, body: { findings } });
        }),
        runs,
      );

      expect(await at.digest()).toBe(before);
    },
  );
});

const asking = (fit: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 3, arbitrary: fit },
    { weight: 3, arbitrary: bent(fit) },
    { weight: 1, arbitrary: fc.constant({}) }, // Whatever may be left out, left out.
  );

/** As a browser would. */
const encoded = (input: unknown): string => encodeURIComponent(JSON.stringify(input ?? null));
