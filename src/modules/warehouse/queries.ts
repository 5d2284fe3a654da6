import { withinScope } from '#kernel/access/scope';
import { db, type Tx } from '#kernel/db';

/** The sites of the company. */
export const sitesOf = (tx: Tx) =>
  tx.rows(
    withinScope(
      db
        .selectFrom('kernel.location as location')
        .select(['location.id', 'location.nameZh as name'])
        .where('location.orgId', '=', tx.org)
        .where('location.side', '=', 'inside')
        .where('location.zone', 'is', null)
        .orderBy('location.nameZh')
        .limit(500),
      tx,
      { site: 'location.id' },
    ),
  );
