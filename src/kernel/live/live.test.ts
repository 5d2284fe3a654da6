import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { positionTitle } from '#app/positions';
import { receiving } from '#contract/receiving';
import { httpServer } from '#kernel/http';
import { giveOneTimePassword } from '#kernel/one-time-passwords';
import { perform } from '#kernel/perform';
import { asOwner, kernel, newWorld, pool, test, type World } from '#test/world';
import { type Bus, startBus } from './bus.ts';
import { hubOf, liveRoute } from './live-route.ts';

/** A server process: its own bus and hub, as src/app/main.ts puts them together. */
const process = async () => {
  const hub = hubOf({ pool });
  const bus: Bus = startBus(pool, hub.hear, () => undefined);
  const its = { ...kernel, publish: bus.publish };
  const server = await httpServer(its, {
    version: 'test',
    positionTitle,
    log: () => undefined,
    routes: [liveRoute(its, hub)],
  });
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const close = async () => {
    await server.close();
    await bus.stop();
  };
  return { kernel: its, hub, address, close };
};

let here: Awaited<ReturnType<typeof process>>;
let there: Awaited<ReturnType<typeof process>>;
beforeAll(async () => {
  [here, there] = [await process(), await process()];
});
afterAll(async () => {
  await here.close();
  await there.close();
});

/** Signs in over HTTP with a password of one's own. */
const cookieOf = async ({ address }: { address: string }, org: string, person: string): Promise<string> => {
  const login = `login-${v7()}`;
  const password = await giveOneTimePassword(pool, { login, org, person });
  await asOwner('update kernel.login set must_choose_password = false where name = $1', [login]);
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ login, password });
  const answer = await fetch(`${address}/api/sign-in`, { method: 'POST', headers, body });
  return String(answer.headers.get('set-cookie')).split(';')[0] ?? '';
};

/** Opens a stream and keeps what it says. */
const listen = async ({ address }: { address: string }, cookie: string) => {
  const answer = await fetch(`${address}/api/live`, { headers: { cookie } });
  let said = '';
  let hasEnded = false;
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) said += part.value;
    hasEnded = true;
  };
  void read().catch(() => undefined);
  await expect.poll(() => said).toContain('event: hello');
  return { said: () => said, hasEnded: () => hasEnded, close: () => reader?.cancel() };
};

const receive = async (world: World) => {
  const { id: productId } = await world.product();
  const said = world.arriving({ productId, lotNumber: 'LIVE', lastUseOn: '2031-12-31' });
  return perform(there.kernel, world.receiver.asker, receiving.receive.name, { id: v7(), ...said });
};

describe('a stream of live updates', () => {
  test('tells what another process committed: tables and ids, no values', async ({ world }) => {
    const stream = await listen(here, await cookieOf(here, world.org, world.receiver.id));

    const began = Date.now();
    const { documents } = await receive(world);

    await expect.poll(() => stream.said(), { interval: 5 }).toContain(documents[0]?.id);
    expect(Date.now() - began).toBeLessThan(1_000);
    expect(stream.said()).toContain('"receiving.receipt_line"');
    expect(stream.said()).not.toContain('LIVE');
    expect(stream.said()).not.toContain(documents[0]?.number);
    await stream.close();
  });

  test('tells nothing of another company, nor of a site outside the scope', async ({ world }) => {
    const elsewhere = await newWorld();
    const narrow = await world.someone('receiver');
    const other = await world.site('二号仓');
    await asOwner('update kernel.position_holding set sites = $2 where person_id = $1', [
      narrow.id,
      JSON.stringify([other]),
    ]);
    const [foreign, narrowed] = [
      await listen(here, await cookieOf(here, elsewhere.org, elsewhere.receiver.id)),
      await listen(here, await cookieOf(here, world.org, narrow.id)),
    ];
    const witness = await listen(here, await cookieOf(here, world.org, world.receiver.id));

    const { documents } = await receive(world);
    const id = String(documents[0]?.id);

    await expect.poll(() => witness.said()).toContain(id);
    expect(foreign.said()).not.toContain(id);
    expect(narrowed.said()).not.toContain(id);
    for (const stream of [foreign, narrowed, witness]) await stream.close();
  });

  test('ends with the session, and is not opened without one', async ({ world }) => {
    const cookie = await cookieOf(here, world.org, world.receiver.id);
    const stream = await listen(here, cookie);

    await fetch(`${here.address}/api/sign-out`, { method: 'POST', headers: { cookie } });

    await expect.poll(() => stream.hasEnded()).toBe(true);
    expect(stream.said()).toContain('event: ended');
    expect((await fetch(`${here.address}/api/live`, { headers: { cookie } })).status).toBe(401);
    expect((await fetch(`${here.address}/api/live`)).status).toBe(401);
  });

  test('ends with a session that was ended elsewhere', async ({ world }) => {
    const stream = await listen(here, await cookieOf(here, world.org, world.receiver.id));
    await asOwner('update kernel.session set ended_at = now() where person_id = $1', [world.receiver.id]);

    await here.hub.beat();

    await expect.poll(() => stream.hasEnded()).toBe(true);
  });

  test('is one of at most twelve of a session, and leaves nothing behind', async ({ world }) => {
    const cookie = await cookieOf(here, world.org, world.receiver.id);
    const before = here.hub.size();
    const streams = [];

    for (let at = 0; at < 14; at++) streams.push(await listen(here, cookie));
    expect(here.hub.size()).toBe(before + 12);
    for (const stream of streams) await stream.close();

    await expect.poll(() => here.hub.size()).toBe(before);
  });
});
