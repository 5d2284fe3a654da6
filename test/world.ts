/** A world is a company: founded, with people, partners, a site and products, built through the product's commands. */
import { v7 } from 'uuid';
import { test as base } from 'vitest';
import type { positions } from '#app/positions';
import { foundCompany } from '#app/seed/found-company';
import { acceptance } from '#contract/acceptance';
import { catalog } from '#contract/catalog';
import { people } from '#contract/people';
import { type ReceivedLine, receiving } from '#contract/receiving';
import { trace } from '#contract/trace';
import { warehouse } from '#contract/warehouse';
import type { About, Command, Fill, HoldScope } from '#kernel/contract';
import { checkDigit } from '#standards/gs1-check-digit';
import { asOwner, owner, type Person, pool, signedIn } from '#test/person';
import { approvedPartner, inSetUp } from '#test/reviewed';

export { asOwner, filesFolder, kernel, owner, pool, signedIn, signingKey } from '#test/person';

export type World = Awaited<ReturnType<typeof newWorld>>;

/** A day of the company's calendar, so many days from now. */
export const dayIn = (days: number): string =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000);

let serial = 0;
const nextDi = (): string => {
  serial += 1;
  const thirteen = `0690${String(process.pid % 10_000).padStart(4, '0')}${String(serial).padStart(5, '0')}`;
  return `${thirteen}${checkDigit(thirteen)}`;
};

type ProductSays = { bySerial?: boolean; hasExpiry?: boolean; byLot?: boolean; boxOf?: number };

type LotSays = { quantity?: number; serials?: string[]; lotNumber?: string; lastUseOn?: string; productId?: string };
type Place = { siteId: string; supplierId: string; hospitalId: string };

/** Founds a company with a site, a supplier, a hospital, and one person for each position. */
export const newWorld = async ({ isLive = true } = {}) => {
  const { org, administrator, ...heads } = await foundCompany(owner, {
    ...{ name: '测试公司', isDemo: false },
    ...{ companyHead: '企业负责人', qualityHead: '质量负责人', administrator: '管理员' },
  });
  const admin = await signedIn(org, administrator, '管理员');
  const files = filesOf(admin);
  const place: Place = {
    siteId: await files.site('一号仓'),
    supplierId: await files.partner('supplier', '供货者甲'),
    hospitalId: await files.partner('customer', '第一医院'),
  };
  // Going live is test/set-up.test.ts's to show; here it is taken for granted.
  if (isLive) await pool.query(LIVE.replaceAll('$org', `'${org}'`));
  const receiver = await files.someone('receiver');
  const acceptor = await files.someone('acceptor');
  const dispatcher = await files.someone('dispatcher');
  const storekeeper = await files.someone('storekeeper');
  const salesperson = await files.someone('salesperson');
  const qualityHead = await signedIn(org, heads.qualityHead, '质量负责人');
  const base = { org, admin, receiver, acceptor, dispatcher, storekeeper, salesperson, qualityHead, ...place };
  /** Lets days pass for this company alone. */
  const passDays = (days: number) =>
    asOwner('update kernel.company set clock_offset = clock_offset + make_interval(days => $2) where org_id = $1', [
      org,
      days,
    ]);
  return { ...base, heads, ...files, ...goodsOf(base, files), ...stockIn(base), passDays };
};

const LIVE = `begin; set local yanji.org_id = $org;
  update kernel.company set live_since = now() where org_id = $org; commit`;

type Appointment = { position: string; sites?: string[]; parties?: string[]; categories?: string[]; untilOn?: string };

/** Appoints somebody from long ago on, so that no day a test lets pass ends it. */
export const appointed = (admin: Person, personId: string, said: Appointment) =>
  admin.does(people.appoint, { about: { personId }, fill: { fromOn: '2000-01-01', ...said } });

/** What the administrator puts on file. */
const filesOf = (admin: Person) => {
  const outputOf = async <C extends Command>(command: C, fill: Fill<C>) => {
    // These commands have an empty `about` and answer ids only.
    const { output } = await admin.does(command, { about: {} as About<C>, fill });
    return output as Record<string, string>;
  };
  const someone = async (...held: (keyof typeof positions)[]) => {
    const personId = v7();
    const name = held.join('+') || '新人';
    await outputOf(people.employ, { personId, name });
    for (const position of held) await appointed(admin, personId, { position });
    return signedIn(admin.org, personId, name);
  };
  const site = async (name: string) => (await outputOf(warehouse.openSite, { name })).siteId ?? '';
  const partner = (kind: 'supplier' | 'customer', name: string) =>
    inSetUp(admin.org, () => approvedPartner(admin, kind, name));
  const product = async ({ bySerial = false, hasExpiry = true, byLot = true, boxOf }: ProductSays = {}) => {
    const primaryDi = nextDi();
    const packages = boxOf ? [{ di: nextDi(), containsDi: primaryDi, quantity: boxOf }] : [];
    const tracked = { isTrackedByLot: byLot, isTrackedBySerial: bySerial, hasExpiry, hasProductionDate: false };
    const named = { name: `产品 ${primaryDi}`, model: 'M1', registrantName: '注册人' };
    await outputOf(catalog.importProducts, {
      source: 'test',
      products: [{ primaryDi, ...named, packages, ...tracked }],
    });
    const { product: filed } = await admin.sees(catalog.identify, { di: primaryDi });
    if (!filed) throw new Error('the product was not filed');
    return { ...filed, packages };
  };
  return { someone, site, partner, product };
};

