/** A company's own versions of positions: proposed by the administrator, approved by quality. */
import { describe, expect } from 'vitest';
import { people } from '#contract/people';
import { receiving } from '#contract/receiving';
import { headsOf, revised } from '#test/live';
import { appointed, test } from '#test/world';

const rulesOf = (findings: readonly { rule: string }[]) => findings.map(({ rule }) => rule);

describe('a version of a position', () => {
  const fill = { position: 'receiver', titleZh: '收货', titleEn: 'R', fromOn: '2000-01-01', reason: '制度修订' };

  test('permits what it says once quality approves it, and only then', async ({ world }) => {
    const { id: productId } = await world.product();
    const said = () => world.arriving({ productId, lotNumber: `V${Math.random()}`.slice(0, 12) });
    await world.receiver.does(receiving.receive, said());

    await revised(world, 'receiver', ['people.mySessions']);

    expect(rulesOf(await world.receiver.mayNot(receiving.receive, said()))).toEqual(['kernel.positionPermits']);
    expect(await world.receiver.sees(people.mySessions, {})).toHaveLength(1);
    const { people: all } = await world.admin.sees(people.colleagues, {});
    expect(all.find(({ id }) => id === world.receiver.id)?.holdings[0]?.title.zh).toBe('修订岗位');
  });

  test('can be of a position that only this company has, to which somebody is appointed', async ({ world }) => {
    await revised(world, 'labeller', ['people.mySessions']);

    const person = await world.someone();
    await appointed(world.admin, person.id, { position: 'labeller' });

    expect(await person.sees(people.mySessions, {})).toHaveLength(1);
  });

  test('names permissions that there are, and gives the administrator none of quality', async ({ world }) => {
    const propose = (said: object) =>
      world.admin.mayNot(people.proposePosition, { about: {}, fill: { ...fill, may: [], ...said } });

    expect(rulesOf(await propose({ may: ['people.fly'] }))).toEqual(['people.permissionsExist']);
    expect(rulesOf(await propose({ position: 'program' }))).toEqual(['people.permissionsExist']);
    const quality = { position: 'administrator', may: ['acceptance.releaseAccepted', 'people.approvePosition'] };
    expect(rulesOf(await propose(quality))).toEqual([
      'people.administratorDecidesNoQuality',
      'people.administratorDecidesNoQuality',
    ]);
  });

  test('is decided once, and may be declined', async ({ world }) => {
    const about = await revised(world, 'receiver', ['people.mySessions']);
    const { qualityHead } = await headsOf(world);

    expect(rulesOf(await qualityHead.mayNot(people.approvePosition, { about, fill: {} }))).toEqual([
      'people.proposalIsOpen',
    ]);
    const { output } = await world.admin.does(people.proposePosition, { about: {}, fill: { ...fill, may: [] } });
    const other = output as { proposalId: string }; // The command's declared output.
    await qualityHead.does(people.declinePosition, { about: other, fill: { reason: '不需要' } });
    expect(await world.admin.sees(people.proposals, {})).toEqual([]);
  });
});
