import { describe, expect } from 'vitest';
import { shipping } from '#contract/shipping';
import { test } from '#test/world';

const rule = 'shipping.stockCovers';

describe('shipping more than stands here', () => {
  test('is refused with how many are too many', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 10, lotNumber: 'A1' });

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 12));

    expect(findings).toMatchObject([
      { rule, basis: 'GSP 77', field: 'quantity', message: { zh: '批号 A1 可发 10，要发 12，超出 2' } },
    ]);
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -10, qualified: 10 });
  });

  test('counts only the site it leaves from', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 10 });
    const { about, fill } = world.shipping(lot.lotId, 10);
    const siteId = await world.site('二号仓');

    const findings = await world.dispatcher.mayNot(shipping.ship, { about: { ...about, siteId }, fill });

    expect(findings).toMatchObject([{ rule }]);
  });
});
