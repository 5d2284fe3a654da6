import { describe, expect } from 'vitest';
import { shipping } from '#contract/shipping';
import { test } from '#test/world';

describe('shipping a lot', () => {
  test('moves released goods to the hospital', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 100 });

    const { documents } = await world.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 30));

    expect(documents).toMatchObject([{ kind: 'shipping.delivery', state: 'shipped' }]);
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -100, qualified: 70, customer: 30 });
  });

  test('is refused with every reason at once: not released, too much, expired', async ({ world }) => {
    const product = await world.product();
    const lot = await world.releasedLot({ quantity: 10, productId: product.id, lotNumber: 'A1' });
    await world.receivedLot({ quantity: 5, productId: product.id, lotNumber: 'a1 ' });
    await world.passDays(365 * 20);
    const dispatcher = await world.someone('dispatcher');

    const findings = await dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 12));

    expect(findings.map(({ rule }) => rule)).toEqual([
      'acceptance.lotIsInDate',
      'acceptance.lotIsReleased',
      'shipping.stockCovers',
    ]);
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -15, pending: 5, qualified: 10 });
  });

  test('is explained before anybody tries', async ({ world }) => {
    const lot = await world.receivedLot({ quantity: 5 });

    const findings = await world.dispatcher.isBlocked(shipping.ship, { siteId: world.siteId, lotId: lot.lotId });

    expect(findings.map(({ rule }) => rule)).toEqual(['acceptance.lotIsReleased', 'shipping.stockCovers']);
    expect(findings[0]?.message.en).toContain('5 not yet released by acceptance (YS');
  });

  test('of serial-numbered goods takes the units that were named', async ({ world }) => {
    const lot = await world.releasedLot({ serials: ['S1', 'S2', 'S3'] });

    await world.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 2, ['s1', 'S3']));
    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 2, ['S1', 'S9']));

    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -3, qualified: 1, customer: 2 });
    expect(findings.map(({ rule }) => rule)).toEqual([
      'shipping.stockCovers',
      'shipping.serialsStandHere',
      'shipping.serialsStandHere',
    ]);
  });
});
