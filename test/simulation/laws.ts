/** The laws a company lives by, as SQL that must return no rows: one file a law, its title in its first two lines. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';

export type Law = { readonly name: string; readonly zh: string; readonly en: string; readonly text: string };

/** npm, vitest and the benches all work in the folder of package.json. */
const folder = path.join(process.cwd(), 'test', 'simulation', 'laws');

/** Every law there is. */
export const laws: readonly Law[] = readdirSync(folder)
  .filter((file) => file.endsWith('.sql'))
  .sort()
  .map((file) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const [, zh, en] = /^-- zh: (.+)\n-- en: (.+)\n/.exec(text) ?? [];
    if (!zh || !en) throw new Error(`${file} does not say its title in both languages`);
    return { name: file.replace('.sql', ''), zh, en, text };
  });

export type Breach = { law: string; title: string; rows: number };

/** Every law that is broken, with how many rows break it. The owner asks, who sees every company. */
export const breaches = async (owner: pg.ClientBase, except: readonly string[] = []): Promise<Breach[]> => {
  const found: Breach[] = [];
  for (const { name, en, text } of laws.filter((law) => !except.includes(law.name))) {
    const { rows } = await owner.query<{ rows: number }>(`select count(*)::int as rows from (${text}) broken`);
    const broken = rows[0]?.rows ?? 0;
    if (broken > 0) found.push({ law: name, title: en, rows: broken });
  }
  return found;
};
