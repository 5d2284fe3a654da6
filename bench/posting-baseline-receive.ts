/** Receiving by hand: one line of a lot that is on file, seven round trips. */
import type { Desk, Facts, ReceivedGoods, Said } from './posting-baseline.ts';
import { decidedAt, digest, json, keysOf, must, nobodyApproves, permits, sixIds } from './posting-baseline-parts.ts';

type Gated = { id: string; gate_version: number };
type ReceiveFacts = Facts & {
  zones: { id: string; zone: string }[];
  place: { id: string };
  site: Gated;
  product: Gated & { is_tracked_by_serial: boolean; stopped_for: string | null };
  lot: { id: string; last_use_on: string };
  partner: Gated & { kind: string; suspended_for: string | null; approved_on: string | null };
  certificates: { kind: string; valid_until: string | null }[];
  filed: { category: string };
  decided: { key: string; value: unknown }[] | null;
};
type Made = { numbers: [string, string]; versions: number };
type Ids = ReturnType<typeof namedIds>;

const settings = ['kernel.inUse', 'acceptance.timeToAccept', 'kernel.approval.receive', 'warehouse.lateEntry'];

/** What a distributor that supplies proves itself with: one of each. */
const needed = [['businessLicense'], ['distributionPermit', 'distributionFiling'], ['authorization']];

const isValid = ({ valid_until: until }: { valid_until: string | null }, day: string) => until === null || until >= day;

const namedIds = () => {
  const [receiptId, acceptanceId, intakeId, lineId, movementId, journalId] = sixIds();
  const [deadlineId] = sixIds();
  return { receiptId, acceptanceId, intakeId, lineId, movementId, journalId, deadlineId };
};

export const receiveByHand = (desk: Desk, commandId: string, lotId: string, said: Said): Promise<ReceivedGoods> =>
  desk.whole(async () => {
    const { org, site, supplier, session, secretDigest, begin, run } = desk;
    const { productId, lotNumber, quantity } = said;
    await begin(`select 1 from kernel.lot where org_id = '${org}' and id = '${lotId}' for no key update`);
    const lookedUp = [
      org,
      session,
      secretDigest,
      commandId,
      site,
      supplier,
      productId,
      lotNumber,
      keysOf(site, ...settings),
    ];
    const facts = await run<ReceiveFacts>('receiveFacts', lookedUp);
    const { actor, clock, zones, place, lot, partner, product } = facts;
    must(partner.suspended_for === null && product.stopped_for === null && partner.approved_on);
    for (const one of needed)
      must(facts.certificates.some((its) => one.includes(its.kind) && isValid(its, clock.today)));
    must(actor && !facts.seen && partner.kind === 'supplier' && !product.is_tracked_by_serial);
    must(lot.id === lotId && lot.last_use_on === said.lastUseOn && lot.last_use_on >= clock.today);
    must(facts.decided === null);
    const waiting = must(zones.find(({ zone }) => zone === 'waiting')).id;
    const ids = namedIds();
    const { receiptId, acceptanceId, intakeId, lineId, movementId, journalId, deadlineId } = ids;
    const [by, at] = [actor.personId, clock.now];
    const goods = [org, intakeId, lotId, receiptId, supplier, lineId, site, productId, quantity];
    await run('receiveRows', [...goods, by, at, acceptanceId, deadlineId, dueAfter(at)]);
    await run('receiveBalances', [org, intakeId, place.id, lotId, quantity, waiting, site, productId]);
    const prefixes = ['SH', 'YS'].map((prefix) => `${prefix}${clock.today.replaceAll('-', '')}`);
    const headers = [org, ...prefixes, receiptId, acceptanceId, supplier, site, by, at, lotId];
    const made = await run<Made>('receiveDocuments', [...headers, [supplier, productId, site]]);
    must(made.versions === partner.gate_version + product.gate_version + facts.site.gate_version);
    const { numbers } = made;
    const asked = { about: { siteId: site }, fill: { supplierId: supplier, lines: [{ ...said, serials: [] }] } };
    const parts = [
      asked,
      checkedOf(desk, said, facts),
      changedOf(desk, ids, { lotId, said, facts, waiting }),
      answerOf(ids, at, numbers),
    ];
    const line = [commandId, 'receiving.receive', by, session, digest(json(asked)), ...parts.map(json)];
    const moved = [movementId, receiptId, lotId, intakeId, place.id, 'pending', waiting, 'pending', quantity];
    await run('journalAndMovement', [org, journalId, ...line, at, ...moved]);
    return { receiptId, acceptanceId };
  });

