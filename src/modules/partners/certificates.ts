/** Reads of certificates: as facts for rules and operations, and for the page of a partner. */
import { type RawBuilder, sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { titleOf } from '#kernel/contract';
import { db, type Tx } from '#kernel/db';
import { linesAsked, pageOfLines } from '#kernel/document-lines';
import { NotFound } from '#kernel/errors';
import { fact, facts } from '#kernel/fact';
import { stateName } from '#kernel/workflow';
import type { CertificateKind, DeviceClass, FileState } from './certificate-fields.ts';

const list = <T>(column: string) => sql<T[]>`${sql.ref(column)}`;

/** The certificates of a partner that nothing replaced, by the partner's id. */
export const certificatesOf = facts('partners.certificatesOf', (reader, { org, keys }) =>
  reader
    .selectFrom('partners.certificate as certificate')
    .select([
      'certificate.partnerId as key',
      'certificate.kind',
      'certificate.number',
      'certificate.validUntil',
      list<string>('certificate.classes').as('classes'),
      list<string>('certificate.categories').as('categories'),
    ])
    .where('certificate.orgId', '=', org)
    .where('certificate.partnerId', '=', keys)
    .where('certificate.replacedBy', 'is', null)
    .orderBy('certificate.id'),
);

/** A certificate by its id, replaced or not. */
export const certificateById = fact('partners.certificateById', (reader, { org, keys }) =>
  reader
    .selectFrom('partners.certificate as certificate')
    .select(['certificate.id as key', 'certificate.id', 'certificate.partnerId', 'certificate.replacedBy'])
    .where('certificate.orgId', '=', org)
    .where('certificate.id', '=', keys),
);

/** Today where the company is, in SQL. */
const today = (org: string) => sql<string>`(select ((now() + company.clock_offset) at time zone company.time_zone)::date
  from kernel.company as company where company.org_id = ${org} and company.id = ${org})`;

/** What a partner's file has come to; `partner` is the row of the surrounding read. */
export const stateOfFile = (org: string): RawBuilder<FileState> => sql<FileState>`case
  when partner.suspended_for is not null then 'suspended'
  when partner.approved_on is null then case when partner.id in (
    select (held.input -> 'about' ->> 'partnerId')::uuid from kernel.held_command as held
    join kernel.document as document on document.org_id = held.org_id and document.id = held.id
    where held.org_id = ${org} and document.org_id = ${org} and held.command = 'partners.approvePartner'
      and document.state in ('waiting', 'approved')) then 'inReview' else 'unreviewed' end
  when exists (select from partners.certificate as ended
    where ended.org_id = ${org} and ended.partner_id = partner.id and ended.replaced_by is null
      and ended.valid_until < ${today(org)} and not exists (select from partners.certificate as valid
        where valid.org_id = ${org} and valid.partner_id = partner.id and valid.kind = ended.kind
          and valid.replaced_by is null and (valid.valid_until is null or valid.valid_until >= ${today(org)})))
    then 'ended'
  else 'approved' end`;

const REVIEWS_SHOWN = 20;

/** A partner with its certificates, the latest first, and what was asked about it and waits or was decided. */
export const fileOf = async (tx: Tx, partnerId: string) => {
  const own = await tx.first(
    withinScope(
      db
        .selectFrom('partners.partner as partner')
        .select(['partner.id as partnerId', 'partner.name', 'partner.address', 'partner.contact', 'partner.approvedOn'])
        .select(['partner.kind', 'partner.type', stateOfFile(tx.org).as('state')])
        .select(sql<boolean>`partner.suspended_for is not null`.as('isSuspended'))
        .where('partner.orgId', '=', tx.org)
        .where('partner.id', '=', partnerId)
        .$narrowType<{
          kind: 'supplier' | 'customer';
          type: 'manufacturer' | 'distributor' | 'useUnit' | 'otherNeed';
        }>(),
      tx,
      { party: 'partner.id' },
    ),
  );
  if (!own) throw new NotFound({ zh: '找不到这个往来单位', en: 'This partner is not on file' }, partnerId);
  const certificates = await tx.rows(
    certificateRows(tx).where('certificate.partnerId', '=', partnerId).orderBy('certificate.id', 'desc').limit(200),
  );
  return { ...own, certificates, reviews: await reviewsOf(tx, partnerId) };
};

const certificateRows = (tx: Tx) =>
  withinScope(
    db
      .selectFrom('partners.certificate as certificate')
      .innerJoin('kernel.document as document', (join) =>
        join.onRef('document.orgId', '=', 'certificate.orgId').onRef('document.id', '=', 'certificate.id'),
      )
      .select([
        'certificate.id as certificateId',
        'document.number',
        sql<CertificateKind>`certificate.kind`.as('kind'),
        'certificate.number as certificateNumber',
        list<DeviceClass>('certificate.classes').as('classes'),
        list<string>('certificate.categories').as('categories'),
        'certificate.productRange',
        'certificate.territory',
        'certificate.salesperson',
        'certificate.issuedOn',
        'certificate.validUntil',
        sql<boolean>`certificate.replaced_by is not null`.as('isReplaced'),
      ])
      .where('certificate.orgId', '=', tx.org)
      .where('document.orgId', '=', tx.org),
    tx,
    { party: 'certificate.partnerId' },
  );

/** What was proposed about a partner, the latest first. */
const reviewsOf = async (tx: Tx, partnerId: string) => {
  const found = await tx.rows(
    db
      .selectFrom('kernel.heldCommand as held')
      .innerJoin('kernel.document as document', (join) =>
        join.onRef('document.orgId', '=', 'held.orgId').onRef('document.id', '=', 'held.id'),
      )
      .innerJoin('kernel.person as proposer', (join) =>
        join.onRef('proposer.orgId', '=', 'held.orgId').onRef('proposer.id', '=', 'held.proposedBy'),
      )
      .select(['held.id as heldId', 'document.number', 'document.state', 'held.command', 'held.proposedAt'])
      .select('proposer.name as proposer')
      .where('held.orgId', '=', tx.org)
      .where('document.orgId', '=', tx.org)
      .where('proposer.orgId', '=', tx.org)
      .where('document.counterpartyId', '=', partnerId)
      .where('held.command', 'like', 'partners.%')
      .orderBy('held.id', 'desc')
      .limit(REVIEWS_SHOWN),
  );
  return found.map(({ command, state, ...one }) => ({
    ...one,
    title: titleOf(command),
    state: stateName('kernel.held', state),
  }));
};

/** What a certificate says: the one line of its document. */
export const certificateLines = async (tx: Tx, certificateId: string, after: string | undefined) => {
  const found = await tx.rows(certificateRows(tx).where('certificate.id', '=', certificateId).limit(linesAsked));
  const lines = found.map((line) => ({ lineId: line.certificateId, ...line }));
  return pageOfLines(after === undefined ? lines : []);
};
