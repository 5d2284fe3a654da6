/** What two companies have on file, by the name of its column: what people would really type, scan or click. */
import { asOwner } from '#test/world';

/** Values by name: `siteId`, `lotNumber`; under `id` the ids of all rows. */
export type Known = ReadonlyMap<string, readonly string[]>;

const PER_COLUMN = 60;

/** Every text, day and id in the company's tables. The number of a `kernel.lot` is a `number` and a `lotNumber`. */
export const knownValues = async (org: string): Promise<Known> => {
  const found = new Map<string, Set<string>>();
  const note = (name: string, value: unknown) => {
    if (typeof value !== 'string' || value.length > 500) return;
    const values = found.get(name) ?? new Set();
    if (values.size < PER_COLUMN) values.add(value);
    found.set(name, values);
  };
  for (const table of await tenantTables()) {
    const rows = await asOwner<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${table} t where org_id = $1 limit 200`,
      [org],
    );
    for (const { row } of rows) {
      for (const [column, value] of Object.entries(row)) {
        note(camel(column), value);
        note(camel(`${table.split('.')[1]?.replace(/_version$/, '')}_${column}`), value);
      }
    }
  }
  return new Map([...found].map(([name, values]) => [name, [...values]]));
};

/** The tables that hold what a company did, without the journal, which also tells of what was refused. */
export const tenantTables = async (): Promise<string[]> => {
  const rows = await asOwner<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relkind = 'r' and obj_description(c.oid, 'pg_class') like 'tenant%' order by 1`,
  );
  return rows.map(({ name }) => name).filter((name) => !BESIDE.has(name));
};

/** Lines of refusals and accesses go there, and their seals. */
const BESIDE = new Set([
  'kernel.journal_line',
  'kernel.timeline',
  'kernel.log_leaf',
  'kernel.log_head',
  'kernel.checkpoint',
]);

const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
