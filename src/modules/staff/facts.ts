/** What the commands of staff read first. */
import { sql } from 'kysely';
import type { Extent } from '#kernel/access/scope';
import type { db } from '#kernel/db';
import { fact, facts } from '#kernel/fact';

/** Whose login a name is, as far as this company may know, by the name. */
export const loginByName = fact(
  'staff.loginByName',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.login as login')
      .select(['login.name as key', 'login.id'])
      .select(sql<boolean>`login.org_id = ${org}`.as('isHome'))
      .select(
        sql<boolean>`exists (select from kernel.login_elsewhere as link where link.login_id = login.id
          and link.org_id = ${org} and link.ended_at is null)`.as('isLinked'),
      )
      .where('login.name', '=', keys),
  'text',
);

/** A login of this company with whose it is, by id. Neither its password nor its PIN. */
export const loginById = fact('staff.loginById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.login as login')
    .select(['login.id as key', 'login.id', 'login.name', 'login.personId', 'login.mustChoosePassword'])
    .select(['login.failedSinceSuccess', 'login.lockedUntil'])
    .where('login.orgId', '=', org)
    .where('login.id', '=', keys),
);

/** A drawn one-time password that still may be given, by id; who drew it may give it. */
export const oneTimePasswordById = fact('staff.oneTimePasswordById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.oneTimePassword as drawn')
    .select(['drawn.id as key', 'drawn.drawnBy', 'drawn.passwordHash'])
    .where('drawn.orgId', '=', org)
    .where('drawn.expiresAt', '>', sql<string>`now()`)
    .where('drawn.id', '=', keys),
);

/** A consent that still counts and served nobody, by the digest of its code. */
export const consentByDigest = fact(
  'staff.consentByDigest',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.loginConsent as consent')
      .innerJoin('kernel.login as login', 'login.id', 'consent.loginId')
      .select(['consent.codeDigest as key', 'consent.id', 'consent.loginId', 'login.name'])
      .where('login.orgId', '<>', org)
      .where('consent.expiresAt', '>', sql<string>`now()`)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('kernel.loginElsewhere as link').select('link.id').whereRef('link.consentId', '=', 'consent.id'),
          ),
        ),
      )
      .where('consent.codeDigest', '=', keys),
  'text',
);

/** The login that is linked to a person here, by the person. */
export const linkOfPerson = facts('staff.linkOfPerson', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.loginElsewhere as link')
    .select(['link.personId as key', 'link.id', 'link.loginId'])
    .where('link.orgId', '=', org)
    .where('link.endedAt', 'is', null)
    .where('link.personId', '=', keys),
);

/** A link with whose it is, by id. */
export const linkById = fact('staff.linkById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.loginElsewhere as link')
    .select(['link.id as key', 'link.id', 'link.personId', 'link.loginId', 'link.endedAt'])
    .where('link.orgId', '=', org)
    .where('link.id', '=', keys),
);

const open = (reader: typeof db) =>
  reader
    .selectFrom('kernel.session as session')
    .where('session.endedAt', 'is', null)
    .where('session.expiresAt', '>', sql<string>`now()`);

/** The open sessions that a linked login has here, by the link. */
export const sessionsOfLink = facts('staff.sessionsOfLink', (reader, { org, keys }) =>
  open(reader)
    .innerJoin('kernel.loginElsewhere as link', 'link.loginId', 'session.loginId')
    .select(['link.id as key', 'session.id', 'session.endedAt'])
    .where('session.orgId', '=', org)
    .where('link.orgId', '=', org)
    .where('link.id', '=', keys),
);

/** The open sessions of a login here, by the login. */
export const sessionsOfLogin = facts('staff.sessionsOfLogin', (reader, { org, keys }) =>
  open(reader)
    .select(['session.loginId as key', 'session.id', 'session.endedAt'])
    .where('session.orgId', '=', org)
    .where('session.loginId', '=', keys),
);

/** The other open sessions of the person a session is of, by the session that stays. */
export const otherSessions = facts('staff.otherSessions', (reader, { org, keys }) =>
  open(reader)
    .innerJoin('kernel.session as kept', (join) =>
      join.onRef('kept.orgId', '=', 'session.orgId').onRef('kept.personId', '=', 'session.personId'),
    )
    .select(['kept.id as key', 'session.id', 'session.endedAt'])
    .where('session.orgId', '=', org)
    .where('kept.orgId', '=', org)
    .whereRef('session.id', '<>', 'kept.id')
    .where('kept.id', '=', keys),
);

/** Whose a session is, by id. */
export const sessionById = fact('staff.sessionById', (reader, { org, keys }) =>
  open(reader)
    .select(['session.id as key', 'session.id', 'session.personId'])
    .where('session.orgId', '=', org)
    .where('session.id', '=', keys),
);

/** How far what a person holds reaches, now or later, by the person. */
export const reachOfPerson = facts('staff.reachOfPerson', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.positionHolding as holding')
    .select(['holding.personId as key'])
    .select([
      sql<Extent['sites']>`holding.sites`.as('sites'),
      sql<Extent['parties']>`holding.parties`.as('parties'),
      sql<Extent['categories']>`holding.categories`.as('categories'),
    ])
    .where('holding.orgId', '=', org)
    .where('holding.endedAt', 'is', null)
    .where('holding.personId', '=', keys),
);
