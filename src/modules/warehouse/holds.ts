import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import type { HoldScope } from '#kernel/contract';
import { db, type Tx } from '#kernel/db';

const PAGE = 50;

/** What is open, the latest first; paged by id. */
export const openHolds = async (tx: Tx, after: string | undefined) => {
  let query = openRows(tx)
    .orderBy('hold.id', 'desc')
    .limit(PAGE + 1);
  if (after) query = query.where('hold.id', '<', after);
  const found = await tx.rows(withinScope(query, tx, { site: 'document.siteId' }));
  return { holds: found.slice(0, PAGE), next: found.length > PAGE ? (found[PAGE - 1]?.holdId ?? null) : null };
};

const openRows = ({ org }: Tx) =>
  db
    .selectFrom('kernel.hold as hold')
    .innerJoin('kernel.document as document', (join) =>
      join.onRef('document.orgId', '=', 'hold.orgId').onRef('document.id', '=', 'hold.id'),
    )
    .innerJoin('kernel.person as person', (join) =>
      join.onRef('person.orgId', '=', 'hold.orgId').onRef('person.id', '=', 'hold.openedBy'),
    )
    .select([
      'hold.id as holdId',
      'document.number',
      sql<'hold' | 'recall'>`hold.kind`.as('kind'),
      sql<HoldScope>`hold.scope`.as('scope'),
      namedOf(org).as('on'),
      'hold.reason',
      'hold.caseNumber',
      'person.name as openedBy',
      'hold.openedAt',
    ])
    .where('hold.orgId', '=', org)
    .where('document.orgId', '=', org)
    .where('person.orgId', '=', org)
    .where('hold.liftedAt', 'is', null);

/** What people call that which is held. */
const namedOf = (org: string) => sql<string>`coalesce(case hold.scope
  when 'lot' then (select p.name || ' ' || coalesce(l.number, '') from kernel.lot l
    join catalog.product p on p.org_id = l.org_id and p.id = l.product_id
    where l.org_id = ${org} and l.id = hold.scope_id)
  when 'product' then (select p.name || ' ' || p.model from catalog.product p
    where p.org_id = ${org} and p.id = hold.scope_id)
  when 'unit' then (select u.serial from kernel.serial_unit u where u.org_id = ${org} and u.id = hold.scope_id)
  when 'supplier' then (select p.name from partners.partner p where p.org_id = ${org} and p.id = hold.scope_id)
  when 'receipt' then (select d.number from kernel.document d where d.org_id = ${org} and d.id = hold.scope_id)
  when 'site' then (select l.name_zh from kernel.location l where l.org_id = ${org} and l.id = hold.scope_id)
  else (select d.number || ' ' || coalesce(l.number, '') from kernel.intake i
    join kernel.document d on d.org_id = i.org_id and d.id = i.source_document_id
    join kernel.lot l on l.org_id = i.org_id and l.id = i.lot_id where i.org_id = ${org} and i.id = hold.scope_id)
  end, '—')`;
