import { describe, expect } from 'vitest';
import { receiving } from '#contract/receiving';
import { test } from '#test/world';

const rule = 'receiving.serialIsNew';

describe('receiving a serial number', () => {
  test('that is in stock is refused and says where it stands', async ({ world }) => {
    const { productId } = await world.receivedLot({ serials: ['S1'] });
    const delivery = world.arriving({ productId, serials: ['s1'] });

    const findings = await world.receiver.mayNot(receiving.receive, delivery);

    expect(findings).toMatchObject([{ rule, basis: 'GSP 51(7)' }]);
    expect(findings[0]?.message.zh).toContain('已在账：一号仓 待验区');
  });

  test('that stands twice in one delivery is refused', async ({ world }) => {
    const { id: productId } = await world.product({ bySerial: true });
    const delivery = world.arriving({ productId, serials: ['S1'] }, { productId, serials: ['S1'] });

    const findings = await world.receiver.mayNot(receiving.receive, delivery);

    expect(findings).toMatchObject([{ rule, message: { zh: '序列号 S1 重复' } }]);
  });

  test('of another product is nobody else', async ({ world }) => {
    await world.receivedLot({ serials: ['S1'] });
    const { id: productId } = await world.product({ bySerial: true });

    const { documents } = await world.receiver.does(receiving.receive, world.arriving({ productId, serials: ['S1'] }));

    expect(documents[0]).toMatchObject({ state: 'received' });
  });

  test('is told at the scan already, whatever invisible signs a copied number brings', async ({ world }) => {
    const { productId } = await world.receivedLot({ serials: ['S\u200b7\ufeff'] });
    const { id: other } = await world.product({ bySerial: true });

    const found = await world.receiver.sees(receiving.unitOnFile, { productId, serial: '\u200es7' });
    const none = await world.receiver.sees(receiving.unitOnFile, { productId: other, serial: 'S7' });

    expect(found.at?.zh).toContain('待验区');
    expect(none.at).toBeNull();
  });
});
