import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { db, type Tx } from '#kernel/db';
import { normalisedNumber, wordsOf } from '#kernel/ledger';
import { kindTitle } from '#kernel/workflow';
import { movementIsOf } from './within.ts';

const PAGE = 50;
/** A movement of ten thousand units names the first ones; the rest is a page of its own. */
const SERIALS_SHOWN = 20;

type Status = 'pending' | 'qualified' | 'onHold' | 'nonconforming' | 'recalled';

/** What led here, the latest first: from where to where, how much, by whom, when, on which document; paged by id. */
export const movements = async (tx: Tx, lotId: string, serial: string | undefined, before: string | undefined) => {
  let query = movementRows(tx)
    .where('movement.lotId', '=', lotId)
    .orderBy('movement.id', 'desc')
    .limit(PAGE + 1);
  if (before !== undefined) query = query.where('movement.id', '<', before);
  if (serial !== undefined) query = query.where('movement.id', 'in', movementsOf(tx, normalisedNumber(serial)));
  const found = await tx.rows(withinScope(query, tx, movementIsOf(tx.org)));
  return {
    movements: found.slice(0, PAGE).map(({ documentKind, ...movement }) => ({
      ...movement,
      documentKind: kindTitle(documentKind),
    })),
    next: found.length > PAGE ? (found[PAGE - 1]?.movementId ?? null) : null,
  };
};

const movementRows = ({ org }: Tx) =>
  db
    .selectFrom('kernel.movement as movement')
    .innerJoin('kernel.document as document', (join) =>
      join.onRef('document.orgId', '=', 'movement.orgId').onRef('document.id', '=', 'movement.documentId'),
    )
    .innerJoin('kernel.location as origin', (join) =>
      join.onRef('origin.orgId', '=', 'movement.orgId').onRef('origin.id', '=', 'movement.fromLocationId'),
    )
    .innerJoin('kernel.location as target', (join) =>
      join.onRef('target.orgId', '=', 'movement.orgId').onRef('target.id', '=', 'movement.toLocationId'),
    )
    .innerJoin('kernel.person as person', (join) =>
      join.onRef('person.orgId', '=', 'movement.orgId').onRef('person.id', '=', 'movement.personId'),
    )
    .select([
      'movement.id as movementId',
      'document.id as documentId',
      'document.number as document',
      'document.kind as documentKind',
      wordsOf('origin').as('from'),
      sql<Status>`movement.from_status`.as('fromStatus'),
      wordsOf('target').as('to'),
      sql<Status>`movement.to_status`.as('toStatus'),
      'movement.quantity',
      serialsOf(org).as('serials'),
      'person.name as person',
      'movement.recordedAt',
      sql<string | null>`nullif(movement.occurred_at, movement.recorded_at)`.as('occurredAt'),
      'movement.reason',
      sql<string | null>`(select d.number from kernel.movement w
        join kernel.document d on d.org_id = w.org_id and d.id = w.document_id
        where w.org_id = ${org} and d.org_id = ${org} and w.id = movement.corrects_id)`.as('corrects'),
      sql<boolean>`exists (select from kernel.movement w
        where w.org_id = ${org} and w.corrects_id = movement.id)`.as('isCorrected'),
    ])
    .where('movement.orgId', '=', org)
    .where('document.orgId', '=', org)
    .where('origin.orgId', '=', org)
    .where('target.orgId', '=', org)
    .where('person.orgId', '=', org);

const serialsOf = (org: string) => sql<string[]>`array(
  select unit.serial
  from kernel.movement_unit as moved
  join kernel.serial_unit as unit on unit.org_id = moved.org_id and unit.id = moved.unit_id
  where moved.org_id = ${org} and unit.org_id = ${org} and moved.movement_id = movement.id
  order by unit.serial
  limit ${sql.lit(SERIALS_SHOWN)}
)`;

const movementsOf = ({ org }: Tx, serial: string) =>
  db
    .selectFrom('kernel.movementUnit as moved')
    .innerJoin('kernel.serialUnit as unit', (join) =>
      join.onRef('unit.orgId', '=', 'moved.orgId').onRef('unit.id', '=', 'moved.unitId'),
    )
    .select('moved.movementId')
    .where('moved.orgId', '=', org)
    .where('unit.orgId', '=', org)
    .where('unit.serial', '=', serial);
