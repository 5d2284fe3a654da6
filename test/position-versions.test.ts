/** A company's own versions of positions: proposed by the administrator, approved by quality. */
import { describe, expect } from 'vitest';
import { people } from '#contract/people';
import { receiving } from '#contract/receiving';
import { work } from '#contract/work';
import { approved, stateOf } from '#test/held';
import { headsOf, revised } from '#test/live';
import { appointed, dayIn, newWorld, test, type World } from '#test/world';

const rulesOf = (findings: readonly { rule: string }[]) => findings.map(({ rule }) => rule);

const revising = (position: string, said: object = {}, version = 0) => ({
  about: { position, version },
  fill: {
    ...{ titleZh: '收货', titleEn: 'R', may: ['people.mySessions'], fromOn: dayIn(0), reason: '制度修订' },
    ...said,
  },
});

describe('a version of a position', () => {
  test('permits what it says once quality approves it, and only then', async ({ world }) => {
    const { id: productId } = await world.product();
    const said = () => world.arriving({ productId, lotNumber: `V${Math.random()}`.slice(0, 12) });

    const { held } = await world.admin.does(people.revisePosition, revising('receiver'));
    await world.receiver.does(receiving.receive, said());
    await approved(world.qualityHead, held?.id ?? '');

    expect(rulesOf(await world.receiver.mayNot(receiving.receive, said()))).toEqual(['kernel.positionPermits']);
    expect(await world.receiver.sees(people.mySessions, {})).toHaveLength(1);
    const { people: all } = await world.admin.sees(people.colleagues, {});
    expect(all.find(({ id }) => id === world.receiver.id)?.holdings[0]?.title.zh).toBe('收货');
  });

  test('can be of a position that only this company has, to which somebody is appointed', async ({ world }) => {
    await revised(world, 'labeller', ['people.mySessions']);

    const person = await world.someone();
    await appointed(world.admin, person.id, { position: 'labeller' });

    expect(await person.sees(people.mySessions, {})).toHaveLength(1);
  });

  test('names permissions that there are, and gives the administrator none of quality', async ({ world }) => {
    const propose = (position: string, may: string[]) =>
      world.admin.mayNot(people.revisePosition, revising(position, { may }));

    expect(rulesOf(await propose('receiver', ['people.fly']))).toEqual(['people.permissionsExist']);
    expect(rulesOf(await propose('program', []))).toEqual(['people.permissionsExist']);
    expect(rulesOf(await propose('administrator', ['acceptance.releaseAccepted', 'settings.change']))).toEqual([
      'people.administratorDecidesNoQuality',
      'people.administratorDecidesNoQuality',
    ]);
  });

  test('cannot count from a day that is past; approved late it counts from the approval', async ({ world }) => {
    const past = await world.admin.mayNot(people.revisePosition, revising('receiver', { fromOn: dayIn(-1) }));
    const { held } = await world.admin.does(people.revisePosition, revising('receiver'));
    await world.passDays(3);
    await approved((await headsOf(world)).qualityHead, held?.id ?? '');

    expect(past).toMatchObject([{ rule: 'people.positionCountsFromTodayOn', field: 'fromOn' }]);
    expect(await stateOf(held?.id ?? '')).toBe('done');
    const found = (await world.admin.sees(people.positions, {})).find(({ position }) => position === 'receiver');
    expect(found).toMatchObject({ version: 1, may: ['people.mySessions'] });
  });

  test('is refused with a reason, and nothing changes', async ({ world }) => {
    const { held } = await world.admin.does(people.revisePosition, revising('receiver'));

    await world.qualityHead.does(work.refuse, { about: { heldId: held?.id ?? '' }, fill: { reason: '不需要' } });

    expect(await stateOf(held?.id ?? '')).toBe('refused');
    expect(await versionOf(world)).toBe(0);
  });

  test('is based on the last: of two that wait, the second to be approved is told to look again', async ({ world }) => {
    const first = await world.admin.does(people.revisePosition, revising('receiver'));
    const second = await world.admin.does(people.revisePosition, revising('receiver', { may: [] }));

    await approved(world.qualityHead, second.held?.id ?? '');
    await approved(world.qualityHead, first.held?.id ?? '');

    expect([await stateOf(second.held?.id ?? ''), await stateOf(first.held?.id ?? '')]).toEqual(['done', 'failed']);
    expect(await versionOf(world)).toBe(1);
    const stale = await world.admin.mayNot(people.revisePosition, revising('receiver'));
    expect(rulesOf(stale)).toEqual(['people.positionIsAsSeen']);
  });

  test('waits for nobody while the company is being set up, and says so', async () => {
    const world = await newWorld({ isLive: false });

    const answer = await world.admin.does(people.revisePosition, revising('receiver'));

    expect(answer).toMatchObject({ output: { version: 1 } });
    expect(answer.held).toBe(undefined);
  });
});

const versionOf = async (world: World) =>
  (await world.admin.sees(people.positions, {})).find(({ position }) => position === 'receiver')?.version;
