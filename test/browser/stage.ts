/** A stage for browser tests: the built program on a database of its own, and Chromium in front of it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { catalog, Product } from '#contract/catalog';
import type { Output } from '#kernel/contract';
import { embedded } from '#test/server.setup';

const CHROMIUM = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The Chromium to use: the one `npm test` found, else the system's; undefined when there is none. */
export const chromiumPath = [process.env.YANJI_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (file) => file !== undefined && existsSync(file),
);

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Starts the program on a database server from outside; its demo company is there with three people. */
export const openStage = async () => {
  const { owner, stop } = await embedded();
  const port = await freePort();
  const url = new URL(`postgres://${owner.user}:${encodeURIComponent(owner.password)}@localhost:${owner.port}`);
  url.pathname = owner.database;
  url.searchParams.set('host', owner.host);
  let running = await startProgram({ PORT: String(port), DATABASE_URL: url.href });
  const passwords = new Map(
    [...running.said.matchAll(/^ {2}(\w+) +(\S+) {3}/gm)].map(([, login = '', secret = '']) => [login, secret]),
  );
  const restart = async () => {
    running = await startProgram({ PORT: String(port), DATABASE_URL: url.href });
  };
  return {
    owner,
    address: `http://127.0.0.1:${port}`,
    passwords,
    /** Ends the program without warning, as a power cut would. */
    kill: () => ended(running.program, 'SIGKILL'),
    restart,
    /** Lets days pass for everybody. */
    passDays: async (days: number) => {
      const client = new pg.Client(owner);
      await client.connect();
      await client.query('update kernel.company set clock_offset = clock_offset + make_interval(days => $1)', [days]);
      await client.end();
    },
    close: async () => {
      await ended(running.program, 'SIGINT');
      await stop();
    },
  };
};

const startProgram = async (env: Record<string, string>): Promise<{ program: ChildProcess; said: string }> => {
  const program = spawn('node', ['dist/app/main.js'], { env: { ...process.env, HOST: '127.0.0.1', ...env } });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      // A first start prints the passwords behind its address.
      if (said.includes('is running at')) setTimeout(resolve, 200);
    };
    program.stdout.on('data', listen);
    program.stderr.on('data', listen);
    program.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${said}`)));
  });
  return { program, said };
};

const ended = (program: ChildProcess, signal: 'SIGINT' | 'SIGKILL') =>
  new Promise<void>((resolve) => {
    if (program.exitCode !== null || program.signalCode !== null) return resolve();
    program.once('exit', () => resolve());
    program.kill(signal);
  });

/** Opens a browser with a profile of its own. */
export const openBrowser = async (viewport = { width: 1280, height: 800 }) => {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'yanji-browser-'));
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath ?? '',
    headless: true,
    args: CHROMIUM,
    viewport,
    locale: 'zh-CN',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(8_000);
  const close = async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { context, page, close };
};

/** Signs in as somebody; the first time a one-time password is replaced by one's own. */
export const enterAs = async (page: Page, { address, passwords }: Stage, login: string): Promise<void> => {
  await page.context().clearCookies();
  await page.goto(`${address}/`);
  const name = page.getByLabel(/^(账号|Name|Login|Account)$/);
  await name.fill(login);
  await page.locator('input[type=password]').fill(passwords.get(login) ?? '');
  await page.keyboard.press('Enter');
  const own = `mima-of-${login}`;
  if (passwords.get(login) !== own) {
    await page.locator('input[type=password]').nth(1).waitFor();
    for (const field of await page.locator('input[type=password]').all()) await field.fill(own);
    await page.keyboard.press('Enter');
    passwords.set(login, own);
  }
  await page.getByRole('navigation').waitFor();
};

/** Products of the demo's own making with a use-by date: one kept by lot only, one also by serial number. */
export const labelledProducts = async (page: Page): Promise<{ byLot: Product; bySerial: Product }> => {
  const found: Product[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const input = encodeURIComponent(JSON.stringify({ text: '', after }));
    const answer = await page.request.get(`${new URL(page.url()).origin}/api/catalog.search?input=${input}`);
    const part: Output<typeof catalog.search> = await answer.json();
    found.push(...part.products);
    after = part.next;
  }
  const dated = found.filter(({ hasExpiry, primaryDi }) => hasExpiry && primaryDi.startsWith('0690'));
  const byLot = dated.find((product) => product.isTrackedByLot && !product.isTrackedBySerial);
  const bySerial = dated.find((product) => product.isTrackedBySerial);
  if (!byLot || !bySerial) throw new Error('the demo has a product of each kind');
  return { byLot, bySerial };
};

/** Keeps a picture: for the README when it is being made anew (SCREENSHOTS=1), else among the temporary files. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS ? 'docs/screenshots' : path.join(os.tmpdir(), 'yanji-screenshots');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: !name.startsWith('phone') });
};
