/** Founds a company: the only rows nobody performs, since before them there is nobody. They are told by the first line
 *  of the company's journal. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';
import { type Client, literal, onClient, openPool, run } from '#kernel/db';
import { add } from '#kernel/effects';
import { known } from '#kernel/errors';
import { changesOf, inputDigest } from '#kernel/journal';
import { writeRows } from '#kernel/rows';

/** The three that stand at the beginning: who answers for the company, for quality, and for the program. */
export const founders = ['companyHead', 'qualityHead', 'administrator'] as const;
type Founder = (typeof founders)[number];

export type Founding = { readonly name: string; readonly isDemo: boolean } & Readonly<Record<Founder, string>>;
/** The company's id and the founders'. */
export type Founded = { readonly org: string } & Readonly<Record<Founder, string>>;

/** Makes the company and its founders as the owner of the database. It is being set up until both heads sign. */
export const foundCompany = async (owner: pg.ClientConfig, founding: Founding): Promise<Founded> => {
  const founded = { org: v7(), companyHead: v7(), qualityHead: v7(), administrator: v7() };
  const pool = openPool({ ...owner, max: 1 }, () => undefined);
  try {
    await onClient(pool, (client) => found(client, founding, founded));
    return founded;
  } finally {
    await pool.end();
  }
};

const COMMAND = 'kernel.foundCompany';

const found = async (client: Client, { isDemo, name, ...names }: Founding, founded: Founded): Promise<void> => {
  const { org } = founded;
  await client.query(`begin; set local yanji.org_id = ${literal(org)}; set local timezone = 'UTC'`);
  const [clock] = await run(
    client,
    `insert into kernel.company (org_id, id, name, is_demo, personal_key) values ($1, $1, $2, $3, $4)
     returning now() as now, (now() at time zone time_zone)::date as today`,
    [org, name, isDemo, randomBytes(32).toString('hex')],
  );
  const { now, today } = known(clock, 'the company was founded') as { now: string; today: string }; // As selected.
  const effects = [
    add('kernel.person', ...founders.map((position) => ({ id: founded[position], name: names[position] }))),
    // The program itself, in whose name scheduled jobs work; nobody can sign in as it.
    add('kernel.person', { id: org, name: '系统' }),
    add('kernel.positionHolding', { id: org, personId: org, position: 'program', fromOn: '2000-01-01' }),
    add(
      'kernel.positionHolding',
      ...founders.map((position) => ({ id: v7(), personId: founded[position], position, fromOn: today })),
    ),
  ];
  const fill = { name, isDemo, ...names };
  const work = {
    ...{ org, personId: founded.administrator, cameFrom: 'founding', lineId: v7(), recordedAt: now },
    ...{ kind: 'command', commandId: v7(), command: COMMAND, inputDigest: inputDigest(COMMAND, {}, fill) },
    asked: { about: {}, fill },
    checked: { as: [], stage: 'setUp' },
    changed: [{ added: 'kernel.company', rows: [{ id: org, name, isDemo }] }, ...changesOf(effects)],
    wrote: await writeRows(client, org, effects),
    ...{ output: {}, documents: [], postings: [] },
  };
  await run(client, 'select kernel.finish($1::jsonb)', [JSON.stringify(work)]);
  await client.query('commit');
};

/** The founders of a company that was founded before. */
export const foundersOf = async (owner: pg.ClientConfig, org: string): Promise<Founded> => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rows } = await client.query<{ position: Founder; person: string }>(
      `select distinct on (position) position, person_id as person from kernel.position_holding
       where org_id = $1 and position = any ($2) order by position, id`,
      [org, founders],
    );
    const of = (position: Founder) => known(rows.find((row) => row.position === position)?.person, 'a founder');
    return { org, companyHead: of('companyHead'), qualityHead: of('qualityHead'), administrator: of('administrator') };
  } finally {
    await client.end();
  }
};

/** The companies there are, the first founded first; those nobody can sign in to, half built, last. */
export const companiesOf = async (
  owner: pg.ClientConfig,
): Promise<{ org: string; name: string; administrator: string }[]> => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rows } = await client.query(
      `select c.org_id as org, c.name,
         (select h.person_id from kernel.position_holding h
          where h.org_id = c.org_id and h.position = 'administrator' and h.ended_at is null
          order by h.id limit 1) as administrator
       from kernel.company c
       order by not exists (select 1 from kernel.login l where l.org_id = c.org_id), c.id`,
    );
    return rows;
  } finally {
    await client.end();
  }
};
