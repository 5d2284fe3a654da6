/** The companies a login is of. A session is of one of them; who wants to work in another begins another session. */
import { type Pool, run } from '../db.ts';
import { ofCompany } from '../held/of-company.ts';

/** Who somebody is in a company. */
export type Membership = { readonly org: string; readonly person: string };
export type CompanyName = { readonly id: string; readonly name: string };

/** Every company a login is of, its own first, with who its holder is there. */
export const membershipsOf = async (pool: Pool, login: string): Promise<Membership[]> => {
  const { rows } = await pool.query<Membership>(
    `select org_id as org, person_id as person, 0 as rank, id from kernel.login where id = $1
     union all
     select org_id, person_id, 1, id from kernel.login_elsewhere where login_id = $1 and ended_at is null
     order by rank, id`,
    [login],
  );
  return rows.map(({ org, person }) => ({ org, person }));
};

/** What companies are called: each says so in a transaction of its own, since none serves two. */
export const namesOf = async (pool: Pool, its: readonly Membership[]): Promise<CompanyName[]> => {
  const names: CompanyName[] = [];
  for (const { org } of its) {
    const [row] = await ofCompany(pool, org, (client) =>
      run(client, 'select name from kernel.company where org_id = $1', [org]),
    );
    names.push({ id: org, name: String(row?.name ?? '') });
  }
  return names;
};

/** The companies the holder of a session may change to; empty for nearly everybody. */
export const otherCompanies = async (pool: Pool, session: string, here: string): Promise<CompanyName[]> => {
  const { rows } = await pool.query<{ login: string }>('select login_id as login from kernel.session where id = $1', [
    session,
  ]);
  const [found] = rows;
  const all = found ? await membershipsOf(pool, found.login) : [];
  return namesOf(
    pool,
    all.filter(({ org }) => org !== here),
  );
};
