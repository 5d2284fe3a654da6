import { describe, expect } from 'vitest';
import { receiving } from '#contract/receiving';
import { trace } from '#contract/trace';
import { asOwner, test } from '#test/world';

describe('receiving goods', () => {
  test('by serial number alone keeps each delivery under its own dates', async ({ world }) => {
    const product = await world.product({ bySerial: true, byLot: false });
    const receive = (serial: string, lastUseOn: string) =>
      world.receiver.does(receiving.receive, {
        about: { siteId: world.siteId },
        fill: {
          supplierId: world.supplierId,
          lines: [{ productId: product.id, lastUseOn, serials: [serial], quantity: 1 }],
        },
      });

    await Promise.all([receive('A', '2031-01-31'), receive('B', '2032-02-29'), receive('C', '2031-01-31')]);

    const found = await Promise.all(['A', 'B', 'C'].map((serial) => world.admin.sees(trace.find, { serial })));
    expect(found.map(([lot]) => lot?.lastUseOn)).toEqual(['2031-01-31', '2032-02-29', '2031-01-31']);
    expect(found[0]?.[0]?.lotId).toBe(found[2]?.[0]?.lotId);
  });

  test('of ten thousand serial numbers is one command, and all of them are somewhere', async ({ world }) => {
    const serials = Array.from({ length: 10_000 }, (_, at) => `SN${at}`);

    const lot = await world.receivedLot({ serials });

    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -10_000, pending: 10_000 });
    const [line] = await asOwner<{ size: number }>(
      'select length(changed::text) + length(asked::text) as size from kernel.journal_line where id = $1',
      [lot.answer.lineId],
    );
    expect(line?.size).toBeLessThan(1_000_000);
  });
});
