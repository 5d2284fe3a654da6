import { sql } from 'kysely';
import { z } from 'zod';
import { db, type Tx } from '#kernel/db';
import { job } from '#kernel/jobs/job';
import { warehouse } from './contract.ts';

const reason = '有效期届满 expired';

/** At the first moment of the company's day, what was last to be used the day before goes on hold. It catches up after
 *  days of silence, and a clock that is set back frees nothing: only a person lifts a hold. */
export const expiry = job('warehouse.expiry', {
  title: { zh: '过期锁定', en: 'Hold what expired' },
  input: z.object({}),
  retries: 5,
  schedule: { nightly: '00:00' },
  run: async ({ read, perform, progress, today }) => {
    const expired = await read((tx) => expiredLots(tx, today));
    for (const [at, { lotId }] of expired.entries()) {
      await perform(warehouse.hold, { about: { scope: 'lot', scopeId: lotId }, fill: { reason } });
      await progress(at + 1, expired.length);
    }
    return { words: { zh: `锁定 ${expired.length} 个过期批`, en: `${expired.length} expired lots are held` } };
  },
});

/** Lots past their last day with goods for sale or about to be, that no hold for this very reason lies on yet. */
const expiredLots = (tx: Tx, today: string) =>
  tx.rows(
    db
      .selectFrom('kernel.lot as lot')
      .select('lot.id as lotId')
      .where('lot.orgId', '=', tx.org)
      .where('lot.lastUseOn', '<', today)
      .where(
        sql<boolean>`exists (select from kernel.pool k where k.org_id = ${tx.org} and k.lot_id = lot.id
          and k.on_hand > 0 and k.status in ('qualified', 'pending'))`,
      )
      .where(
        sql<boolean>`not exists (select from kernel.hold h where h.org_id = ${tx.org} and h.scope_id = lot.id
          and h.lifted_at is null and h.reason = ${reason})`,
      )
      .orderBy('lot.id'),
  );
