/** Deciding about settings: who may, from when it counts, and what the law does not leave to a company. */
import { v7 } from 'uuid';
import { describe, expect } from 'vitest';
import { settings } from '#contract/settings';
import { shipping } from '#contract/shipping';
import { work } from '#contract/work';
import type { Fill } from '#kernel/contract';
import { Malformed } from '#kernel/malformed';
import { approved, settled, stateOf } from '#test/held';
import type { Person } from '#test/person';
import { asOwner, dayIn, test, type World } from '#test/world';

const name = 'shipping.firstExpiry';
const company = { name, level: 'company', of: '', version: 0 } as const;
const today = () => dayIn(0);

const saying = (laterLot: string, said: Partial<Fill<typeof settings.change>> = {}) => ({
  value: { laterLot },
  countsFrom: today(),
  reason: '质量会议决定',
  ...said,
});

const laterLot = async (world: World) => {
  const { id: productId } = await world.product();
  await world.releasedLot({ productId, lotNumber: 'EARLY', lastUseOn: '2060-01-31', quantity: 5 });
  return world.releasedLot({ productId, lotNumber: 'LATE', lastUseOn: '2061-12-31', quantity: 5 });
};

describe('a decision about a setting', () => {
  test('counts at once, and the journal line of the next act names its version', async ({ world }) => {
    const quality = await world.someone('qualityHead');
    const late = await laterLot(world);
    const said = world.shipping(late.lotId, 2);
    expect(await world.dispatcher.mayNot(shipping.ship, said)).toMatchObject([{ verdict: 'acknowledge' }]);

    await settled(world, quality, settings.change, { about: company, fill: saying('permitted') });

    const { lineId } = await world.dispatcher.does(shipping.ship, said);
    const [line] = await asOwner<{ checked: { facts: Record<string, Record<string, unknown>> } }>(
      'select checked from kernel.journal_line where id = $1',
      [lineId],
    );
    expect(line?.checked.facts['kernel.settingInForce']?.[`${name}/company/`]).toMatchObject([
      { number: 1, value: { laterLot: 'permitted' }, countsFrom: today() },
    ]);
  });

  test('forbids where it says so, for everybody', async ({ world }) => {
    const quality = await world.someone('qualityHead');
    const late = await laterLot(world);
    await settled(world, quality, settings.change, { about: company, fill: saying('forbidden') });

    const acknowledged = [{ rule: 'shipping.firstExpiryGoesFirst', reason: '急' }];
    const findings = await world.dispatcher.mayNot(shipping.ship, { ...world.shipping(late.lotId, 2), acknowledged });

    expect(findings).toMatchObject([{ rule: 'shipping.firstExpiryGoesFirst', verdict: 'forbidden' }]);
  });

  test('for a later day counts from the midnight of that day where the company is', async ({ world }) => {
    const quality = await world.someone('qualityHead');
    const late = await laterLot(world);
    const fill = saying('permitted', { countsFrom: dayIn(2) });
    await settled(world, quality, settings.change, { about: company, fill });
    const isPermitted = async () =>
      (await world.dispatcher.isBlocked(shipping.ship, { siteId: world.siteId, lotId: late.lotId })).length === 0;
    const clockTo = (local: string) =>
      asOwner(
        `update kernel.company set clock_offset = ($2::timestamp at time zone time_zone) - now() where org_id = $1`,
        [world.org, local],
      );

    await clockTo(`${dayIn(1)} 23:59:58`);
    expect(await isPermitted()).toBe(false);
    await clockTo(`${dayIn(2)} 00:00:00`);
    expect(await isPermitted()).toBe(true);
    await clockTo(`${dayIn(1)} 12:00:00`);
    expect(await isPermitted()).toBe(false);
  });

  test('cannot count from a day that is past', async ({ world }) => {
    const quality = await world.someone('qualityHead');

    const fill = saying('permitted', { countsFrom: dayIn(-1) });
    const findings = await quality.mayNot(settings.change, { about: company, fill });

    expect(findings).toMatchObject([{ rule: 'settings.countsFromTodayOn', basis: 'INSP 5.51', field: 'countsFrom' }]);
  });

  test('of one day gives way to one made after it', async ({ world }) => {
    const quality = await world.someone('qualityHead');
    await settled(world, quality, settings.change, { about: company, fill: saying('forbidden') });
    await settled(world, quality, settings.change, { about: { ...company, version: 1 }, fill: saying('permitted') });

    const late = await laterLot(world);
    await world.dispatcher.does(shipping.ship, world.shipping(late.lotId, 2));

    const versions = await quality.sees(settings.history, { name });
    expect(versions.map(({ version, value }) => [version, value?.laterLot])).toEqual([
      [2, 'permitted'],
      [1, 'forbidden'],
    ]);
  });

  test('is the quality head’s: an administrator may not', async ({ world }) => {
    const findings = await world.admin.mayNot(settings.change, { about: company, fill: saying('permitted') });

    expect(findings).toMatchObject([{ rule: 'kernel.positionPermits' }]);
  });
});

