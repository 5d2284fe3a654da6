/** Why the buttons of a page are disabled, by hand: the facts of all its commands by two named statements with lists of
 *  keys, and the conditions written out. */
import { serveByHand } from './baseline-server.ts';

const own = `select
  (select coalesce(json_agg(row_to_json(f)), '[]') from (select d.id, d.kind, d.number, d.state, d.version,
      d.counterparty_id, d.site_id, d.created_by
    from kernel.document d where d.org_id = $1 and d.id = any ($2)) f) as documents,
  (select coalesce(json_agg(row_to_json(f)), '[]') from (select a.id, a.receipt_id, a.supplier_id, a.site_id,
      a.product_id, a.lot_id, a.intake_id, a.quantity, a.received_by, a.conclusion, a.accepted_by, a.accepted_at
    from acceptance.acceptance a where a.org_id = $1 and a.id = any ($2)) f) as acceptances,
  (select coalesce(json_agg(row_to_json(f)), '[]') from (select a.id as key, z.id, z.zone
    from acceptance.acceptance a join kernel.location z on z.org_id = a.org_id and z.site_id = a.site_id
    where a.org_id = $1 and z.org_id = $1 and a.id = any ($2) and z.zone is not null) f) as zones,
  (select coalesce(json_agg(row_to_json(f)), '[]') from (select a.id as key, u.id
    from acceptance.acceptance a join kernel.serial_unit u on u.org_id = a.org_id and u.lot_id = a.lot_id
      and u.intake_id = a.intake_id
    where a.org_id = $1 and u.org_id = $1 and a.id = any ($2) and u.status = 'pending') f) as units,
  (select coalesce(json_agg(row_to_json(f)), '[]') from (select l.id, l.product_id, l.number, l.production_on,
      l.last_use_on, l.is_by_serial
    from kernel.lot l where l.org_id = $1 and l.id = any ($3)) f) as lots,
  (select coalesce(json_agg(row_to_json(f)), '[]') from (select b.lot_id, b.intake_id, b.location_id, z.site_id, z.zone,
      b.status, b.quantity
    from kernel.balance b join kernel.location z on z.org_id = b.org_id and z.id = b.location_id
    where b.org_id = $1 and z.org_id = $1 and b.lot_id = any ($3) and b.side = 'inside' and b.quantity <> 0
    order by b.intake_id, b.location_id) f) as stock`;

const guarding = `select
  (select coalesce(json_agg(row_to_json(f)), '[]') from (select l.id, l.product_id, l.number, l.production_on,
      l.last_use_on, l.is_by_serial
    from kernel.lot l where l.org_id = $1 and l.id = any ($2)) f) as lots,
  (select coalesce(json_agg(row_to_json(f)), '[]') from (select a.lot_id, d.number, a.quantity, a.site_id
    from acceptance.acceptance a join kernel.document d on d.org_id = a.org_id and d.id = a.id
    where a.org_id = $1 and d.org_id = $1 and a.lot_id = any ($3) and d.state = 'waiting') f) as waiting,
  (select coalesce(json_agg(row_to_json(f)), '[]') from (select distinct l.product_id, l.id, l.number, l.last_use_on,
      z.site_id
    from kernel.lot l join kernel.balance b on b.org_id = l.org_id and b.lot_id = l.id
    join kernel.location z on z.org_id = b.org_id and z.id = b.location_id
    where l.org_id = $1 and b.org_id = $1 and z.org_id = $1 and l.product_id = any ($4) and l.last_use_on is not null
      and b.side = 'inside' and b.status = 'qualified' and b.quantity <> 0
    order by l.last_use_on, l.id) f) as released,
  (select coalesce(json_agg(row_to_json(f)), '[]') from (select distinct on (v.key) v.key, v.number, v.value
    from kernel.setting_version v where v.org_id = $1 and v.key = any ($5) and v.counts_from <= $6::date
    order by v.key, v.counts_from desc, v.number desc) f) as settings`;

type Lot = { id: string; product_id: string; last_use_on: string | null };
type Own = {
  documents: { id: string; state: string }[];
  acceptances: { id: string; lot_id: string; received_by: string; site_id: string }[];
  lots: Lot[];
  stock: { lot_id: string; site_id: string; status: string; quantity: number }[];
};
type Guarding = { lots: Lot[]; released: { product_id: string; site_id: string; last_use_on: string }[] };
type Asked = { command: string; about: { acceptanceId?: string; siteId?: string; lotId?: string } };

serveByHand(async ({ client, org, actor, body }) => {
  const { asked } = JSON.parse(body) as { asked: Asked[] }; // The bench sends exactly this.
  const read = async <T>(name: string, text: string, values: unknown[]): Promise<T> =>
    (await client.query({ name, text, values })).rows[0] as T; // What each statement gives is said where it is run.
  const acceptanceIds = asked.flatMap(({ about }) => about.acceptanceId ?? []);
  const shipped = asked.flatMap(({ about: { lotId } }) => lotId ?? []);
  const facts = await read<Own>('own', own, [org, acceptanceIds, shipped]);
  const lotIds = [...facts.acceptances.map(({ lot_id: id }) => id), ...shipped];
  const products = facts.lots.map(({ product_id: id }) => id);
  const keys = ['shipping.firstExpiry', 'acceptance.separationOfDuties'];
  const also = await read<Guarding>('guarding', guarding, [org, lotIds, shipped, products, keys, actor.today]);
  const lotOf = new Map(also.lots.map((lot) => [lot.id, lot]));
  const inDate = (id: string) => (lotOf.get(id)?.last_use_on ?? '9999') >= actor.today;
  const mayRelease = (id: string) => {
    const its = facts.acceptances.find((one) => one.id === id);
    const isWaiting = facts.documents.find((one) => one.id === id)?.state === 'waiting';
    return its !== undefined && isWaiting && its.received_by !== actor.id && inDate(its.lot_id);
  };
  const mayShip = (id: string, site: string) => {
    const { product_id: product, last_use_on: last } = lotOf.get(id) ?? {};
    const stands = facts.stock.some((b) => b.lot_id === id && b.site_id === site && b.status === 'qualified');
    const earlier = also.released.some(
      (one) =>
        one.product_id === product &&
        one.site_id === site &&
        one.last_use_on >= actor.today &&
        one.last_use_on < (last ?? ''),
    );
    return stands && inDate(id) && !earlier;
  };
  return asked.map(({ about: { acceptanceId, lotId = '', siteId = '' } }) =>
    acceptanceId === undefined ? !mayShip(lotId, siteId) : !mayRelease(acceptanceId),
  );
});
