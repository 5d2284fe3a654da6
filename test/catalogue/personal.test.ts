/** Personal values stand where they can be blanked without breaking a proof: in no row that a line answers for. */
import { expect, test } from 'vitest';
import { modules } from '#app/modules';
import { allFields } from '#kernel/field';
import { asOwner } from '#test/world';

/** The names under which personal values are kept, as columns. */
const personal = allFields().flatMap(({ class: its, name }) =>
  its === 'personal' ? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : [],
);

const columnsOf = (column: string) =>
  asOwner<{ table: string; said: string }>(
    `select c.oid::regclass::text as "table", coalesce(obj_description(c.oid, 'pg_class'), '') as said
     from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
     where a.attname = $1 and not a.attisdropped`,
    [column],
  );

const proved = async (columns: readonly string[]) =>
  (await Promise.all(columns.map(columnsOf))).flat().filter(({ said }) => said.includes('append-only'));

test('a personal field is a column of no append-only table', async () => {
  expect(modules.length).toBeGreaterThan(0);
  expect(personal).toContain('identity_number');
  expect(await proved(personal)).toEqual([]);
  expect((await proved(['reason'])).length).toBeGreaterThan(0);
});
