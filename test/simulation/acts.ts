/** What people do all day, and what they do wrong. A module adds its acts in one line of `acts`. */
import { acceptance } from '#contract/acceptance';
import { catalog } from '#contract/catalog';
import { partners } from '#contract/partners';
import { prints } from '#contract/prints';
import { type ReceivedLine, receiving } from '#contract/receiving';
import { shipping } from '#contract/shipping';
import { trace } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import { work } from '#contract/work';
import {
  allocate,
  correct,
  giveUp,
  hold,
  lift,
  move,
  moveContainer,
  openBin,
  openContainer,
  recall,
  reserve,
  shipReserved,
} from './goods-acts.ts';
import { does, drawn, drawnSkewed, type Scene, sees, some, whoMay } from './people.ts';

/** How often, out of all weights together, and what is done. */
type Act = { readonly weight: number; readonly act: (scene: Scene) => Promise<unknown> };

const dayAfter = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

const receive = async (scene: Scene, spoil?: (line: ReceivedLine) => ReceivedLine) => {
  const { dice, today } = scene;
  const by = whoMay(scene, receiving.receive, receiving.station, partners.list, catalog.search);
  const site = drawn((await sees(scene, by, receiving.station, {}))?.sites ?? [], dice);
  const supplier = drawn((await sees(scene, by, partners.list, { kind: 'supplier' })) ?? [], dice);
  const found = (await sees(scene, by, catalog.search, { text: '' }))?.products ?? [];
  if (!site || !supplier) return;
  const lines = Array.from({ length: some(scene, 5) }, () => drawnSkewed(found, dice)).flatMap((product) => {
    if (!product) return [];
    const quantity = product.isTrackedBySerial ? some(scene, 8) : some(scene, 200);
    const made = Math.floor(dice() * 400);
    // Few numbers in many receipts: lots come again; their dates follow from the number, as on one maker's label.
    const number = Math.floor(dice() * 30);
    const serial = () => `S${Math.floor(dice() * 1e9).toString(36)}`;
    const line: ReceivedLine = {
      productId: product.id,
      quantity,
      serials: product.isTrackedBySerial ? Array.from({ length: quantity }, serial) : [],
      ...(product.isTrackedByLot && { lotNumber: `B${String(number).padStart(3, '0')}` }),
      ...(product.hasProductionDate && {
        productionOn: product.isTrackedByLot ? '2026-01-15' : dayAfter(today, -made),
      }),
      ...(product.hasExpiry && { lastUseOn: product.isTrackedByLot ? lastUseOf(number) : dayAfter(today, 300) }),
    };
    return [spoil ? spoil(line) : line];
  });
  if (lines.length > 0)
    await does(scene, by, receiving.receive, { about: { siteId: site.id }, fill: { supplierId: supplier.id, lines } });
};

/** Some lots expire while the simulation runs. */
const lastUseOf = (number: number): string => dayAfter('2026-11-25', number < 8 ? number * 5 : number * 40);

const release = async (scene: Scene, most = 4) => {
  const by = whoMay(scene, acceptance.releaseAccepted, acceptance.waiting);
  const waiting = (await sees(scene, by, acceptance.waiting, {}))?.acceptances ?? [];
  for (const { acceptanceId } of waiting.slice(0, some(scene, most)))
    await does(scene, by, acceptance.releaseAccepted, { about: { acceptanceId }, fill: { conclusion: '合格' } });
};

/** The same acceptance twice: the second time its step is closed. */
const releaseTwice = async (scene: Scene) => {
  const by = whoMay(scene, acceptance.releaseAccepted, acceptance.waiting);
  const [first] = (await sees(scene, by, acceptance.waiting, {}))?.acceptances ?? [];
  if (!first) return;
  const said = { about: { acceptanceId: first.acceptanceId }, fill: { conclusion: '合格' } };
  await does(scene, by, acceptance.releaseAccepted, said);
  await does(scene, by, acceptance.releaseAccepted, said);
};

type Wrong = {
  readonly pending?: true;
  readonly tooMuch?: true;
  readonly toSupplier?: true;
  readonly unknownSerial?: true;
};

const ship = async (scene: Scene, wrong: Wrong = {}) => {
  const { dice } = scene;
  const by = whoMay(scene, shipping.ship, shipping.stock, partners.list);
  const stock = (await sees(scene, by, shipping.stock, { text: '' }))?.lots ?? [];
  const lot = drawn(
    stock.filter(({ qualified, pending }) => (wrong.pending ? pending > 0 && qualified === 0 : qualified > 0)),
    dice,
  );
  const parties = (await sees(scene, by, partners.list, { kind: wrong.toSupplier ? 'supplier' : 'customer' })) ?? [];
  const customer = drawn(parties, dice);
  if (!lot || !customer) return;
  const much = wrong.tooMuch ? lot.qualified + some(scene, 50) : Math.min(Math.max(1, lot.qualified), some(scene, 40));
  const serials = lot.isTrackedBySerial ? await serialsOf(scene, lot.lotId, much, wrong) : [];
  const quantity = lot.isTrackedBySerial ? Math.max(1, serials.length) : much;
  await does(scene, by, shipping.ship, {
    about: { siteId: lot.siteId, lotId: lot.lotId },
    fill: { customerId: customer.id, quantity, serials },
  });
};

