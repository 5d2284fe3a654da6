/** Decisions that race, come too late, or are overtaken: each ends in one way, and everybody concerned is told. */
import pg from 'pg';
import { describe, expect } from 'vitest';
import { acceptance } from '#contract/acceptance';
import { people } from '#contract/people';
import { warehouse } from '#contract/warehouse';
import { work } from '#contract/work';
import { Refused } from '#kernel/errors';
import { evidenceIn } from '#kernel/evidence';
import { runJob } from '#kernel/jobs/run-job';
import { startDue } from '#kernel/jobs/worker';
import { logKeyOf } from '#kernel/log-key';
import { perform } from '#kernel/perform';
import { sealAll } from '#kernel/sealer';
import { verify } from '#kernel/verify';
import { approved, heldRelease, linesOf, stateOf } from '#test/held';
import { holdingOf } from '#test/live';
import { asOwner, dayIn, kernel, owner, pool, signingKey, test, type World } from '#test/world';

const nothing = { fill: {} };
const pending = { supplier: -10, pending: 10 };
const qualified = { supplier: -10, qualified: 10 };
const noticesOf = async (person: World['acceptor']) =>
  (await person.sees(work.inbox, { kind: 'notice' })).entries.map(({ title }) => title.zh).join('\n');

describe('two approvers at the same second', () => {
  test('are one approval: the other is told that it is decided, and the goods are released once', async ({ world }) => {
    const { lot, qualityHead, heldId } = await heldRelease(world);
    const heads = [qualityHead, world.qualityHead];

    const done = await Promise.allSettled(heads.map((head) => approved(head, heldId)));

    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost: unknown = done.find((one) => one.status === 'rejected')?.reason;
    expect(lost).toBeInstanceOf(Refused);
    expect(lost).toMatchObject({ findings: [{ rule: 'kernel.held', message: { zh: expect.stringMatching(/已/) } }] });
    expect(await world.balancesOf(lot.lotId)).toEqual(qualified);
    expect(await linesOf(world.org, acceptance.releaseAccepted.name)).toHaveLength(2);
  });
});

describe('an approver who lost the position', () => {
  test('is refused, and told who holds it', async ({ world }) => {
    const { heldId } = await heldRelease(world);
    const former = await world.someone('qualityHead');
    await world.admin.does(people.endHolding, {
      about: { holdingId: await holdingOf(world, former.id) },
      fill: { reason: '调岗' },
    });
    await world.admin.does(people.appoint, {
      about: { personId: former.id },
      fill: { position: 'receiver', fromOn: '2000-01-01' },
    });

    const findings = await former.mayNot(work.approve, { about: { heldId }, ...nothing });

    expect(findings).toMatchObject([
      { rule: 'work.approverHoldsThePosition', mending: { positions: [{ zh: '质量负责人' }] } },
    ]);
    expect(findings[0]?.mending?.people).toContain('质量负责人');
    expect(findings[0]?.mending?.people).not.toContain(former.id);
    expect(await stateOf(heldId)).toBe('waiting');
  });
});

describe('a withdrawal that races an approval', () => {
  test('ends in one of both: released, or withdrawn and nothing moved', async ({ world }) => {
    for (let round = 0; round < 4; round++) {
      const { lot, qualityHead, proposer, heldId } = await heldRelease(world);

      const done = await Promise.allSettled([
        approved(qualityHead, heldId),
        proposer.does(work.withdraw, { about: { heldId }, fill: { reason: '不要了' } }),
      ]);

      const state = await stateOf(heldId);
      expect(done.some(({ status }) => status === 'fulfilled')).toBe(true);
      expect(['done', 'withdrawn']).toContain(state);
      expect(await world.balancesOf(lot.lotId)).toEqual(state === 'done' ? qualified : pending);
      for (const one of done) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Refused);
    }
  });
});

