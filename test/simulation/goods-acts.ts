/** What is done with goods between release and delivery: they are promised, picked, moved, held, recalled, lifted. */
import { catalog } from '#contract/catalog';
import { partners } from '#contract/partners';
import { shipping } from '#contract/shipping';
import { trace } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import { checkDigit } from '#standards/gs1-check-digit';
import { does, drawn, type Scene, sees, some, whoMay } from './people.ts';

/** Promises goods of a product to a customer, sometimes only such as live on for a month, sometimes too many. */
export const reserve = async (scene: Scene) => {
  const { dice } = scene;
  const by = whoMay(scene, shipping.reserve, warehouse.sites, partners.list, catalog.identify);
  const site = drawn((await sees(scene, by, warehouse.sites, {})) ?? [], dice);
  const customer = drawn((await sees(scene, by, partners.list, { kind: 'customer' })) ?? [], dice);
  const lot = await stocked(scene);
  const product = lot && (await sees(scene, by, catalog.identify, { di: lot.primaryDi }))?.product;
  if (!site || !customer || !product) return;
  const minRemainingDays = dice() < 0.3 ? 30 : 0;
  await does(scene, by, shipping.reserve, {
    about: { siteId: site.id, productId: product.id },
    fill: { customerId: customer.id, quantity: some(scene, 20), minRemainingDays },
  });
};

const reservation = async (scene: Scene, by: ReturnType<typeof whoMay>) =>
  drawn((await sees(scene, by, shipping.reservations, {}))?.lines ?? [], scene.dice);

export const allocate = async (scene: Scene) => {
  const by = whoMay(scene, shipping.allocate, shipping.reservations);
  const line = await reservation(scene, by);
  if (line) await does(scene, by, shipping.allocate, { about: { reservationId: line.reservationId }, fill: {} });
};

/** Picked or not: what was not picked is refused. */
export const shipReserved = async (scene: Scene) => {
  const by = whoMay(scene, shipping.shipReserved, shipping.reservations);
  const line = await reservation(scene, by);
  if (!line) return;
  const { reservationId, lotId, quantity } = line;
  const units = line.isTrackedBySerial
    ? ((await sees(scene, whoMay(scene, trace.units), trace.units, { lotId }))?.units ?? [])
    : [];
  const standing = units.filter(({ side, status }) => side === 'inside' && status === 'qualified');
  const serials = standing.slice(0, quantity).map(({ serial }) => serial);
  await does(scene, by, shipping.shipReserved, { about: { reservationId }, fill: { serials } });
};

export const giveUp = async (scene: Scene) => {
  const by = whoMay(scene, shipping.releaseReservation, shipping.reservations);
  const line = await reservation(scene, by);
  if (!line) return;
  const fill = { reason: '客户取消' };
  await does(scene, by, shipping.releaseReservation, { about: { reservationId: line.reservationId }, fill });
};

/** Some lot that stands here, pending or qualified. */
const stocked = async (scene: Scene) =>
  drawn((await sees(scene, whoMay(scene, shipping.stock), shipping.stock, { text: '' }))?.lots ?? [], scene.dice);

/** To any other place of the site, also where such goods may not stand. */
export const move = async (scene: Scene) => {
  const by = whoMay(scene, warehouse.move, warehouse.standing, warehouse.places);
  const lot = await stocked(scene);
  if (!lot || lot.isTrackedBySerial) return;
  const here = drawn((await sees(scene, by, warehouse.standing, { lotId: lot.lotId })) ?? [], scene.dice);
  const places = here ? ((await sees(scene, by, warehouse.places, { siteId: here.siteId })) ?? []) : [];
  const to = drawn(places, scene.dice);
  if (!here || !to) return;
  const about = { lotId: lot.lotId, fromLocationId: here.locationId, status: here.status };
  const fill = { toLocationId: to.id, quantity: Math.min(here.quantity, some(scene, 30)), serials: [] };
  if (scene.dice() < 0.85) return void (await does(scene, by, warehouse.move, { about, fill }));
  const occurredAt = new Date(Date.parse(`${scene.today}T08:00:00+08:00`) - some(scene, 90) * 3_600_000).toISOString();
  const late = { about, fill: { ...fill, occurredAt, reason: '停电，纸面记录' } };
  await does(scene, whoMay(scene, warehouse.moveLate), warehouse.moveLate, late);
};

