import { describe, expect } from 'vitest';
import { approved, heldRelease, linesOf, stateOf } from '#test/held';
import { test } from '#test/world';

describe('a command that wants approval', () => {
  test('is held: nothing has moved, and the asker learns its number', async ({ world }) => {
    const { lot, answer, heldId } = await heldRelease(world);

    expect(answer.held).toEqual({ id: heldId, number: expect.stringMatching(/^SP\d{8}-0001$/) });
    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -10, pending: 10 });
    expect(await stateOf(heldId)).toBe('waiting');
    expect(await linesOf(world.org, 'acceptance.releaseAccepted')).toMatchObject([
      { kind: 'proposal', person_id: world.acceptor.id },
    ]);
  });

  test('is carried out under the approval of the position', async ({ world }) => {
    const { lot, qualityHead, heldId } = await heldRelease(world);

    await approved(qualityHead, heldId);

    expect(await world.balancesOf(lot.lotId)).toEqual({ supplier: -10, qualified: 10 });
    expect(await stateOf(heldId)).toBe('done');
    const [, done] = await linesOf(world.org, 'acceptance.releaseAccepted');
    expect(done).toMatchObject({
      kind: 'command',
      person_id: world.acceptor.id,
      asked: { approved: { proposer: 'acceptor', approvals: [{ name: 'qualityHead', step: 0 }] } },
    });
    expect(done?.checked.rules).toContainEqual(
      expect.objectContaining({ rule: 'acceptance.shortLifeIsApproved', verdict: 'approved' }),
    );
  });
});
