/** Verifies the files that journal lines answer for: what an append-only row names by its hash is there, unchanged. */
import type pg from 'pg';
import type { Breach } from '../verify.ts';
import type { FileStore } from './store.ts';

/** Every file that a proved row refers to and that is changed or missing. For the owner's connection. */
export const verifyFiles = async (client: pg.ClientBase, files: FileStore): Promise<Breach[]> => {
  const { rows: tables } = await client.query<{ table: string; column: string }>(
    'select of_table as "table", of_column as "column" from kernel.tables_of_files() where is_proved',
  );
  const breaches: Breach[] = [];
  for (const { table, column } of tables) {
    // Table and column come from the catalogue.
    const { rows } = await client.query<{ org: string; id: string; file: string }>(
      `select t.org_id as org, min(t.id::text) as id, t.${column} as file from ${table} t group by 1, 3 order by 1, 3`,
    );
    for (const { org, id, file } of rows) {
      const found = await files.digest(org, file);
      if (found === file) continue;
      const said = `${file} (${table} ${id})`;
      breaches.push({
        org,
        what: found
          ? { zh: `文件 ${said} 的内容被改动`, en: `the content of the file ${said} was changed` }
          : { zh: `文件 ${said} 不见了`, en: `the file ${said} is missing` },
      });
    }
  }
  return breaches;
};
