/** The positions a new company starts with. The permission to do a command or see a query is its name. */

import { acceptance } from '#contract/acceptance';
import { catalog } from '#contract/catalog';
import { company } from '#contract/company';
import { documents } from '#contract/documents';
import { lists } from '#contract/lists';
import { papers } from '#contract/papers';
import { partners } from '#contract/partners';
import { people } from '#contract/people';
import { prints } from '#contract/prints';
import { receiving } from '#contract/receiving';
import { search } from '#contract/search';
import { settings } from '#contract/settings';
import { setup } from '#contract/setup';
import { shipping } from '#contract/shipping';
import { staff } from '#contract/staff';
import { trace } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import { work } from '#contract/work';
import { acceptor, qualityHead, qualityStaff } from '#fields/people';
import type { StartingPositions } from '#kernel/access/permitted';
import type { Bilingual } from '#kernel/contract';

/** What nobody decides: the program itself does it, and nobody can sign in as it. */
const ofProgram = [work.expire, work.fail, work.escalateTask, work.escalateDeadline];
const nightly = [warehouse.hold, warehouse.reportDifferences];

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

/** What everybody may see; where goods are is nobody's secret inside the scope of who asks. */
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
  warehouse.containers,
  warehouse.container,
  warehouse.carriedLines,
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
  ...desk,
  search.find,
  documents.document,
  documents.timeline,
  receiving.receiptLines,
  receiving.unitOnFile,
  acceptance.accepted,
  shipping.deliveryLines,
  warehouse.movedLines,
  shipping.reservedLines,
  ...Object.values(prints),
  company.state,
  setup.checklist,
  ...[
    people.dictionary,
    people.colleagues,
    people.positions,
    people.mySessions,
    people.endOwnSession,
    staff.endOtherSessions,
    staff.duties,
  ],
];
/** What stands in our houses, and what waits there. */
const floor = [receiving.station, acceptance.waiting, shipping.stock, partners.list];
/** What is on file of people. */
const personnel = [staff.people, staff.file];
/** Who holds which position, and what is on file of them. */
const appointing = [
  ...[people.employ, people.appoint, people.endHolding, people.appointDeputy, people.endDeputyship],
  ...[people.recordTraining, people.recordHealthCheck, people.places],
  ...personnel,
];

const titled = ({ zh, en }: Bilingual): Bilingual => ({ zh, en });
const may = (...names: readonly { readonly name: string }[]) => [...everybody, ...names];

export const positions = {
  /** The program itself: what its scheduled jobs do. Nobody can sign in as it. */
  program: { title: { zh: '系统', en: 'The program' }, may: [...ofProgram, ...nightly] },
  companyHead: {
    title: { zh: '企业负责人', en: 'Company head' },
    may: may(...[...floor, ...appointing, company.signGoLive], settings.list, settings.history, settings.places),
  },
  qualityHead: {
    title: titled(qualityHead),
    may: may(
      ...[
        ...floor,
        company.signGoLive,
        company.filePermit,
        ...[people.recordTraining, people.recordHealthCheck, ...personnel],
        documents.refusals,
      ],
      ...[...Object.values(settings), shipping.reservations],
      ...[
        warehouse.hold,
        warehouse.recall,
        warehouse.lift,
        warehouse.separate,
        partners.suspendPartner,
        partners.resumePartner,
      ],
      ...[catalog.stopSale, catalog.resumeSale],
    ),
  },
  qualityStaff: {
    title: titled(qualityStaff),
    may: may(
      ...[...floor, ...personnel, company.filePermit, catalog.importProducts, ...Object.values(settings)],
      ...[people.recordTraining, people.recordHealthCheck],
    ),
  },
  /** Runs the program; takes no quality decision. */
  administrator: {
    title: { zh: '系统管理员', en: 'Administrator' },
    may: may(
      ...[
        ...appointing,
        people.revisePosition,
        people.unlockLogin,
        ...[
          staff.openLogin,
          staff.giveOneTimePassword,
          staff.voidBadge,
          staff.linkLogin,
          staff.unlinkLogin,
          staff.access,
        ],
        people.sessions,
        people.endSession,
        papers.allJobs,
        papers.stopJob,
        settings.list,
        settings.history,
        settings.places,
        lists.journal,
        documents.refusals,
        company.filePermit,
      ],
      ...[papers.importTable, papers.imports, papers.importPreview],
      ...[partners.registerPartner, partners.list, catalog.importProducts, warehouse.openSite, warehouse.openBin],
    ),
  },
  purchaser: {
    title: { zh: '采购员', en: 'Purchaser' },
    may: may(partners.registerPartner, partners.list, shipping.stock, receiving.station),
  },
  receiver: {
    title: { zh: '收货员', en: 'Receiver' },
    may: may(...floor, receiving.receive, receiving.receiveLate, receiving.printReceipt),
  },
  acceptor: {
    title: titled(acceptor),
    may: may(...floor, acceptance.releaseAccepted, acceptance.printRecord, documents.refusals),
  },
  storekeeper: {
    title: { zh: '仓管、养护员', en: 'Storekeeper' },
    may: may(
      ...[...floor, warehouse.openBin, warehouse.openContainer, warehouse.moveContainer],
      ...[warehouse.move, warehouse.moveLate, warehouse.correct, warehouse.hold],
      ...[shipping.allocate, shipping.reservations],
    ),
  },
  picker: {
    title: { zh: '拣货员', en: 'Picker' },
    may: may(...floor),
  },
  checker: {
    title: { zh: '复核员', en: 'Checker' },
    may: may(...floor),
  },
  dispatcher: {
    title: { zh: '运输员', en: 'Dispatcher' },
    may: may(...floor, shipping.ship, shipping.shipReserved, shipping.printDeliveryNote, shipping.reservations),
  },
  salesperson: {
    title: { zh: '销售员', en: 'Salesperson' },
    may: may(
      ...[partners.registerPartner, partners.list, shipping.stock],
      ...[shipping.reserve, shipping.releaseReservation, shipping.reservations],
    ),
  },
  finance: {
    title: { zh: '财务', en: 'Finance' },
    may: may(partners.list, shipping.stock),
  },
} satisfies StartingPositions;

const permissions = new Map<string, ReadonlySet<string>>(
  Object.entries(positions).map(([position, its]) => [position, new Set(its.may.map(({ name }) => name))]),
);

/** All that the positions somebody holds permit, together. */
export const mayOf = (held: readonly string[]): ReadonlySet<string> =>
  new Set(held.flatMap((position) => [...(permissions.get(position) ?? [])]));

const titles: StartingPositions = positions;

/** What a position is called. */
export const positionTitle = (position: string): Bilingual => titles[position]?.title ?? { zh: position, en: position };
