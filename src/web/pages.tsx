import {
  AppstoreOutlined,
  AuditOutlined,
  BarcodeOutlined,
  BellOutlined,
  BookOutlined,
  ClockCircleOutlined,
  CodeSandboxOutlined,
  ContactsOutlined,
  ExportOutlined,
  FileDoneOutlined,
  FileTextOutlined,
  HomeOutlined,
  ImportOutlined,
  InboxOutlined,
  NodeIndexOutlined,
  PauseCircleOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  SwapOutlined,
  TagsOutlined,
} from '@ant-design/icons';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Bilingual } from '#kernel/contract';
import { administration } from './administration.tsx';
import { WaitingCount } from './WaitingCount.tsx';

export type PageLink = {
  readonly path: NonNullable<LinkProps['to']>;
  readonly title: Bilingual;
  readonly icon: ReactNode;
  /** The commands that are done there and the queries it shows: who may none of them is not led there, and who needs
   *  one of them is. */
  readonly serves: readonly string[];
  /** How much waits there. */
  readonly count?: ReactNode;
};
export type Area = { readonly title: Bilingual; readonly pages: readonly PageLink[] };

/** Every page, in the order of a day's work; a phone shows the first four that somebody may use. */
const areas: readonly Area[] = [
  {
    title: { zh: '业务', en: 'Work' },
    pages: [
      {
        path: '/inbox',
        title: { zh: '待办', en: 'Inbox' },
        icon: <BellOutlined aria-hidden />,
        serves: ['work.inbox', 'work.approve', 'work.refuse', 'work.withdraw', 'work.delegate', 'work.closeTask'],
        count: <WaitingCount />,
      },
      {
        path: '/receive',
        title: { zh: '收货', en: 'Receive' },
        icon: <InboxOutlined aria-hidden />,
        serves: ['receiving.receive', 'receiving.receiveLate', 'receiving.station'],
      },
      {
        path: '/accept',
        title: { zh: '验收', en: 'Accept' },
        icon: <SafetyCertificateOutlined aria-hidden />,
        serves: ['acceptance.releaseAccepted', 'acceptance.waiting'],
      },
      {
        path: '/ship',
        title: { zh: '发货', en: 'Ship' },
        icon: <SendOutlined aria-hidden />,
        serves: ['shipping.ship', 'shipping.stock'],
      },
      {
        path: '/reservations',
        title: { zh: '预留', en: 'Reservations' },
        icon: <BookOutlined aria-hidden />,
        serves: [
          'shipping.reserve',
          'shipping.reservations',
          'shipping.allocate',
          'shipping.shipReserved',
          'shipping.releaseReservation',
        ],
      },
      {
        path: '/move',
        title: { zh: '移库', en: 'Move' },
        icon: <SwapOutlined aria-hidden />,
        serves: ['warehouse.move', 'warehouse.moveLate', 'warehouse.separate', 'warehouse.openBin'],
      },
    ],
  },
  {
    title: { zh: '库存', en: 'Goods' },
    pages: [
      {
        path: '/trace',
        title: { zh: '追溯', en: 'Trace' },
        icon: <NodeIndexOutlined aria-hidden />,
        serves: ['trace.find', 'warehouse.correct'],
      },
      {
        path: '/containers',
        title: { zh: '容器', en: 'Containers' },
        icon: <CodeSandboxOutlined aria-hidden />,
        serves: ['warehouse.moveContainer', 'warehouse.openContainer', 'warehouse.containers', 'warehouse.container'],
      },
      {
        path: '/holds',
        title: { zh: '暂停与召回', en: 'Holds' },
        icon: <PauseCircleOutlined aria-hidden />,
        serves: ['warehouse.lift', 'warehouse.hold', 'warehouse.recall'],
      },
      {
        path: '/lists/stock',
        title: { zh: '库存', en: 'Stock' },
        icon: <AppstoreOutlined aria-hidden />,
        serves: ['warehouse.stock'],
      },
      {
        path: '/lists/lots',
        title: { zh: '批号', en: 'Lots' },
        icon: <BarcodeOutlined aria-hidden />,
        serves: ['warehouse.lots'],
      },
    ],
  },
  {
    title: { zh: '记录', en: 'Records' },
    pages: [
      {
        path: '/lists/documents',
        title: { zh: '单据', en: 'Documents' },
        icon: <FileTextOutlined aria-hidden />,
        serves: ['lists.documents'],
      },
      {
        path: '/lists/deadlines',
        title: { zh: '时限', en: 'Deadlines' },
        icon: <ClockCircleOutlined aria-hidden />,
        serves: ['work.deadlines'],
      },
      {
        path: '/lists/receipts',
        title: { zh: '收货明细', en: 'Received' },
        icon: <ImportOutlined aria-hidden />,
        serves: ['receiving.receipts'],
      },
      {
        path: '/lists/acceptances',
        title: { zh: '验收记录', en: 'Acceptances' },
        icon: <FileDoneOutlined aria-hidden />,
        serves: ['acceptance.acceptances'],
      },
      {
        path: '/lists/deliveries',
        title: { zh: '出库明细', en: 'Shipped' },
        icon: <ExportOutlined aria-hidden />,
        serves: ['shipping.deliveries'],
      },
      {
        path: '/lists/journal',
        title: { zh: '操作日志', en: 'Journal' },
        icon: <AuditOutlined aria-hidden />,
        serves: ['lists.journal'],
      },
    ],
  },
  {
    title: { zh: '档案', en: 'Files' },
    pages: [
      {
        path: '/lists/partners',
        title: { zh: '往来单位', en: 'Partners' },
        icon: <ContactsOutlined aria-hidden />,
        serves: ['partners.files', 'partners.registerPartner'],
      },
      {
        path: '/lists/products',
        title: { zh: '产品目录', en: 'Products' },
        icon: <TagsOutlined aria-hidden />,
        serves: ['catalog.products'],
      },
      {
        path: '/sites',
        title: { zh: '仓库', en: 'Sites' },
        icon: <HomeOutlined aria-hidden />,
        serves: ['warehouse.openSite', 'warehouse.openBin'],
      },
    ],
  },
  administration,
];

/** The areas with what somebody may use of them. */
export const areasFor = (may: readonly string[]): readonly Area[] => {
  const permitted = new Set(may);
  return areas
    .map((area) => ({ ...area, pages: area.pages.filter(({ serves }) => serves.some((name) => permitted.has(name))) }))
    .filter(({ pages }) => pages.length > 0);
};

/** The pages somebody may use: first those whose own act is theirs, then what they may only see. */
export const pagesFor = (may: readonly string[]): readonly PageLink[] => {
  const pages = areasFor(may).flatMap((area) => area.pages);
  const isOwn = ({ serves: [own] }: PageLink) => own !== undefined && may.includes(own);
  return [...pages.filter(isOwn), ...pages.filter((page) => !isOwn(page))];
};

/** Where somebody begins when nothing waits for them. */
export const firstPageFor = (may: readonly string[]): PageLink | undefined =>
  pagesFor(may).find(({ count }) => count === undefined);

/** The page a command is done on, or undefined. */
export const pageOf = (command: string): PageLink | undefined =>
  areas.flatMap(({ pages }) => pages).find(({ serves }) => serves.includes(command));
