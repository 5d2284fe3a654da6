/** The demo company of the built program, with everybody signed in, on a data folder that outlives its kills. */
import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import { v7 } from 'uuid';
import { positions } from '#app/positions';
import { ARGON2 } from '#kernel/sign-in';
import { connected, databaseIn, sceneOf } from '../../bench/database.ts';
import { openLine } from '../../bench/http-line.ts';
import {
  chosen,
  type Product,
  type Session,
  signedIn,
  startProduct,
  temporaryFolder,
  ticketsFor,
} from '../../bench/product.ts';
import { asked } from './days.ts';
import type { Reply, Someone } from './people.ts';

const TODAY = '((now() + clock_offset) at time zone time_zone)::date::text';

export type Running = Awaited<ReturnType<typeof runningCompany>>;

/** Starts the program on a new folder and signs everybody in that it names. */
export const runningCompany = async () => {
  const at: { product: Product } = { product: await startProduct(temporaryFolder()) };
  const { folder } = at.product;
  const asOwner = <T>(work: Parameters<typeof connected<T>>[1]): Promise<T> =>
    connected(databaseIn(folder).owner, work);
  const { org } = await asOwner(sceneOf);
  const logins = [...at.product.said().matchAll(/^ {2}(\w+) +\S{8,} {3}\S/gm)].map(([, login = '']) => login);
  logins.push(...(await asOwner((owner) => employed(owner, org, logins))));
  const people: Someone[] = [];
  for (const login of logins) {
    for (const session of await signedIn(at.product, login, 1)) people.push(await somebody(at, login, session));
  }
  const restart = async (): Promise<void> => {
    await at.product.ended;
    at.product = await startProduct(folder);
  };
  const nextDay = (): Promise<string> =>
    asOwner(async (owner) => {
      const { rows } = await owner.query<{ today: string }>(
        `update kernel.company set clock_offset = clock_offset + interval '1 day' where org_id = $1
         returning ${TODAY} as today`,
        [org],
      );
      return rows[0]?.today ?? '';
    });
  const today = (): Promise<string> =>
    asOwner(async (owner) => {
      const { rows } = await owner.query<{ today: string }>(
        `select ${TODAY} as today from kernel.company where org_id = $1`,
        [org],
      );
      return rows[0]?.today ?? '';
    });
  return {
    today,
    ...{ org, people, asOwner, restart, nextDay },
    law: () => asOwner(asked),
    product: () => at.product,
    postmaster: () => databaseIn(folder).postmaster,
    stop: () => at.product.stop(),
  };
};

/** Somebody for each position that the demo company leaves empty, with a password already chosen. */
const employed = async (owner: pg.Client, org: string, taken: readonly string[]): Promise<string[]> => {
  const { rows } = await owner.query<{ position: string }>('select position from kernel.position_holding');
  const empty = Object.keys(positions).filter((position) => !rows.some((row) => row.position === position));
  const logins: string[] = [];
  for (const position of empty) {
    const [person, login] = [v7(), `sim${position}`];
    if (taken.includes(login)) continue;
    await owner.query('insert into kernel.person (org_id, id, name) values ($1, $2, $3)', [org, person, position]);
    await owner.query(
      `insert into kernel.position_holding (org_id, id, person_id, position, from_on)
       values ($1, $2, $3, $4, '2020-01-01')`,
      [org, v7(), person, position],
    );
    await owner.query(
      `insert into kernel.login (id, name, password_hash, must_choose_password, org_id, person_id)
       values ($1, $2, $3, false, $4, $5)`,
      [v7(), login, await hash(chosen, ARGON2), org, person],
    );
    logins.push(login);
  }
  return logins;
};

const somebody = async (at: { product: Product }, name: string, { cookie }: Session): Promise<Someone> => {
  let port = at.product.port;
  let line = openLine(port, cookie);
  const current = () => {
    if (port !== at.product.port) {
      line.close();
      port = at.product.port;
      line = openLine(port, cookie);
    }
    return line;
  };
  /** Nobody does two things at once, also where several of the dice's acts fall to one person. */
  let busy: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = busy.then(work);
    busy = done.catch(() => undefined);
    return done;
  };
  /** Status 0: the line broke, nobody answered. */
  const send = (method: 'GET' | 'POST', path: string, body?: unknown): Promise<Reply> =>
    inTurn(() => current().ask(method, path, body)).catch(() => ({ status: 0, text: '' }));
  /** Without a ticket the act is refused, which is an answer as well. */
  const tickets: Someone['tickets'] = (acts) =>
    inTurn(() => ticketsFor({ cookie, line: current() }, acts)).catch(() => []);
  const { text } = await send('GET', '/api/me');
  return { name, send, tickets, may: new Set((JSON.parse(text) as { may: string[] }).may) }; // The route's answer.
};
