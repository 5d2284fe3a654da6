/** What every baseline over HTTP stands on: a bare server in a process of its own, one transaction a request, begun for
 *  a company and a session as the product begins it. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import pg from 'pg';

pg.types.setTypeParser(20, Number);

/** Who asks, and when. */
export type Actor = { id: string; name: string; may: string[]; today: string };
type Asked = { client: pg.PoolClient; org: string; actor: Actor; url: URL; body: string };

const UUID = /^[0-9a-f-]{36}$/;

/** Serves until it is killed; says its port. */
export const serveByHand = (answer: (asked: Asked) => Promise<unknown>): void => {
  const pool = new pg.Pool({ ...(JSON.parse(process.argv[2] ?? '{}') as pg.PoolConfig), max: 16 });
  const server = createServer((request, reply) => {
    within(pool, request, answer).then(
      (content) =>
        reply
          .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) })
          .end(content),
      (error: unknown) => reply.writeHead(500, { 'content-length': 0 }).end(void console.error(error)),
    );
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    console.log(typeof address === 'object' ? address?.port : 0);
  });
};

/** The same transaction as the product's: begun for a company, the session asked, read, committed. */
const within = async (
  pool: pg.Pool,
  request: IncomingMessage,
  answer: (asked: Asked) => Promise<unknown>,
): Promise<string> => {
  const url = new URL(request.url ?? '/', 'http://baseline');
  const body = request.method === 'POST' ? await text(request) : '';
  const cookie = /yanji=([^;]*)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const [org = '', session = '', secret = ''] = cookie.split('.');
  if (!UUID.test(org) || !UUID.test(session)) throw new Error('nobody is signed in');
  const client = await pool.connect();
  try {
    const digest = createHash('sha256').update(secret).digest('hex');
    const begun: unknown = await client.query(`begin isolation level repeatable read, read only;
      set local yanji.org_id = '${org}'; ${actorOf(org, session, digest)}`);
    const [actor] = (begun as pg.QueryResult<Actor>[]).at(-1)?.rows ?? []; // pg types one result only.
    if (!actor) throw new Error('this session is nobody’s');
    const content = JSON.stringify(await answer({ client, org, actor, url, body }));
    await client.query('commit');
    return content;
  } finally {
    client.release();
  }
};

const actorOf = (org: string, session: string, digest: string) => `
  select p.id, p.name, (select json_agg(h.position) from kernel.position_holding h
      where h.org_id = '${org}' and h.person_id = p.id) as may,
    ((now() + c.clock_offset) at time zone c.time_zone)::date::text as today
  from kernel.session s
  join kernel.login l on l.id = s.login_id and not l.must_choose_password
  join kernel.person p on p.org_id = s.org_id and p.id = s.person_id
  join kernel.company c on c.org_id = s.org_id and c.id = s.org_id
  where s.id = '${session}' and s.org_id = '${org}' and s.secret_digest = '${digest}'
    and s.ended_at is null and s.expires_at > now()`;
