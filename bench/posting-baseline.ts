/** Receive and release written by hand for this bench alone: the same reads and row changes as the product, the same
 *  shape of transaction, named statements, seven round trips each. What perform() costs is measured against it. */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';
import type { Scene } from './database.ts';
import { statements } from './posting-baseline-sql.ts';

export type Said = { productId: string; lotNumber: string; lastUseOn: string; quantity: number };
export type ReceivedGoods = { receiptId: string; acceptanceId: string };
export type Clerk = Awaited<ReturnType<typeof openClerk>>;

type Row = Record<string, unknown>;
type Facts = {
  actor: Row & { personId: string; sessionId: string; name: string };
  clock: { now: string; today: string };
};
type ReceiveFacts = Facts & {
  zones: { id: string; zone: string }[];
  place: { id: string };
  product: { is_tracked_by_serial: boolean };
  lot: { id: string; last_use_on: string };
  partner: { kind: string };
  seen: unknown;
};
type Accepted = { intake_id: string; lot_id: string; quantity: number; received_by: string };
type ReleaseFacts = Facts & {
  document: { state: string; version: number };
  acceptance: Accepted;
  zones: { id: string; zone: string }[];
  lot: { last_use_on: string };
  seen: unknown;
};

/** One client with one connection and one session. */
export const openClerk = async (app: pg.ClientConfig, { org, site, supplier }: Scene, cookie: string) => {
  const client = new pg.Client(app);
  await client.connect();
  const [, session = '', secret = ''] = cookie.split('.');
  const run = async <T>(name: keyof typeof statements, values: unknown[]): Promise<T> => {
    const { rows } = await client.query({ name, text: statements[name], values });
    return rows[0] as T; // Each statement below says what it gives.
  };
  const begin = (lock: string) =>
    client.query(`begin isolation level read committed; set local yanji.org_id = '${org}'; ${lock}`);
  const whole = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const done = await work();
      await client.query('commit');
      return done;
    } catch (error) {
      await client.query('rollback');
      throw error;
    }
  };

  const receive = (lotId: string, said: Said): Promise<ReceivedGoods> =>
    whole(async () => {
      const commandId = v7();
      await begin(`select 1 from kernel.lot where org_id = '${org}' and id = '${lotId}' for no key update`);
      const { productId, lotNumber, quantity } = said;
      const lookedUp = [org, session, digest(secret), commandId, site, supplier, productId, lotNumber];
      const facts = await run<ReceiveFacts>('receiveFacts', lookedUp);
      const { actor, clock, zones, place, lot, partner, product } = facts;
      must(actor && !facts.seen && partner.kind === 'supplier' && !product.is_tracked_by_serial);
      must(lot.id === lotId && lot.last_use_on === said.lastUseOn && lot.last_use_on >= clock.today);
      const waiting = must(zones.find(({ zone }) => zone === 'waiting')).id;
      const [receiptId, acceptanceId, intakeId, lineId, movementId, journalId] = sixIds();
      const of = { receiptId, supplierId: supplier, siteId: site, productId, lotId, intakeId, quantity };
      const rows = { receivedBy: actor.personId, receivedAt: clock.now };
      await run('receiveRows', [
        org,
        intakeId,
        lotId,
        receiptId,
        supplier,
        lineId,
        site,
        productId,
        quantity,
        actor.personId,
        clock.now,
        acceptanceId,
      ]);
      await run('receiveBalances', [org, intakeId, place.id, lotId, quantity, waiting]);
      const day = clock.today.replaceAll('-', '');
      const { numbers } = await run<{ numbers: [string, string] }>('receiveDocuments', [
        org,
        `SH${day}`,
        `YS${day}`,
        receiptId,
        acceptanceId,
        supplier,
        site,
        actor.personId,
        clock.now,
        lotId,
      ]);
      const posting = {
        id: movementId,
        documentId: receiptId,
        intakeId,
        quantity,
        unitIds: [],
        from: { locationId: place.id, status: 'pending' },
        to: { locationId: waiting, status: 'pending' },
      };
      const changed = [
        { opened: 'receiving.receipt', id: receiptId, state: 'received' },
        {
          added: 'kernel.intake',
          rows: [{ id: intakeId, lotId, sourceDocumentId: receiptId, supplierId: supplier, ownerId: org }],
        },
        { added: 'kernel.serialUnit', rows: [] },
        { added: 'receiving.receiptLine', rows: [{ id: lineId, ...of, udiRaw: null, ...rows }] },
        { moved: posting },
        { opened: 'acceptance.acceptance', id: acceptanceId, state: 'waiting' },
        {
          added: 'acceptance.acceptance',
          rows: [{ id: acceptanceId, ...of, receiptLineId: lineId, receivedBy: actor.personId }],
        },
      ];
      const documents = [
        { id: receiptId, kind: 'receiving.receipt', number: numbers[0], state: 'received' },
        { id: acceptanceId, kind: 'acceptance.acceptance', number: numbers[1], state: 'waiting' },
      ];
      const asked = { about: { siteId: site }, fill: { supplierId: supplier, lines: [{ ...said, serials: [] }] } };
      const checked = {
        facts: {
          'kernel.zonesOfSite': { [site]: zones },
          'kernel.placeOfParty': { [supplier]: [place] },
          'catalog.productById': { [productId]: [product] },
          'kernel.lotByNumber': { [`${productId}/${lotNumber}`]: [lot] },
          'partners.partnerById': { [supplier]: [partner] },
        },
        rules: [
          'catalog.labelCarriesWhatTracks',
          'receiving.supplierIsOnFile',
          'receiving.serialIsNew',
          'receiving.labelAgreesWithLot',
          'acceptance.lotIsInDate',
        ].map(permits),
      };
      const answer = { lineId: journalId, recordedAt: clock.now, documents, output: {} };
      const line = [
        commandId,
        'receiving.receive',
        actor.personId,
        session,
        digest(JSON.stringify(asked)),
        ...[asked, checked, changed, answer].map(json),
      ];
      await run('journalAndMovement', [
        org,
        journalId,
        ...line,
        clock.now,
        movementId,
        receiptId,
        lotId,
        intakeId,
        place.id,
        'pending',
        waiting,
        'pending',
        quantity,
      ]);
      return { receiptId, acceptanceId };
    });

  const release = (acceptanceId: string, commandId: string, ticket: string): Promise<void> =>
    whole(async () => {
      await begin(
        `select 1 from kernel.document where org_id = '${org}' and id = '${acceptanceId}' for no key update; select 1 from kernel.lot where org_id = '${org}' and id in (select lot_id from kernel.document_lot where org_id = '${org}' and document_id = '${acceptanceId}') for no key update`,
      );
      const facts = await run<ReleaseFacts>('releaseFacts', [org, session, digest(secret), commandId, acceptanceId]);
      const { actor, clock, document, acceptance, zones, lot } = facts;
      const { intake_id: intakeId, lot_id: lotId, quantity } = acceptance;
      must(actor && !facts.seen && document.state === 'waiting' && acceptance.received_by !== actor.personId);
      must(lot.last_use_on >= clock.today);
      const waiting = must(zones.find(({ zone }) => zone === 'waiting')).id;
      const qualified = must(zones.find(({ zone }) => zone === 'qualified')).id;
      const [movementId, journalId, signatureId] = sixIds();
      const patch = { conclusion: '合格', acceptedBy: actor.personId, acceptedAt: clock.now };
      await run('releaseRows', [org, acceptanceId, patch.conclusion, actor.personId, clock.now]);
      await run('releaseBalances', [org, intakeId, waiting, lotId, quantity, qualified]);
      const { number } = await run<{ number: string }>('releaseDocument', [
        org,
        acceptanceId,
        document.version,
        actor.personId,
        clock.now,
      ]);
      const posting = {
        id: movementId,
        documentId: acceptanceId,
        intakeId,
        quantity,
        unitIds: [],
        from: { locationId: waiting, status: 'pending' },
        to: { locationId: qualified, status: 'qualified' },
      };
      const step = {
        kind: 'acceptance.acceptance',
        id: acceptanceId,
        from: 'waiting',
        to: 'released',
        version: document.version,
        isOpen: true,
      };
      const changed = [
        { step },
        {
          changed: 'acceptance.acceptance',
          id: acceptanceId,
          old: { conclusion: null, acceptedBy: null, acceptedAt: null },
          new: patch,
        },
        { moved: posting },
      ];
      const asked = { about: { acceptanceId }, fill: { conclusion: patch.conclusion } };
      const checked = {
        facts: {
          'kernel.documentById': { [acceptanceId]: [document] },
          'acceptance.acceptanceById': { [acceptanceId]: [acceptance] },
          'acceptance.zonesOfAcceptance': { [acceptanceId]: zones },
          'acceptance.unitsWaiting': { [acceptanceId]: [] },
          'kernel.lotById': { [lotId]: [lot] },
        },
        rules: ['acceptance.lotIsInDate', 'acceptance.releaserDidNotReceive'].map(permits),
      };
      const documents = [{ id: acceptanceId, kind: 'acceptance.acceptance', number, state: 'released' }];
      const answer = { lineId: journalId, recordedAt: clock.now, documents, output: {} };
      const line = [
        commandId,
        'acceptance.releaseAccepted',
        actor.personId,
        session,
        digest(JSON.stringify(asked)),
        ...[asked, checked, changed, answer].map(json),
      ];
      const meaning = { zh: '确认验收合格,准予销售', en: 'Found to conform; may be sold' };
      const bound = digest(JSON.stringify({ asked, changed, person: actor.personId, at: clock.now, meaning }));
      const moved = [
        clock.now,
        movementId,
        acceptanceId,
        lotId,
        intakeId,
        waiting,
        'pending',
        qualified,
        'qualified',
        quantity,
      ];
      const { signed } = await run<{ signed: number }>('journalMovementAndSignature', [
        org,
        journalId,
        ...line,
        ...moved,
        ticket,
        signatureId,
        actor.name,
        meaning.zh,
        meaning.en,
        bound,
      ]);
      must(signed === 1);
    });

  return { receive, release, close: () => client.end() };
};

const permits = (rule: string) => ({ rule, verdict: 'permits' });
const json = (value: unknown) => JSON.stringify(value);
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const sixIds = (): [string, string, string, string, string, string] => [v7(), v7(), v7(), v7(), v7(), v7()];

const must = <T>(value: T | undefined | null | false): T => {
  if (value === undefined || value === null || value === false) throw new Error('the baseline met what it must not');
  return value;
};