describe('an effective day', () => {
  const onDay = async (world: World, effectiveOn: string) => {
    const lot = await world.receivedLot({ quantity: 10, lastUseOn: dayIn(20) });
    const said = { about: { acceptanceId: lot.acceptanceId }, fill: { conclusion: '合格' } };
    const id = crypto.randomUUID();
    const ticket = await world.acceptor.ticketFor(acceptance.releaseAccepted, id, said);
    const { name } = acceptance.releaseAccepted;
    const answer = () => perform(kernel, world.acceptor.asker, name, { id, ...said, ticket, effectiveOn });
    return { lot, answer };
  };
  const aMinute = async ({ org }: World) => {
    await startDue(kernel, org);
    const due = `select id from kernel.job where org_id = $1 and name = 'work.due' and state = 'waiting'`;
    for (const { id } of await asOwner<{ id: string }>(due, [org]))
      await runJob(kernel, { org, id }, new AbortController().signal);
  };

  test('to come is waited for: nothing happens before, all of it on that day', async ({ world }) => {
    const { lot, answer } = await onDay(world, dayIn(2));
    const heldId = (await answer()).held?.id ?? '';
    await approved(world.qualityHead, heldId);
    await world.passDays(1);
    await aMinute(world);
    const before = [await stateOf(heldId), await world.balancesOf(lot.lotId)];

    await world.passDays(1);
    await aMinute(world);

    expect(before).toEqual(['approved', pending]);
    expect([await stateOf(heldId), await world.balancesOf(lot.lotId)]).toEqual(['done', qualified]);
  });

  test('that is past is refused', async ({ world }) => {
    const { answer } = await onDay(world, dayIn(-1));

    const error: unknown = await answer().catch((thrown: unknown) => thrown);

    expect(error instanceof Refused && error.findings.map(({ rule }) => rule)).toContain('kernel.effectiveDayIsToCome');
  });
});

describe('goods recalled between proposal and approval', () => {
  test('are not released: the rules are asked again, and the proposer is told', async ({ world }) => {
    const { lot, qualityHead, proposer, heldId } = await heldRelease(world);
    await world.qualityHead.does(warehouse.recall, world.holding('lot', lot.lotId));

    await approved(qualityHead, heldId);

    expect(await stateOf(heldId)).toBe('failed');
    expect((await world.balancesOf(lot.lotId)).qualified).toBe(undefined);
    expect(await noticesOf(proposer)).toContain('已批准，但未能执行');
    expect((await proposer.sees(work.inbox, { kind: 'task' })).entries).toHaveLength(1);
    expect((await proposer.sees(work.held, { heldId })).failed.length).toBeGreaterThan(0);
  });
});

describe('the journal of what was held', () => {
  const breaches = async (org: string) => {
    const client = new pg.Client(owner);
    await client.connect();
    try {
      const its = logKeyOf(signingKey, org).verifier;
      return (await verify(evidenceIn(client, [org]), (_, verifier) => verifier === its)).breaches;
    } finally {
      await client.end();
    }
  };

  test('is whole, and the line carried out names the proposal and each approver’s signature', async ({ world }) => {
    const { qualityHead, heldId } = await heldRelease(world);
    await approved(qualityHead, heldId);
    await sealAll(pool, signingKey);

    const [proposal, line] = await linesOf(world.org, acceptance.releaseAccepted.name);
    const [approval] = await linesOf(world.org, work.approve.name);
    const [signature] = await asOwner<{ id: string }>('select id from kernel.signature where line_id = $1', [
      approval?.id,
    ]);
    expect(line?.asked.approved).toMatchObject({
      proposalLineId: proposal?.id,
      approvals: [{ name: 'qualityHead', signature: { id: signature?.id, lineId: approval?.id } }],
    });
    expect(await breaches(world.org)).toEqual([]);
  });

  test('tells when an approval has no signature, or what was done is not what was proposed', async ({ world }) => {
    const { qualityHead, heldId } = await heldRelease(world);
    await approved(qualityHead, heldId);
    const tamper = (change: string) =>
      asOwner(
        `update kernel.journal_line set ${change}
         where org_id = '${world.org}' and kind = 'command' and asked ? 'approved'`,
      );

    await tamper(`asked = jsonb_set(asked, '{approved,approvals,0,signature,id}', '"${heldId}"')`);
    expect((await breaches(world.org)).map(({ what }) => what.en)).toEqual([
      'the approval of qualityHead has no signature',
    ]);
    await tamper(`asked = jsonb_set(asked, '{approved,approvals}', '[]'), input_digest = 'x'`);
    expect((await breaches(world.org)).map(({ what }) => what.en)).toEqual([
      'what was carried out is not what was proposed',
      'nobody approved it',
    ]);
  });
});
