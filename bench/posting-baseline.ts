/** Receive and release written by hand for this bench alone: the same reads and row changes as the product, the same
 *  shape of transaction, named statements, seven round trips each. What perform() costs is measured against it. */
import pg from 'pg';
import { v7 } from 'uuid';
import type { Scene } from './database.ts';
import { digest } from './posting-baseline-parts.ts';
import { receiveByHand } from './posting-baseline-receive.ts';
import { releaseByHand } from './posting-baseline-release.ts';
import { statements } from './posting-baseline-sql.ts';

export type Said = { productId: string; lotNumber: string; lastUseOn: string; quantity: number };
export type ReceivedGoods = { receiptId: string; acceptanceId: string };

/** What every command reads: who asks, the company's clock, and what this command id answered before. */
export type Facts = {
  actor: { personId: string; sessionId: string; name: string };
  clock: { now: string; today: string };
  seen: unknown;
};

export type Clerk = Awaited<ReturnType<typeof openClerk>>;
export type Desk = ReturnType<typeof deskOf>;

/** One client with one connection and one session. */
export const openClerk = async (app: pg.ClientConfig, scene: Scene, cookie: string) => {
  const client = new pg.Client(app);
  await client.connect();
  const desk = deskOf(client, scene, cookie);
  return {
    receive: (lotId: string, said: Said) => receiveByHand(desk, v7(), lotId, said),
    release: (acceptanceId: string, commandId: string, ticket: string) =>
      releaseByHand(desk, commandId, acceptanceId, ticket),
    close: () => client.end(),
  };
};

/** A connection with a session, for work by hand. */
export const deskOf = (client: pg.Client, { org, site, supplier }: Scene, cookie: string) => {
  const [, session = '', secret = ''] = cookie.split('.');
  const run = async <T>(name: keyof typeof statements, values: unknown[]): Promise<T> => {
    const { rows } = await client.query({ name, text: statements[name], values });
    return rows[0] as T; // What each statement gives is said where it is run.
  };
  const begin = (locks: string) =>
    client.query(`begin isolation level read committed; set local yanji.org_id = '${org}'; ${locks}`);
  const whole = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const done = await work();
      await client.query('commit');
      return done;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  };
  return { org, site, supplier, session, secretDigest: digest(secret), run, begin, whole };
};
