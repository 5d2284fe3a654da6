/** Numbers of documents: as the company decided, without gaps, never the same twice. */
import fc from 'fast-check';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test as plain } from 'vitest';
import { receiving } from '#contract/receiving';
import { settings } from '#contract/settings';
import { dayPlus } from '#standards/calendar';
import { settled } from '#test/held';
import { newWorld, owner, test, type World } from '#test/world';
import type { Numbering } from './numbering.ts';

const name = 'kernel.numbering.receiving.receipt';
const company = { name, level: 'company', of: '', version: 0 } as const;
const usual: Numbering = { prefix: 'SH', date: 'day', digits: 4, restarts: 'daily' };
const today = () => new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(Date.now());

const numbered = async (world: World, productId: string) => {
  const { documents } = await world.receiver.does(receiving.receive, world.arriving({ productId }));
  return documents.find(({ kind }) => kind === 'receiving.receipt')?.number ?? '';
};

const deciding = async (world: World) => {
  const quality = await world.someone('qualityHead');
  const fill = (value: Partial<Numbering>) => ({ value: { ...usual, ...value }, countsFrom: today(), reason: '制度' });
  return { quality, fill };
};

describe('the number of a document', () => {
  test('is made as the company decided, and goes on without a gap', async ({ world }) => {
    const { id } = await world.product();
    const { quality, fill } = await deciding(world);
    const day = today().replaceAll('-', '');
    expect(await numbered(world, id)).toBe(`SH${day}-0001`);

    await settled(world, quality, settings.change, { about: company, fill: fill({ digits: 6 }) });
    expect(await numbered(world, id)).toBe(`SH${day}-000002`);

    const yearly = fill({ prefix: 'REC', date: 'year', restarts: 'yearly' });
    await settled(world, quality, settings.change, { about: { ...company, version: 1 }, fill: yearly });
    expect(await numbered(world, id)).toBe(`REC${day.slice(0, 4)}-0001`);

    const never = fill({ prefix: 'REC', date: 'none', restarts: 'never' });
    await settled(world, quality, settings.change, { about: { ...company, version: 2 }, fill: never });
    expect([await numbered(world, id), await numbered(world, id)]).toEqual(['REC-0001', 'REC-0002']);
  });

  test('is a site’s own where the site has a prefix', async ({ world }) => {
    const { id } = await world.product();
    const { quality, fill } = await deciding(world);
    const about = { ...company, level: 'site', of: world.siteId } as const;
    await settled(world, quality, settings.change, { about, fill: fill({ prefix: 'SHB' }) });

    expect(await numbered(world, id)).toMatch(/^SHB\d{8}-0001$/);
  });

  test('has no gap however many ask at once, refused ones among them', async ({ world }) => {
    const { id } = await world.product();
    const { quality, fill } = await deciding(world);
    const late = { about: company, fill: fill({ restarts: 'never' }) };

    const refused = world.arriving({ productId: id, lotNumber: 'OLD', lastUseOn: '2020-01-01' });
    const done = await Promise.all([
      ...Array.from({ length: 12 }, () => numbered(world, id)),
      ...Array.from({ length: 6 }, () => world.receiver.mayNot(receiving.receive, refused).then(() => undefined)),
      settled(world, quality, settings.change, late).then(() => undefined),
      ...Array.from({ length: 6 }, () => numbered(world, id)),
    ]);

    const counts = done.flatMap((number) => (number ? [Number(number.split('-')[1])] : []));
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 18 }, (_, at) => at + 1));
  });
});

describe('a numbering that is refused', () => {
  test('takes the prefix of another kind, also one it no longer has', async ({ world }) => {
    const { quality, fill } = await deciding(world);
    const delivery = { ...company, name: 'kernel.numbering.shipping.delivery' };
    await settled(world, quality, settings.change, { about: delivery, fill: fill({ prefix: 'OUT' }) });
    await settled(world, quality, settings.change, {
      about: { ...delivery, version: 1 },
      fill: fill({ prefix: 'GO' }),
    });

    for (const prefix of ['CK', 'OUT', 'GO', 'YS']) {
      const findings = await quality.mayNot(settings.change, { about: company, fill: fill({ prefix }) });
      expect(findings).toMatchObject([{ rule: 'settings.prefixIsOfOneKind', field: 'value.prefix' }]);
    }
  });

  test('starts again more often than its date changes', async ({ world }) => {
    const { quality, fill } = await deciding(world);

    const often = fill({ date: 'month', restarts: 'daily' });
    const findings = await quality.mayNot(settings.change, { about: company, fill: often });

    expect(findings).toMatchObject([{ rule: 'settings.lawIsKept', basis: 'GSP 51(8)', field: 'value.restarts' }]);
  });
});

const dates = ['none', 'year', 'month', 'day'] as const;
const restarts = ['never', 'yearly', 'monthly', 'daily'] as const;
const decisions = fc.integer({ min: 0, max: 3 }).chain((date) =>
  fc.record({
    prefix: fc.constantFrom('SH', 'SHA'),
    date: fc.constant(dates[date] ?? 'day'),
    digits: fc.integer({ min: 3, max: 5 }),
    restarts: fc.constantFrom(...restarts.slice(0, date + 1)),
  }),
);
type Step = { decide: Numbering } | { days: number } | { take: number };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ decide: decisions }),
    fc.record({ days: fc.integer({ min: 1, max: 40 }) }),
    fc.record({ take: fc.integer({ min: 1, max: 4 }) }),
  ),
  { maxLength: 30 },
);

describe('whatever is decided, day after day', () => {
  let client: pg.Client;
  beforeAll(async () => {
    client = new pg.Client(owner);
    await client.connect();
  });
  afterAll(() => client.end());

  plain('no number comes twice, and none is left out while nothing changes', async () => {
    const { org, admin } = await newWorld();
    let kinds = 0;
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const kind = `test.kind${kinds++}`;
        await client.query('delete from kernel.number_counter where org_id = $1', [org]);
        const seen = new Set<string>();
        let [day, version, before] = ['2027-01-20', 0, 0];
        for (const step of all) {
          if ('days' in step) [day, before] = [dayPlus(day, step.days), 0];
          if ('decide' in step) {
            version += 1;
            before = 0;
            await decide(kind, version, day, step.decide);
          }
          for (let at = 0; 'take' in step && at < step.take; at++) {
            const number = await next(kind, day);
            expect(seen).not.toContain(number);
            seen.add(number);
            const count = Number(number.split('-')[1]);
            if (before > 0) expect(count).toBe(before + 1);
            before = count;
          }
        }
      }),
      { numRuns: 60 },
    );

    async function decide(kind: string, version: number, day: string, value: Numbering) {
      const key = `kernel.numbering.${kind}`;
      await client.query(
        `insert into kernel.setting_version (org_id, id, name, level, of_key, key, number, value, counts_from, reason,
           made_by, made_at) values ($1, $2, $3, 'company', '', $4, $5, $6, $7, 'test', $8, now())`,
        [org, v7(), key, `${key}/company/`, version, value, day, admin.id],
      );
    }
    async function next(kind: string, day: string): Promise<string> {
      const asked = { kind, prefix: 'SH', today: day, siteId: null };
      const { rows } = await client.query('select kernel.next_number($1, $2) as number', [org, asked]);
      return rows[0].number;
    }
  });
});
