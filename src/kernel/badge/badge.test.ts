/** Badge and PIN: who holds both takes the station over and signs; wrong guesses let the login rest. */
import { v7 } from 'uuid';
import { afterAll, describe, expect } from 'vitest';
import { positionTitle } from '#app/positions';
import { acceptance } from '#contract/acceptance';
import { httpServer } from '#kernel/http';
import { giveOneTimePassword } from '#kernel/one-time-passwords';
import { asOwner, kernel, newWorld, pool, test, type World } from '#test/world';

const server = await httpServer(kernel, { version: 'test', positionTitle, log: () => undefined });
afterAll(() => server.close());

const PIN = '290417';
const OWN = 'a password of my own';

const post = async (url: string, cookie: string, payload: object) => {
  const reply = await server.inject({ method: 'POST', url, headers: { cookie }, payload });
  return {
    status: reply.statusCode,
    json: reply.json(),
    cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '',
  };
};
const me = async (cookie: string) => {
  const reply = await server.inject({ method: 'GET', url: '/api/me', headers: { cookie } });
  return { status: reply.statusCode, name: reply.json().person?.name, hasBadge: reply.json().hasBadge };
};

/** Somebody who signed in, chose a password, and took a badge unless told otherwise. */
const somebody = async (org: string, person: string, pin: string | null = PIN) => {
  const login = `login-${v7()}`;
  const password = await giveOneTimePassword(pool, { login, org, person });
  const { cookie } = await post('/api/sign-in', '', { login, password });
  await post('/api/password', cookie, { password, chosen: OWN });
  const taken = pin === null ? undefined : await post('/api/badge', cookie, { password: OWN, pin });
  return { cookie, badge: taken?.json.badge as string };
};

const change = (cookie: string, badge: string, pin = PIN) => post('/api/change-person', cookie, { badge, pin });

describe('a station', () => {
  test('passes from one person to another by badge and PIN; the first session ends', async ({ world }) => {
    const first = await somebody(world.org, world.receiver.id, null);
    const second = await somebody(world.org, world.acceptor.id);

    const changed = await change(first.cookie, second.badge.toLowerCase());

    expect(changed).toMatchObject({ status: 200, json: { mustChoosePassword: false } });
    expect(await me(changed.cookie)).toMatchObject({ status: 200, name: 'acceptor', hasBadge: true });
    expect((await me(first.cookie)).status).toBe(401);
    expect((await change(first.cookie, second.badge)).status).toBe(401);
  });

  test('lets a login rest after five wrong PINs and keeps its own session', async ({ world }) => {
    const first = await somebody(world.org, world.receiver.id, null);
    const second = await somebody(world.org, world.acceptor.id);
    const tries = [];
    for (let at = 0; at < 5; at++) tries.push((await change(first.cookie, second.badge, '000000')).status);
    expect(tries).toEqual([403, 403, 403, 403, 403]);
    expect((await change(first.cookie, second.badge)).status).toBe(429);
    expect((await me(first.cookie)).name).toBe('receiver');
  });

  test('knows no badge of another company and none that was given up', async ({ world }) => {
    const first = await somebody(world.org, world.receiver.id, null);
    const elsewhere = await newWorld();
    const foreign = await somebody(elsewhere.org, elsewhere.acceptor.id);
    expect((await change(first.cookie, foreign.badge)).status).toBe(403);
    const second = await somebody(world.org, world.acceptor.id);
    expect((await post('/api/badge/give-up', second.cookie, { password: OWN })).status).toBe(200);
    expect((await change(first.cookie, second.badge)).status).toBe(403);
  });
});

test('a badge asks for the password and a PIN that is hard to guess, and no record keeps either', async ({ world }) => {
  const { cookie } = await somebody(world.org, world.acceptor.id, null);
  for (const pin of ['111111', '123456', '654321', '290290']) {
    expect((await post('/api/badge', cookie, { password: OWN, pin })).status).toBe(400);
  }
  expect((await post('/api/badge', cookie, { password: 'wrong', pin: PIN })).status).toBe(401);
  const { json } = await post('/api/badge', cookie, { password: OWN, pin: PIN });
  const lines = await asOwner<{ command: string; whole: string }>(
    'select command, j::text as whole from kernel.journal_line j where org_id = $1',
    [world.org],
  );
  expect(lines.map(({ command }) => command)).toContain('kernel.takeBadge');
  expect(lines.filter(({ whole }) => whole.includes(PIN) || whole.includes(json.badge))).toEqual([]);
});

test('inside a running session a signature takes the PIN', async ({ world }: { world: World }) => {
  const { acceptanceId } = await world.receivedLot();
  const { cookie } = await somebody(world.org, world.acceptor.id);
  const asked = { id: v7(), about: { acceptanceId }, fill: { conclusion: '合格' } };
  const acts = [{ ...asked, command: acceptance.releaseAccepted.name }];
  expect((await post('/api/sign', cookie, { pin: '000001', acts })).status).toBe(401);
  const { json } = await post('/api/sign', cookie, { pin: PIN, acts });
  const done = await post(`/api/${acceptance.releaseAccepted.name}`, cookie, { ...asked, ticket: json.tickets[0] });
  expect(done.status).toBe(200);
});
