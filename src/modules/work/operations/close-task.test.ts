import { v7 } from 'uuid';
import { describe, expect } from 'vitest';
import { work } from '#contract/work';
import { asOwner, dayIn, test, type World } from '#test/world';

/** Something to do for whoever holds a position, as an effect of some command left it. */
const given = async (world: World, { position = 'qualityHead', dueOn = dayIn(3) } = {}): Promise<string> => {
  const id = v7();
  await asOwner(
    `insert into kernel.task (org_id, id, title, position, opened_at, due_on, escalates_to)
     values ($1, $2, '{"zh": "复核质量档案", "en": "Review the quality file"}', $3, now(), $4, 'administrator')`,
    [world.org, id, position, dueOn],
  );
  return id;
};

describe('a task', () => {
  test('is in the inbox of its position until it is closed', async ({ world }) => {
    const taskId = await given(world);
    const qualityHead = await world.someone('qualityHead');
    const before = await qualityHead.sees(work.inbox, { kind: 'task' });

    await qualityHead.does(work.closeTask, { about: { taskId }, fill: { outcome: '已复核' } });

    expect(before.entries).toMatchObject([{ id: taskId, title: { zh: '复核质量档案' }, dueOn: dayIn(3) }]);
    expect((await qualityHead.sees(work.inbox, { kind: 'task' })).entries).toEqual([]);
    expect(await qualityHead.sees(work.counts, {})).toEqual({ approve: 0, task: 0, notice: 0, mine: 0 });
  });

  test('is not closed by somebody else, nor twice', async ({ world }) => {
    const taskId = await given(world);
    const qualityHead = await world.someone('qualityHead');
    const said = { about: { taskId }, fill: { outcome: '已复核' } };

    const findings = await world.receiver.mayNot(work.closeTask, said);
    await qualityHead.does(work.closeTask, said);
    const again = await qualityHead.mayNot(work.closeTask, said);

    expect(findings).toMatchObject([{ rule: 'work.taskIsOurs' }]);
    expect(again).toMatchObject([{ rule: 'work.taskIsOurs', message: { zh: '任务已办结' } }]);
  });

  test('is out of sight until its day', async ({ world }) => {
    const taskId = await given(world);
    const qualityHead = await world.someone('qualityHead');

    await qualityHead.does(work.snoozeTask, { about: { taskId }, fill: { until: dayIn(2) } });
    const meanwhile = await qualityHead.sees(work.counts, {});
    await world.passDays(2);
    const later = await (await world.someone('qualityHead')).sees(work.counts, {});

    expect([meanwhile.task, later.task]).toEqual([0, 1]);
  });
});
