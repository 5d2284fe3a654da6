/** Releasing by hand: one acceptance of one lot, signed with a ticket that is there already, seven round trips. */
import type { Desk, Facts } from './posting-baseline.ts';
import { decidedAt, digest, json, keysOf, must, nobodyApproves, permits, sixIds } from './posting-baseline-parts.ts';

type ReleaseFacts = Facts & {
  document: { state: string; version: number };
  acceptance: { intake_id: string; lot_id: string; product_id: string; quantity: number; received_by: string };
  zones: { id: string; zone: string }[];
  lot: { last_use_on: string };
  filed: { category: string };
  deadline: { id: string; due_at: string };
  stock: { location_id: string; status: string; quantity: number }[];
  holds: null;
  decided: { key: string; value: unknown }[] | null;
};

const meaning = { zh: '确认验收合格,准予销售', en: 'Found to conform; may be sold' };

export const releaseByHand = (desk: Desk, commandId: string, id: string, ticket: string): Promise<void> =>
  desk.whole(async () => {
    const { org, session, secretDigest, begin, run } = desk;
    await begin(locksOf(org, id));
    const keys = keysOf(
      ...[desk.site, 'acceptance.separationOfDuties', 'acceptance.shortLife'],
      ...['kernel.approval.release', 'kernel.inUse'],
    );
    const facts = await run<ReleaseFacts>('releaseFacts', [org, session, secretDigest, commandId, id, keys]);
    const { actor, clock, document, acceptance, lot, deadline } = facts;
    const { intake_id: intakeId, lot_id: lotId, product_id: productId, quantity } = acceptance;
    must(actor && !facts.seen && document.state === 'waiting' && acceptance.received_by !== actor.personId);
    must(lot.last_use_on >= clock.today && facts.decided === null && facts.holds === null);
    must(facts.stock.reduce((sum, one) => sum + (one.status === 'pending' ? one.quantity : 0), 0) === quantity);
    const [waiting, qualified] = [zoneOf(facts, 'waiting'), zoneOf(facts, 'qualified')];
    const [movementId, journalId, signatureId] = sixIds();
    const [by, at] = [actor.personId, clock.now];
    const patch = { conclusion: '合格', acceptedBy: by, acceptedAt: at };
    const outcome = Date.parse(at) <= Date.parse(deadline.due_at) ? 'kept' : 'missed';
    await run('releaseRows', [org, id, patch.conclusion, by, at, deadline.id, outcome]);
    await run('releaseBalances', [org, intakeId, waiting, lotId, quantity, qualified, desk.site, productId]);
    const { number } = await run<{ number: string }>('releaseDocument', [org, id, document.version, by, at]);
    const posting = { id: movementId, documentId: id, intakeId, quantity, unitIds: [], ...between(waiting, qualified) };
    const changed = [
      {
        step: {
          kind: 'acceptance.acceptance',
          id,
          from: 'waiting',
          to: 'released',
          version: document.version,
          isOpen: true,
        },
      },
      {
        changed: 'acceptance.acceptance',
        id,
        old: { conclusion: null, acceptedBy: null, acceptedAt: null },
        new: patch,
      },
      {
        changed: 'kernel.deadline',
        id: deadline.id,
        old: { closedAt: null, outcome: null },
        new: { closedAt: at, outcome },
      },
      { moved: posting },
    ];
    const asked = { about: { acceptanceId: id }, fill: { conclusion: patch.conclusion } };
    const documents = [{ id, kind: 'acceptance.acceptance', number, state: 'released' }];
    const answer = { lineId: journalId, recordedAt: at, documents, output: {} };
    const parts = [asked, checkedOf(id, lotId, keys, facts), changed, answer];
    const line = [commandId, 'acceptance.releaseAccepted', by, session, digest(json(asked)), ...parts.map(json)];
    const moved = [movementId, id, lotId, intakeId, waiting, 'pending', qualified, 'qualified', quantity];
    const bound = digest(json({ asked, changed, person: by, at, meaning }));
    const signing = [ticket, signatureId, actor.name, meaning.zh, meaning.en, bound];
    const all = [org, journalId, ...line, at, ...moved, ...signing];
    must((await run<{ signed: number }>('journalMovementAndSignature', all)).signed === 1);
  });

const locksOf = (org: string, id: string) => `
  select 1 from kernel.document where org_id = '${org}' and id = '${id}' for no key update;
  select 1 from kernel.lot where org_id = '${org}' and id in
    (select lot_id from kernel.document_lot where org_id = '${org}' and document_id = '${id}') for no key update`;

const zoneOf = ({ zones }: ReleaseFacts, wanted: string): string => must(zones.find(({ zone }) => zone === wanted)).id;

const between = (waiting: string, qualified: string) => ({
  from: { locationId: waiting, status: 'pending' },
  to: { locationId: qualified, status: 'qualified' },
});

const checkedOf = (id: string, lotId: string, keys: string[], facts: ReleaseFacts) => ({
  facts: {
    'kernel.documentById': { [id]: [facts.document] },
    'acceptance.acceptanceById': { [id]: [facts.acceptance] },
    'acceptance.categoryOfAccepted': { [id]: [facts.filed] },
    'acceptance.zonesOfAcceptance': { [id]: facts.zones },
    'acceptance.unitsWaiting': { [id]: [] },
    'acceptance.stockWaiting': { [id]: facts.stock },
    'acceptance.holdsOnWaiting': { [id]: [] },
    'kernel.openDeadlinesOf': { [id]: [facts.deadline] },
    'kernel.lotById': { [lotId]: [facts.lot] },
    'kernel.settingInForce': { ...decidedAt(keys, facts.decided), ...defaults },
  },
  as: [{ position: 'acceptor' }],
  rules: [
    'settings.kindIsInUse',
    'acceptance.lotIsInDate',
    'acceptance.releaserDidNotReceive',
    'acceptance.shortLifeIsApproved',
    'acceptance.allOfItWaitsFree',
  ].map(permits),
});

/** Nobody has decided in this company; the line shows the defaults that count. */
const defaults = {
  'acceptance.separationOfDuties/company/': [{ value: { receiverMayRelease: false }, number: 0, countsFrom: null }],
  'acceptance.shortLife/company/': [{ value: { daysLeftMin: 30 }, number: 0, countsFrom: null }],
  'kernel.approval.release/company/': [{ value: nobodyApproves, number: 0, countsFrom: null }],
  'kernel.inUse/company/': [{ value: { notInUse: [] }, number: 0, countsFrom: null }],
};
