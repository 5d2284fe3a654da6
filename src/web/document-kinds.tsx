/** What the page of a document shows of its kind: the lines' query and the acts. Each kind is loaded on demand. */
import type { ReactNode } from 'react';
import type { Command, Query } from '#kernel/contract';
import type { PrintCommand } from '#kernel/prints/contract';

export type DocumentAct = {
  on: Command;
  about: Record<string, unknown>;
  /** What a signature is put under, as the dialog shows it. */
  signing?: ReactNode;
};

export type DocumentParts = {
  lines: Query;
  acts?: (documentId: string) => readonly DocumentAct[];
  prints?: readonly PrintCommand[];
  /** A part of the page that only this kind has. */
  more?: (documentId: string) => ReactNode;
};

const goodsDocuments = () => import('../modules/warehouse/screens/GoodsDocuments.tsx');

/** The parts of each kind, by the name its workflow declares. */
export const documentKinds: Readonly<Record<string, () => Promise<DocumentParts>>> = {
  'partners.certificate': async () =>
    (await import('../modules/partners/screens/CertificateDocument.tsx')).certificateDocument,
  'receiving.receipt': async () => (await import('../modules/receiving/screens/ReceiptDocument.tsx')).receiptDocument,
  'acceptance.acceptance': async () =>
    (await import('../modules/acceptance/screens/AcceptanceDocument.tsx')).acceptanceDocument,
  'warehouse.move': async () => (await goodsDocuments()).moveDocument,
  'warehouse.correction': async () => (await goodsDocuments()).moveDocument,
  'warehouse.containerMove': async () => (await goodsDocuments()).containerDocument,
  'warehouse.separation': async () => (await goodsDocuments()).moveDocument,
  'warehouse.hold': async () => (await goodsDocuments()).holdDocument,
  'warehouse.recall': async () => (await goodsDocuments()).holdDocument,
  'shipping.reservation': async () =>
    (await import('../modules/shipping/screens/ReservationDocument.tsx')).reservationDocument,
  'shipping.delivery': async () => (await import('../modules/shipping/screens/DeliveryDocument.tsx')).deliveryDocument,
};
