import { v7 } from 'uuid';
import { afterAll, describe, expect } from 'vitest';
import { positionTitle } from '#app/positions';
import { receiving } from '#contract/receiving';
import { httpServer } from '#kernel/http';
import { giveOneTimePassword } from '#kernel/one-time-passwords';
import { kernel, pool, test } from '#test/world';

const logged: string[] = [];
const server = await httpServer(kernel, { version: 'test', positionTitle, log: (text) => logged.push(text) });
afterAll(() => server.close());

type Sent = { method?: 'GET' | 'POST'; body?: unknown; cookie?: string };
const send = async (url: string, { method = 'POST', body, cookie }: Sent = {}) => {
  const answer = await server.inject({
    method,
    url,
    headers: { ...(cookie ? { cookie } : {}), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return {
    status: answer.statusCode,
    json: answer.json(),
    cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '',
  };
};

const newLogin = async (org: string, person: string) => {
  const login = `login-${v7()}`;
  return { login, password: await giveOneTimePassword(pool, { login, org, person }) };
};

describe('signing in over HTTP', () => {
  test('with a one-time password lets nothing pass but choosing one', async ({ world }) => {
    const { login, password } = await newLogin(world.org, world.receiver.id);

    const signedIn = await send('/api/sign-in', { body: { login, password } });
    const { cookie } = signedIn;
    const before = await send(`/api/${receiving.station.name}`, { method: 'GET', cookie });
    const short = await send('/api/password', { cookie, body: { password, chosen: 'short' } });
    const chosen = await send('/api/password', { cookie, body: { password, chosen: 'a password of my own' } });
    const after = await send(`/api/${receiving.station.name}`, { method: 'GET', cookie });

    expect(signedIn).toMatchObject({ status: 200, json: { mustChoosePassword: true } });
    expect(before).toMatchObject({ status: 409, json: { findings: [{ rule: 'kernel.passwordIsOwn' }] } });
    expect(short.status).toBe(400);
    expect(chosen.status).toBe(200);
    expect(after.status).toBe(200);
    expect((await send('/api/sign-in', { body: { login, password } })).status).toBe(401);
  });

  test('rests after five wrong passwords, also for the right one', async ({ world }) => {
    const { login, password } = await newLogin(world.org, world.receiver.id);

    for (let at = 0; at < 5; at++) await send('/api/sign-in', { body: { login, password: 'wrong' } });

    expect(await send('/api/sign-in', { body: { login, password } })).toMatchObject({
      status: 429,
      json: { message: { zh: expect.stringContaining('暂停') } },
    });
  });

  test('out ends the session', async ({ world }) => {
    const { login, password } = await newLogin(world.org, world.receiver.id);
    const { cookie } = await send('/api/sign-in', { body: { login, password } });

    await send('/api/sign-out', { cookie, body: {} });

    expect((await send('/api/me', { method: 'GET', cookie })).status).toBe(401);
  });
});

describe('a request that is wrong', () => {
  test('gets its sentence and never a broken server', async () => {
    const wrongs = [
      await send('/api/receiving.receive', { body: '{' }),
      await send('/api/receiving.receive', { body: [] }),
      await send('/api/receiving.receive', { body: { id: v7() }, cookie: 'yanji=nonsense' }),
      await send('/api/trace.find?input={', { method: 'GET', cookie: `yanji=${v7()}.${v7()}.${'x'.repeat(43)}` }),
      await send('/api/trace.find?input={"text":"x"}', {
        method: 'GET',
        cookie: `yanji=${v7()}.${v7()}.${'x'.repeat(43)}`,
      }),
      await send('/api/nothing.here', { body: {} }),
      await send('/api/sign-in', { body: { login: '', password: 7 } }),
    ];

    expect(wrongs.map(({ status }) => status)).toEqual([400, 401, 401, 400, 401, 404, 400]);
    expect(logged).toEqual([]);
  });
});

describe('the OpenAPI document', () => {
  test('has every command and query of the registry, with labels and formats', async () => {
    const { json } = await send('/api/openapi.json', { method: 'GET' });

    const names = [...kernel.registry.operations.keys(), ...kernel.registry.readings.keys()];
    expect(json.openapi).toBe('3.1.0');
    expect(Object.keys(json.paths).sort()).toEqual(names.map((name) => `/api/${name}`).sort());
    const { fill } = json.paths['/api/shipping.ship'].post.requestBody.content['application/json'].schema.properties;
    expect(fill.properties.quantity).toMatchObject({ type: 'integer', minimum: 1, 'x-title-zh': '数量' });
  });
});
