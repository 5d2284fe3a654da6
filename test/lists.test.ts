/** Every list of the product: its rows are what it declares, and a page reads no more after years than after a week. */
import { describe, expect, test as plain } from 'vitest';
import { modules } from '#app/modules';
import { ask } from '#kernel/ask';
import type { Pool } from '#kernel/db';
import type { ListQuery } from '#kernel/lists/list';
import { registryOf } from '#kernel/registry';
import { yearsOf } from '#test/history-of-lists';
import { kernel, type Person, pool } from '#test/person';
import { newWorld } from '#test/world';

type NamedList = ListQuery & { readonly name: string };

const registry = registryOf(modules);
const lists = [...registry.readings.values()].flatMap(({ query }) =>
  'list' in query ? [query as typeof query & NamedList] : [],
);
const mayOf = () => new Set(registry.readings.keys());

const FEW = 1_000;
const MANY = Number(process.env.LIST_ROWS ?? 20_000);

/** A page is 51 rows of up to seven tables, each found by its key. */
const BUFFERS_MAX = 1_500;

type Sent = { text: string; values: unknown[] };

/** The same pool, keeping the statement that read the list. */
const listening = () => {
  const sent: Sent[] = [];
  const connect = async () => {
    const client = await pool.connect();
    const query = (...asked: unknown[]) => {
      const [first] = asked;
      if (typeof first === 'object' && first && 'text' in first) sent.push(first as Sent); // As pg takes it.
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

const pageOf = async ({ asker }: Person, list: NamedList, asked: object) => {
  const { sent, pool: heard } = listening();
  const page = await ask({ ...kernel, registry, mayOf, pool: heard }, asker, list.name, asked);
  return { page: list.output.parse(page), sent };
};

/** What PostgreSQL touched for a statement, and how long it took. */
const costOf = async (org: string, { text, values }: Sent) => {
  const client = await pool.connect();
  try {
    await client.query(`begin; set local yanji.org_id = '${org}'; set local plan_cache_mode = force_custom_plan`);
    await client.query(text, values);
    const { rows } = await client.query(`explain (analyze, buffers, format json) ${text}`, values);
    const [{ Plan: plan, 'Execution Time': took }] = rows[0]['QUERY PLAN'];
    return { buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], took };
  } finally {
    await client.query('rollback');
    client.release();
  }
};

describe('every list', () => {
  plain('reads a page with one statement, and no more of it when years have passed', { timeout: 600_000 }, async () => {
    const young = await newWorld();
    const old = await newWorld();
    await yearsOf(young, FEW, 0);
    await yearsOf(old, MANY, 1_000_000);
    const grown: unknown[] = [];

    for (const list of lists) {
      for (const by of list.list.sorts) {
        const costs = [];
        for (const world of [young, old]) {
          const asked = { sort: { by, down: list.list.sort.down } };
          const first = await pageOf(world.admin, list, asked);
          const next = await pageOf(world.admin, list, { ...asked, after: first.page.next ?? '' });
          expect(first.sent).toHaveLength(1);
          expect(first.page.rows).toHaveLength(50);
          const [one, two] = [first.sent[0], next.sent[0]];
          if (one && two) costs.push(await costOf(world.org, one), await costOf(world.org, two));
        }
        const [few = 0, , many = 0] = costs.map(({ buffers }) => buffers);
        if (process.env.LIST_ROWS) console.log(list.name, by, JSON.stringify(costs));
        if (many > Math.max(few * 1.5, BUFFERS_MAX)) grown.push([list.name, by, costs]);
      }
    }

    expect(lists.length).toBeGreaterThanOrEqual(9);
    expect(grown).toEqual([]);
  });
});
