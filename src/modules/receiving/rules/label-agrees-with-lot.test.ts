import { describe, expect } from 'vitest';
import { receiving } from '#contract/receiving';
import { test } from '#test/world';

const rule = 'receiving.labelAgreesWithLot';

describe('receiving more of a lot', () => {
  test('with another use-by date is refused', async ({ world }) => {
    const { productId } = await world.receivedLot({ lotNumber: 'A1', lastUseOn: '2031-12-31' });
    const delivery = world.arriving({ productId, lotNumber: 'a1', lastUseOn: '2032-12-31' });

    const findings = await world.receiver.mayNot(receiving.receive, delivery);

    expect(findings).toMatchObject([{ rule, basis: 'GSP 87' }]);
    expect(findings[0]?.message.zh).toContain('在账为 2031-12-31，标签为 2032-12-31');
  });

  test('with another production date on the next line is refused', async ({ world }) => {
    const { id: productId } = await world.product();
    const [one, two] = ['2026-01-01', '2026-01-02'].map((productionOn) => ({ productId, productionOn }));
    const delivery = world.arriving(one ?? { productId }, two ?? { productId });

    const findings = await world.receiver.mayNot(receiving.receive, delivery);

    expect(findings).toMatchObject([{ rule }]);
  });
});
