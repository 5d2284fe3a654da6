/** The product as people meet it: the built program in a process of its own, spoken to over HTTP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { program, root } from './built.ts';
import { databaseIn } from './database.ts';
import { openLine } from './http-line.ts';

export type Product = Awaited<ReturnType<typeof startProduct>>;

const PATIENCE_MS = 60_000;

/** A temporary folder that the database's own account can enter, gone with the process. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'yanji-bench-'));
  chmodSync(folder, 0o755);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A port nobody listens on at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((settle, fail) => {
    const server = createServer().once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => settle(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Starts the built program on a data folder and waits until it takes requests. With no DATABASE_URL it brings its own
 *  database. */
export const startProduct = async (folder: string, { DATABASE_URL }: { DATABASE_URL?: string } = {}) => {
  const port = await freePort();
  const child = spawn(process.execPath, [program], {
    cwd: root,
    env: { ...process.env, YANJI_DATA: folder, PORT: String(port), DATABASE_URL },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (text: string) => {
    said += text;
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
  const endWithUs = () => void child.kill('SIGTERM');
  process.once('exit', endWithUs);
  void ended.then(() => process.off('exit', endWithUs));
  await answering(port, child, () => said);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { pid: child.pid ?? 0, port, folder, ended, hasEnded: () => hasEnded(child), said: () => said, stop };
};

/** A second program on the same database and data folder, which only answers requests. */
export const startBeside = async ({ folder }: Product) => {
  const { owner } = databaseIn(folder);
  const port = await freePort();
  const at = `localhost:${owner.port}/${owner.database}?host=${encodeURIComponent(String(owner.host))}`;
  const url = `postgresql://${owner.user}:${encodeURIComponent(String(owner.password))}@${at}`;
  const child = spawn(process.execPath, [program], {
    cwd: root,
    env: { ...process.env, YANJI_DATA: folder, YANJI_ONLY: 'web', PORT: String(port), DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const hear = (text: string) => {
    said += text;
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const ended = new Promise<void>((settle) => child.once('exit', () => settle()));
  const endWithUs = () => void child.kill('SIGTERM');
  process.once('exit', endWithUs);
  void ended.then(() => process.off('exit', endWithUs));
  await answering(port, child, () => said);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  return { port, stop };
};

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

const answering = async (port: number, child: ChildProcess, said: () => string): Promise<void> => {
  const line = openLine(port);
  const patientUntil = Date.now() + PATIENCE_MS;
  // The one-time passwords are the last that is said.
  while (!/Yanji is running at/.test(said()) || (await line.ask('GET', '/healthz')).status !== 200) {
    if (hasEnded(child)) throw new Error(`the program ended instead of starting:\n${said()}`);
    if (Date.now() > patientUntil) throw new Error(`the program did not start:\n${said()}`);
    await sleep(20);
  }
  line.close();
};

/** Passwords are chosen once; the one-time ones serve only for that. */
export const chosen = 'a long enough password';

/** Somebody's sessions, so many of them; the first ever also chooses a password. */
export const signedIn = async ({ port, said }: Product, login: string, sessions: number): Promise<Session[]> => {
  const oneTime = new RegExp(`^  ${login} +(\\S+)`, 'm').exec(said())?.[1];
  if (oneTime) {
    const first = await signIn(port, login, oneTime);
    if (first) {
      const choice = await openLine(port, first).ask('POST', '/api/password', { password: oneTime, chosen });
      if (choice.status !== 200) throw new Error(`no password could be chosen: ${choice.text}`);
    }
  }
  const cookies: Session[] = [];
  for (let at = 0; at < sessions; at++) {
    const cookie = await signIn(port, login, chosen);
    if (!cookie) throw new Error(`${login} could not sign in`);
    cookies.push({ cookie, line: openLine(port, cookie) });
  }
  return cookies;
};

export type Session = { cookie: string; line: ReturnType<typeof openLine> };

const signIn = async (port: number, login: string, password: string): Promise<string | undefined> => {
  const line = openLine(port);
  const { cookie } = await line.ask('POST', '/api/sign-in', { login, password });
  line.close();
  return cookie;
};

type Act = { id: string; command: string; about: object; fill: object };

/** Tickets for what is about to be signed, obtained outside every timed stretch. */
export const ticketsFor = async ({ line }: Session, acts: readonly Act[]): Promise<string[]> => {
  const { status, text } = await line.ask('POST', '/api/sign', { password: chosen, acts });
  if (status !== 200) throw new Error(`no tickets: ${text}`);
  return (JSON.parse(text) as { tickets: string[] }).tickets; // The route's declared answer.
};
