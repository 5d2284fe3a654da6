/** Reads of the program itself, for its timers: in a company, in nobody's name. */
import { type Client, lastRow, literal, onClient, type Pool } from '../db.ts';
import type { Entered } from '../enter.ts';

/** Reads in a read-only transaction of one company; `today` is its calendar day. */
export const ofCompany = <T>(
  pool: Pool,
  org: string,
  read: (client: Client, today: string) => Promise<T>,
): Promise<T> =>
  onClient(pool, async (client) => {
    const results: unknown = await client.query(
      `begin isolation level repeatable read, read only;
       select kernel.enter(${literal(JSON.stringify({ org }))}::jsonb) as entered`,
    );
    // kernel.enter answers the clock to everybody (functions/enter.sql).
    const { clock } = lastRow(results).entered as Pick<Entered, 'clock'>;
    const value = await read(client, clock.today);
    await client.query('commit');
    return value;
  });
