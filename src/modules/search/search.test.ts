import { describe, expect } from 'vitest';
import { search } from '#contract/search';
import { revised } from '#test/live';
import { asOwner, newWorld, test } from '#test/world';

describe('a search', () => {
  test('finds partners by characters, pinyin and initials, in the transaction that registered them', async ({
    world,
  }) => {
    const id = await world.partner('customer', '重庆西南医院');

    for (const text of ['西南', '重庆 医院', 'cqxn', 'chongqing', 'XNYY']) {
      expect(await world.dispatcher.sees(search.find, { text }), text).toMatchObject([
        { kind: 'partner', foundId: id, title: '重庆西南医院' },
      ]);
    }
    expect(await world.dispatcher.sees(search.find, { text: '西北' })).toEqual([]);
  });

  test('finds documents, lots and serial numbers by their beginning', async ({ world }) => {
    const { number, lotId, answer } = await world.receivedLot({ serials: ['SN-77', 'SN-78'] });
    const receipt = answer.documents[0]?.number ?? '';

    expect(await world.acceptor.sees(search.find, { text: receipt.toLowerCase() })).toMatchObject([
      { kind: 'document', title: receipt, aside: '收货单' },
    ]);
    expect(await world.acceptor.sees(search.find, { text: number.slice(0, 8) })).toMatchObject([
      { kind: 'lot', foundId: lotId },
    ]);
    expect(await world.acceptor.sees(search.find, { text: 'sn-7' })).toMatchObject([
      { kind: 'serial', title: 'SN-77' },
      { kind: 'serial', title: 'SN-78' },
    ]);
  });

  test('reads a scanned label', async ({ world }) => {
    const product = await world.product();
    const { lotId } = await world.receivedLot({ productId: product.id, lotNumber: 'LABEL-1' });

    const found = await world.acceptor.sees(search.find, { text: `(01)${product.primaryDi}(17)311231(10)LABEL-1` });

    expect(found).toMatchObject([
      { kind: 'lot', foundId: lotId },
      { kind: 'product', foundId: product.id },
    ]);
  });

  test('shows what may be seen only: company, scope, permission; colleagues to everybody', async ({ world }) => {
    const id = await world.partner('customer', '东方医院');
    const other = await world.partner('customer', '东方诊所');
    const elsewhere = await newWorld();
    const narrow = await world.someone('dispatcher');
    await asOwner('update kernel.position_holding set parties = $2 where person_id = $1', [
      narrow.id,
      JSON.stringify([other]),
    ]);
    const ids = (found: { foundId: string }[]) => found.map(({ foundId }) => foundId).sort();

    expect(ids(await world.dispatcher.sees(search.find, { text: '东方' }))).toEqual([id, other].sort());
    expect(ids(await narrow.sees(search.find, { text: '东方' }))).toEqual([other]);
    expect(await elsewhere.dispatcher.sees(search.find, { text: '东方' })).toEqual([]);
    // Colleagues are posted for everybody (GSP 19); so everybody finds them.
    expect(await world.dispatcher.sees(search.find, { text: 'receiver' })).toMatchObject([{ kind: 'person' }]);
    await revised(world, 'dispatcher', [search.find.name]);
    expect(await world.dispatcher.sees(search.find, { text: 'receiver' })).toEqual([]);
  });
});
