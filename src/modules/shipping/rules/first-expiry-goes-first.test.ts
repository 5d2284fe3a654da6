import { describe, expect } from 'vitest';
import { shipping } from '#contract/shipping';
import { Refused } from '#kernel/errors';
import { asOwner, test, type World } from '#test/world';

const rule = 'shipping.firstExpiryGoesFirst';

const twoLots = async (world: World) => {
  const { id: productId } = await world.product();
  await world.releasedLot({ productId, lotNumber: 'EARLY', lastUseOn: '2030-01-31', quantity: 5 });
  return world.releasedLot({ productId, lotNumber: 'LATE', lastUseOn: '2031-12-31', quantity: 5 });
};

describe('shipping a lot while another of the product expires earlier', () => {
  test('has to be acknowledged, and names the lot that should leave first', async ({ world }) => {
    const late = await twoLots(world);

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(late.lotId, 2));

    expect(findings).toMatchObject([{ rule, basis: 'policy', verdict: 'acknowledge' }]);
    expect(findings[0]?.message.zh).toContain('批号 EARLY 有效期至 2030-01-31');
    expect(await world.balancesOf(late.lotId)).toEqual({ supplier: -5, qualified: 5 });
  });

  test('goes on with a reason, which the journal keeps', async ({ world }) => {
    const late = await twoLots(world);
    const acknowledged = [{ rule, reason: '客户指定批号' }];

    const { lineId } = await world.dispatcher.does(shipping.ship, { ...world.shipping(late.lotId, 2), acknowledged });

    const [line] = await asOwner<{ checked: { rules: unknown[] } }>(
      'select checked from kernel.journal_line where id = $1',
      [lineId],
    );
    expect(line?.checked.rules).toContainEqual(
      expect.objectContaining({ rule, version: 2, verdict: 'acknowledged', reason: '客户指定批号' }),
    );
    expect(await world.balancesOf(late.lotId)).toMatchObject({ customer: 2 });
  });

  test('does not excuse what is forbidden', async ({ world }) => {
    const late = await twoLots(world);
    const acknowledged = [rule, 'shipping.stockCovers'].map((name) => ({ rule: name, reason: '急' }));

    const shipped = world.dispatcher.does(shipping.ship, { ...world.shipping(late.lotId, 9), acknowledged });

    await expect(shipped).rejects.toBeInstanceOf(Refused);
    await expect(shipped).rejects.toMatchObject({ findings: [{ rule: 'shipping.stockCovers', verdict: 'forbidden' }] });
  });

  test('is told before anybody tries', async ({ world }) => {
    const late = await twoLots(world);

    const findings = await world.dispatcher.isBlocked(shipping.ship, { siteId: world.siteId, lotId: late.lotId });

    expect(findings).toMatchObject([{ rule, verdict: 'acknowledge' }]);
  });

  test('is nobody’s business once the earlier lot has expired', async ({ world }) => {
    const { id: productId } = await world.product();
    await world.releasedLot({ productId, lotNumber: 'EARLY', lastUseOn: '2030-01-31', quantity: 5 });
    const late = await world.releasedLot({ productId, lotNumber: 'LATE', lastUseOn: '2060-12-31', quantity: 5 });
    await world.passDays(365 * 10);
    const dispatcher = await world.someone('dispatcher');

    await dispatcher.does(shipping.ship, world.shipping(late.lotId, 2));

    expect(await world.balancesOf(late.lotId)).toMatchObject({ customer: 2 });
  });
});
