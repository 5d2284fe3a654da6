/** What many papers name. */
import { sql } from 'kysely';
import { facts } from '../fact.ts';

/** The serial numbers of the units a document's movements moved, by the document's id. */
export const serialsOfDocument = facts('kernel.serialsOfDocument', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.movement as movement')
    .innerJoin('kernel.movementUnit as moved', (join) =>
      join.onRef('moved.orgId', '=', 'movement.orgId').onRef('moved.movementId', '=', 'movement.id'),
    )
    .innerJoin('kernel.serialUnit as unit', (join) =>
      join.onRef('unit.orgId', '=', 'moved.orgId').onRef('unit.id', '=', 'moved.unitId'),
    )
    .select(['movement.documentId as key', 'movement.intakeId', 'unit.serial'])
    .distinct()
    .where('movement.orgId', '=', org)
    .where('moved.orgId', '=', org)
    .where('unit.orgId', '=', org)
    .where('movement.documentId', '=', keys)
    .orderBy('unit.serial'),
);

/** The calendar day of a moment where the company is; the statement joins `kernel.company as company`. */
export const dayIn = (moment: string) =>
  sql<string>`to_char(${sql.ref(moment)} at time zone company.time_zone, 'YYYY-MM-DD')`;
