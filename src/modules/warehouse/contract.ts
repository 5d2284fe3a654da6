import { z } from 'zod';
import { device, udi } from '#fields/catalog';
import { command, contract, Id, query, Words } from '#kernel/contract';
import { sameField } from '#kernel/field';
import { batch, documentLines, documents, paging, quantities, system } from '#kernel/fields';
import { list } from '#kernel/lists/list';
import { compared, container, holding, movementReason, place, standing } from './fields.ts';

const lotRow = {
  lotId: Id,
  product: device.name,
  model: device.model,
  primaryDi: udi.deviceIdentifier,
  lotNumber: batch.lotNumber.nullable(),
  lastUseOn: batch.lastUseOn.nullable(),
};

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
  within: place.within.nullable(),
  status: quantities.status,
  beneath: holding.beneath,
  quantity: quantities.quantity,
});
export type Standing = z.output<typeof Standing>;

export const MovedLine = z.object({
  lineId: Id,
  product: device.name,
  model: device.model,
  lotId: Id,
  lotNumber: batch.lotNumber.nullable(),
  from: place.from,
  to: place.to,
  status: quantities.status,
  quantity: quantities.quantity,
  occurredAt: sameField(system.occurredAt, z.string()).nullable(),
  reason: movementReason.nullable(),
});

const whence = z.object({ lotId: Id, fromLocationId: Id, status: quantities.status });
const moved = {
  toLocationId: sameField(place.name, Id),
  quantity: quantities.quantity,
  serials: z.array(batch.serialNumber).max(10_000),
};
export const Container = z.object({
  containerId: Id,
  sscc: container.sscc,
  siteId: Id,
  site: place.site,
  within: place.within,
  lots: container.lots,
});
export type Container = z.output<typeof Container>;

const Packed = z.object({
  lotId: Id,
  product: device.name,
  model: device.model,
  lotNumber: batch.lotNumber.nullable(),
  lastUseOn: batch.lastUseOn.nullable(),
  status: quantities.status,
  quantity: quantities.quantity,
});
const Carried = z.object({
  moveId: Id,
  documentId: Id,
  number: documents.number,
  from: place.from.nullable(),
  to: place.to,
  movedBy: system.createdBy,
  movedAt: sameField(system.createdAt, z.string()),
});

/** The one line of a container move: which container, from where to where. */
export const CarriedLine = z.object({
  lineId: Id,
  sscc: container.sscc,
  from: place.from.nullable(),
  to: place.to,
});

const about = z.object({ scope: holding.scope, scopeId: Id });
const opening = z.object({ reason: holding.reason, caseNumber: holding.caseNumber.optional() });

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
    about: whence,
    fill: z.object(moved),
  }),
  moveLate: command({
    title: { zh: '补录移库', en: 'Enter a move late' },
    kind: 'move',
    about: whence,
    fill: z.object({ ...moved, occurredAt: system.occurredAt, reason: movementReason }),
  }),
  correct: command({
    title: { zh: '更正流转', en: 'Correct a movement' },
    kind: 'count',
    signed: { zh: '确认该流转记录有误，按实更正', en: 'The movement was recorded wrongly; this puts it right' },
    about: z.object({ documentId: Id, movementId: Id }),
    fill: z.object({ quantity: moved.quantity, serials: moved.serials, reason: movementReason }),
  }),
  openContainer: command({
    title: { zh: '启用容器', en: 'Open a container' },
    about: z.object({ siteId: Id }),
    fill: z.object({ sscc: container.sscc, toLocationId: moved.toLocationId }),
    output: z.object({ containerId: Id }),
  }),
  moveContainer: command({
    title: { zh: '移动容器', en: 'Move a container' },
    kind: 'move',
    about: z.object({ containerId: Id }),
    fill: z.object({ toLocationId: moved.toLocationId }),
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
  separate: command({
    title: { zh: '分开存放并恢复', en: 'Separate and free' },
    kind: 'release',
    signed: {
      zh: '已逐件核对实物，移出的货物不在暂停、召回之列',
      en: 'Checked piece by piece: what is taken out is under no hold or recall',
    },
    about: z.object({ lotId: Id, fromLocationId: Id }),
    fill: z.object({ toLocationId: moved.toLocationId, reason: holding.reason }),
  }),
  reportDifferences: command({
    title: { zh: '报告库存差异', en: 'Report stock differences' },
    about: z.object({}),
    fill: z.object({ count: compared.count, differences: z.array(compared.difference).min(1).max(50) }),
  }),
  movedLines: documentLines({ zh: '移动明细', en: 'What was moved' }, MovedLine),
  carriedLines: documentLines({ zh: '容器移动明细', en: 'What was carried' }, CarriedLine),
  /** Every lot there ever was. */
  lots: list({
    title: { zh: '批号', en: 'Lots' },
    row: z.object({ ...lotRow, productionOn: batch.productionOn.nullable() }),
    key: ['lotId'],
    sorts: ['lastUseOn', 'lotNumber'],
    sort: { by: 'lastUseOn', down: true },
    searched: ['lotNumber', 'product', 'model', 'primaryDi'],
  }),
  /** What stands in our sites now, lot by lot and site by site. */
  stock: list({
    title: { zh: '库存', en: 'Stock' },
    row: z.object({ ...lotRow, siteId: Id, site: place.site, ...standing }),
    key: ['lotId', 'siteId'],
    sorts: ['lotId', 'lastUseOn', 'lotNumber', 'product', 'pending', 'qualified', 'available'],
    sort: { by: 'lotId', down: true },
    searched: ['lotNumber', 'product', 'model', 'primaryDi'],
    hidden: ['primaryDi', 'onHold', 'nonconforming', 'recalled'],
  }),
  sites: query({
    title: { zh: '仓库', en: 'Sites' },
    input: z.object({}),
    output: z.array(z.object({ id: Id, name: place.site })),
  }),
  places: query({
    title: { zh: '库区与货位', en: 'Zones and bins' },
    input: z.object({ siteId: Id }),
    output: z.array(
      z.object({ id: Id, name: sameField(place.name, Words), zone: place.zone, sscc: container.sscc.nullable() }),
    ),
  }),
  containers: query({
    title: { zh: '容器', en: 'Containers' },
    input: z.object({
      text: sameField(paging.text, z.string().max(50)).default(''),
      after: sameField(paging.key, Id).optional(),
    }),
    output: z.object({ containers: z.array(Container), next: sameField(paging.key, Id).nullable() }),
  }),
  /** What is in a container, and where it stood: the latest places first. */
  container: query({
    title: { zh: '容器内容与去向', en: 'What is in it and where it stood' },
    input: z.object({ containerId: Id }),
    output: z.object({ container: Container, packed: z.array(Packed), carried: z.array(Carried) }),
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
});
