/** Which version of a setting counts where and when. */
import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { receiving } from '#contract/receiving';
import { decided } from '#test/decided';
import { asOwner, test, type World } from '#test/world';

const name = 'acceptance.separationOfDuties';

const receivedByOne = async (world: World) => {
  const both = await world.someone('receiver', 'acceptor');
  const { id: productId } = await world.product();
  const { documents } = await both.does(receiving.receive, world.arriving({ productId }));
  const acceptanceId = documents.find(({ kind }) => kind === 'acceptance.acceptance')?.id ?? '';
  return { both, said: { about: { acceptanceId }, fill: { conclusion: '合格' } } };
};

const checkedIn = async (lineId: string) => {
  const [line] = await asOwner<{ checked: { facts: Record<string, unknown> } }>(
    'select checked from kernel.journal_line where id = $1',
    [lineId],
  );
  return line?.checked.facts['kernel.settingInForce'];
};

describe('a rule that asks for a setting', () => {
  test('goes by what its company decided, and the journal shows the version', async ({ world }) => {
    await decided(world, name, { receiverMayRelease: true });
    const { both, said } = await receivedByOne(world);

    const { lineId } = await both.does(acceptance.releaseAccepted, said);

    expect(await checkedIn(lineId)).toMatchObject({
      [`${name}/company/`]: [{ number: 1, value: { receiverMayRelease: true }, countsFrom: '2020-01-01' }],
      [`${name}/site/${world.siteId}`]: [],
    });
  });

  test('goes by the site where it decided otherwise', async ({ world }) => {
    await decided(world, name, { receiverMayRelease: true });
    await decided(world, name, { receiverMayRelease: false }, { level: 'site', of: world.siteId });
    const { both, said } = await receivedByOne(world);

    const findings = await both.mayNot(acceptance.releaseAccepted, said);

    expect(findings).toMatchObject([{ rule: 'acceptance.releaserDidNotReceive' }]);
  });

  test('goes by the default while nobody has decided, as version 0', async ({ world }) => {
    const { acceptanceId } = await world.receivedLot();

    const { lineId } = await world.release(acceptanceId);

    expect(await checkedIn(lineId)).toMatchObject({
      [`${name}/company/`]: [{ number: 0, value: { receiverMayRelease: false } }],
    });
  });
});