const labelled = { lotNumber: 'L1', lastUseOn: '2031-12-31' };

type Base = Place & Record<'admin' | 'receiver' | 'acceptor' | 'dispatcher', Person>;

/** Goods, and what is asked about them. */
const goodsOf = (
  { admin, receiver, acceptor, siteId, supplierId, hospitalId }: Base,
  { product }: ReturnType<typeof filesOf>,
) => {
  /** Goods of one new lot, received and waiting. */
  const receivedLot = async ({
    quantity,
    serials = [],
    lotNumber,
    lastUseOn = '2031-12-31',
    productId,
  }: LotSays = {}) => {
    const its = productId ?? (await product({ bySerial: serials.length > 0 })).id;
    const number = lotNumber ?? `L${v7().slice(-12)}`;
    const much = quantity ?? (serials.length || 100);
    const line = { productId: its, lotNumber: number, lastUseOn, serials, quantity: much };
    const answer = await receiver.does(receiving.receive, { about: { siteId }, fill: { supplierId, lines: [line] } });
    const acceptanceId = answer.documents.find(({ kind }) => kind === 'acceptance.acceptance')?.id ?? '';
    const [lot] = await admin.sees(trace.find, { text: number.toUpperCase() });
    return { lotId: lot?.lotId ?? '', number: number.toUpperCase(), acceptanceId, answer, productId: its };
  };
  const release = (acceptanceId: string, by: Person = acceptor) =>
    by.does(acceptance.releaseAccepted, { about: { acceptanceId }, fill: { conclusion: '合格' } });
  /** The same, released. */
  const releasedLot = async (said: LotSays = {}) => {
    const lot = await receivedLot(said);
    await release(lot.acceptanceId);
    return lot;
  };
  /** A delivery on the dock, line by line; what a line does not say is lawful. */
  const arriving = (...lines: (Partial<ReceivedLine> & { productId: string })[]) => ({
    about: { siteId },
    fill: { supplierId, lines: lines.map((line) => ({ ...labelled, serials: [], quantity: 1, ...line })) },
  });
  const shipping = (lotId: string, quantity: number, serials: string[] = []) => ({
    about: { siteId, lotId },
    fill: { customerId: hospitalId, quantity, serials },
  });
  const balancesOf = async (lotId: string): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await admin.sees(trace.holders, { lotId })).map(({ side, status, quantity }) => [
        side === 'inside' ? status : side,
        quantity,
      ]),
    );
  return { receivedLot, releasedLot, release, arriving, shipping, balancesOf };
};

/** What is promised, held, and there. */
const stockIn = ({ admin, siteId, hospitalId }: Base) => {
  const reserving = (
    productId: string,
    quantity: number,
    more: { lotId?: string; minRemainingDays?: number } = {},
  ) => ({
    about: { siteId, productId },
    fill: { customerId: hospitalId, quantity, minRemainingDays: 0, ...more },
  });
  /** What lies on what, and why. */
  const holding = (scope: HoldScope, scopeId: string) => ({ about: { scope, scopeId }, fill: { reason: '投诉' } });
  const placeOf = async (zone: string) => {
    const found = (await admin.sees(warehouse.places, { siteId })).find((one) => one.zone === zone);
    if (!found) throw new Error(`there is no ${zone} zone`);
    return found.id;
  };
  const stockOf = async (lotId: string) => {
    const { rows } = await admin.sees(warehouse.stock, { text: '', filter: {}, limit: 200, withTotal: false });
    const [cell] = rows.filter((one) => one.lotId === lotId);
    return Object.fromEntries(
      Object.entries(cell ?? {}).filter(([, value]) => typeof value === 'number' && value !== 0),
    );
  };
  return { reserving, holding, placeOf, stockOf };
};

export const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest asks for a destructured first argument.
  world: async ({}, use) => use(await newWorld()),
});
