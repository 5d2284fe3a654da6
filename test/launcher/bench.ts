import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Surroundings } from '../../src/app/embedded-postgres/surroundings.ts';
import type { EmbeddedPostgres } from '../../src/app/embedded-postgres.ts';
import type { Words } from '../../src/app/start-refused.ts';

const repository = join(import.meta.dirname, '..', '..');

export const isRoot = process.getuid?.() === 0;
export const isLinux = process.platform === 'linux';
export const nobody = { uid: 65534, gid: 65534 };
export const nativePackage = `@embedded-postgres/${process.platform}-${process.arch}`;

/** A room for real programs: checkouts, data folders, and the end of whatever is still running in it. */
export type Bench = ReturnType<typeof openBench>;

export function openBench() {
  const room = mkdtempSync(join(realpathSync(tmpdir()), 'yanji-launcher-'));
  chmodSync(room, 0o755);
  const programs: Program[] = [];
  const checkout = join(room, 'checkout');
  buildCheckout(checkout);
  const start = (asked: Asked) => {
    const program = startProgram({ checkout, ...asked }, join(room, 'common'));
    programs.push(program);
    return program;
  };
  const copyOfCheckout = (name: string) => {
    cpSync(checkout, join(room, name), { recursive: true, verbatimSymlinks: true });
    return join(room, name);
  };
  const clear = async () => {
    await Promise.all(programs.splice(0).map((program) => program.end()));
  };
  const close = async () => {
    await clear();
    rmSync(room, { recursive: true, force: true });
  };
  return { room, checkout, start, copyOfCheckout, clear, close };
}

type Asked = {
  folder: string;
  checkout?: string;
  as?: { uid: number; gid: number };
  surroundings?: Partial<Surroundings>;
};
type Ready = Pick<EmbeddedPostgres, 'owner' | 'pid' | 'home'>;
type Said = { ready?: Ready; refused?: Words; logged?: Words; exited?: unknown };

export type Program = ReturnType<typeof startProgram>;

function startProgram({ folder, checkout, as, surroundings }: Asked & { checkout: string }, commonFolder: string) {
  const asked = JSON.stringify({ folder, surroundings: { commonFolder, ...surroundings } });
  const child = spawn(process.execPath, [join(checkout, 'dist/test/launcher/one-program.js'), asked], {
    ...as,
    cwd: '/',
    env: { PATH: process.env.PATH, HOME: folder, TMPDIR: tmpdir() },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Said[] = [];
  let complaint = '';
  let rest = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) said.push(JSON.parse(line) as Said); // Written by one-program.ts.
  });
  const code = new Promise<number | null>((settle) => child.once('close', settle));
  const hear = async <K extends keyof Said>(key: K): Promise<NonNullable<Said[K]>> => {
    for (;;) {
      const heard = said.find((line) => line[key] !== undefined)?.[key];
      if (heard) return heard as NonNullable<Said[K]>; // Found just above.
      if (hasEnded(child)) throw new Error(`ended without "${key}": ${JSON.stringify(said)} ${complaint}`);
      await sleep(10);
    }
  };
  const pid = child.pid ?? 0;
  const interruptGroup = async () => {
    process.kill(-pid, 'SIGINT');
    return code;
  };
  const kill = async () => {
    child.kill('SIGKILL');
    return code;
  };
  const end = () => endWithServer(child, said, code);
  return { pid, code, ready: () => hear('ready'), refused: () => hear('refused'), said, interruptGroup, kill, end };
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function endWithServer(child: ChildProcess, said: Said[], code: Promise<unknown>): Promise<void> {
  if (!hasEnded(child)) child.kill('SIGINT');
  await Promise.race([code, sleep(5_000, undefined, { ref: false })]);
  if (!hasEnded(child)) child.kill('SIGKILL');
  const server = said.find((line) => line.ready)?.ready;
  if (server && isServing(server)) process.kill(server.pid, 'SIGKILL');
}

/** The server itself, and not a later process with its number. */
export const isServing = ({ pid, home }: Ready) =>
  spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(`${home}/cluster`);

export async function until(claim: () => boolean, milliseconds = 10_000): Promise<void> {
  const patientUntil = Date.now() + milliseconds;
  while (!claim()) {
    if (Date.now() > patientUntil) throw new Error(`not within ${milliseconds} ms: ${claim}`);
    await sleep(20);
  }
}

export async function sql<T extends pg.QueryResultRow>({ owner }: Ready, statement: string): Promise<T[]> {
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<T>(statement);
  await client.end();
  return rows;
}

export const serverLog = ({ home }: Ready) => readFileSync(join(home, 'postgres.log'), 'utf8');

export const passwdFileOf = (room: string, ...lines: string[]) => {
  const file = join(room, `passwd-${lines.length}`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};

/** The launcher compiled as for `npm start`, with just the packages it needs, where any account can reach it. */
function buildCheckout(checkout: string): void {
  mkdirSync(checkout);
  const config = join(checkout, 'tsconfig.json');
  const compilerOptions = {
    noEmit: false,
    rootDir: repository,
    outDir: join(checkout, 'dist'),
    typeRoots: [join(repository, 'node_modules/@types')],
  };
  const files = [join(repository, 'test/launcher/one-program.ts')];
  writeFileSync(
    config,
    JSON.stringify({ extends: join(repository, 'tsconfig.json'), compilerOptions, files, include: [] }),
  );
  const compiler = join(repository, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [compiler, '-p', config], { stdio: 'inherit' });
  writeFileSync(join(checkout, 'package.json'), '{ "type": "module" }');
  for (const name of withDependencies('pg')) copyPackage(name, checkout);
  copyPackage(nativePackage, checkout);
}

function withDependencies(name: string, known = new Set<string>()): Set<string> {
  if (known.has(name)) return known;
  known.add(name);
  const description = readFileSync(join(repository, 'node_modules', name, 'package.json'), 'utf8');
  // A package's own description, as npm checked it.
  const { dependencies = {} } = JSON.parse(description) as { dependencies?: Record<string, string> };
  for (const dependency of Object.keys(dependencies)) withDependencies(dependency, known);
  return known;
}

const copyPackage = (name: string, checkout: string) =>
  cpSync(join(repository, 'node_modules', name), join(checkout, 'node_modules', name), {
    recursive: true,
    verbatimSymlinks: true,
  });
