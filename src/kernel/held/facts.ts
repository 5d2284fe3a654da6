/** What is kept of held commands, as facts. */
import { sql } from 'kysely';
import type { Acknowledged, Bilingual, ChainStep, Finding } from '../contract.ts';
import { fact, facts } from '../fact.ts';
import type { Subject } from '../operation.ts';

/** A finding as it was when the command was proposed, with the version of its rule. */
export type Found = Finding & { readonly version: number };

/** What `run` would change, told before it does. */
export type Foreseen = {
  readonly old: Record<string, unknown>;
  readonly new: Record<string, unknown>;
  /** The setting whose parts these are. */
  readonly setting?: string;
};

/** What of a subject its approver's scope is judged by: who, where, and of what. */
export type HeldSubject = Pick<Subject, 'partyId' | 'siteId' | 'amount' | 'lines'> & {
  /** It holds for every site: who holds a position for some sites only does not decide it. */
  readonly isOfCompany?: boolean;
};

/** A held command with its header. `input_digest` is the journal's, which nobody can rewrite. */
export const heldById = fact('kernel.heldById', (db, { org, keys }) =>
  db
    .selectFrom('kernel.heldCommand as held')
    .innerJoin('kernel.document as document', (join) =>
      join.onRef('document.orgId', '=', 'held.orgId').onRef('document.id', '=', 'held.id'),
    )
    .innerJoin('kernel.person as proposer', (join) =>
      join.onRef('proposer.orgId', '=', 'held.orgId').onRef('proposer.id', '=', 'held.proposedBy'),
    )
    .innerJoin('kernel.journalLine as line', (join) =>
      join.onRef('line.orgId', '=', 'held.orgId').onRef('line.id', '=', 'held.proposalLineId'),
    )
    .select([
      'held.id as key',
      'held.id',
      'held.command',
      'held.digest',
      'held.step',
      'held.proposedBy',
      'held.proposedAt',
      'held.proposalLineId',
      'held.effectiveOn',
      'held.expiresOn',
      'held.reason',
      'held.failed',
      'held.concludedBy',
      'held.concludedAt',
      'document.number',
      'document.state',
      'document.version',
      'proposer.name as proposer',
      'line.inputDigest',
      sql<Bilingual>`held.title`.as('title'),
      sql<HeldInput>`held.input`.as('input'),
      sql<Acknowledged[]>`held.acknowledged`.as('acknowledged'),
      sql<Found[]>`held.findings`.as('findings'),
      sql<Foreseen[]>`held.foreseen`.as('foreseen'),
      sql<HeldSubject>`held.subject`.as('subject'),
      sql<ChainStep[]>`held.chain`.as('chain'),
    ])
    .where('held.orgId', '=', org)
    .where('document.orgId', '=', org)
    .where('proposer.orgId', '=', org)
    .where('line.orgId', '=', org)
    .where('held.id', '=', keys),
);

type HeldInput = { about: Record<string, unknown>; fill: Record<string, unknown> };

/** An approver's signature, and the line it stands in. */
export type SignatureAt = { readonly id: string; readonly lineId: string };

/** The approvals of a held command, step by step, each with the signature it was given under. */
export const approvalsOf = facts('kernel.approvalsOf', (db, { org, keys }) =>
  db
    .selectFrom('kernel.approval as approval')
    .innerJoin('kernel.person as person', (join) =>
      join.onRef('person.orgId', '=', 'approval.orgId').onRef('person.id', '=', 'approval.personId'),
    )
    .select([
      'approval.heldId as key',
      'approval.step',
      'approval.personId',
      'person.name',
      'approval.position',
      'approval.isDelegate',
      'approval.opinion',
      'approval.approvedAt',
      sql<SignatureAt | null>`(select json_build_object('id', signature.id, 'lineId', signature.line_id)
        from kernel.timeline told
        join kernel.signature signature on signature.org_id = ${org} and signature.line_id = told.line_id
        where told.org_id = ${org} and told.document_id = approval.held_id
          and signature.person_id = approval.person_id and signature.signed_at = approval.approved_at)`.as('signature'),
    ])
    .where('approval.orgId', '=', org)
    .where('person.orgId', '=', org)
    .where('approval.heldId', '=', keys)
    .orderBy('approval.step'),
);

/** To whom steps of a held command were delegated. */
export const delegationsOf = facts('kernel.delegationsOf', (db, { org, keys }) =>
  db
    .selectFrom('kernel.delegation as delegation')
    .innerJoin('kernel.person as giver', (join) =>
      join.onRef('giver.orgId', '=', 'delegation.orgId').onRef('giver.id', '=', 'delegation.fromPersonId'),
    )
    .innerJoin('kernel.person as taker', (join) =>
      join.onRef('taker.orgId', '=', 'delegation.orgId').onRef('taker.id', '=', 'delegation.toPersonId'),
    )
    .select([
      'delegation.heldId as key',
      'delegation.step',
      'delegation.fromPersonId',
      'delegation.toPersonId',
      'delegation.position',
      'delegation.reason',
      'delegation.delegatedAt',
      'giver.name as giver',
      'taker.name as taker',
    ])
    .where('delegation.orgId', '=', org)
    .where('giver.orgId', '=', org)
    .where('taker.orgId', '=', org)
    .where('delegation.heldId', '=', keys)
    .orderBy('delegation.id'),
);
