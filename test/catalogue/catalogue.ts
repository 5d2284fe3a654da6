/** What PostgreSQL itself says of our tables and of the application's role. */
type Ask = <R extends object>(text: string, values?: unknown[]) => Promise<R[]>;

export type Table = {
  readonly name: string;
  /** The class its comment begins with. */
  readonly kind: string;
  readonly isProtected: boolean;
  readonly columns: readonly { name: string; type: string; required: boolean; identity: boolean; fallback: string }[];
  readonly constraints: readonly {
    name: string;
    /** As pg_constraint has it: p primary, u unique, f foreign, c check, x exclusion, n not null. */
    type: string;
    columns: string[];
    refers: string[];
    deferrable: boolean;
    /** What happens on update and on delete of what it refers to: `aa` is nothing. */
    deeds: string;
  }[];
  readonly indexes: readonly { name: string; first: string | null }[];
  readonly policies: readonly { name: string; using: string; check: string | null; command: string }[];
  /** What the application may do with it. */
  readonly rights: readonly string[];
};

/** The schema of graphile-worker is its own (docs/decisions/0017): ids of jobs and their turn, no company's records. */
const OURS = `n.nspname !~ '^(pg_|information_schema$|graphile_worker$)'`;

const COLUMNS = `select coalesce(json_agg(json_build_object(
    'name', a.attname, 'type', format_type(a.atttypid, null), 'required', a.attnotnull,
    'identity', a.attidentity <> '' or a.attgenerated <> '',
    'fallback', coalesce(pg_get_expr(d.adbin, d.adrelid), '')) order by a.attnum), '[]')
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`;

const namesOf = (relation: string, numbers: string) =>
  `(select coalesce(json_agg(a.attname order by u.at), '[]') from unnest(${numbers}) with ordinality u (number, at)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = u.number)`;

const CONSTRAINTS = `select coalesce(json_agg(json_build_object(
    'name', k.conname, 'type', k.contype, 'deferrable', k.condeferrable,
    'deeds', k.confupdtype::text || k.confdeltype::text,
    'columns', ${namesOf('k.conrelid', 'k.conkey')}, 'refers', ${namesOf('k.confrelid', 'k.confkey')})
    order by k.conname), '[]')
  from pg_constraint k where k.conrelid = c.oid`;

const INDEXES = `select coalesce(json_agg(json_build_object(
    'name', i.indexrelid::regclass::text, 'first', a.attname) order by i.indexrelid::regclass::text), '[]')
  from pg_index i left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
  where i.indrelid = c.oid`;

const POLICIES = `select coalesce(json_agg(json_build_object(
    'name', p.polname, 'using', pg_get_expr(p.polqual, p.polrelid),
    'check', pg_get_expr(p.polwithcheck, p.polrelid), 'command', p.polcmd) order by p.polname), '[]')
  from pg_policy p where p.polrelid = c.oid`;

const RIGHTS = `select coalesce(json_agg(r order by r), '[]')
  from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) r
  where has_table_privilege('yanji_app', c.oid, r)`;

/** Every table that is not PostgreSQL's own. */
export const catalogueOf = (ask: Ask): Promise<Table[]> =>
  ask<Table>(
    `select c.oid::regclass::text as name, c.relrowsecurity as "isProtected",
       coalesce(substring(obj_description(c.oid, 'pg_class') from '^([^:]+):'), '') as kind,
       (${COLUMNS}) as columns, (${CONSTRAINTS}) as constraints, (${INDEXES}) as indexes,
       (${POLICIES}) as policies, (${RIGHTS}) as rights
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and ${OURS} order by 1`,
  );

/** What the application's role is and has. */
export const appRole = async (ask: Ask): Promise<object> => {
  const listed = async (text: string) => (await ask<{ name: string }>(text)).map(({ name }) => name);
  const [role] = await ask<object>(
    `select rolsuper as superuser, rolbypassrls as "bypassesSecurity", rolcreaterole as "createsRoles",
       rolcreatedb as "createsDatabases" from pg_roles where rolname = 'yanji_app'`,
  );
  return {
    ...role,
    inheritsFrom: await listed(
      `select roleid::regrole::text as name from pg_auth_members where member = 'yanji_app'::regrole`,
    ),
    owns: await listed(
      `select oid::regclass::text as name from pg_class where relowner = 'yanji_app'::regrole
       union all select oid::regprocedure::text from pg_proc where proowner = 'yanji_app'::regrole
       union all select nspname from pg_namespace where nspowner = 'yanji_app'::regrole
       union all select datname from pg_database where datdba = 'yanji_app'::regrole`,
    ),
    createsIn: await listed(
      `select nspname as name from pg_namespace n
       where has_schema_privilege('yanji_app', oid, 'CREATE') and nspname !~ '^pg_(temp|toast_temp)_'`,
    ),
    runsAsOwner: await listed(
      `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and ${OURS}`,
    ),
  };
};
