/** Who holds a lot, written by hand: one named statement, three round trips. */
import { serveByHand } from './baseline-server.ts';

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

serveByHand(async ({ client, org, actor, url }) => {
  if (!actor.may.includes('receiver')) throw new Error('this person may not see this');
  const values = [org, url.searchParams.get('lotId') ?? ''];
  return (await client.query({ name: 'holders', text: holders, values })).rows;
});
