import { sql } from 'kysely';
import { db, type Tx } from '#kernel/db';
import { NotFound } from '#kernel/errors';
import { fact } from '#kernel/fact';
import { formOf } from '#kernel/settings/form';
import { allSettings, type SettingLevel, settingNamed } from '#kernel/settings/setting';

/** How many decisions there are about a setting at a place, by its key; the last one's number. */
export const lastVersion = fact(
  'settings.lastVersion',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.settingVersion as version')
      .select(['version.key', sql<number>`max(version.number)`.as('number')])
      .where('version.orgId', '=', org)
      .where('version.key', '=', keys)
      .groupBy('version.key'),
  'text',
);

/** A site of ours, by its id. */
export const siteById = fact('settings.siteById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.location as location')
    .select(['location.id as key', 'location.nameZh as name'])
    .where('location.orgId', '=', org)
    .where('location.id', '=', keys)
    .where('location.side', '=', 'inside')
    .where('location.zone', 'is', null),
);

/** A partner of ours, by its id. */
export const partnerById = fact('settings.partnerById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.location as location')
    .select(['location.partyId as key', 'location.nameZh as name'])
    .where('location.orgId', '=', org)
    .where('location.partyId', '=', keys)
    .$narrowType<{ key: string }>(),
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

const versions = ({ org }: Tx) =>
  db
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
  return allSettings().map((its) => ({
    name: its.name,
    title: its.title,
    meaning: its.meaning,
    basis: its.basis,
    levels: [...its.levels],
    bounds: (its.bounds ?? []).map(({ basis, zh, en }) => ({ basis, zh, en })),
    form: formOf(its),
    byDefault: its.default,
    inForce: inForce.filter(({ name }) => name === its.name),
    later: later.filter(({ name }) => name === its.name),
  }));
};

/** Every decision about a setting, the last first. */
export const historyOf = async (tx: Tx, name: string) => {
  if (!settingNamed(name)) throw noSuchSetting;
  return tx.rows(
    versions(tx)
      .where('version.name', '=', name)
      .orderBy('version.madeAt', 'desc')
      .orderBy('version.number', 'desc')
      .limit(500),
  );
};

export const noSuchSetting = new NotFound({ zh: '没有此项设置', en: 'there is no such setting' });

/** The sites and partners a setting may be decided for. */
export const placesOf = (tx: Tx) =>
  tx.rows(
    db
      .selectFrom('kernel.location as location')
      .select([
        sql<'site' | 'partner'>`case when location.side = 'inside' then 'site' else 'partner' end`.as('level'),
        sql<string>`coalesce(location.party_id, location.id)`.as('id'),
        'location.nameZh as name',
      ])
      .where('location.orgId', '=', tx.org)
      .where('location.zone', 'is', null)
      .orderBy('location.nameZh')
      .limit(2_000),
  );
