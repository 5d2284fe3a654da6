/** Drafts: saved at each step, undone step by step, gone on with on another device, never a record. */
import { v7 } from 'uuid';
import { describe, expect } from 'vitest';
import { draftOf, dropDraft, saveDraft, undoDraft } from '#kernel/drafts/drafts';
import { asOwner, kernel, test, type World } from '#test/world';

const station = 'receiving.receive';
const desk = ({ receiver: { asker } }: World) => {
  const id = v7();
  return {
    id,
    save: (follows: number, scans: number, its = id) =>
      saveDraft(kernel, asker, { station, id: its, follows, content: { scans } }),
    undo: (follows: number) => undoDraft(kernel, asker, { station, follows }),
    now: () => draftOf(kernel, asker, { station }),
    drop: () => dropDraft(kernel, asker, { station }),
  };
};

describe('a draft', () => {
  test('is saved step by step and undone step by step', async ({ world }) => {
    const { save, undo, now } = desk(world);
    await save(0, 1);
    await save(1, 2);
    await save(2, 3);
    expect(await undo(3)).toMatchObject({ isSaved: true, current: { version: 4, content: { scans: 2 }, steps: 1 } });
    expect(await undo(4)).toMatchObject({ isSaved: true, current: { content: { scans: 1 }, steps: 0 } });
    expect(await undo(5)).toMatchObject({ isSaved: false });
    expect(await now()).toMatchObject({ version: 5, content: { scans: 1 } });
  });

  test('goes on on another device; who is behind is shown the newer work and overwrites nothing', async ({ world }) => {
    const { save, now } = desk(world);
    await save(0, 1);
    const both = await Promise.all([save(1, 20), save(1, 30)]);
    expect(both.filter(({ isSaved }) => isSaved)).toHaveLength(1);
    expect(both[0]?.current?.content).toEqual((await now())?.content);
    const begunElsewhere = await save(0, 99, v7());
    expect(begunElsewhere).toMatchObject({ isSaved: false, current: { version: 2 } });
  });

  test('belongs to its person and leaves no line', async ({ world }) => {
    const { save, now, drop } = desk(world);
    const lines = () => asOwner('select count(*)::int as n from kernel.journal_line where org_id = $1', [world.org]);
    const before = await lines();
    await save(0, 1);
    expect(await draftOf(kernel, world.acceptor.asker, { station })).toBeNull();
    await drop();
    expect(await now()).toBeNull();
    expect(await lines()).toEqual(before);
  });

  test('keeps a bounded number of steps', async ({ world }) => {
    const { save, now } = desk(world);
    for (let version = 0; version < 60; version++) await save(version, version);
    expect(await now()).toMatchObject({ version: 60, steps: 50 });
  });
});
