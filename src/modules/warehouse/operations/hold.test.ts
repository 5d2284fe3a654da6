import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { shipping } from '#contract/shipping';
import { warehouse } from '#contract/warehouse';
import { work } from '#contract/work';
import { asOwner, test } from '#test/world';

describe('a hold', () => {
  test('takes a lot out of sale wherever it stands inside, and gives back what it was when lifted', async ({
    world,
  }) => {
    const lot = await world.releasedLot({ quantity: 10 });
    await world.receivedLot({ quantity: 4, productId: lot.productId, lotNumber: lot.number });

    const { documents } = await world.storekeeper.does(warehouse.hold, world.holding('lot', lot.lotId));
    const refused = await world.dispatcher.mayNot(shipping.ship, world.shipping(lot.lotId, 1));
    const held = await world.stockOf(lot.lotId);
    await world.qualityHead.does(warehouse.lift, lifting(documents[0]?.id));

    expect(refused.map(({ rule }) => rule)).toContain('shipping.stockCovers');
    expect(held).toEqual({ onHold: 14 });
    expect(await world.stockOf(lot.lotId)).toEqual({ pending: 4, qualified: 10, available: 10 });
  });

  test('stays as long as another lies on the same goods; a recall is stricter', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 10 });

    const { documents: holds } = await world.storekeeper.does(warehouse.hold, world.holding('product', lot.productId));
    const { documents: recalls } = await world.qualityHead.does(warehouse.recall, world.holding('lot', lot.lotId));
    const recalled = await world.stockOf(lot.lotId);
    await world.qualityHead.does(warehouse.lift, lifting(recalls[0]?.id));
    const held = await world.stockOf(lot.lotId);
    await world.qualityHead.does(warehouse.lift, lifting(holds[0]?.id));

    expect([recalled, held]).toEqual([{ recalled: 10 }, { onHold: 10 }]);
    expect(await world.stockOf(lot.lotId)).toEqual({ qualified: 10, available: 10 });
    expect(await world.qualityHead.mayNot(warehouse.lift, lifting(holds[0]?.id))).toMatchObject([
      { rule: 'warehouse.hold' },
    ]);
  });

  test('is lifted only when nothing stands in a zone that would not be its own', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 6 });
    const { documents } = await world.storekeeper.does(warehouse.hold, world.holding('lot', lot.lotId));
    const [from, apart] = [await world.placeOf('qualified'), await world.placeOf('nonconforming')];
    const there = { lotId: lot.lotId, status: 'onHold' as const };
    const some = { quantity: 2, serials: [] };
    await world.storekeeper.does(warehouse.move, {
      about: { ...there, fromLocationId: from },
      fill: { ...some, toLocationId: apart },
    });

    const findings = await world.qualityHead.mayNot(warehouse.lift, lifting(documents[0]?.id));
    await world.storekeeper.does(warehouse.move, {
      about: { ...there, fromLocationId: apart },
      fill: { ...some, toLocationId: from },
    });
    await world.qualityHead.does(warehouse.lift, lifting(documents[0]?.id));

    expect(findings.map(({ rule, basis }) => [rule, basis])).toEqual([['warehouse.liftedGoodsFitTheirZone', 'GSP 40']]);
    expect(await world.stockOf(lot.lotId)).toEqual({ qualified: 6, available: 6 });
  });

  test('is lifted by the position it names alone', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 1 });
    const { documents } = await world.storekeeper.does(warehouse.hold, world.holding('lot', lot.lotId));
    await asOwner(`update kernel.hold set lifted_by_position = 'somebodyElse' where org_id = $1`, [world.org]);

    const findings = await world.qualityHead.mayNot(warehouse.lift, lifting(documents[0]?.id));

    expect(findings.map(({ rule }) => rule)).toEqual(['warehouse.liftedByItsPosition']);
  });

  test('meets what comes later: it comes in held, and pending goods of it cannot be released', async ({ world }) => {
    const { productId, number, lotId } = await world.releasedLot({ quantity: 3 });
    await world.qualityHead.does(warehouse.recall, world.holding('product', productId));

    const later = await world.receivedLot({ quantity: 5, productId, lotNumber: number });
    const fresh = await world.receivedLot({ quantity: 7, productId });
    const about = { acceptanceId: later.acceptanceId };
    const findings = await world.acceptor.mayNot(acceptance.releaseAccepted, { about, fill: { conclusion: '合格' } });

    expect(later.answer.followed).toMatchObject([{ status: 'recalled', quantity: 5 }]);
    expect(await world.stockOf(lotId)).toEqual({ recalled: 8 });
    expect(await world.stockOf(fresh.lotId)).toEqual({ recalled: 7 });
    expect(findings.map(({ rule }) => rule)).toEqual(['acceptance.allOfItWaitsFree']);
  });

  test('on a supplier locks what nobody can tell apart from it, and leaves the rest', async ({ world }) => {
    const { productId, number, lotId } = await world.releasedLot({ quantity: 3 });
    const other = await world.partner('supplier', '供货者乙');
    const line = { productId, lotNumber: number, lastUseOn: '2031-12-31', quantity: 5, serials: [] };
    const { receiving } = await import('#contract/receiving');
    const about = { siteId: world.siteId };
    await world.receiver.does(receiving.receive, { about, fill: { supplierId: other, lines: [line] } });

    await world.storekeeper.does(warehouse.hold, world.holding('supplier', other));
    const apart = await world.stockOf(lotId);
    const mixed = await world.receivedLot({ quantity: 2, productId, lotNumber: number });

    expect(apart).toEqual({ qualified: 3, available: 3, onHold: 5 });
    expect(mixed.answer.followed).toMatchObject([{ status: 'onHold', quantity: 2 }]);
    expect(await world.stockOf(lotId)).toEqual({ qualified: 3, available: 3, onHold: 7 });
  });

  test('on one unit leaves the others', async ({ world }) => {
    const lot = await world.releasedLot({ serials: ['S1', 'S2', 'S3'] });
    const [unit] = await asOwner<{ id: string }>(
      `select id from kernel.serial_unit where org_id = $1 and serial = 'S2'`,
      [world.org],
    );

    const { documents } = await world.storekeeper.does(warehouse.hold, world.holding('unit', unit?.id ?? ''));
    const held = await world.stockOf(lot.lotId);
    await world.qualityHead.does(warehouse.lift, lifting(documents[0]?.id));

    expect(held).toEqual({ qualified: 2, available: 2, onHold: 1 });
    expect(await world.stockOf(lot.lotId)).toEqual({ qualified: 3, available: 3 });
  });

  test('takes reservations along, the latest first, and tells whose', async ({ world }) => {
    const one = await world.releasedLot({ quantity: 10, lotNumber: 'A', lastUseOn: '2030-01-01' });
    const first = await world.salesperson.does(shipping.reserve, world.reserving(one.productId, 4));
    const second = await world.salesperson.does(shipping.reserve, world.reserving(one.productId, 5));

    const { followed } = await world.storekeeper.does(warehouse.hold, world.holding('lot', one.lotId));
    const { lines } = await world.salesperson.sees(shipping.reservations, {});

    expect(followed).toMatchObject([
      { displaced: one.lotId, documentId: first.documents[0]?.id, quantity: 4 },
      { displaced: one.lotId, documentId: second.documents[0]?.id, quantity: 5 },
    ]);
    expect(lines.map(({ quantity, displaced }) => [quantity, displaced])).toEqual([
      [0, 5],
      [0, 4],
    ]);
    const { entries } = await world.salesperson.sees(work.inbox, { kind: 'task' });
    const said = new Map(entries.map(({ documentId, title }) => [documentId, title.zh.replace(/YL\S+/, 'YL')]));
    expect(said).toEqual(
      new Map([
        [first.documents[0]?.id, '另行预留或告知客户：YL 的预留失去批号 A 的 4：货物已停售'],
        [second.documents[0]?.id, '另行预留或告知客户：YL 的预留失去批号 A 的 5：货物已停售'],
      ]),
    );
    const told = await world.salesperson.sees(work.inbox, { kind: 'notice' });
    expect(told.entries).toHaveLength(2);
    expect((await world.storekeeper.sees(work.inbox, { kind: 'notice' })).entries).toEqual([]);
  });

  test('names itself when pending goods under it are to be released', async ({ world }) => {
    const lot = await world.receivedLot({ quantity: 5 });
    const { documents } = await world.storekeeper.does(warehouse.hold, world.holding('supplier', world.supplierId));
    const said = { about: { acceptanceId: lot.acceptanceId }, fill: { conclusion: '合格' } };

    const [finding] = await world.acceptor.mayNot(acceptance.releaseAccepted, said);

    const { id = '', number = '' } = documents[0] ?? {};
    expect(finding).toMatchObject({ rule: 'acceptance.allOfItWaitsFree', document: { id, number } });
    expect(finding?.message.zh).toBe(`货物在暂停 ${number} 之下（投诉），解除后才能放行`);
    await world.qualityHead.does(warehouse.lift, lifting(id));
    await world.release(lot.acceptanceId);
    expect(await world.stockOf(lot.lotId)).toEqual({ qualified: 5, available: 5 });
  });

  test('of what is not on file is not found', async ({ world }) => {
    const held = world.storekeeper.does(warehouse.hold, world.holding('lot', world.siteId));

    await expect(held).rejects.toThrow();
  });

  test('is listed while it is open, by the name of what it lies on', async ({ world }) => {
    const lot = await world.releasedLot({ quantity: 1 });
    await world.storekeeper.does(warehouse.hold, world.holding('lot', lot.lotId));
    await world.storekeeper.does(warehouse.hold, world.holding('site', world.siteId));
    await world.storekeeper.does(warehouse.hold, world.holding('supplier', world.supplierId));

    const { holds } = await world.qualityHead.sees(warehouse.holds, {});

    expect(holds.map(({ scope }) => scope)).toEqual(['supplier', 'site', 'lot']);
    expect(holds.map(({ on }) => on)).toEqual(['供货者甲', '一号仓', expect.stringContaining(lot.number)]);
  });
});

const lifting = (holdId = '') => ({ about: { holdId }, fill: { reason: '查明无误' } });
