import { v7 } from 'uuid';
import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { receiving } from '#contract/receiving';
import { work } from '#contract/work';
import { runJob } from '#kernel/jobs/run-job';
import { startDue } from '#kernel/jobs/worker';
import { decided } from '#test/decided';
import type { Person } from '#test/person';
import { asOwner, kernel, test, type World } from '#test/world';

const all = { text: '', filter: {}, limit: 200, withTotal: false };

/** The jobs of one minute, as the worker runs them. */
const aMinute = async ({ org }: World): Promise<void> => {
  await startDue(kernel, org);
  const jobs = await asOwner<{ id: string }>(
    `select id from kernel.job where org_id = $1 and name = 'work.due' and state = 'waiting'`,
    [org],
  );
  for (const { id } of jobs) await runJob(kernel, { org, id }, new AbortController().signal);
};

/** Lets hours pass for this company alone, or sets its clock back. */
const passHours = ({ org }: World, hours: number) =>
  asOwner('update kernel.company set clock_offset = clock_offset + make_interval(hours => $2) where org_id = $1', [
    org,
    hours,
  ]);

type Row = { of_id: string; hours: number; outcome: string | null; isClosed: boolean; isTold: boolean };

const rowsOf = ({ org }: World): Promise<Row[]> =>
  asOwner<Row>(
    `select of_id, extract(epoch from due_at - opened_at)::int / 3600 as hours, outcome,
       closed_at is not null as "isClosed", escalated_at is not null as "isTold"
     from kernel.deadline where org_id = $1 order by due_at, id`,
    [org],
  );

const shownTo = async (person: Person) => (await person.sees(work.deadlines, all)).rows;

const noticesOf = async (person: Person) =>
  (await person.sees(work.inbox, { kind: 'notice' })).entries.map(({ title }) => title.zh);

describe('a deadline', () => {
  test('opens with each line that was received, and closes kept with its release', async ({ world }) => {
    const { acceptanceId } = await world.receivedLot();
    const other = await world.receivedLot();
    expect(await rowsOf(world)).toMatchObject([
      { of_id: acceptanceId, hours: 24, outcome: null, isClosed: false },
      { of_id: other.acceptanceId, hours: 24, outcome: null, isClosed: false },
    ]);

    await world.release(acceptanceId);

    expect(await rowsOf(world)).toMatchObject([{ outcome: 'kept', isClosed: true }, { isClosed: false }]);
    expect((await shownTo(world.acceptor)).map(({ documentId }) => documentId)).toEqual([other.acceptanceId]);
  });

  test('is as long as the site has decided', async ({ world }) => {
    await decided(world, 'acceptance.timeToAccept', { hours: 8 });
    await decided(world, 'acceptance.timeToAccept', { hours: 3 }, { level: 'site', of: world.siteId });

    await world.receivedLot();

    expect(await rowsOf(world)).toMatchObject([{ hours: 3 }]);
  });

  test('closes missed when the release comes too late', async ({ world }) => {
    const { acceptanceId } = await world.receivedLot();
    await passHours(world, 25);
    const [shown] = (await world.acceptor.sees(acceptance.waiting, {})).acceptances;
    expect(shown).toMatchObject({ acceptanceId, isOverdue: true });

    await world.release(acceptanceId);

    expect(await rowsOf(world)).toMatchObject([{ outcome: 'missed', isClosed: true }]);
  });

  test('stays open while a release only waits for approval', async ({ world }) => {
    await decided(world, 'acceptance.shortLife', { daysLeftMin: 3650 });
    const { acceptanceId } = await world.receivedLot();

    const { held } = await world.release(acceptanceId);

    expect(held).toBeDefined();
    expect(await rowsOf(world)).toMatchObject([{ outcome: null, isClosed: false }]);
    await world.qualityHead.does(work.approve, { about: { heldId: held?.id ?? '' }, fill: {} });
    expect(await rowsOf(world)).toMatchObject([{ outcome: 'kept', isClosed: true }]);
  });
});