const serialsOf = async (scene: Scene, lotId: string, much: number, wrong: Wrong): Promise<string[]> => {
  if (wrong.unknownSerial) return ['NOSUCHUNIT'];
  const units = (await sees(scene, whoMay(scene, trace.units), trace.units, { lotId }))?.units ?? [];
  return units
    .filter(({ side, status }) => side === 'inside' && status === 'qualified')
    .slice(0, much)
    .map(({ serial }) => serial);
};

/** Whoever has something to decide reads it and approves, one time of eight refuses. */
const decide = async (scene: Scene) => {
  const by = whoMay(scene, work.approve, work.inbox, ...(scene.dice() < 0.7 ? [warehouse.lift] : []));
  const waiting = (await sees(scene, by, work.inbox, { kind: 'approve' }))?.entries ?? [];
  for (const { id } of waiting.slice(0, some(scene, 12))) {
    await sees(scene, by, work.held, { heldId: id });
    if (scene.dice() < 0.125)
      await does(scene, by, work.refuse, { about: { heldId: id }, fill: { reason: '资料不全' } });
    else await does(scene, by, work.approve, { about: { heldId: id }, fill: {} });
  }
};

/** Who may not do it tries all the same. */
const overreach = async (scene: Scene) => {
  const { people, dice } = scene;
  const by = drawn(
    people.filter(({ may }) => !may.has(catalog.importProducts.name)),
    dice,
  );
  await does(scene, by, partners.registerPartner, {
    about: {},
    fill: { kind: 'customer', name: '熟人', address: '某处', contact: '无' },
  });
};

const follow = async (scene: Scene) => {
  const by = whoMay(scene, trace.find, trace.holders, trace.movements);
  const text = `B${String(Math.floor(scene.dice() * 30)).padStart(3, '0')}`;
  const lot = drawn((await sees(scene, by, trace.find, { text })) ?? [], scene.dice);
  if (!lot) return;
  await sees(scene, by, trace.holders, { lotId: lot.lotId });
  await sees(scene, by, trace.movements, { lotId: lot.lotId });
};

const printed = async (scene: Scene) => {
  const by = whoMay(scene, receiving.printReceipt, receiving.station);
  const receipt = drawn((await sees(scene, by, receiving.station, {}))?.recent ?? [], scene.dice);
  if (!receipt) return;
  const said = { about: { documentId: receipt.receiptId }, fill: { language: 'zh' as const } };
  const answer = await does(scene, by, receiving.printReceipt, said);
  const { printId = '' } = (answer?.output ?? {}) as { printId?: string }; // As the command declares.
  if (printId) await sees(scene, whoMay(scene, prints.sheet), prints.sheet, { printId });
};

/** All acts with how often they come. */
export const acts: readonly Act[] = [
  { weight: 12, act: (scene) => receive(scene) },
  { weight: 16, act: (scene) => release(scene) },
  { weight: 20, act: (scene) => ship(scene) },
  { weight: 14, act: decide },
  { weight: 10, act: reserve },
  { weight: 8, act: allocate },
  { weight: 10, act: shipReserved },
  { weight: 2, act: giveUp },
  { weight: 8, act: move },
  { weight: 4, act: correct },
  { weight: 1, act: openBin },
  { weight: 2, act: openContainer },
  { weight: 4, act: moveContainer },
  { weight: 3, act: hold },
  { weight: 1, act: recall },
  { weight: 4, act: lift },
  { weight: 6, act: follow },
  { weight: 4, act: printed },
  { weight: 2, act: releaseTwice },
  { weight: 2, act: overreach },
  { weight: 2, act: (scene) => receive(scene, (line) => ({ ...line, lastUseOn: '2020-01-01' })) },
  { weight: 1, act: (scene) => receive(scene, (line) => ({ ...line, serials: ['X1', 'X1'], quantity: 2 })) },
  { weight: 1, act: (scene) => receive(scene, ({ lotNumber: _, ...line }) => line) },
  { weight: 2, act: (scene) => ship(scene, { tooMuch: true }) },
  { weight: 2, act: (scene) => ship(scene, { pending: true }) },
  { weight: 1, act: (scene) => ship(scene, { toSupplier: true }) },
  { weight: 1, act: (scene) => ship(scene, { unknownSerial: true }) },
];

/** Does one act that the dice choose. */
export const doSomething = async (scene: Scene): Promise<void> => {
  const all = acts.reduce((sum, { weight }) => sum + weight, 0);
  let at = scene.dice() * all;
  for (const { weight, act } of acts) {
    at -= weight;
    if (at < 0) return void (await act(scene));
  }
};
