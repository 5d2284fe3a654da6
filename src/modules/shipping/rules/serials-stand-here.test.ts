import { describe, expect } from 'vitest';
import { shipping } from '#contract/shipping';
import { test } from '#test/world';

const rule = 'shipping.serialsStandHere';

describe('shipping serial-numbered goods', () => {
  test('that are not of the lot, or named twice, is refused one by one', async ({ world }) => {
    const lot = await world.releasedLot({ serials: ['S1', 'S2', 'S3'] });

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 3, ['S1', 'S1', 'S9']));

    expect(findings).toMatchObject([
      { rule, basis: 'GSP 87', field: 'serials', message: { zh: '序列号 S1 重复' } },
      { rule, message: { zh: '序列号 S9 不属于此批' } },
    ]);
  });

  test('that have left already says where they are', async ({ world }) => {
    const lot = await world.releasedLot({ serials: ['S1', 'S2'] });
    await world.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 1, ['S1']));

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 1, ['S1']));

    expect(findings).toMatchObject([{ rule, message: { zh: '序列号 S1 不在本仓合格品中：第一医院' } }]);
  });

  test('without naming each is refused', async ({ world }) => {
    const lot = await world.releasedLot({ serials: ['S1', 'S2'] });

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 2, ['S1']));

    expect(findings).toMatchObject([{ rule, message: { zh: '数量 2，序列号 1 个，两者须相等' } }]);
  });

  test('is refused where the lot has no serial numbers', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 2 });

    const findings = await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 1, ['S1']));

    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });
});
