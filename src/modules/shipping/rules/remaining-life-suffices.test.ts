import { describe, expect } from 'vitest';
import { settings } from '#contract/settings';
import { shipping } from '#contract/shipping';
import { settled } from '#test/held';
import { test, type World } from '#test/world';

const rule = 'shipping.remainingLifeSuffices';
const name = 'shipping.remainingLife';
const dayAfter = (days: number) =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000);

const decide = async (world: World, level: 'company' | 'product' | 'partner', of: string, remainingDaysMin: number) => {
  const quality = await world.someone('qualityHead');
  const fill = { value: { remainingDaysMin }, countsFrom: dayAfter(0), reason: '合同约定' };
  return { quality, said: { about: { name, level, of, version: 0 }, fill } };
};
const decides = async (...said: Parameters<typeof decide>) => {
  const [world] = said;
  const { quality, said: decision } = await decide(...said);
  await settled(world, quality, settings.change, decision);
};

describe('goods that last a while yet', () => {
  test('do not go to a customer who asks for more', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 5, lastUseOn: dayAfter(100) });
    await decides(world, 'partner', world.hospitalId, 101);

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 1));

    expect(findings).toMatchObject([{ rule, basis: 'policy', verdict: 'forbidden' }]);
    expect(findings[0]?.message.zh).toContain('剩余效期 100 天，少于规定的 101 天');
  });

  test('go to one who is content with less than the product has by itself', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 5, lastUseOn: dayAfter(100) });
    await decides(world, 'company', '', 365);
    await decides(world, 'product', lot.productId, 180);
    await decides(world, 'partner', world.hospitalId, 100);

    await world.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 1));

    expect(await world.balancesOf(lot.lotId)).toMatchObject({ customer: 1 });
  });

  test('stay when only the product has a say', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 5, lastUseOn: dayAfter(100) });
    await decides(world, 'product', lot.productId, 180);

    expect(await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 1))).toMatchObject([{ rule }]);
  });
});

describe('what the law fixes', () => {
  test('is not configured away: a negative remaining life is refused by its article', async ({ world }) => {
    const { quality, said } = await decide(world, 'company', '', -1);

    const findings = await quality.mayNot(settings.change, said);

    expect(findings).toMatchObject([
      { rule: 'settings.lawIsKept', basis: 'GSP 80', field: 'value.remainingDaysMin', verdict: 'forbidden' },
    ]);
    expect(await quality.sees(settings.history, { name })).toEqual([]);
  });
});

describe('goods that are promised', () => {
  test('last as long as was agreed, even when nobody asks for it', async ({ world }) => {
    const early = await world.releasedLot({ quantity: 5, lastUseOn: dayAfter(100) });
    const { productId } = early;
    const late = await world.releasedLot({ quantity: 5, lastUseOn: dayAfter(400), productId });
    await decides(world, 'partner', world.hospitalId, 200);

    await world.salesperson.does(shipping.reserve, world.reserving(productId, 5));
    const findings = await world.salesperson.mayNot(shipping.reserve, world.reserving(productId, 1));

    expect(await world.stockOf(early.lotId)).toMatchObject({ available: 5 });
    expect(await world.stockOf(late.lotId)).toMatchObject({ reserved: 5 });
    expect(findings).toMatchObject([{ rule: 'shipping.stockIsAvailable' }]);
    expect(findings[0]?.message.zh).toBe('有效期不少于 200 天的可用 0，要预留 1');
  });
});
