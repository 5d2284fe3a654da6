/** The laws of the simulation hold after each bench as well, asked by the owner, who sees every company. */
import type pg from 'pg';
import { breaches as broken } from '../test/simulation/laws.ts';

/** What the benches load in bulk stands outside the journal's tree: only what the product did is sealed. */
const NOT_OF_LOADED = ['every-line-is-sealed'];

/** Every law that is broken, with how many rows break it. */
export const breaches = async (owner: pg.Client): Promise<{ law: string; rows: number }[]> =>
  (await broken(owner, NOT_OF_LOADED)).map(({ title: law, rows }) => ({ law, rows }));

/** Throws when a law is broken: what was measured was not the product. */
export const mustHold = async (owner: pg.Client): Promise<void> => {
  const found = await breaches(owner);
  if (found.length > 0) throw new Error(`broken: ${found.map(({ law, rows }) => `${law} (${rows})`).join('; ')}`);
};

const SEALED_WITHIN_SECONDS = 2;

/** Throws when a law is broken, or a line older than two seconds still waits for its seal. */
export const mustHoldSealed = async (owner: pg.Client): Promise<void> => {
  const { rows } = await owner.query<{ seconds: number }>(
    `select coalesce(max(extract(epoch from clock_timestamp() - j.recorded_at)), 0)::float as seconds
     from kernel.unsealed u join kernel.journal_line j on j.org_id = u.org_id and j.id = u.line_id`,
  );
  const behind = rows[0]?.seconds ?? 0;
  if (behind > SEALED_WITHIN_SECONDS) throw new Error(`the sealer is ${behind.toFixed(1)} s behind`);
  await mustHold(owner);
};
