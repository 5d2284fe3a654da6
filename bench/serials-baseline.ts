/** Receiving ten thousand serial numbers by hand: the same reads and row changes as the product in one transaction, by
 *  named statements that take lists. */
import pg from 'pg';
import { v7 } from 'uuid';
import type { Scene } from './database.ts';
import { deskOf, type Facts } from './posting-baseline.ts';
import { digest, json, keysOf, must } from './posting-baseline-parts.ts';
import { dueAfter } from './posting-baseline-receive.ts';

export type SerialsSaid = { productId: string; lotNumber: string; serials: readonly string[] };

const serialFacts = `select u.serial from kernel.serial_unit u
  where u.org_id = $1 and u.product_id = $2 and u.serial = any ($3::text[])`;

const serialLot = `insert into kernel.lot (org_id, id, product_id, number, production_on, last_use_on, is_by_serial)
  values ($1, $2, $3, $4, '2026-01-01', '2031-12-31', true)`;

const serialUnits = `insert into kernel.serial_unit (org_id, id, product_id, lot_id, intake_id, serial, location_id,
    status, beneath, owner_id)
  select $1, u.id, $2, $3, $4, u.serial, $5, 'pending', 'pending', $1
  from unnest($6::uuid[], $7::text[]) as u (id, serial)`;

const movedUnits = `insert into kernel.movement_unit (org_id, movement_id, unit_id)
  select $1, $2, u from unnest($3::uuid[]) as u`;

/** What was received last, for whoever compares. */
export const openSerialsClerk = async (app: pg.ClientConfig, scene: Scene, cookie: string) => {
  const client = new pg.Client(app);
  await client.connect();
  const desk = deskOf(client, scene, cookie);
  const receive = (said: SerialsSaid): Promise<string> =>
    desk.whole(async () => {
      const { org, site, supplier, session, secretDigest } = desk;
      const { productId, lotNumber, serials } = said;
      await desk.begin(`select 1 from kernel.gate where org_id = '${org}' and id = '${productId}' for no key update`);
      const lookedUp = [
        ...[org, session, secretDigest, v7(), site, supplier, productId, lotNumber],
        keysOf(site, 'kernel.inUse', 'acceptance.timeToAccept', 'kernel.approval.receive', 'warehouse.lateEntry'),
      ];
      const facts = await desk.run<
        Facts & { zones: { id: string; zone: string }[]; place: { id: string }; lot: unknown }
      >('receiveFacts', lookedUp);
      const present = await client.query({ name: 'serialFacts', text: serialFacts, values: [org, productId, serials] });
      must(
        facts.actor &&
          !facts.seen &&
          !facts.lot &&
          present.rows.length === 0 &&
          new Set(serials).size === serials.length,
      );
      const waiting = must(facts.zones.find(({ zone }) => zone === 'waiting')).id;
      const [lot, receipt, acceptance, intake, receiptLine, movement, journal] = Array.from({ length: 7 }, () => v7());
      const units = serials.map(() => v7());
      const [by, at] = [facts.actor.personId, facts.clock.now];
      await client.query({ name: 'serialLot', text: serialLot, values: [org, lot, productId, lotNumber] });
      await desk.run('receiveRows', [
        ...[org, intake, lot, receipt, supplier, receiptLine, site, productId, serials.length, by, at, acceptance],
        ...[v7(), dueAfter(at)],
      ]);
      const stocked = [org, productId, lot, intake, waiting, units, serials];
      await client.query({ name: 'serialUnits', text: serialUnits, values: stocked });
      await desk.run('receiveBalances', [
        ...[org, intake, facts.place.id, lot, serials.length, waiting, site, productId],
      ]);
      const day = facts.clock.today.replaceAll('-', '');
      const headers = [org, `SH${day}`, `YS${day}`, receipt, acceptance, supplier, site, by, at, lot];
      const gates = [supplier, productId, site];
      const { numbers } = await desk.run<{ numbers: string[] }>('receiveDocuments', [...headers, gates]);
      const asked = {
        about: { siteId: site },
        fill: { supplierId: supplier, lines: [{ ...said, quantity: serials.length }] },
      };
      const documents = [receipt, acceptance].map((id, which) => ({ id, number: numbers[which] }));
      const answer = json({ lineId: journal, recordedAt: at, documents });
      const checked = json({ facts: { 'kernel.unitBySerial': serials.length }, rules: [] });
      const changed = json([{ added: 'kernel.serialUnit', count: serials.length, digest: digest(json(units)) }]);
      const line = [v7(), 'receiving.receive', by, session, digest(json(asked)), json(asked), checked, changed, answer];
      const moved = [movement, receipt, lot, intake, facts.place.id, 'pending', waiting, 'pending', serials.length];
      await desk.run('journalAndMovement', [org, journal, ...line, at, ...moved]);
      await client.query({ name: 'movedUnits', text: movedUnits, values: [org, movement, units] });
      return must(receipt);
    });
  return { receive, close: () => client.end() };
};
