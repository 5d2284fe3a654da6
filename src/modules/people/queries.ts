import { sql } from 'kysely';
import { db, type Tx } from '#kernel/db';
import { allFields } from '#kernel/field';

/** Everybody of the company with the positions they hold. */
export const colleagues = (tx: Tx) =>
  tx.rows(
    db
      .selectFrom('kernel.person as person')
      .leftJoin('kernel.positionHolding as holding', (join) =>
        join
          .onRef('holding.orgId', '=', 'person.orgId')
          .onRef('holding.personId', '=', 'person.id')
          .on('holding.endedAt', 'is', null)
          .on('holding.fromOn', '<=', tx.today)
          .on((on) => on.or([on('holding.untilOn', 'is', null), on('holding.untilOn', '>=', tx.today)])),
      )
      .select([
        'person.id',
        'person.name',
        sql<string[]>`array_remove(array_agg(distinct holding.position order by holding.position), null)`.as(
          'positions',
        ),
      ])
      .where('person.orgId', '=', tx.org)
      .whereRef('person.id', '<>', 'person.orgId') // The program itself is nobody's colleague.
      .groupBy(['person.id', 'person.name'])
      .orderBy('person.name')
      .limit(500),
  );

/** Every field of the program with its words, meaning, class and clause, by name. */
export const dictionary = async () =>
  allFields().map(({ name, zh, en, meaning, class: its, source = null }) => ({
    name,
    title: { zh, en },
    meaning,
    class: its,
    source,
  }));