describe('a position held for a site', () => {
  const narrowed = async (world: World, sites: string[]) => {
    const quality = await world.someone('qualityHead');
    await asOwner('update kernel.position_holding set sites = $3 where org_id = $1 and person_id = $2', [
      world.org,
      quality.id,
      JSON.stringify(sites),
    ]);
    return quality;
  };

  test('decides and sees nothing for the company or another site', async ({ world }) => {
    const elsewhere = await world.site('二号仓');
    const head = await world.someone('qualityHead');
    const site = { ...company, level: 'site', of: world.siteId } as const;
    await settled(world, head, settings.change, { about: site, fill: saying('permitted') });
    const quality = await narrowed(world, [elsewhere]);

    const fill = saying('forbidden');
    const findings = [
      await quality.mayNot(settings.change, { about: company, fill }),
      await quality.mayNot(settings.change, { about: { ...site, version: 1 }, fill }),
    ];
    await settled(world, quality, settings.change, { about: { ...site, of: elsewhere }, fill });

    expect(findings.map(([first]) => first?.rule)).toEqual(['settings.scopeHoldsThePlace', 'kernel.scopeCovers']);
    expect((await quality.sees(settings.history, { name })).map(({ ofName }) => ofName)).toEqual(['二号仓']);
    expect((await quality.sees(settings.places, {})).filter(({ level }) => level === 'site')).toHaveLength(1);
  });
});

describe('two decisions approved at once', () => {
  test('are one: the other is not carried out, and its proposer is told what was decided meanwhile', async ({
    world,
  }) => {
    const heads = [world.qualityHead, await world.someone('qualityHead')] as const;
    const proposed = (by: Person, laterLot: string) =>
      by.does(settings.change, { about: company, fill: saying(laterLot) }).then(({ held }) => held?.id ?? '');
    const ids = [await proposed(heads[0], 'permitted'), await proposed(heads[1], 'forbidden')] as const;

    await Promise.all([approved(heads[1], ids[0]), approved(heads[0], ids[1])]);

    expect((await Promise.all(ids.map(stateOf))).sort()).toEqual(['done', 'failed']);
    expect(await world.qualityHead.sees(settings.history, { name })).toHaveLength(1);
    const lost = (await stateOf(ids[0])) === 'failed' ? 0 : 1;
    const { failed } = await (heads[lost] ?? heads[0]).sees(work.held, { heldId: ids[lost] ?? '' });
    expect(failed[0]?.zh).toContain('已有第 1 版决定');
  });
});

