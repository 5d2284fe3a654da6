/** Founds a company: the only rows nobody performs, since before them there is nobody. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';

export type Founded = { org: string; administrator: string };

/** Makes the company and its administrator as the owner of the database. */
export const foundCompany = async (
  owner: pg.ClientConfig,
  { name, administrator, isDemo }: { name: string; administrator: string; isDemo: boolean },
): Promise<Founded> => {
  const org = v7();
  const person = v7();
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      'insert into kernel.company (org_id, id, name, is_demo, personal_key) values ($1, $1, $2, $3, $4)',
      [org, name, isDemo, randomBytes(32).toString('hex')],
    );
    await client.query('insert into kernel.person (org_id, id, name) values ($1, $2, $3)', [
      org,
      person,
      administrator,
    ]);
    // The program itself, in whose name scheduled jobs work; nobody can sign in as it.
    await client.query('insert into kernel.person (org_id, id, name) values ($1, $1, $2)', [org, '系统']);
    await client.query(
      `insert into kernel.position_holding (org_id, id, person_id, position, from_on)
       values ($1, $1, $1, 'program', '2000-01-01')`,
      [org],
    );
    await client.query(
      `insert into kernel.position_holding (org_id, id, person_id, position, from_on)
       values ($1, $2, $3, 'administrator', (now() at time zone 'Asia/Shanghai')::date)`,
      [org, v7(), person],
    );
    await client.query('commit');
    return { org, administrator: person };
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
          where h.org_id = c.org_id and h.position = 'administrator' order by h.id limit 1) as administrator
       from kernel.company c
       order by not exists (select 1 from kernel.login l where l.org_id = c.org_id), c.id`,
    );
    return rows;
  } finally {
    await client.end();
  }
};