/** Takes back a part of one of the last movements of a lot, right or not: what may not be is refused. */
export const correct = async (scene: Scene) => {
  const by = whoMay(scene, warehouse.correct, trace.movements);
  const lot = await stocked(scene);
  if (!lot || lot.isTrackedBySerial) return;
  const found = (await sees(scene, by, trace.movements, { lotId: lot.lotId }))?.movements ?? [];
  const movement = drawn(found.slice(0, 6), scene.dice);
  if (!movement) return;
  const { documentId, movementId } = movement;
  const quantity = scene.dice() < 0.3 ? movement.quantity : some(scene, 20);
  const fill = { quantity, serials: [], reason: '盘对纸单，数错' };
  await does(scene, by, warehouse.correct, { about: { documentId, movementId }, fill });
};

export const openBin = async (scene: Scene) => {
  const by = whoMay(scene, warehouse.openBin, warehouse.sites);
  const site = drawn((await sees(scene, by, warehouse.sites, {})) ?? [], scene.dice);
  const bin = `Q-${Math.floor(scene.dice() * 1_000)}`;
  if (site) await does(scene, by, warehouse.openBin, { about: { siteId: site.id }, fill: { zone: 'qualified', bin } });
};

/** A pallet with a label of its own, in any place of a site; sometimes its label is read wrongly. */
export const openContainer = async (scene: Scene) => {
  const by = whoMay(scene, warehouse.openContainer, warehouse.sites, warehouse.places);
  const site = drawn((await sees(scene, by, warehouse.sites, {})) ?? [], scene.dice);
  const place = site && drawn((await sees(scene, by, warehouse.places, { siteId: site.id })) ?? [], scene.dice);
  if (!site || !place) return;
  const seventeen = `0690${String(Math.floor(scene.dice() * 1e13)).padStart(13, '0')}`;
  const sscc = `${seventeen}${scene.dice() < 0.9 ? checkDigit(seventeen) : '0'}`;
  await does(scene, by, warehouse.openContainer, {
    about: { siteId: site.id },
    fill: { sscc, toLocationId: place.id },
  });
};

/** To any other place of its site, also where what is in it may not stand. */
export const moveContainer = async (scene: Scene) => {
  const by = whoMay(scene, warehouse.moveContainer, warehouse.containers, warehouse.places);
  const found = drawn((await sees(scene, by, warehouse.containers, { text: '' }))?.containers ?? [], scene.dice);
  const place = found && drawn((await sees(scene, by, warehouse.places, { siteId: found.siteId })) ?? [], scene.dice);
  if (!found || !place) return;
  const { containerId } = found;
  await does(scene, by, warehouse.moveContainer, { about: { containerId }, fill: { toLocationId: place.id } });
};

export const hold = async (scene: Scene) => {
  const lot = await stocked(scene);
  const about = { scope: 'lot' as const, scopeId: lot?.lotId ?? '' };
  if (lot) await does(scene, whoMay(scene, warehouse.hold), warehouse.hold, { about, fill: { reason: '包装破损' } });
};

export const recall = async (scene: Scene) => {
  const lot = await stocked(scene);
  const about = { scope: 'lot' as const, scopeId: lot?.lotId ?? '' };
  const fill = { reason: '厂家通知召回', caseNumber: 'RC-1' };
  if (lot) await does(scene, whoMay(scene, warehouse.recall), warehouse.recall, { about, fill });
};

export const lift = async (scene: Scene) => {
  const by = whoMay(scene, warehouse.lift, warehouse.holds);
  const open = drawn((await sees(scene, by, warehouse.holds, {}))?.holds ?? [], scene.dice);
  if (open) await does(scene, by, warehouse.lift, { about: { holdId: open.holdId }, fill: { reason: '检查合格' } });
};
