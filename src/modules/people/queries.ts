import { sql } from 'kysely';
import { db, type Tx } from '#kernel/db';

/** Everybody of the company with the positions they hold. */
export const colleagues = (tx: Tx) =>
  tx.rows(
    db
      .selectFrom('kernel.person as person')
      .leftJoin('kernel.positionHolding as holding', (join) =>
        join.onRef('holding.orgId', '=', 'person.orgId').onRef('holding.personId', '=', 'person.id'),
      )
      .select([
        'person.id',
        'person.name',
        sql<string[]>`array_remove(array_agg(holding.position order by holding.position), null)`.as('positions'),
      ])
      .where('person.orgId', '=', tx.org)
      .groupBy(['person.id', 'person.name'])
      .orderBy('person.name')
      .limit(500),
  );
