import { describe, expect } from 'vitest';
import { receiving } from '#contract/receiving';
import { test } from '#test/world';

const rule = 'catalog.labelCarriesWhatTracks';

describe('receiving what the label does not trace', () => {
  test('is refused without lot and use-by date', async ({ world }) => {
    const { id: productId, name } = await world.product();
    const delivery = world.arriving({ productId, lotNumber: undefined, lastUseOn: undefined });

    const findings = await world.receiver.mayNot(receiving.receive, delivery);

    expect(findings).toMatchObject([
      { rule, basis: 'GSP 64', message: { zh: `${name}：缺少批号` } },
      { rule, message: { zh: `${name}：缺少有效期` } },
    ]);
  });

  test('is refused when serial numbers and quantity differ', async ({ world }) => {
    const { id: productId } = await world.product({ bySerial: true });
    const delivery = world.arriving({ productId, serials: ['S1'], quantity: 2 });

    const findings = await world.receiver.mayNot(receiving.receive, delivery);

    expect(findings).toMatchObject([{ rule }]);
    expect(findings[0]?.message.en).toContain('quantity 2 but 1 serial numbers');
  });

  test('is refused when it was made after its use-by date', async ({ world }) => {
    const { id: productId } = await world.product();
    const delivery = world.arriving({ productId, productionOn: '2032-01-01' });

    const findings = await world.receiver.mayNot(receiving.receive, delivery);

    expect(findings).toMatchObject([{ rule }, { rule }]);
  });

  test('is refused when nobody knows the product', async ({ world }) => {
    const delivery = world.arriving({ productId: world.siteId });

    const findings = await world.receiver.mayNot(receiving.receive, delivery);

    expect(findings).toMatchObject([{ rule, message: { zh: '产品没有建档，不能收货' } }]);
  });
});
