import { describe, expect, vi } from 'vitest';
import { compareStock } from '#app/proof';
import { shipping } from '#contract/shipping';
import { work } from '#contract/work';
import { runJob } from '#kernel/jobs/run-job';
import { startDue } from '#kernel/jobs/worker';
import { asOwner, kernel, owner, test, type World } from '#test/world';

const aNight = async (world: World): Promise<void> => {
  await world.passDays(1);
  await startDue(kernel, world.org);
  const jobs = await asOwner<{ id: string }>(
    `select id from kernel.job where org_id = $1 and name = 'warehouse.comparing' and state = 'waiting'`,
    [world.org],
  );
  for (const { id } of jobs) await runJob(kernel, { org: world.org, id }, new AbortController().signal);
};

const reports = ({ org }: World) =>
  asOwner<{ asked: { fill: { count: number; differences: { en: string }[] } } }>(
    `select asked from kernel.journal_line where org_id = $1 and command = 'warehouse.reportDifferences'
     and kind = 'command'`,
    [org],
  );

/** Shipped, reserved, held and serial-numbered goods. */
const story = async (world: World) => {
  const lot = await world.releasedLot({ quantity: 10 });
  await world.releasedLot({ serials: ['S1', 'S2'] });
  await world.dispatcher.does(shipping.ship, world.shipping(lot.lotId, 4));
  await world.salesperson.does(shipping.reserve, world.reserving(lot.productId, 5));
  return lot;
};

/** What somebody with every right does: past keys and checks. */
const tamper = (statement: string) => asOwner(`set session_replication_role = replica; ${statement}`);

const compared = async (world: World) => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    const agrees = await compareStock(owner);
    const said = log.mock.calls.flat().filter((line) => String(line).includes(world.org));
    return { agrees, said: said.map(String) };
  } finally {
    log.mockRestore();
  }
};

describe('stock and its movements', () => {
  test('agree after whatever people do, and nobody is bothered at night', async ({ world }) => {
    await story(world);

    await aNight(world);

    expect((await compared(world)).said).toEqual([]);
    expect(await reports(world)).toEqual([]);
  });

  test('that differ are named row by row, told at night, and repaired by nobody', async ({ world }) => {
    const { lotId } = await story(world);
    await tamper(`update kernel.balance set quantity = quantity + 1 where org_id = '${world.org}'
      and lot_id = '${lotId}' and side = 'inside' and quantity <> 0;
      update kernel.pool set on_hand = on_hand - 1 where org_id = '${world.org}' and lot_id = '${lotId}'
        and status = 'qualified';
      update kernel.reservation set left_quantity = 4, released = 1 where org_id = '${world.org}';
      update kernel.serial_unit set status = 'pending', beneath = 'pending' where org_id = '${world.org}'
        and serial = 'S1'`);

    await aNight(world);
    const { agrees, said } = await compared(world);

    const rows = said.map((line) => line.replace(/.* \/ the /, '').replaceAll(/[0-9a-f-]{36}/g, '…'));
    expect(agrees).toBe(false);
    expect(rows).toEqual([
      'balance … … qualified is 7, by its movements it should be 6 (…)',
      'pool (on hand / reserved) … … qualified is 5 / 5, by its movements it should be 6 / 4 (…)',
      expect.stringMatching(/^unit S1 is … pending pending …, by its movements it should be … qualified qualified …/),
    ]);
    const [report] = await reports(world);
    expect(report?.asked.fill).toMatchObject({ count: 3 });
    expect(report?.asked.fill.differences).toHaveLength(3);
    expect(await asOwner('select position from kernel.notice where org_id = $1', [world.org])).toEqual([
      { position: 'administrator' },
    ]);
    const { entries } = await world.qualityHead.sees(work.inbox, { kind: 'task' });
    expect(entries.map(({ title }) => title.zh)).toEqual([expect.stringContaining('3 行库存与流转不一致')]);
  });
});
