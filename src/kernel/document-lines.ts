/** What the lines of every kind of document have in common, as SQL. */
import { sql } from 'kysely';

/** A line of ten thousand units names the first ones; trace names all. */
const SERIALS_SHOWN = 20;
const PAGE = 100;

type Of = { readonly org: string; readonly document: string; readonly intake: string };

/** The serial numbers that a document moved of an intake; document and intake are columns of the surrounding read. */
export const serialsMoved = ({ org, document, intake }: Of) => sql<string[]>`array(
  select unit.serial
  from kernel.movement as moved
  join kernel.movement_unit as its on its.org_id = moved.org_id and its.movement_id = moved.id
  join kernel.serial_unit as unit on unit.org_id = its.org_id and unit.id = its.unit_id
  where moved.org_id = ${org} and its.org_id = ${org} and unit.org_id = ${org}
    and moved.document_id = ${sql.ref(document)} and moved.intake_id = ${sql.ref(intake)}
  order by unit.serial
  limit ${sql.lit(SERIALS_SHOWN)}
)`;

/** One row more than a page shows: it tells whether there is another page. */
export const linesAsked = PAGE + 1;

/** A page of lines and the key of the next, of the rows found. */
export const pageOfLines = <L extends { lineId: string }>(found: readonly L[]) => ({
  lines: found.slice(0, PAGE),
  next: found.length > PAGE ? (found[PAGE - 1]?.lineId ?? null) : null,
});
