import { describe, expect } from 'vitest';
import { shipping } from '#contract/shipping';
import { test } from '#test/world';

describe('shipping to somebody who is no customer of ours', () => {
  test('is refused', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 5 });
    const { about, fill } = world.shipping(lot.lotId, 5);
    const shipment = { about, fill: { ...fill, customerId: world.supplierId } };

    const findings = await world.dispatcher.mayNot(shipping.ship, shipment);

    expect(findings).toMatchObject([
      { rule: 'shipping.customerIsOnFile', basis: 'GSP 82', message: { zh: '购货者没有建档' } },
    ]);
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -5, qualified: 5 });
  });
});
