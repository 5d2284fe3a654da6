import { sql } from 'kysely';
import type { Bilingual } from '#kernel/contract';
import { db, type Tx } from '#kernel/db';
import { listing } from '#kernel/lists/listing';
import { staff } from './contract.ts';

/** Everybody of the company with what they hold today, what is on file, and when they last signed in. */
export const people = listing(staff.people, (tx) =>
  db
    .selectFrom('kernel.person as person')
    .select([
      'person.id as personId',
      'person.name',
      heldToday<Bilingual | null>(
        tx,
        sql`case when count(*) > 0 then jsonb_build_object('zh', string_agg(held.zh, '、' order by held.at),
          'en', string_agg(held.en, ', ' order by held.at)) end`,
      ).as('positions'),
      heldToday<string | null>(tx, sql`string_agg(held.zh || ' ' || held.en, ' ' order by held.at)`).as('held'),
      sql<string | null>`(select max(training.held_on) from people.training
        where training.org_id = ${tx.org} and training.person_id = person.id and training.is_passed)`.as('trainedOn'),
      sql<string | null>`(select case when health.is_fit then health.valid_until end from people.health_check as health
        where health.org_id = ${tx.org} and health.person_id = person.id order by health.id desc limit 1)`.as(
        'healthUntil',
      ),
      sql<string | null>`(select max(session.started_at) from kernel.session
        where session.org_id = ${tx.org} and session.person_id = person.id)`.as('lastSignInAt'),
      sql<boolean>`exists (select from kernel.login
        where login.org_id = ${tx.org} and login.person_id = person.id and login.locked_until > now())`.as('isLocked'),
    ])
    .where('person.orgId', '=', tx.org)
    // The program itself is nobody's colleague.
    .whereRef('person.id', '<>', 'person.orgId'),
);

/** What somebody holds today, each once, called as the company's own version of the day calls it. */
const heldToday = <T>(tx: Tx, told: ReturnType<typeof sql>) =>
  sql<T>`(select ${told} from (
      select min(holding.id::text) as at, coalesce(own.title_zh, titles.said ->> 'zh', holding.position) as zh,
        coalesce(own.title_en, titles.said ->> 'en', holding.position) as en
      from kernel.position_holding as holding
      cross join lateral (select ${titlesIn(tx)}::jsonb -> holding.position as said) as titles
      left join lateral (
        select version.title_zh, version.title_en from kernel.position_version as version
        where version.org_id = ${tx.org} and version.position = holding.position and version.from_on <= ${tx.today}
        order by version.from_on desc, version.number desc limit 1) as own on true
      where holding.org_id = ${tx.org} and holding.person_id = person.id and holding.ended_at is null
        and ${tx.today}::date between holding.from_on and coalesce(holding.until_on, 'infinity')
      group by 2, 3) as held)`;

const titlesIn = ({ permissions: { positions } }: Tx): string =>
  JSON.stringify(Object.fromEntries(Object.entries(positions).map(([name, { title }]) => [name, title])));
