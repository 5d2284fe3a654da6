/** Views belong to who kept them; shared, everybody may use them and nobody else may change them. */
import { describe, expect } from 'vitest';
import { lists } from '#contract/lists';
import { arranged, question } from '#test/arranged';
import { newWorld, test } from '#test/world';

const list = 'warehouse.stock';

describe('a view of a list', () => {
  test('is kept with its question, and opens the list of who kept it', async ({ world }) => {
    const viewId = await arranged(world.receiver);

    const seen = await world.receiver.sees(lists.views, { list });

    expect(seen).toMatchObject({
      views: [{ viewId, name: '近效期', question, isMine: true, isShared: false, owner: 'receiver' }],
      columns: [{ name: 'product', width: 200, isShown: true }],
      defaultViewId: viewId,
    });
    expect(await world.acceptor.sees(lists.views, { list })).toEqual({ views: [], columns: null, defaultViewId: null });
  });

  test('is seen by others once it is shared, and by no other company', async ({ world }) => {
    const elsewhere = await newWorld();
    const viewId = await arranged(world.receiver);

    await world.receiver.does(lists.shareView, { about: { viewId }, fill: { isShared: true } });

    const { views } = await world.acceptor.sees(lists.views, { list });
    expect(views.map((view) => [view.viewId, view.isMine])).toEqual([[viewId, false]]);
    expect((await elsewhere.acceptor.sees(lists.views, { list })).views).toEqual([]);
  });

  test('is changed, renamed and retired by its owner only', async ({ world }) => {
    const viewId = await arranged(world.receiver, { isShared: true });
    const about = { viewId };

    const others = await Promise.all([
      world.acceptor.does(lists.renameView, { about, fill: { name: '我的' } }).catch(String),
      world.acceptor.does(lists.replaceView, { about, fill: { question } }).catch(String),
      world.acceptor.does(lists.retireView, { about, fill: {} }).catch(String),
    ]);
    await world.receiver.does(lists.renameView, { about, fill: { name: '半年内到期' } });
    await world.receiver.does(lists.replaceView, { about, fill: { question: { ...question, text: '支架' } } });

    expect(others).toEqual(Array(3).fill('Error: this view is somebody else’s'));
    const [view] = (await world.acceptor.sees(lists.views, { list })).views;
    expect(view).toMatchObject({ name: '半年内到期', question: { text: '支架' } });

    await world.receiver.does(lists.retireView, { about, fill: {} });

    expect((await world.receiver.sees(lists.views, { list })).views).toEqual([]);
  });

  test('opens a list for somebody else only when it is shared; columns one arranges for oneself', async ({ world }) => {
    const defaultViewId = await arranged(world.receiver);
    const fill = { columns: [], defaultViewId };

    const begun = world.acceptor.does(lists.arrange, { about: { personId: world.acceptor.id, list }, fill });
    const other = world.acceptor.does(lists.arrange, { about: { personId: world.receiver.id, list }, fill });

    expect(await Promise.all([begun.catch(String), other.catch(String)])).toEqual([
      'Error: there is no such view',
      'Error: one arranges columns for oneself only',
    ]);
  });
});
