import { type RawBuilder, sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { db, type Tx } from '#kernel/db';
import { NotFound } from '#kernel/errors';
import { fact, facts } from '#kernel/fact';
import { formOf } from '#kernel/settings/form';
import { allSettings, type SettingLevel, settingNamed } from '#kernel/settings/setting';

/** The last decision about a setting at a place, by its key. */
export const lastVersion = fact(
  'settings.lastVersion',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.settingVersion as version')
      .distinctOn('version.key')
      .select(['version.key', 'version.number', 'version.value'])
      .where('version.orgId', '=', org)
      .where('version.key', '=', keys)
      .orderBy('version.key')
      .orderBy('version.number', 'desc'),
  'text',
);

/** Which settings ever numbered documents with a prefix, by the prefix. */
export const numberedBy = facts(
  'settings.numberedBy',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.settingVersion as version')
      .select([sql<string>`version.value ->> 'prefix'`.as('key'), 'version.name'])
      .distinct()
      .where('version.orgId', '=', org)
      .where('version.name', 'like', 'kernel.numbering.%')
      .where(sql`version.value ->> 'prefix'`, '=', keys),
  'text',
);

/** Positions of the company's own making, by name. */
export const ownPosition = fact(
  'settings.ownPosition',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.positionVersion as version')
      .select('version.position as key')
      .distinct()
      .where('version.orgId', '=', org)
      .where('version.position', '=', keys),
  'text',
);

/** The file of a product, by its id: a file that is no partner's. */
export const productById = fact('settings.productById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.gate as gate')
    .select('gate.id as key')
    .where('gate.orgId', '=', org)
    .where('gate.id', '=', keys)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('kernel.location as location')
            .select('location.id')
            .where('location.orgId', '=', org)
            .whereRef('location.partyId', '=', 'gate.id'),
        ),
      ),
    ),
);

/** Decisions with who made them; those about sites, partners and categories outside the asker's scope left out. */
const versions = (tx: Tx) => {
  const { org } = tx;
  const query = db
    .selectFrom('kernel.settingVersion as version')
    .innerJoin('kernel.person as person', (join) =>
      join.onRef('person.orgId', '=', 'version.orgId').onRef('person.id', '=', 'version.madeBy'),
    )
    .select([
      'version.name',
      'version.level',
      'version.ofKey as of',
      sql<string | null>`case version.level
        when 'company' then null
        when 'category' then version.of_key
        else (select place.name_zh from kernel.location place where place.org_id = version.org_id and
          (version.level = 'site' and place.id::text = version.of_key
            or version.level = 'partner' and place.party_id::text = version.of_key))
        end`.as('ofName'),
      'version.number as version',
      'version.value',
      'version.countsFrom',
      'version.reason',
      'person.name as createdBy',
      'version.madeAt as createdAt',
    ])
    .where('version.orgId', '=', org)
    .where('person.orgId', '=', org)
    .$narrowType<{ level: SettingLevel; value: Record<string, unknown> | null }>();
  return withinScope(query, tx, { site: unless('site'), party: unless('partner'), category: unless('category') });
};

const unless =
  (level: SettingLevel) =>
  (allowed: readonly string[]): RawBuilder<unknown> =>
    sql`(version.level <> ${level} or version.of_key = any (${allowed}::text[]))`;

/** Every setting with what counts today at each place, and what will count later. */
export const settingsOf = async (tx: Tx) => {
  const inForce = await tx.rows(
    versions(tx)
      .distinctOn('version.key')
      .where('version.countsFrom', '<=', tx.today)
      .orderBy('version.key')
      .orderBy('version.countsFrom', 'desc')
      .orderBy('version.number', 'desc'),
  );
  const later = await tx.rows(
    versions(tx).where('version.countsFrom', '>', tx.today).orderBy('version.countsFrom').orderBy('version.number'),
  );
  const positions = await positionChoices(tx);
  return allSettings().map((its) => ({
    name: its.name,
    title: its.title,
    meaning: its.meaning,
    basis: its.basis,
    levels: [...its.levels],
    bounds: (its.bounds ?? []).map(({ basis, zh, en }) => ({ basis, zh, en })),
    form: formOf(its).map((part) => (part.kind === 'positions' ? { ...part, choices: positions } : part)),
    byDefault: its.default,
    inForce: inForce.filter(({ name }) => name === its.name),
    later: later.filter(({ name }) => name === its.name),
  }));
};

/** The positions a chain of approval may name: those a company starts with, and its own. */
const positionChoices = async (tx: Tx) => {
  const own = await tx.rows(
    db
      .selectFrom('kernel.positionVersion as version')
      .distinctOn('version.position')
      .select(['version.position', 'version.titleZh as zh', 'version.titleEn as en'])
      .where('version.orgId', '=', tx.org)
      .orderBy('version.position')
      .orderBy('version.number', 'desc'),
  );
  const titles = new Map(Object.entries(tx.permissions.positions).map(([name, { title }]) => [name, title]));
  for (const { position, zh, en } of own) titles.set(position, { zh, en });
  titles.delete('program');
  return [...titles].map(([value, title]) => ({ value, title }));
};

/** Every decision about a setting, the last first. */
export const historyOf = async (tx: Tx, name: string) => {
  if (!settingNamed(name)) throw noSetting(name);
  return tx.rows(
    versions(tx)
      .where('version.name', '=', name)
      .orderBy('version.madeAt', 'desc')
      .orderBy('version.number', 'desc')
      .limit(500),
  );
};

/** What is thrown where a name is no setting's. */
export const noSetting = (name: string) => new NotFound({ zh: '没有此项设置', en: 'there is no such setting' }, name);

/** The sites and partners a setting may be decided for, inside the asker's scope. */
export const placesOf = (tx: Tx) => {
  const query = db
    .selectFrom('kernel.location as location')
    .select([
      sql<'site' | 'partner'>`case when location.side = 'inside' then 'site' else 'partner' end`.as('level'),
      sql<string>`coalesce(location.party_id, location.id)`.as('id'),
      'location.nameZh as name',
    ])
    .where('location.orgId', '=', tx.org)
    .where('location.zone', 'is', null)
    .orderBy('location.nameZh')
    .limit(2_000);
  return tx.rows(withinScope(query, tx, { site: 'location.siteId', party: 'location.partyId' }));
};