describe('a place that decided by itself', () => {
  test('goes before what is more general, level by level', async ({ world }) => {
    const quality = await world.someone('qualityHead');
    const late = await laterLot(world);
    await asOwner(`update catalog.product set category = '6815' where org_id = $1 and id = $2`, [
      world.org,
      late.productId,
    ]);
    const places = [
      { level: 'company', of: '' },
      { level: 'site', of: world.siteId },
      { level: 'category', of: '6815' },
      { level: 'partner', of: world.hospitalId },
      { level: 'product', of: late.productId },
    ] as const;
    const said = world.shipping(late.lotId, 9);

    for (const [at, place] of places.entries()) {
      const laterLot = at % 2 === 0 ? 'forbidden' : 'permitted';
      await settled(world, quality, settings.change, { about: { ...company, ...place }, fill: saying(laterLot) });
      const rules = (await world.dispatcher.mayNot(shipping.ship, said)).map(({ rule }) => rule);
      expect([place.level, rules.includes('shipping.firstExpiryGoesFirst')]).toEqual([place.level, at % 2 === 0]);
    }
  });

  test('follows what stands above it again from the day somebody says so', async ({ world }) => {
    const quality = await world.someone('qualityHead');
    const site = { ...company, level: 'site', of: world.siteId } as const;
    const late = await laterLot(world);
    await settled(world, quality, settings.change, { about: company, fill: saying('forbidden') });
    await settled(world, quality, settings.change, { about: site, fill: saying('permitted') });
    await world.dispatcher.does(shipping.ship, world.shipping(late.lotId, 1));

    const back = { about: { ...site, version: 1 }, fill: { countsFrom: today(), reason: '不再单独规定' } };
    expect(await quality.mayNot(settings.follow, { ...back, about: site })).toMatchObject([
      { rule: 'settings.nobodyDecidedMeanwhile' },
    ]);
    await settled(world, quality, settings.follow, back);

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(late.lotId, 1));
    expect(findings).toMatchObject([{ verdict: 'forbidden' }]);
  });
});

describe('what no setting takes', () => {
  test('is a value of another shape, with the field named', async ({ world }) => {
    const quality = await world.someone('qualityHead');

    const odd: Record<string, unknown>[] = [{ laterLot: 'sometimes' }, {}, { laterLot: 'permitted', more: 1 }];
    for (const value of odd) {
      const answer = settled(world, quality, settings.change, { about: company, fill: saying('', { value }) });
      await expect(answer).rejects.toBeInstanceOf(Malformed);
    }
  });

  test('is a place or a name that is not on file, or a level that does not decide it', async ({ world }) => {
    const quality = await world.someone('qualityHead');
    const elsewhere = await (await import('#test/world')).newWorld();
    const fill = saying('permitted');
    const change = (about: object) => quality.does(settings.change, { about: { ...company, ...about }, fill });

    await expect(change({ name: 'shipping.nothing' })).rejects.toThrow('no such setting');
    await expect(change({ level: 'site', of: v7() })).rejects.toThrow('not on file');
    await expect(change({ level: 'site', of: elsewhere.siteId })).rejects.toThrow('not on file');
    await expect(change({ level: 'partner', of: world.siteId })).rejects.toThrow('not on file');
    await expect(change({ level: 'site', of: 'one' })).rejects.toBeInstanceOf(Malformed);
    const separation = { name: 'acceptance.separationOfDuties', level: 'partner', of: world.hospitalId };
    await expect(change(separation)).rejects.toThrow('not decided at that level');
  });
});

describe('the list of settings', () => {
  test('tells what counts, where it comes from, and what will count', async ({ world }) => {
    const quality = await world.someone('qualityHead');
    const site = { ...company, level: 'site', of: world.siteId } as const;
    await settled(world, quality, settings.change, { about: site, fill: saying('permitted') });
    const fill = saying('forbidden', { countsFrom: dayIn(9) });
    await settled(world, quality, settings.change, { about: company, fill });

    const its = (await quality.sees(settings.list, {})).find((one) => one.name === name);

    expect(its).toMatchObject({
      byDefault: { laterLot: 'acknowledged' },
      inForce: [{ level: 'site', ofName: '一号仓', value: { laterLot: 'permitted' }, createdBy: 'qualityHead' }],
      later: [{ level: 'company', countsFrom: dayIn(9), value: { laterLot: 'forbidden' } }],
      form: [{ name: 'laterLot', kind: 'choice', choices: [{ value: 'permitted' }, {}, {}] }],
    });
  });
});
