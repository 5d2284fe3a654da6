import { sql } from 'kysely';
import { type ScopeColumns, withinScope } from '#kernel/access/scope';
import { db, type Tx } from '#kernel/db';
import { NotFound } from '#kernel/errors';
import { documentKind, documentKinds, kindTitle, stateName } from '#kernel/workflow';

const RELATED_SHOWN = 50;

/** The header of one document with the documents that came about in the same acts. A kind whose lines the asker may
 *  not see is not found. */
export const documentOf = async (tx: Tx, documentId: string) => {
  const found = await tx.first(headerOf(tx, documentId));
  const kind = found && documentKind(found.kindName);
  if (!found || !kind?.lines || !tx.may.has(kind.lines.name)) throw new NotFound(absent, documentId);
  const related = await tx.rows(relatedTo(tx, documentId));
  return {
    ...found,
    kind: kind.title,
    state: stateName(found.kindName, found.state),
    related: related.map(({ kindName, state, ...other }) => ({
      ...other,
      kind: kindTitle(kindName),
      state: stateName(kindName, state),
    })),
  };
};

const absent = { zh: '没有这张单据，或者您的岗位不能查看', en: 'There is no such document, or you may not see it' };

/** The kinds of document the asker may see: those whose lines they may. */
export const kindsSeen = ({ may }: Tx): string[] =>
  [...documentKinds()].flatMap(([name, { lines }]) => (lines && may.has(lines.name) ? name : []));

/** A document belongs to its site, its partner, and the categories of its lots. */
export const documentIsOf = (org: string): ScopeColumns => ({
  site: 'document.siteId',
  party: 'document.counterpartyId',
  category: (categories) => sql`not exists (
    select from kernel.document_lot as of join kernel.lot as l on l.org_id = of.org_id and l.id = of.lot_id
    join catalog.product as p on p.org_id = l.org_id and p.id = l.product_id
    where of.org_id = ${org} and l.org_id = ${org} and p.org_id = ${org} and of.document_id = document.id
      and p.category <> all (${categories}::text[]))`,
});

const headerOf = (tx: Tx, documentId: string) => withinScope(headerRows(tx, documentId), tx, documentIsOf(tx.org));

const headerRows = ({ org }: Tx, documentId: string) =>
  db
    .selectFrom('kernel.document as document')
    .innerJoin('kernel.person as creator', (join) =>
      join.onRef('creator.orgId', '=', 'document.orgId').onRef('creator.id', '=', 'document.createdBy'),
    )
    .innerJoin('kernel.person as changer', (join) =>
      join.onRef('changer.orgId', '=', 'document.orgId').onRef('changer.id', '=', 'document.changedBy'),
    )
    .leftJoin('partners.partner as partner', (join) =>
      join.onRef('partner.orgId', '=', 'document.orgId').onRef('partner.id', '=', 'document.counterpartyId'),
    )
    .leftJoin('kernel.location as site', (join) =>
      join.onRef('site.orgId', '=', 'document.orgId').onRef('site.id', '=', 'document.siteId'),
    )
    .select([
      'document.id as documentId',
      'document.number',
      'document.kind as kindName',
      'document.state',
      'partner.name as counterparty',
      'site.nameZh as site',
      'creator.name as createdBy',
      'document.createdAt',
      'changer.name as changedBy',
      'document.changedAt',
    ])
    .where('document.orgId', '=', org)
    .where('creator.orgId', '=', org)
    .where('changer.orgId', '=', org)
    .where('document.id', '=', documentId);

const relatedTo = (tx: Tx, documentId: string) =>
  withinScope(
    db
      .selectFrom('kernel.document as document')
      .select(['document.id as documentId', 'document.number', 'document.kind as kindName', 'document.state'])
      .where('document.orgId', '=', tx.org)
      .where('document.id', '<>', documentId)
      .where('document.kind', 'in', ['', ...kindsSeen(tx)])
      .where('document.id', 'in', toldWith(tx, documentId))
      .orderBy('document.id')
      .limit(RELATED_SHOWN),
    tx,
    documentIsOf(tx.org),
  );

/** Documents that opened, or were opened, in an act this document's timeline tells of. */
const toldWith = ({ org }: Tx, documentId: string) =>
  sql<string>`(
    select (told ->> 'id')::uuid
    from kernel.timeline as own
    join kernel.journal_line as line on line.org_id = own.org_id and line.id = own.line_id
    cross join jsonb_array_elements(coalesce(line.answer -> 'documents', '[]')) as told
    where own.org_id = ${org} and line.org_id = ${org} and own.document_id = ${documentId} and line.kind = 'command'
  )`;
