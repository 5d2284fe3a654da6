/** The positions a new company starts with. The permission to do a command or see a query is its name. */

import { acceptance } from '#contract/acceptance';
import { catalog } from '#contract/catalog';
import { documents } from '#contract/documents';
import { lists } from '#contract/lists';
import { papers } from '#contract/papers';
import { partners } from '#contract/partners';
import { people } from '#contract/people';
import { prints } from '#contract/prints';
import { receiving } from '#contract/receiving';
import { search } from '#contract/search';
import { settings } from '#contract/settings';
import { shipping } from '#contract/shipping';
import { trace } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import { work } from '#contract/work';
import { qualityHead, qualityStaff } from '#fields/people';
import type { Bilingual, PositionName } from '#kernel/contract';

type Position = { readonly title: Bilingual; readonly may: readonly { readonly name: string }[] };

/** What nobody decides: the program itself does it, and nobody can sign in as it. */
const ofProgram = [work.expire, work.fail, work.escalateTask];

/** Papers, comments and one's own jobs: whoever works on something adds to its file. */
const desk = [
  papers.attach,
  papers.withdraw,
  papers.comment,
  papers.of,
  papers.open,
  papers.commentsOn,
  papers.jobs,
  papers.jobResult,
  papers.cancelJob,
];

/** What everybody may see; where goods are is nobody's secret inside the company. */
const everybody = [
  ...Object.values(trace),
  ...Object.values(work).filter(({ name }) => !ofProgram.some((its) => its.name === name)),
  catalog.identify,
  catalog.search,
  catalog.products,
  warehouse.sites,
  warehouse.movedLines,
  warehouse.places,
  warehouse.standing,
  warehouse.stock,
  warehouse.holds,
  warehouse.lots,
  warehouse.stock,
  partners.files,
  receiving.receipts,
  acceptance.acceptances,
  shipping.deliveries,
  lists.documents,
  lists.views,
  lists.saveView,
  lists.replaceView,
  lists.renameView,
  lists.shareView,
  lists.retireView,
  lists.arrange,
  people.dictionary,
  ...desk,
  search.find,
  documents.document,
  documents.timeline,
  receiving.receiptLines,
  receiving.unitOnFile,
  acceptance.accepted,
  shipping.deliveryLines,
  shipping.reservedLines,
  ...Object.values(prints),
];

export const positions: Readonly<Record<string, Position>> = {
  /** The program itself: what its scheduled jobs do. Nobody can sign in as it. */
  program: { title: { zh: '系统', en: 'The program' }, may: [...ofProgram, warehouse.hold] },
  administrator: {
    title: { zh: '系统管理员', en: 'Administrator' },
    may: [
      ...everybody,
      papers.allJobs,
      papers.stopJob,
      people.employ,
      documents.refusals,
      people.colleagues,
      partners.registerPartner,
      partners.list,
      catalog.importProducts,
      warehouse.openSite,
      settings.list,
      settings.history,
      settings.places,
      warehouse.openBin,
      lists.journal,
    ],
  },
  qualityHead: {
    title: qualityHead,
    may: [
      ...everybody,
      ...Object.values(settings),
      ...[warehouse.hold, warehouse.recall, warehouse.lift, partners.suspendPartner, partners.resumePartner],
      ...[catalog.stopSale, catalog.resumeSale, partners.list, shipping.stock, shipping.reservations],
      ...[receiving.station, acceptance.waiting],
    ],
  },
  qualityStaff: {
    title: qualityStaff,
    may: [...everybody, partners.list, acceptance.waiting, shipping.stock],
  },
  receiver: {
    title: { zh: '收货员', en: 'Receiver' },
    may: [
      ...everybody,
      receiving.receive,
      receiving.printReceipt,
      receiving.station,
      partners.list,
      acceptance.waiting,
      shipping.stock,
    ],
  },
  acceptor: {
    title: { zh: '验收员', en: 'Acceptor' },
    may: [
      ...everybody,
      acceptance.releaseAccepted,
      documents.refusals,
      acceptance.printRecord,
      acceptance.waiting,
      receiving.station,
      partners.list,
      shipping.stock,
    ],
  },
  dispatcher: {
    title: { zh: '运输员', en: 'Dispatcher' },
    may: [
      ...everybody,
      ...[shipping.ship, shipping.shipReserved, shipping.printDeliveryNote, shipping.stock, shipping.reservations],
      ...[partners.list, receiving.station, acceptance.waiting],
    ],
  },
  storekeeper: {
    title: { zh: '仓管员', en: 'Storekeeper' },
    may: [
      ...everybody,
      ...[warehouse.openBin, warehouse.move, warehouse.hold, partners.list],
      ...[shipping.allocate, shipping.stock, shipping.reservations],
    ],
  },
  salesperson: {
    title: { zh: '销售员', en: 'Salesperson' },
    may: [
      ...everybody,
      ...[shipping.reserve, shipping.releaseReservation, shipping.stock, shipping.reservations, partners.list],
    ],
  },
};

/** All that the positions somebody holds permit, together. */
export const mayOf = (held: readonly string[]): ReadonlySet<string> =>
  new Set(held.flatMap((position) => positions[position]?.may.map(({ name }) => name) ?? []));

/** The positions that permit a command; the program's own helps nobody. */
export const positionsFor = (command: string): PositionName[] =>
  Object.entries(positions).flatMap(([name, { title, may }]) =>
    name !== 'program' && may.some((its) => its.name === command) ? [{ name, ...title }] : [],
  );

/** What a position is called. */
export const positionTitle = (position: string): Bilingual =>
  positions[position]?.title ?? { zh: position, en: position };
