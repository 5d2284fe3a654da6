/** A whole page asks in one request why its buttons are disabled, whatever the number of commands and lines. */
import { describe, expect } from 'vitest';
import { z } from 'zod';
import { modules } from '#app/modules';
import { positions } from '#app/positions';
import { receiving } from '#contract/receiving';
import { blockers } from '#kernel/blockers';
import { type Command, command, contract, Id, kinds } from '#kernel/contract';
import type { Pool } from '#kernel/db';
import { each } from '#kernel/fact';
import { lotById } from '#kernel/ledger';
import { defineModule, operation } from '#kernel/operation';
import { registryOf } from '#kernel/registry';
import type { SubjectLine } from '#kernel/subject';
import { asOwner, pool, test, type World } from '#test/world';

const COMMANDS = 20;
const LINES = 50;

/** Twenty commands of every kind of act there is, each about all lines of the page. */
const pageOf = (lines: readonly SubjectLine[], partyId: string) => {
  const about = z.object({ siteId: Id });
  const specs = Array.from({ length: COMMANDS }, (_, at) => [
    `act${at}`,
    command({ title: { zh: `第 ${at} 项`, en: `Act ${at}` }, kind: kindAt(at), about, fill: z.object({}) }),
  ]);
  const page: Record<string, Command> = contract('page', Object.fromEntries(specs));
  const operations = Object.fromEntries(
    Object.entries(page).map(([name, its]) => [
      name,
      operation(its, {
        load: () => ({ lot: each(lotById, idsOf(lines)) }),
        subject: (_, { siteId }) => ({ siteId: String(siteId), partyId, lines }),
        run: () => [],
      }),
    ]),
  );
  return { page, module: defineModule('page', page, { operations, readings: {} } as never) };
};

const kindAt = (at: number) => kinds[at % kinds.length] ?? 'ship';
const idsOf = (lines: readonly SubjectLine[]) => lines.flatMap(({ lotId }) => lotId ?? []);

/** Fifty lots of one delivery. */
const fiftyLines = async (world: World): Promise<SubjectLine[]> => {
  const { id: productId } = await world.product();
  const delivery = Array.from({ length: LINES }, (_, at) => ({ productId, lotNumber: `P${at}` }));
  await world.receiver.does(receiving.receive, world.arriving(...delivery));
  const lots = await asOwner<{ id: string }>('select id from kernel.lot where org_id = $1', [world.org]);
  return lots.map(({ id }) => ({ lotId: id, productId }));
};

/** The same pool, counting each statement that is sent; what begins a transaction sends two at once. */
const counting = (counted: Pool) => {
  const sent: string[] = [];
  const connect = async () => {
    const client = await counted.connect();
    const query = (...asked: [unknown]) => {
      const [text] = asked;
      const said = typeof text === 'string' ? text : String((text as { text: string }).text);
      sent.push(...(said.startsWith('begin') ? ['begin', 'enter'] : [said]));
      return (client.query as (...all: unknown[]) => unknown)(...asked);
    };
    return new Proxy(client, { get: (its, key) => (key === 'query' ? query : bound(its, key)) });
  };
  return { sent, pool: { connect } as unknown as Pool }; // Only `connect` is used of it.
};

const bound = (its: object, key: string | symbol): unknown => {
  const value: unknown = Reflect.get(its, key);
  return typeof value === 'function' ? value.bind(its) : value;
};

describe('the blockers of a page with 20 commands and 50 lines', () => {
  test('take at most 10 statements, in one request', async ({ world }) => {
    const lines = await fiftyLines(world);
    const { page, module } = pageOf(lines, world.hospitalId);
    const { sent, pool: counted } = counting(pool);
    const mayOf = () => new Set(Object.values(page).map(({ name }) => name));
    const own = { pool: counted, registry: registryOf([...modules, module]), mayOf, positions };
    const asked = Object.values(page).map(({ name }) => ({ command: name, about: { siteId: world.siteId } }));

    const blocked = await blockers(own, world.receiver.asker, { asked });

    expect(lines).toHaveLength(LINES);
    expect(blocked).toHaveLength(COMMANDS);
    const ship = blocked[kinds.indexOf('ship')]?.findings ?? [];
    expect(ship.filter(({ rule }) => rule === 'acceptance.lotIsReleased')).toHaveLength(LINES);
    expect(ship.find(({ rule }) => rule === 'acceptance.lotIsReleased')?.mending?.people).not.toEqual([]);
    expect(sent.slice(0, 2)).toEqual(['begin', 'enter']);
    expect(sent.length).toBeLessThanOrEqual(10);
  });
});
