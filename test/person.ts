/** People who are signed in, and the database they work in: one per worker, copied from the template. */
import { createHash, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { v7 } from 'uuid';
import { inject } from 'vitest';
import { modules } from '#app/modules';
import { mayOf, positions } from '#app/positions';
import { ask } from '#kernel/ask';
import { blockers } from '#kernel/blockers';
import type {
  About,
  Acknowledged,
  Answer,
  Command,
  CommandOutput,
  Fill,
  Finding,
  Input,
  Output,
  Query,
} from '#kernel/contract';
import { openPool, type Pool } from '#kernel/db';
import type { Asker } from '#kernel/enter';
import { Refused } from '#kernel/errors';
import { inputDigest } from '#kernel/journal';
import { appPassword } from '#kernel/migrate';
import { folderStore } from '#kernel/papers/store';
import { type Kernel, perform } from '#kernel/perform';
import { registryOf } from '#kernel/registry';
import { TEMPLATE } from '#test/server.setup';

type Say<C extends Command> = { about: About<C>; fill: Fill<C>; acknowledged?: Acknowledged[] };

export type Person = Awaited<ReturnType<typeof signedIn>>;

/** One database per worker, copied from the template. */
const database = await (async () => {
  const owner = inject('owner');
  const name = `yanji_w${process.env.VITEST_POOL_ID ?? '1'}_${randomUUID().slice(0, 8)}`;
  const client = new pg.Client(owner);
  await client.connect();
  for (let tried = 0; ; tried++) {
    try {
      await client.query(`create database ${name} template ${TEMPLATE}`);
      break;
    } catch (error) {
      if (tried > 50) throw error; // Another worker copies the template at this very moment.
      await new Promise((wake) => setTimeout(wake, 50 + Math.random() * 100));
    }
  }
  await client.end();
  const its = { ...owner, database: name };
  const pool: Pool = openPool(
    { ...its, user: 'yanji_app', password: appPassword(owner.password), max: 12 },
    () => undefined,
  );
  const folder = await mkdtemp(path.join(os.tmpdir(), 'yanji-files-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const kernel: Kernel = { pool, registry: registryOf(modules), mayOf, positions, files: await folderStore(folder) };
  return { owner: its, pool, kernel, folder };
})();

export const { owner, pool, kernel } = database;

/** Where the files of these companies are. */
export const filesFolder = database.folder;

/** What signs the logs of these companies. */
export const signingKey = generateKeyPairSync('ed25519').privateKey;

/** Runs one statement as the owner, whom no row-level security binds: for looking, and for what tests must break. */
export const asOwner = async <R extends object>(text: string, values: unknown[] = []): Promise<R[]> => {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    const { rows } = await client.query<R>(text, values);
    return rows;
  } finally {
    await client.end();
  }
};

export const signedIn = async (org: string, personId: string, name: string) => {
  const login = v7();
  const session = randomUUID();
  const secret = randomBytes(32).toString('base64url');
  const secretDigest = createHash('sha256').update(secret).digest('hex');
  const cookie = `yanji=${org}.${session}.${secret}`;
  await pool.query(
    `insert into kernel.login (id, name, password_hash, must_choose_password, org_id, person_id)
     values ($1, $2, 'none', false, $3, $4)`,
    [login, `${name}-${login}`, org, personId],
  );
  await pool.query(
    `insert into kernel.session (id, secret_digest, login_id, org_id, person_id, expires_at)
     values ($1, $2, $3, $4, $5, now() + interval '1 hour')`,
    [session, secretDigest, login, org, personId],
  );
  const asker: Asker = { org, session, secretDigest, cameFrom: 'test' };
  const ticketFor = async (command: Command, id: string, { about, fill }: Say<Command>): Promise<string> => {
    const ticket = randomUUID();
    await pool.query(
      `insert into kernel.signing_ticket (id, session_id, command_id, digest, expires_at)
       values ($1, $2, $3, $4, now() + interval '1 minute')`,
      [ticket, session, id, inputDigest(command.name, about, fill)],
    );
    return ticket;
  };
  const does = async <C extends Command>(command: C, said: Say<C>, id = v7()): Promise<Answer<CommandOutput<C>>> => {
    const ticket = command.signed ? { ticket: await ticketFor(command, id, said) } : {};
    const answer = await perform(kernel, asker, command.name, { id, ...said, ...ticket });
    return answer as Answer<CommandOutput<C>>; // The command is declared with this very output.
  };
  const mayNot = async <C extends Command>(command: C, said: Say<C>): Promise<Finding[]> => {
    try {
      await does(command, said);
    } catch (error) {
      if (error instanceof Refused) return error.findings;
      throw error;
    }
    throw new Error(`${command.name} was not refused`);
  };
  const sees = async <Q extends Query>(query: Q, input: Input<Q>): Promise<Output<Q>> =>
    (await ask(kernel, asker, query.name, input)) as Output<Q>; // The reading is declared with this very output.
  const isBlocked = async <C extends Command>(command: C, about: About<C>): Promise<Finding[]> =>
    (await blockers(kernel, asker, { asked: [{ command: command.name, about }] }))[0]?.findings ?? [];
  return { id: personId, name, org, asker, session, cookie, does, mayNot, sees, isBlocked, ticketFor };
};
