import { rmSync, symlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildIfStale } from '../../bench/built.ts';
import { connected, sceneOf } from '../../bench/database.ts';
import { openLine } from '../../bench/http-line.ts';
import { signedIn, startProduct, temporaryFolder } from '../../bench/product.ts';
import { startEmbeddedPostgres } from '../../src/app/embedded-postgres.ts';
import { breaches } from '../simulation/laws.ts';

beforeAll(() => buildIfStale(), 240_000);

const CLIENTS = 4;
const AWAY_MS = 1_500;

type Sent = { request: { id: string; about: object; fill: object }; status: number; text: string };

const startDatabase = (folder: string) => startEmbeddedPostgres({ folder, log: () => undefined });

/** Our own launcher gives each start a new socket folder; a server that was installed keeps its own. */
const reachAt = (before: string, now: string): void => {
  if (before === now) return;
  rmSync(before, { recursive: true, force: true });
  symlinkSync(now, before);
};

describe('a database restarted under load', () => {
  test('is answered 503 for a while; the program goes on, and nothing is lost or half done', async () => {
    const folder = temporaryFolder();
    let database = await startDatabase(folder);
    const { user, password, host, port, database: name } = database.owner;
    const url = `postgres://${user}:${password}@localhost:${port}/${name}?host=${encodeURIComponent(String(host))}`;
    const product = await startProduct(temporaryFolder(), { DATABASE_URL: url });
    const sessions = await signedIn(product, 'shouhuo', CLIENTS);
    const scene = await connected(database.owner, sceneOf);
    const [productId] = await connected(database.owner, async (owner) =>
      (
        await owner.query<{ id: string }>(
          'select id from catalog.product where org_id = $1 and not is_tracked_by_serial order by primary_di limit 1',
          [scene.org],
        )
      ).rows.map(({ id }) => id),
    );
    const receipt = () => {
      const made = { productionOn: '2026-01-01', lastUseOn: '2031-12-31' };
      const line = { productId, lotNumber: 'RESTART', ...made, quantity: 1, serials: [] };
      return { id: v7(), about: { siteId: scene.site }, fill: { supplierId: scene.supplier, lines: [line] } };
    };
    const sent: Sent[] = [];
    let isOver = false;
    const load = sessions.map(async ({ line }) => {
      while (!isOver) {
        const request = receipt();
        sent.push({ request, ...(await line.ask('POST', '/api/receiving.receive', request)) });
        if (sent.at(-1)?.status === 503) await sleep(20);
      }
    });

    await sleep(1_000);
    await database.stop();
    await sleep(AWAY_MS);
    const away = sent.filter(({ status }) => status === 503).length;
    database = await startDatabase(folder);
    reachAt(String(host), String(database.owner.host));
    const back = sent.length;
    const goesOnAgain = () => sent.slice(back).some(({ status }) => status === 200);
    for (let waited = 0; !goesOnAgain() && waited < 30_000; waited += 50) await sleep(50);
    const goesOn = goesOnAgain();
    isOver = true;
    await Promise.all(load);
    const line = openLine(product.port, sessions[0]?.cookie);
    const again = [];
    for (const { request, status, text } of sent) {
      const { status: now, text: said } = await line.ask('POST', '/api/receiving.receive', request);
      again.push({ was: status, now, isSame: status !== 200 || said === text });
    }
    const found = await connected(database.owner, (owner) => breaches(owner));
    line.close();
    await product.stop();
    await database.stop();

    expect(away).toBeGreaterThan(0);
    expect([...new Set(sent.map(({ status }) => status))].sort()).toEqual([200, 503]);
    expect(goesOn).toBe(true);
    expect(again.filter(({ now, isSame }) => now !== 200 || !isSame)).toEqual([]);
    expect(found).toEqual([]);
  }, 120_000);
});
