import { describe, expect } from 'vitest';
import { receiving } from '#contract/receiving';
import { test } from '#test/world';

describe('receiving from somebody who is no supplier of ours', () => {
  test('is refused', async ({ world }) => {
    const { id: productId } = await world.product();
    const { about, fill } = world.arriving({ productId });
    const delivery = { about, fill: { ...fill, supplierId: world.hospitalId } };

    const findings = await world.receiver.mayNot(receiving.receive, delivery);

    expect(findings).toMatchObject([
      { rule: 'receiving.supplierIsOnFile', basis: 'GSP 53', message: { zh: '供货者没有建档' } },
    ]);
  });
});
