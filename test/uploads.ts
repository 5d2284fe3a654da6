/** Sending and getting files as a signed-in person does, over HTTP. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { positionTitle } from '#app/positions';
import { httpServer } from '#kernel/http';
import type { Person } from '#test/person';
import { kernel, pool } from '#test/world';

export const server = await httpServer(kernel, { version: 'test', positionTitle, log: () => undefined });

/** The cookie of another session of a person. */
export const cookieOf = async ({ org, session }: Person): Promise<string> => {
  const secret = randomBytes(32).toString('base64url');
  const id = randomUUID();
  await pool.query(
    `insert into kernel.session (id, secret_digest, login_id, org_id, person_id, expires_at)
     select $2, $3, s.login_id, s.org_id, s.person_id, s.expires_at from kernel.session s where s.id = $1`,
    [session, id, createHash('sha256').update(secret).digest('hex')],
  );
  return `yanji=${org}.${id}.${secret}`;
};

export const upload = async (cookie: string, name: string, content: Buffer) => {
  const answer = await server.inject({
    method: 'POST',
    url: `/api/files?name=${encodeURIComponent(name)}`,
    headers: { cookie, 'content-type': 'application/octet-stream' },
    payload: content,
  });
  return { status: answer.statusCode, json: answer.json() };
};

export const get = async (cookie: string, query: string, input: object, more = '') =>
  server.inject({
    method: 'GET',
    url: `/api/${query}?input=${encodeURIComponent(JSON.stringify(input))}${more}`,
    headers: { cookie },
  });
