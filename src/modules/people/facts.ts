/** What the commands of people read first. */
import { fact, facts } from '#kernel/fact';

/** A person by id; `version` counts up with every change of what they hold. */
export const personById = fact('people.personById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.person as person')
    .select(['person.id as key', 'person.id', 'person.name', 'person.version'])
    .where('person.orgId', '=', org)
    .where('person.id', '=', keys),
);

/** A position somebody holds, with who holds it, by the holding's id. */
export const holdingById = fact('people.holdingById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.positionHolding as holding')
    .innerJoin('kernel.person as person', (join) =>
      join.onRef('person.orgId', '=', 'holding.orgId').onRef('person.id', '=', 'holding.personId'),
    )
    .select([
      'holding.id as key',
      'holding.id',
      'holding.personId',
      'holding.position',
      'holding.endedAt',
      'person.version',
    ])
    .where('holding.orgId', '=', org)
    .where('person.orgId', '=', org)
    .where('holding.id', '=', keys),
);

/** What a person holds and nobody ended, by the person's id. */
export const holdingsOfPerson = facts('people.holdingsOfPerson', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.positionHolding as holding')
    .select(['holding.personId as key', 'holding.position', 'holding.fromOn', 'holding.untilOn'])
    .where('holding.orgId', '=', org)
    .where('holding.endedAt', 'is', null)
    .where('holding.personId', '=', keys),
);

/** Who holds a position, with what is on file of them, by the position's name. */
export const holdersOfPosition = facts(
  'people.holdersOfPosition',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.positionHolding as holding')
      .innerJoin('kernel.person as person', (join) =>
        join.onRef('person.orgId', '=', 'holding.orgId').onRef('person.id', '=', 'holding.personId'),
      )
      .select((row) => [
        'holding.position as key',
        'person.name',
        'holding.fromOn',
        'holding.untilOn',
        row
          .selectFrom('people.training as training')
          .select('training.isPassed')
          .whereRef('training.orgId', '=', 'person.orgId')
          .whereRef('training.personId', '=', 'person.id')
          .where('training.orgId', '=', org)
          .orderBy('training.id', 'desc')
          .limit(row.lit(1))
          .as('isTrained'),
        row
          .selectFrom('people.healthCheck as health')
          .select((its) =>
            its.case().when('health.isFit', '=', its.lit(true)).then(its.ref('health.validUntil')).end().as('until'),
          )
          .whereRef('health.orgId', '=', 'person.orgId')
          .whereRef('health.personId', '=', 'person.id')
          .where('health.orgId', '=', org)
          .orderBy('health.id', 'desc')
          .limit(row.lit(1))
          .as('fitUntil'),
      ])
      .where('holding.orgId', '=', org)
      .where('person.orgId', '=', org)
      .where('holding.endedAt', 'is', null)
      .where('holding.position', '=', keys),
  'text',
);

/** A deputyship with its deputy, by id. */
export const deputyshipById = fact('people.deputyshipById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.deputyship as deputyship')
    .innerJoin('kernel.person as person', (join) =>
      join.onRef('person.orgId', '=', 'deputyship.orgId').onRef('person.id', '=', 'deputyship.personId'),
    )
    .select(['deputyship.id as key', 'deputyship.id', 'deputyship.personId', 'deputyship.endedAt', 'person.version'])
    .where('deputyship.orgId', '=', org)
    .where('person.orgId', '=', org)
    .where('deputyship.id', '=', keys),
);

/** The logins of a person, by the person's id. */
export const loginsOfPerson = facts('people.loginsOfPerson', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.login as login')
    .select(['login.personId as key', 'login.id', 'login.failedSinceSuccess', 'login.lockedUntil'])
    .where('login.orgId', '=', org)
    .where('login.personId', '=', keys),
);

/** A session that nobody ended, by id. Never its secret. */
export const sessionById = fact('people.sessionById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.session as session')
    .select(['session.id as key', 'session.id', 'session.personId', 'session.endedAt'])
    .where('session.orgId', '=', org)
    .where('session.endedAt', 'is', null)
    .where('session.id', '=', keys),
);

/** The company's own versions of a position, the first to count first, by the position's name. */
export const versionsOfPosition = facts(
  'people.versionsOfPosition',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.positionVersion as version')
      .select(['version.position as key', 'version.number', 'version.fromOn'])
      .where('version.orgId', '=', org)
      .where('version.position', '=', keys)
      .orderBy('version.fromOn')
      .orderBy('version.number'),
  'text',
);
