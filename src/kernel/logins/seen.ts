/** When a session was last seen: told behind the answer, at most once a minute, so that no request waits for it. */
import type { Pool } from '../db.ts';
import type { SessionAsker } from '../sign-in.ts';

const EVERY_MILLISECONDS = 60_000;
const SESSIONS_MAX = 10_000;

/** Notes sessions as they ask. A note that fails is made by a later request. */
export const sightings = (pool: Pool) => {
  const noted = new Map<string, number>();
  return ({ session, secretDigest }: SessionAsker): void => {
    const now = Date.now();
    if (now - (noted.get(session) ?? 0) < EVERY_MILLISECONDS) return;
    if (noted.size >= SESSIONS_MAX) noted.clear();
    noted.set(session, now);
    void pool
      .query(
        'update kernel.session set last_seen_at = now() where id = $1 and secret_digest = $2 and ended_at is null',
        [session, secretDigest],
      )
      .catch(() => noted.delete(session));
  };
};
