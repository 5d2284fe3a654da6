import { describe, expect } from 'vitest';
import { shipping } from '#contract/shipping';
import { test } from '#test/world';

describe('goods nobody has released', () => {
  test('do not go out', async ({ world }) => {
    const lot = await world.receivedLot({ quantity: 5 });

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 5));

    expect(findings[0]).toMatchObject({ rule: 'acceptance.lotIsReleased', basis: 'GSP 57' });
    expect(findings[0]?.message.zh).toMatch(/^5 件尚未验收放行\(YS\d{8}-\d{4}\),不能发货$/);
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -5, pending: 5 });
  });

  test('do not hold back what was released of the same lot', async ({ world }) => {
    const { id: productId } = await world.product();
    const lot = await world.releasedLot({ quantity: 5, productId, lotNumber: 'A1' });
    await world.receivedLot({ quantity: 7, productId, lotNumber: 'A1' });

    await world.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 5));

    expect(await world.balancesOf(lot.lotId)).toMatchObject({ pending: 7, customer: 5 });
  });
});
