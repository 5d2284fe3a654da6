import { sql } from 'kysely';
import { db, type Tx } from '#kernel/db';
import { NotFound } from '#kernel/errors';
import { deputiesShown, holdingsShown, sessions, titlesOf } from '#modules/people';

/** What is on file of one person: positions held now, later and before, deputies, training, health. */
export const file = async (tx: Tx, { personId }: { personId: string }) => {
  const person = await tx.first(
    db
      .selectFrom('kernel.person as person')
      .select(['person.id as personId', 'person.name'])
      .where('person.orgId', '=', tx.org)
      .whereRef('person.id', '<>', 'person.orgId')
      .where('person.id', '=', personId),
  );
  if (!person) throw new NotFound({ zh: '没有这个人员', en: 'there is no such person' }, personId);
  const titles = await titlesOf(tx);
  const held = await tx.rows(
    holdingsShown(tx)
      .select('holding.endedAt')
      .where('holding.personId', '=', personId)
      .orderBy('holding.fromOn', 'desc')
      .orderBy('holding.id', 'desc')
      .limit(200),
  );
  const deputies = await tx.rows(
    deputiesShown(tx).where((where) =>
      where.or([where('holding.personId', '=', personId), where('deputyship.personId', '=', personId)]),
    ),
  );
  return {
    ...person,
    holdings: held.map(({ personId: _, ...its }) => ({ ...its, title: titles(its.position) })),
    deputies: deputies.map(({ position, ...its }) => ({ ...its, title: titles(position) })),
    trainings: await tx.rows(trainingsOf(tx, personId)),
    healthChecks: await tx.rows(healthChecksOf(tx, personId)),
  };
};

const trainingsOf = (tx: Tx, personId: string) =>
  db
    .selectFrom('people.training as training')
    .innerJoin('kernel.person as by', (join) =>
      join.onRef('by.orgId', '=', 'training.orgId').onRef('by.id', '=', 'training.recordedBy'),
    )
    .select(['training.id as trainingId', 'training.heldOn', 'training.topic', 'training.isPassed'])
    .select('by.name as recordedBy')
    .where('training.orgId', '=', tx.org)
    .where('by.orgId', '=', tx.org)
    .where('training.personId', '=', personId)
    .orderBy('training.id', 'desc')
    .limit(200);

const healthChecksOf = (tx: Tx, personId: string) =>
  db
    .selectFrom('people.healthCheck as health')
    .innerJoin('kernel.person as by', (join) =>
      join.onRef('by.orgId', '=', 'health.orgId').onRef('by.id', '=', 'health.recordedBy'),
    )
    .select(['health.id as healthCheckId', 'health.checkedOn', 'health.isFit', 'health.validUntil as healthUntil'])
    .select('by.name as recordedBy')
    .where('health.orgId', '=', tx.org)
    .where('by.orgId', '=', tx.org)
    .where('health.personId', '=', personId)
    .orderBy('health.id', 'desc')
    .limit(200);

/** How a person signs in here, and where they are signed in. Of a login from elsewhere nothing but its name. */
export const access = async (tx: Tx, { personId }: { personId: string }) => {
  const logins = await tx.rows(
    db
      .selectFrom('kernel.login as login')
      .leftJoin('kernel.loginElsewhere as link', (join) =>
        join.onRef('link.loginId', '=', 'login.id').on('link.orgId', '=', tx.org).on('link.endedAt', 'is', null),
      )
      .select(['login.id as loginId', 'link.id as linkId', 'login.name as login', 'link.linkedAt'])
      .select([
        sql<boolean>`login.org_id = ${tx.org}`.as('isHome'),
        sql<boolean>`login.org_id = ${tx.org} and login.pin_hash is not null`.as('hasBadge'),
        sql<boolean>`login.org_id = ${tx.org} and login.must_choose_password`.as('mustChoosePassword'),
        sql<string | null>`case when login.org_id = ${tx.org} and login.locked_until > now()
          then login.locked_until end`.as('lockedUntil'),
      ])
      .where((where) =>
        where.or([
          where.and([where('login.orgId', '=', tx.org), where('login.personId', '=', personId)]),
          where('link.personId', '=', personId),
        ]),
      )
      .orderBy('login.name')
      .limit(50),
  );
  return { logins, sessions: await sessions(tx, { personId }) };
};

/** Everything a position may permit, in words, in the order of the program. */
export const duties = async ({ permissions }: Tx) =>
  permissions.names().flatMap((permission) => {
    const its = permissions.named(permission);
    return its ? [{ permission, title: its.title, isCommand: its.is === 'command' }] : [];
  });
