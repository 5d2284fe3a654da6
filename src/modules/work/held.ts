/** A held command as a person reads it: its input by the names of fields, ids by the names of what they point to. */
import { type RawBuilder, sql } from 'kysely';
import type { ChainStep, Command, Finding, Output } from '#kernel/contract';
import { db, type Tx } from '#kernel/db';
import { NotFound } from '#kernel/errors';
import { factsIn, one } from '#kernel/fact';
import { approvalsOf, delegationsOf, heldById } from '#kernel/held/facts';
import { holding } from '#kernel/held/holding';
import { stateName } from '#kernel/workflow';
import type { work } from './contract.ts';
import { changesOf, idsIn, type Names, saidOf } from './said.ts';

type Shown = Output<typeof work.held>;

/** Shown to its proposer, to whoever may approve or approved a step, and to its delegates; others find nothing. */
export const heldOf = async (tx: Tx, heldId: string): Promise<Shown> => {
  const facts = await factsIn(tx, {
    held: one(heldById, heldId),
    approvals: one(approvalsOf, heldId),
    delegations: one(delegationsOf, heldId),
  });
  const { held, approvals, delegations } = facts;
  const isMine = held.proposedBy === tx.personId;
  const isConcerned =
    isMine ||
    held.chain.flat().some(({ name }) => tx.positions.includes(name)) ||
    approvals.some(({ personId }) => personId === tx.personId) ||
    delegations.some(({ toPersonId }) => toPersonId === tx.personId);
  if (!isConcerned) throw new NotFound({ zh: '找不到审批单', en: 'There is no such held command' }, heldId);
  const naming = { names: await namesIn(tx, idsIn(held.input)), positions: tx.permissions.positions };
  return {
    id: held.id,
    number: held.number,
    state: held.state,
    stateName: stateName(holding.kind, held.state),
    title: held.title,
    proposer: held.proposer,
    proposedAt: held.proposedAt,
    effectiveOn: held.effectiveOn,
    expiresOn: held.expiresOn,
    // What was held is a command.
    said: saidOf(tx.permissions.named(held.command) as Command | undefined, held.input, naming),
    changes: held.foreseen.flatMap((change) => changesOf(change, naming)),
    findings: held.findings.map(({ rule, message, basis }) => ({
      message,
      basis: basis ?? null,
      reason: held.acknowledged.find((given) => given.rule === rule)?.reason ?? null,
    })),
    steps: stepsOf(held, approvals, delegations),
    isMine,
    outcome: held.reason,
    failed: ((held.failed ?? []) as Finding[]).map(({ message }) => message),
  };
};

type Loaded = {
  held: { chain: ChainStep[]; step: number; state: string };
  approval: { step: number; name: string; approvedAt: string; isDelegate: boolean; opinion: string | null };
  delegation: { step: number; giver: string; taker: string; reason: string; delegatedAt: string };
};

const stepsOf = (
  { chain, step, state }: Loaded['held'],
  approvals: readonly Loaded['approval'][],
  delegations: readonly Loaded['delegation'][],
): Shown['steps'] =>
  chain.map((positions, at) => {
    const approval = approvals.find((its) => its.step === at);
    return {
      positions: positions.map(({ zh, en }) => ({ zh, en })),
      isDone: approval !== undefined,
      isCurrent: state === 'waiting' && at === step,
      approvedBy: approval?.name ?? null,
      approvedAt: approval?.approvedAt ?? null,
      isDelegate: approval?.isDelegate ?? false,
      opinion: approval?.opinion ?? null,
      delegations: delegations
        .filter((its) => its.step === at)
        .map(({ giver, taker, reason, delegatedAt }) => ({
          delegatedBy: giver,
          delegatedTo: taker,
          reason,
          delegatedAt,
        })),
    };
  });

/** What can be found by name (products, partners), people, places, documents and lots, by their ids. */
const namesIn = async (tx: Tx, ids: readonly string[]): Promise<Names> => {
  if (ids.length === 0) return new Map();
  const among = (column: RawBuilder<unknown>) => sql`${column} = any (${[...new Set(ids)]}::uuid[])`;
  const named = db
    .selectNoFrom([
      sql<string>`null::uuid`.as('id'),
      sql<string>`null::text`.as('name'),
      sql<string | null>`null::text`.as('kind'),
    ])
    .where(sql<boolean>`false`)
    .unionAll(sql<{ id: string; name: string; kind: string | null }>`
      select s.id, s.title, null from kernel.sought s where s.org_id = ${tx.org} and ${among(sql`s.id`)}
      union all select p.id, p.name, null from kernel.person p where p.org_id = ${tx.org} and ${among(sql`p.id`)}
      union all select l.id, l.name_zh, null from kernel.location l where l.org_id = ${tx.org} and ${among(sql`l.id`)}
      union all select l.party_id, l.name_zh, null from kernel.location l
        where l.org_id = ${tx.org} and ${among(sql`l.party_id`)}
      union all select d.id, d.number, d.kind from kernel.document d where d.org_id = ${tx.org} and ${among(sql`d.id`)}
      union all select t.id, t.number, null from kernel.lot t where t.org_id = ${tx.org} and ${among(sql`t.id`)}`);
  return new Map((await tx.rows(named)).map(({ id, ...named }) => [id, named]));
};
