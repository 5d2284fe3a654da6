import { z } from 'zod';
import { device } from '#fields/catalog';
import { command, contract, Id, query, Words } from '#kernel/contract';
import { sameField } from '#kernel/field';
import { batch, documents, paging, quantities, system } from '#kernel/fields';
import { holding, place, stock } from './fields.ts';

export const OpenHold = z.object({
  holdId: Id,
  number: documents.number,
  kind: holding.kind,
  scope: holding.scope,
  on: holding.on,
  reason: holding.reason,
  caseNumber: holding.caseNumber.nullable(),
  openedBy: system.createdBy,
  openedAt: sameField(system.createdAt, z.string()),
});
export type OpenHold = z.output<typeof OpenHold>;

export const Standing = z.object({
  locationId: Id,
  siteId: Id,
  place: place.name,
  status: quantities.status,
  beneath: stock.beneath,
  quantity: quantities.quantity,
});
export type Standing = z.output<typeof Standing>;

export const StockCell = z.object({
  siteId: Id,
  lotId: Id,
  productId: Id,
  site: place.site,
  product: device.name,
  model: device.model,
  lotNumber: batch.lotNumber.nullable(),
  lastUseOn: batch.lastUseOn.nullable(),
  pending: stock.pending,
  qualified: stock.qualified,
  reserved: stock.reserved,
  available: stock.available,
  onHold: stock.onHold,
  nonconforming: stock.nonconforming,
  recalled: stock.recalled,
});
export type StockCell = z.output<typeof StockCell>;

const about = z.object({ scope: holding.scope, scopeId: Id });
const opening = z.object({ reason: holding.reason, caseNumber: holding.caseNumber.optional() });
const cellKey = sameField(
  paging.key,
  z.string().refine((key) => key.split('/').length === 2 && key.split('/').every((id) => Id.safeParse(id).success)),
);

export const warehouse = contract('warehouse', {
  openSite: command({
    title: { zh: '启用仓库', en: 'Open a site' },
    about: z.object({}),
    fill: z.object({ name: place.site }),
    output: z.object({ siteId: Id }),
  }),
  openBin: command({
    title: { zh: '启用货位', en: 'Open a bin' },
    about: z.object({ siteId: Id }),
    fill: z.object({ zone: place.zone, bin: place.bin }),
    output: z.object({ locationId: Id }),
  }),
  move: command({
    title: { zh: '移库', en: 'Move' },
    kind: 'move',
    about: z.object({ lotId: Id, fromLocationId: Id, status: quantities.status }),
    fill: z.object({
      toLocationId: sameField(place.name, Id),
      quantity: quantities.quantity,
      serials: z.array(batch.serialNumber).max(10_000),
    }),
  }),
  hold: command({
    title: { zh: '暂停销售', en: 'Hold' },
    kind: 'hold',
    about,
    fill: opening,
  }),
  recall: command({
    title: { zh: '召回', en: 'Recall' },
    kind: 'recall',
    signed: { zh: '确认启动召回', en: 'These goods are recalled' },
    about,
    fill: opening,
  }),
  lift: command({
    title: { zh: '解除', en: 'Lift' },
    kind: 'release',
    signed: { zh: '确认解除暂停，货物恢复原状态', en: 'The hold is lifted; goods return to the status they had' },
    about: z.object({ holdId: Id }),
    fill: z.object({ reason: holding.reason }),
  }),
  sites: query({
    title: { zh: '仓库', en: 'Sites' },
    input: z.object({}),
    output: z.array(z.object({ id: Id, name: place.site })),
  }),
  places: query({
    title: { zh: '库区与货位', en: 'Zones and bins' },
    input: z.object({ siteId: Id }),
    output: z.array(z.object({ id: Id, name: sameField(place.name, Words), zone: place.zone })),
  }),
  standing: query({
    title: { zh: '在库位置', en: 'Where it stands here' },
    input: z.object({ lotId: Id }),
    output: z.array(Standing),
  }),
  holds: query({
    title: { zh: '未解除的暂停与召回', en: 'Open holds and recalls' },
    input: z.object({ after: sameField(paging.key, Id).optional() }),
    output: z.object({ holds: z.array(OpenHold), next: sameField(paging.key, Id).nullable() }),
  }),
  stock: query({
    title: { zh: '库存', en: 'Stock' },
    input: z.object({ text: sameField(paging.text, z.string().max(100)).default(''), after: cellKey.optional() }),
    output: z.object({ cells: z.array(StockCell), next: cellKey.nullable() }),
  }),
});