describe('the list of deadlines', () => {
  test('shows what is overdue by the clock of the company, and that first', async ({ world }) => {
    const { acceptanceId: late } = await world.receivedLot();
    await passHours(world, 23);
    const { acceptanceId: early } = await world.receivedLot();
    const shown = async () =>
      (await shownTo(world.acceptor)).map(({ documentId, isOverdue }) => ({ documentId, isOverdue }));
    expect(await shown()).toEqual([
      { documentId: late, isOverdue: false },
      { documentId: early, isOverdue: false },
    ]);

    await passHours(world, 2);

    expect(await shown()).toEqual([
      { documentId: late, isOverdue: true },
      { documentId: early, isOverdue: false },
    ]);
    expect((await shownTo(world.acceptor))[0]).toMatchObject({
      title: { zh: '收货后验收' },
      owner: { zh: '验收员', en: 'Acceptor' },
      site: '一号仓',
    });
    const overdue = await world.acceptor.sees(work.deadlines, { ...all, filter: { isOverdue: { is: true } } });
    expect(overdue.rows).toHaveLength(1);
  });

  test('leaves out what lies at sites that are not the asker’s', async ({ world }) => {
    const elsewhere = await world.site('二号仓');
    const { id: productId } = await world.product();
    const at = { ...world.arriving({ productId }), about: { siteId: elsewhere } };
    await world.receiver.does(receiving.receive, at);
    const { acceptanceId } = await world.receivedLot();
    await asOwner(
      `update kernel.position_holding set sites = jsonb_build_array($3::text) where org_id = $1 and person_id = $2`,
      [world.org, world.acceptor.id, world.siteId],
    );

    expect((await shownTo(world.acceptor)).map(({ documentId }) => documentId)).toEqual([acceptanceId]);
    expect(await shownTo(world.qualityHead)).toHaveLength(2);
  });
});

describe('a deadline that was missed', () => {
  test('is told to its owner and the position above once, however often the job runs', async ({ world }) => {
    await world.receivedLot();
    await aMinute(world);
    expect(await noticesOf(world.acceptor)).toEqual([]);
    await passHours(world, 25);

    await Promise.all([aMinute(world), aMinute(world)]);
    await passHours(world, 1);
    await aMinute(world);

    const told = [expect.stringMatching(/^时限已过：收货后验收 YS/)];
    expect(await noticesOf(world.acceptor)).toEqual(told);
    expect(await noticesOf(world.qualityHead)).toEqual(told);
    expect(await noticesOf(world.dispatcher)).toEqual([]);
    expect(await rowsOf(world)).toMatchObject([{ isTold: true, isClosed: false }]);
  });

  test('is not told of any more once it is met', async ({ world }) => {
    const { acceptanceId } = await world.receivedLot();
    await passHours(world, 25);
    await world.release(acceptanceId);

    await aMinute(world);

    expect(await noticesOf(world.qualityHead)).toEqual([]);
  });

  test('is told of by the program alone', async ({ world }) => {
    await world.receivedLot();
    const [{ id: deadlineId } = { id: v7() }] = await asOwner<{ id: string }>(
      'select id from kernel.deadline where org_id = $1',
      [world.org],
    );

    expect(await world.qualityHead.mayNot(work.escalateDeadline, { about: { deadlineId }, fill: {} })).toMatchObject([
      { rule: 'kernel.positionPermits' },
    ]);
  });

  test('is told of once also when the clock is set back and passes it again', async ({ world }) => {
    const { acceptanceId } = await world.receivedLot();
    await passHours(world, 25);
    await aMinute(world);

    await passHours(world, -26);
    expect((await shownTo(world.acceptor))[0]).toMatchObject({ isOverdue: false });
    await aMinute(world);
    await passHours(world, 26);
    await aMinute(world);
    expect(await noticesOf(world.qualityHead)).toHaveLength(1);

    await passHours(world, -30);
    await world.release(acceptanceId);
    expect(await rowsOf(world)).toMatchObject([{ outcome: 'kept', isClosed: true }]);
  });
});
