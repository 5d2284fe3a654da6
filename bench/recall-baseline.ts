/** Who holds a lot, written by hand: a bare HTTP server in a process of its own, one named statement, three round
 *  trips. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';

pg.types.setTypeParser(20, Number);

const holders = `
  select p.id as "locationId", json_build_object('zh', p.name_zh, 'en', p.name_en) as place,
    case when p.side = 'inside' then c.name else p.name_zh end as holder,
    p.side, b.status, sum(b.quantity)::bigint as quantity
  from kernel.balance b
  join kernel.location p on p.org_id = b.org_id and p.id = b.location_id
  join kernel.company c on c.org_id = b.org_id
  where b.org_id = $1 and p.org_id = $1 and c.org_id = $1 and b.lot_id = $2 and b.quantity <> 0
  group by p.id, p.name_zh, p.name_en, p.side, c.name, b.status
  order by p.side, p.name_zh, b.status`;

const UUID = /^[0-9a-f-]{36}$/;

const pool = new pg.Pool({ ...(JSON.parse(process.argv[2] ?? '{}') as pg.PoolConfig), max: 16 });

const server = createServer((request, reply) => {
  const lot = new URL(request.url ?? '/', 'http://baseline').searchParams.get('lotId') ?? '';
  const cookie = /yanji=([^;]*)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  answer(cookie, lot).then(
    (content) =>
      reply
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) })
        .end(content),
    (error: unknown) => reply.writeHead(500, { 'content-length': 0 }).end(void console.error(error)),
  );
});

/** The same transaction as the product's: begun for a company, the session asked, read, committed. */
const answer = async (cookie: string, lot: string): Promise<string> => {
  const [org = '', session = '', secret = ''] = cookie.split('.');
  if (!UUID.test(org) || !UUID.test(session)) throw new Error('nobody is signed in');
  const client = await pool.connect();
  try {
    const digest = createHash('sha256').update(secret).digest('hex');
    const begun: unknown = await client.query(`begin isolation level repeatable read, read only;
      set local yanji.org_id = '${org}'; ${actorOf(org, session, digest)}`);
    const [actor] = (begun as pg.QueryResult<{ may: string[] }>[]).at(-1)?.rows ?? []; // pg types one result only.
    if (!actor?.may.includes('receiver')) throw new Error('this person may not see this');
    const { rows } = await client.query({ name: 'holders', text: holders, values: [org, lot] });
    await client.query('commit');
    return JSON.stringify(rows);
  } finally {
    client.release();
  }
};

const actorOf = (org: string, session: string, digest: string) => `
  select p.id, p.name, (select json_agg(h.position) from kernel.position_holding h
      where h.org_id = '${org}' and h.person_id = p.id) as may,
    ((now() + c.clock_offset) at time zone c.time_zone)::date as today
  from kernel.session s
  join kernel.login l on l.id = s.login_id and not l.must_choose_password
  join kernel.person p on p.org_id = s.org_id and p.id = s.person_id
  join kernel.company c on c.org_id = s.org_id and c.id = s.org_id
  where s.id = '${session}' and s.org_id = '${org}' and s.secret_digest = '${digest}'
    and s.ended_at is null and s.expires_at > now()`;

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' ? address?.port : 0);
});
