import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { work } from '#contract/work';
import { approved, heldRelease, stateOf } from '#test/held';
import { asOwner, dayIn, test, type World } from '#test/world';

const rulesOf = (findings: readonly { rule: string }[]) => findings.map(({ rule }) => rule);
const nothing = { fill: {} };

describe('a proposal is not decided', () => {
  test('by who does not hold the position', async ({ world }) => {
    const { heldId } = await heldRelease(world);
    const about = { heldId };

    const findings = await world.dispatcher.mayNot(work.approve, { about, ...nothing });
    const refusing = await world.dispatcher.mayNot(work.refuse, { about, fill: { reason: '不行' } });

    expect(rulesOf(findings)).toEqual(['work.approverHoldsThePosition']);
    expect(findings[0]?.message.zh).toContain('须由质量负责人审批');
    expect(rulesOf(refusing)).toEqual(['work.approverHoldsThePosition']);
    expect(rulesOf(await world.dispatcher.isBlocked(work.approve, about))).toEqual(['work.approverHoldsThePosition']);
  });

  test('by its proposer, though he holds the position', async ({ world }) => {
    const both = await world.someone('acceptor', 'qualityHead');
    const lot = await world.receivedLot({ quantity: 3, lastUseOn: dayIn(9) });
    const { held } = await world.release(lot.acceptanceId, both);
    const about = { heldId: held?.id ?? '' };

    const findings = await both.mayNot(work.approve, { about, ...nothing });
    const delegating = { about, fill: { personId: world.receiver.id, reason: '出差' } };

    expect(rulesOf(findings)).toEqual(['work.proposerDoesNotApprove']);
    expect(rulesOf(await both.mayNot(work.delegate, delegating))).toContain('work.proposerDoesNotApprove');
    expect(await stateOf(about.heldId)).toBe('waiting');
  });

  test('when its days are over', async ({ world }) => {
    const { qualityHead, heldId } = await heldRelease(world, { daysLeft: 20 });
    await asOwner(`update kernel.held_command set expires_on = '2020-01-01' where id = $1`, [heldId]);

    const findings = await qualityHead.mayNot(work.approve, { about: { heldId }, ...nothing });

    expect(rulesOf(findings)).toEqual(['work.approvalIsInTime']);
  });

  test('twice by the same person', async ({ world }) => {
    const { heldId } = await heldRelease(world);
    await twoSteps(heldId);
    const both = await world.someone('qualityHead', 'qualityStaff');
    await approved(both, heldId);

    const findings = await both.mayNot(work.approve, { about: { heldId }, ...nothing });

    expect(rulesOf(findings)).toEqual(['work.nobodyApprovesTwice']);
    expect(await stateOf(heldId)).toBe('waiting');
  });

  test('taken back by another than its proposer', async ({ world }) => {
    const { qualityHead, heldId } = await heldRelease(world);

    const findings = await qualityHead.mayNot(work.withdraw, { about: { heldId }, fill: { reason: '不要了' } });

    expect(rulesOf(findings)).toEqual(['work.proposerWithdraws']);
  });
});

describe('a step is not delegated', () => {
  const delegating = (heldId: string, personId: string) => ({
    about: { heldId },
    fill: { personId, reason: '出差' },
  });
  const why = async (world: World, personId: (of: Awaited<ReturnType<typeof heldRelease>>) => string) => {
    const held = await heldRelease(world);
    const findings = await held.qualityHead.mayNot(work.delegate, delegating(held.heldId, personId(held)));
    expect(rulesOf(findings)).toEqual(['work.delegateMayApprove']);
    return findings[0]?.message.en;
  };

  test('to its proposer', async ({ world }) => {
    expect(await why(world, ({ proposer }) => proposer.id)).toContain('proposer');
  });

  test('to oneself', async ({ world }) => {
    expect(await why(world, ({ qualityHead }) => qualityHead.id)).toContain('yours already');
  });

  test('to nobody', async ({ world }) => {
    expect(await why(world, ({ heldId }) => heldId)).toContain('no such colleague');
  });

  test('to the same colleague again', async ({ world }) => {
    const { qualityHead, heldId } = await heldRelease(world);
    await qualityHead.does(work.delegate, delegating(heldId, world.dispatcher.id));

    const findings = await qualityHead.mayNot(work.delegate, delegating(heldId, world.dispatcher.id));

    expect(rulesOf(findings)).toEqual(['work.delegateMayApprove']);
  });
});

describe('goods with a short life', () => {
  test('tell before anybody tries that the quality head has to agree', async ({ world }) => {
    const lot = await world.receivedLot({ quantity: 3, lastUseOn: dayIn(9) });

    const findings = await world.acceptor.isBlocked(acceptance.releaseAccepted, { acceptanceId: lot.acceptanceId });

    expect(findings).toMatchObject([
      { rule: 'acceptance.shortLifeIsApproved', verdict: 'approval', position: { name: 'qualityHead' } },
    ]);
  });
});

/** A chain of two steps, as a command that declares one has it. */
const twoSteps = (heldId: string) =>
  asOwner(
    `update kernel.held_command
     set chain = chain || '[[{"name": "qualityStaff", "zh": "质量管理员", "en": "Quality staff"}]]'::jsonb where id = $1`,
    [heldId],
  );