const checkedOf = ({ site, supplier }: Desk, { productId, lotNumber }: Said, facts: ReceiveFacts) => ({
  facts: {
    'kernel.siteById': { [site]: [facts.site] },
    'kernel.zonesOfSite': { [site]: facts.zones },
    'kernel.placeOfParty': { [supplier]: [facts.place] },
    'catalog.productById': { [productId]: [facts.product] },
    'kernel.lotByNumber': { [`${productId}/${lotNumber}`]: [facts.lot] },
    'partners.partnerById': { [supplier]: [facts.partner] },
    'partners.certificatesOf': { [supplier]: facts.certificates },
    'catalog.categoryOfProduct': { [productId]: [facts.filed] },
    'kernel.settingInForce': {
      ...decidedAt(keysOf(site, ...settings), facts.decided),
      'acceptance.timeToAccept/company/': [{ value: { hours: HOURS }, number: 0, countsFrom: null }],
      'kernel.inUse/company/': [{ value: { notInUse: [] }, number: 0, countsFrom: null }],
      'kernel.approval.receive/company/': [{ value: nobodyApproves, number: 0, countsFrom: null }],
      'warehouse.lateEntry/company/': [{ value: { hoursMax: 72 }, number: 0, countsFrom: null }],
    },
  },
  as: [{ position: 'receiver' }],
  rules: [
    'settings.kindIsInUse',
    'partners.partnerIsApproved',
    'partners.certificatesAreInForce',
    'partners.partnerIsNotSuspended',
    'catalog.productIsOnSale',
    'warehouse.lateEntryIsInTime',
    'catalog.labelCarriesWhatTracks',
    'receiving.supplierIsOnFile',
    'receiving.serialIsNew',
    'receiving.labelAgreesWithLot',
    'acceptance.lotIsInDate',
  ].map(permits),
});

type Booked = { lotId: string; said: Said; facts: ReceiveFacts; waiting: string };

const changedOf = ({ org, site, supplier }: Desk, ids: Ids, { lotId, said, facts, waiting }: Booked) => {
  const { receiptId, acceptanceId, intakeId, lineId, movementId, deadlineId } = ids;
  const { productId, quantity } = said;
  const of = { receiptId, supplierId: supplier, siteId: site, productId, lotId, intakeId, quantity };
  const receivedBy = facts.actor.personId;
  const intake = { id: intakeId, lotId, sourceDocumentId: receiptId, supplierId: supplier, ownerId: org };
  const from = { locationId: facts.place.id, status: 'pending' };
  const to = { locationId: waiting, status: 'pending' };
  return [
    { opened: 'receiving.receipt', id: receiptId, state: 'received' },
    { added: 'kernel.intake', rows: [intake] },
    { added: 'kernel.serialUnit', rows: [] },
    {
      added: 'receiving.receiptLine',
      rows: [{ id: lineId, ...of, udiRaw: null, receivedBy, receivedAt: facts.clock.now }],
    },
    { moved: { id: movementId, documentId: receiptId, intakeId, quantity, unitIds: [], from, to } },
    { opened: 'acceptance.acceptance', id: acceptanceId, state: 'waiting' },
    { added: 'acceptance.acceptance', rows: [{ id: acceptanceId, ...of, receiptLineId: lineId, receivedBy }] },
    { added: 'kernel.deadline', rows: [deadlineOf(deadlineId, acceptanceId, facts.clock.now)] },
  ];
};

/** Nobody has decided in this company; the default counts. */
const HOURS = 24;

/** When what was opened then has to be accepted. */
export const dueAfter = (openedAt: string): string => new Date(Date.parse(openedAt) + HOURS * 3_600_000).toISOString();

const deadlineOf = (id: string, ofId: string, openedAt: string) => ({
  ...{ id, kind: 'acceptance.acceptInTime', ofId, basis: 'policy' },
  ...{ openedAt, dueAt: dueAfter(openedAt) },
});

const answerOf = ({ journalId, receiptId, acceptanceId }: Ids, at: string, numbers: readonly [string, string]) => ({
  lineId: journalId,
  recordedAt: at,
  documents: [
    { id: receiptId, kind: 'receiving.receipt', number: numbers[0], state: 'received' },
    { id: acceptanceId, kind: 'acceptance.acceptance', number: numbers[1], state: 'waiting' },
  ],
  output: {},
});
