import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import type { Bilingual } from '#kernel/contract';
import { db, type Tx } from '#kernel/db';
import { allFields } from '#kernel/field';

/** Everybody of the company: what they hold today or later, for which scope, and what is on file of them. */
export const colleagues = async (tx: Tx) => {
  const titles = await titlesOf(tx);
  const held = await tx.rows(holdings(tx));
  const persons = await tx.rows(personRows(tx));
  const deputies = await tx.rows(deputiesShown(tx));
  return {
    people: persons.map((person) => ({
      ...person,
      holdings: held
        .filter(({ personId }) => personId === person.id)
        .map(({ personId: _, ...its }) => ({ ...its, title: titles(its.position) })),
    })),
    deputies: deputies.map(({ position, ...its }) => ({ ...its, title: titles(position) })),
  };
};

/** Titles by position: the company's own version of today, else the one it started with. */
export const titlesOf = async (tx: Tx) => {
  const own = new Map((await tx.rows(versionRows(tx))).map((version) => [version.position, version]));
  return (position: string): Bilingual => {
    const version = own.get(position);
    if (version) return { zh: version.titleZh, en: version.titleEn };
    return tx.permissions.positions[position]?.title ?? { zh: position, en: position };
  };
};

const versionRows = (tx: Tx) =>
  db
    .selectFrom('kernel.positionVersion as version')
    .distinctOn('version.position')
    .select(['version.position', 'version.titleZh', 'version.titleEn', sql<string[]>`version.may`.as('may')])
    .where('version.orgId', '=', tx.org)
    .where('version.fromOn', '<=', tx.today)
    .orderBy('version.position')
    .orderBy('version.fromOn', 'desc')
    .orderBy('version.number', 'desc');

const personRows = (tx: Tx) =>
  db
    .selectFrom('kernel.person as person')
    .select([
      'person.id',
      'person.name',
      sql<string[]>`array(select login.name from kernel.login
        where login.org_id = ${tx.org} and login.person_id = person.id order by login.name)`.as('logins'),
      sql<boolean>`exists (select from kernel.login
        where login.org_id = ${tx.org} and login.person_id = person.id and login.locked_until > now())`.as('isLocked'),
      sql<string | null>`(select max(training.held_on) from people.training
        where training.org_id = ${tx.org} and training.person_id = person.id and training.is_passed)`.as('trainedOn'),
      sql<string | null>`(select max(health.valid_until) from people.health_check as health
        where health.org_id = ${tx.org} and health.person_id = person.id and health.is_fit)`.as('healthUntil'),
    ])
    .where('person.orgId', '=', tx.org)
    .whereRef('person.id', '<>', 'person.orgId') // The program itself is nobody's colleague.
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(1000);

const holdings = (tx: Tx) =>
  holdingsShown(tx)
    .where('holding.endedAt', 'is', null)
    .where((where) => where.or([where('holding.untilOn', 'is', null), where('holding.untilOn', '>=', tx.today)]))
    .orderBy('holding.fromOn')
    .orderBy('holding.id')
    .limit(5000);

/** Positions held, now, later or before, with their scope in words. */
export const holdingsShown = (tx: Tx) =>
  db
    .selectFrom('kernel.positionHolding as holding')
    .select([
      'holding.personId',
      'holding.id as holdingId',
      'holding.position',
      'holding.fromOn',
      'holding.untilOn',
      sql<Bilingual[]>`array(select jsonb_build_object('zh', place.name_zh, 'en', place.name_en)
          from kernel.location as place
          where place.org_id = ${tx.org} and (holding.sites ? place.id::text or holding.parties ? place.party_id::text)
          order by place.side, place.name_zh)
        || array(select jsonb_build_object('zh', c, 'en', c) from jsonb_array_elements_text(holding.categories) c)`.as(
        'scope',
      ),
    ])
    .where('holding.orgId', '=', tx.org);

