import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { receiving } from '#contract/receiving';
import { shipping } from '#contract/shipping';
import { dayIn, test } from '#test/world';

const rule = 'acceptance.lotIsInDate';

describe('goods past their last day', () => {
  test('do not come in', async ({ world }) => {
    const { id: productId } = await world.product();
    const delivery = world.arriving({ productId, lotNumber: 'A1', lastUseOn: '2020-01-31' });

    const findings = await world.receiver.mayNot(receiving.receive, delivery);

    expect(findings).toMatchObject([{ rule, basis: 'GSP 80', message: { zh: '批号 A1 已于 2020-01-31 到期' } }]);
  });

  test('are not released', async ({ world }) => {
    const { acceptanceId } = await world.receivedLot();
    await world.passDays(365 * 20);
    const acceptor = await world.someone('acceptor');

    const said = { about: { acceptanceId }, fill: { conclusion: '合格' } };
    const findings = await acceptor.mayNot(acceptance.releaseAccepted, said);

    expect(findings).toMatchObject([{ rule }]);
  });

  test('do not go out', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 5 });
    await world.passDays(365 * 20);
    const dispatcher = await world.someone('dispatcher');

    const findings = await dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 5));

    expect(findings).toMatchObject([{ rule }]);
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -5, qualified: 5 });
  });
});

describe('goods on their last day', () => {
  test('still go out', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 5, lastUseOn: dayIn(40) });
    await world.passDays(40);

    const dispatcher = await world.someone('dispatcher');
    await dispatcher.does(shipping.ship, world.shipping(lot.lotId, 5));

    expect(await world.balancesOf(lot.lotId)).toMatchObject({ customer: 5 });
  });
});
