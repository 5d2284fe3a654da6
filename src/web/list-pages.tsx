import { type ComponentType, lazy } from 'react';
import type { Bilingual } from '#kernel/contract';

type ListLink = { readonly query: string; readonly title: Bilingual; readonly page: ComponentType };

/** Every page that is a list, by the last part of its address. */
export const listPages: Readonly<Record<string, ListLink>> = {
  documents: {
    query: 'lists.documents',
    title: { zh: '单据', en: 'Documents' },
    page: lazy(() =>
      import('../modules/lists/screens/DocumentList.tsx').then((file) => ({ default: file.DocumentList })),
    ),
  },
  stock: {
    query: 'warehouse.stock',
    title: { zh: '库存', en: 'Stock' },
    page: lazy(() =>
      import('../modules/warehouse/screens/StockList.tsx').then((file) => ({ default: file.StockList })),
    ),
  },
  lots: {
    query: 'warehouse.lots',
    title: { zh: '批号', en: 'Lots' },
    page: lazy(() => import('../modules/warehouse/screens/LotList.tsx').then((file) => ({ default: file.LotList }))),
  },
  receipts: {
    query: 'receiving.receipts',
    title: { zh: '收货明细', en: 'Received' },
    page: lazy(() =>
      import('../modules/receiving/screens/ReceiptList.tsx').then((file) => ({ default: file.ReceiptList })),
    ),
  },
  acceptances: {
    query: 'acceptance.acceptances',
    title: { zh: '验收记录', en: 'Acceptances' },
    page: lazy(() =>
      import('../modules/acceptance/screens/AcceptanceList.tsx').then((file) => ({ default: file.AcceptanceList })),
    ),
  },
  deliveries: {
    query: 'shipping.deliveries',
    title: { zh: '出库明细', en: 'Shipped' },
    page: lazy(() =>
      import('../modules/shipping/screens/DeliveryList.tsx').then((file) => ({ default: file.DeliveryList })),
    ),
  },
  partners: {
    query: 'partners.files',
    title: { zh: '往来单位', en: 'Partners' },
    page: lazy(() =>
      import('../modules/partners/screens/PartnerList.tsx').then((file) => ({ default: file.PartnerList })),
    ),
  },
  products: {
    query: 'catalog.products',
    title: { zh: '产品目录', en: 'Products' },
    page: lazy(() =>
      import('../modules/catalog/screens/ProductList.tsx').then((file) => ({ default: file.ProductList })),
    ),
  },
  journal: {
    query: 'lists.journal',
    title: { zh: '操作日志', en: 'Journal' },
    page: lazy(() =>
      import('../modules/lists/screens/JournalList.tsx').then((file) => ({ default: file.JournalList })),
    ),
  },
};