/** Who stands in for whom, now or later. */
export const deputiesShown = (tx: Tx) =>
  db
    .selectFrom('kernel.deputyship as deputyship')
    .innerJoin('kernel.positionHolding as holding', (join) =>
      join.onRef('holding.orgId', '=', 'deputyship.orgId').onRef('holding.id', '=', 'deputyship.holdingId'),
    )
    .innerJoin('kernel.person as holder', (join) =>
      join.onRef('holder.orgId', '=', 'holding.orgId').onRef('holder.id', '=', 'holding.personId'),
    )
    .innerJoin('kernel.person as deputy', (join) =>
      join.onRef('deputy.orgId', '=', 'deputyship.orgId').onRef('deputy.id', '=', 'deputyship.personId'),
    )
    .select([
      'deputyship.id as deputyshipId',
      'holding.position',
      'deputy.name as deputy',
      'holder.name as holder',
      'deputyship.fromOn',
      'deputyship.untilOn',
    ])
    .where('deputyship.orgId', '=', tx.org)
    .where('holding.orgId', '=', tx.org)
    .where('holder.orgId', '=', tx.org)
    .where('deputy.orgId', '=', tx.org)
    .where('deputyship.endedAt', 'is', null)
    .where('holding.endedAt', 'is', null)
    .where('deputyship.untilOn', '>=', tx.today)
    .orderBy('deputyship.fromOn')
    .orderBy('deputyship.id')
    .limit(1000);

/** The positions of the company with what each permits today, and the last version there is, which may count later. */
export const positions = async (tx: Tx) => {
  const own = await tx.rows(versionRows(tx));
  const latest = await tx.rows(
    db
      .selectFrom('kernel.positionVersion as version')
      .select(['version.position', sql<number>`max(version.number)`.as('number')])
      .where('version.orgId', '=', tx.org)
      .groupBy('version.position'),
  );
  const versions = new Map(own.map((version) => [version.position, version]));
  const numbers = new Map(latest.map(({ position, number }) => [position, number]));
  const started = Object.entries(tx.permissions.positions).filter(
    ([position]) => position !== 'program' && !versions.has(position),
  );
  return [
    ...started.map(([position, { title, may }]) => ({ position, title, may: may.map(({ name }) => name) })),
    ...own.map(({ position, titleZh, titleEn, may }) => ({ position, title: { zh: titleZh, en: titleEn }, may })),
  ].map((its) => ({ ...its, version: numbers.get(its.position) ?? 0 }));
};

/** Sites and partners that a position may be held for, within the asker's own scope. */
export const places = async (tx: Tx) => {
  const rows = await tx.rows(
    withinScope(
      db
        .selectFrom('kernel.location as place')
        .select(['place.id', 'place.side', 'place.partyId', 'place.nameZh as name'])
        .where('place.orgId', '=', tx.org)
        .where('place.zone', 'is', null)
        .orderBy('place.nameZh')
        .limit(2000),
      tx,
      { site: 'place.siteId', party: 'place.partyId' },
    ),
  );
  return {
    sites: rows.filter(({ side }) => side === 'inside').map(({ id, name }) => ({ id, name })),
    parties: rows.flatMap(({ partyId, name }) => (partyId ? [{ id: partyId, name }] : [])),
  };
};

/** Sessions that are open: everybody's, or one person's; the latest first. */
export const sessions = async (tx: Tx, whose: 'all' | { readonly personId: string }) => {
  let query = db
    .selectFrom('kernel.session as session')
    .innerJoin('kernel.person as person', (join) =>
      join.onRef('person.orgId', '=', 'session.orgId').onRef('person.id', '=', 'session.personId'),
    )
    .select([
      'session.id as sessionId',
      'person.name as person',
      'session.startedAt',
      'session.lastSeenAt',
      'session.cameFrom',
      'session.expiresAt',
      sql<boolean>`session.id is not distinct from ${tx.sessionId}::uuid`.as('isThis'),
    ])
    .where('session.orgId', '=', tx.org)
    .where('person.orgId', '=', tx.org)
    .where('session.endedAt', 'is', null)
    .where('session.expiresAt', '>', sql<string>`now()`)
    .orderBy('session.startedAt', 'desc')
    .limit(200);
  if (whose !== 'all') query = query.where('session.personId', '=', whose.personId);
  return tx.rows(query);
};

/** Every field of the program with its words, meaning, class and clause, by name. */
export const dictionary = async () =>
  allFields().map(({ name, zh, en, meaning, class: its, source = null }) => ({
    name,
    title: { zh, en },
    meaning,
    class: its,
    source,
  }));
