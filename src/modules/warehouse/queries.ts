import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import type { QualityStatus } from '#kernel/contract';
import { db, type Tx } from '#kernel/db';
import { fact } from '#kernel/fact';
import { wordsOf } from '#kernel/ledger';

/** The sites of the company. */
export const sitesOf = (tx: Tx) =>
  tx.rows(
    withinScope(
      db
        .selectFrom('kernel.location as location')
        .select(['location.id', 'location.nameZh as name'])
        .where('location.orgId', '=', tx.org)
        .where('location.side', '=', 'inside')
        .where('location.zone', 'is', null)
        .orderBy('location.nameZh')
        .limit(500),
      tx,
      { site: 'location.id' },
    ),
  );

type Zone = 'waiting' | 'qualified' | 'nonconforming' | 'dispatch' | 'return';

/** The zones, bins and containers of a site. */
export const placesOf = (tx: Tx, siteId: string) =>
  tx.rows(
    withinScope(
      db
        .selectFrom('kernel.location as location')
        .select(['location.id', wordsOf('location').as('name'), 'location.zone', 'location.sscc'])
        .where('location.orgId', '=', tx.org)
        .where('location.siteId', '=', siteId)
        .where('location.zone', 'is not', null)
        .orderBy('location.sscc', (order) => order.asc().nullsFirst())
        .orderBy('location.bin', (order) => order.asc().nullsFirst())
        .orderBy('location.nameZh')
        .limit(5_000)
        .$narrowType<{ zone: Zone }>(),
      tx,
      { site: 'location.siteId' },
    ),
  );

/** A place of ours, by its id. A container has a version: it counts up with what is put into it and where it stands. */
export const placeById = fact('warehouse.placeById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.location as location')
    .leftJoin('kernel.gate as gate', (join) =>
      join.onRef('gate.orgId', '=', 'location.orgId').onRef('gate.id', '=', 'location.id').on('gate.orgId', '=', org),
    )
    .select(['location.id as key', 'location.id', 'location.siteId', 'location.zone', 'location.nameZh'])
    .select(['location.nameEn', 'location.sscc', 'location.parentId', 'gate.id as gateId'])
    .select('gate.version as gateVersion')
    .where('location.orgId', '=', org)
    .where('location.side', '=', 'inside')
    .where('location.id', '=', keys),
);

/** A container of ours, by its id; nothing else answers to that id. */
export const containerById = fact('warehouse.containerById', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.location as location')
    .innerJoin('kernel.gate as gate', (join) =>
      join.onRef('gate.orgId', '=', 'location.orgId').onRef('gate.id', '=', 'location.id'),
    )
    .select(['location.id as key', 'location.id', 'location.siteId', 'location.zone', 'location.parentId'])
    .select(['gate.id as gateId', 'gate.version as gateVersion'])
    .where('location.orgId', '=', org)
    .where('gate.orgId', '=', org)
    .where('location.sscc', 'is not', null)
    .where('location.id', '=', keys),
);

/** A unit by its lot and serial number, keyed by `unitKey(lotId, serial)`. */
export const unitInLot = fact(
  'warehouse.unitInLot',
  (reader, { org, keys }) =>
    reader
      .selectFrom('kernel.serialUnit as unit')
      .select([
        sql<string>`unit.lot_id || '/' || unit.serial`.as('key'),
        ...(['unit.id', 'unit.intakeId', 'unit.locationId', 'unit.status', 'unit.beneath', 'unit.ownerId'] as const),
      ])
      .where('unit.orgId', '=', org)
      .where('unit.serial', '=', sql<string>`any (array(select substr(k, 38) from unnest($keys::text[]) k))`)
      .where(sql<string>`unit.lot_id || '/' || unit.serial`, '=', keys),
  'text',
);

/** Whether what a hold shall lie on is on file, by `scopeKey`. */
export const scopeOnFile = fact(
  'warehouse.scopeOnFile',
  (reader, { org, keys }) =>
    reader
      .selectFrom(
        sql<{ key: string; scope: string; id: string }>`(select k as key, split_part(k, '/', 1) as scope,
          split_part(k, '/', 2)::uuid as id from unnest($keys::text[]) k)`.as('asked'),
      )
      .select(['asked.key'])
      .where('asked.key', '=', keys)
      .where(
        sql<boolean>`case asked.scope
          when 'lot' then exists (select from kernel.lot t where t.org_id = ${org} and t.id = asked.id)
          when 'product' then exists (select from catalog.product t where t.org_id = ${org} and t.id = asked.id)
          when 'unit' then exists (select from kernel.serial_unit t where t.org_id = ${org} and t.id = asked.id)
          when 'intake' then exists (select from kernel.intake t where t.org_id = ${org} and t.id = asked.id)
          when 'supplier' then exists (select from partners.partner t
            where t.org_id = ${org} and t.id = asked.id and t.kind = 'supplier')
          when 'receipt' then exists (select from kernel.intake t
            where t.org_id = ${org} and t.source_document_id = asked.id)
          else exists (select from kernel.location t where t.org_id = ${org} and t.id = asked.id and t.side = 'inside'
            and t.zone is null) end`,
      ),
  'text',
);

/** Where a lot stands inside, place by place and status by status. */
export const standingOf = (tx: Tx, lotId: string) =>
  tx.rows(
    withinScope(
      db
        .selectFrom('kernel.balance as balance')
        .innerJoin('kernel.lot as lot', (join) =>
          join.onRef('lot.orgId', '=', 'balance.orgId').onRef('lot.id', '=', 'balance.lotId'),
        )
        .innerJoin('catalog.product as product', (join) =>
          join.onRef('product.orgId', '=', 'lot.orgId').onRef('product.id', '=', 'lot.productId'),
        )
        .innerJoin('kernel.location as place', (join) =>
          join.onRef('place.orgId', '=', 'balance.orgId').onRef('place.id', '=', 'balance.locationId'),
        )
        .leftJoin('kernel.location as parent', (join) =>
          join.onRef('parent.orgId', '=', 'place.orgId').onRef('parent.id', '=', 'place.parentId'),
        )
        .select([
          'place.id as locationId',
          'place.siteId',
          wordsOf('place').as('place'),
          sql<{ zh: string; en: string } | null>`case when parent.id is not null
            then json_build_object('zh', parent.name_zh, 'en', parent.name_en) end`.as('within'),
          'balance.status',
          'balance.beneath',
          sql<number>`sum(balance.quantity)::bigint`.as('quantity'),
        ])
        .where('balance.orgId', '=', tx.org)
        .where('place.orgId', '=', tx.org)
        .where('lot.orgId', '=', tx.org)
        .where('product.orgId', '=', tx.org)
        .where('balance.lotId', '=', lotId)
        .where('balance.side', '=', 'inside')
        .where('balance.quantity', '<>', 0)
        .groupBy(['place.id', 'place.siteId', 'place.nameZh', 'place.nameEn', 'balance.status', 'balance.beneath'])
        .groupBy(['parent.id', 'parent.nameZh', 'parent.nameEn'])
        .orderBy('place.nameZh')
        .orderBy('balance.status')
        .$narrowType<{ siteId: string; status: QualityStatus; beneath: QualityStatus }>(),
      tx,
      { site: 'place.siteId', category: 'product.category' },
    ),
  );
