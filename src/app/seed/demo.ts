/** The demo company: built through the same commands people use. */
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { v7 } from 'uuid';
import { company } from '#contract/company';
import { partners } from '#contract/partners';
import { people } from '#contract/people';
import { warehouse } from '#contract/warehouse';
import type { Fill } from '#kernel/contract';
import type { Asker } from '#kernel/enter';
import { giveOneTimePasswords } from '#kernel/one-time-passwords';
import { type Kernel, perform } from '#kernel/perform';
import { type GudidRead, readGudid } from '#modules/catalog';
import { type Founded, foundCompany, founders } from './found-company.ts';
import { ownProducts } from './own-products.ts';
import { proofsOf } from './proofs.ts';
import { seat } from './seat.ts';

export type DemoPerson = { login: string; name: string; position: string; password: string };
export type Demo = { people: DemoPerson[]; products: number; reported: GudidRead['reported'] };

/** The founders' places, then who they appoint. */
const staff = [
  { login: 'zongjingli', name: '钱总', position: 'companyHead' },
  { login: 'zhiliang', name: '陈质', position: 'qualityHead' },
  { login: 'guanliyuan', name: '吴管', position: 'administrator' },
  { login: 'zhiguan', name: '郑质', position: 'qualityStaff' },
  { login: 'shouhuo', name: '李收', position: 'receiver' },
  { login: 'yanshou', name: '王验', position: 'acceptor' },
  { login: 'fahuo', name: '赵运', position: 'dispatcher' },
  { login: 'cangku', name: '周仓', position: 'storekeeper' },
  { login: 'xiaoshou', name: '孙销', position: 'salesperson' },
] as const;

const suppliers = [
  { name: '美敦力(上海)管理有限公司', address: '上海市浦东新区世纪大道 100 号', contact: '陈经理 021-5000 0001' },
  { name: '华东医疗器械有限公司', address: '杭州市滨江区江南大道 8 号', contact: '周经理 0571-8000 0002' },
];

const hospitals = [
  { name: '市第一人民医院', address: '人民路 1 号', contact: '设备科 孙老师 0571-8700 0001' },
  { name: '省中医院', address: '中山路 54 号', contact: '耗材库 钱老师 0571-8700 0002' },
  { name: '滨江区社区卫生服务中心', address: '滨盛路 20 号', contact: '药械科 吴老师 0571-8700 0003' },
];

/** Builds the demo company in an empty database. `gudid` is a file of real device records; without it, own products. */
export const buildDemo = async (kernel: Kernel, owner: pg.ClientConfig, gudid: string | undefined): Promise<Demo> => {
  const [companyHead, qualityHead, administrator] = staff;
  const founded = await foundCompany(owner, {
    name: '雁迹演示医疗器械有限公司',
    isDemo: true,
    ...{ companyHead: companyHead.name, qualityHead: qualityHead.name, administrator: administrator.name },
  });
  const { org } = founded;
  const seated = await seat(kernel, org, founded.administrator);
  const { asker } = seated;
  await seated.does(warehouse.openSite, {}, { name: '滨江中心仓' });
  for (const [at, its] of suppliers.entries()) await reviewed(seated, { kind: 'supplier', ...its }, at);
  for (const [at, its] of hospitals.entries()) await reviewed(seated, { kind: 'customer', ...its }, at);
  await importInParts(kernel, asker, 'demo', ownProducts);
  const { products, reported } = gudid && existsSync(gudid) ? await readFileOf(gudid) : nothing;
  await importInParts(kernel, asker, gudid ?? '', products);
  const team = staff.map((one) => ({
    ...one,
    org,
    person: one.position in founded ? founded[one.position as keyof Founded] : v7(), // A founder's position is a key.
  }));
  await appointed(seated, team);
  await goLive(kernel, seated, founded);
  await seated.leave();
  // The last step and a single one: until it is done the next start builds anew.
  const passwords = await giveOneTimePasswords(kernel.pool, team);
  return {
    people: team.map(({ login, name, position }, at) => ({ login, name, position, password: passwords[at] ?? '' })),
    products: ownProducts.length + products.length,
    reported,
  };
};

type Seat = Awaited<ReturnType<typeof seat>>;

/** A partner with its certificates, approved at once: while a company is being set up nothing waits for a second. */
const reviewed = async ({ does }: Seat, its: Fill<typeof partners.registerPartner>, at: number) => {
  const { output } = await does(partners.registerPartner, {}, its);
  const { partnerId } = output as { partnerId: string }; // The command's declared output.
  for (const proof of proofsOf(its.kind, String(at + 1).padStart(4, '0'))) {
    await does(partners.fileCertificate, { partnerId }, { classes: [], categories: [], ...proof });
  }
  await does(partners.approvePartner, { partnerId }, {});
};

/** Everybody is on file, trained, checked and appointed. */
const appointed = async ({ does }: Seat, team: readonly { person: string; name: string; position: string }[]) => {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10); // The demo stands in China.
  const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace('02-29', '02-28')}`;
  for (const { person, name, position } of team) {
    if (!founders.some((founder) => founder === position)) {
      await does(people.employ, {}, { personId: person, name });
      await does(people.appoint, { personId: person }, { position, fromOn: today });
    }
    const topic = '医疗器械法规、质量管理制度、岗位职责与操作规程';
    await does(people.recordTraining, { personId: person }, { topic, heldOn: today, isPassed: true });
    const health = { checkedOn: today, isFit: true, healthUntil: inAYear };
    await does(people.recordHealthCheck, { personId: person }, health);
  }
};

/** The permit goes on file, then both heads sign. */
const goLive = async (kernel: Kernel, seated: Seat, founded: Founded) => {
  const scope = '第二类、第三类医疗器械批发';
  const permit = { kind: 'permit', number: '浙杭食药监械经营许 20260001 号', scope } as const;
  await seated.does(company.filePermit, {}, { ...permit, issuedOn: '2026-01-01', validUntil: '2030-12-31' });
  for (const head of [founded.companyHead, founded.qualityHead]) {
    const its = await seat(kernel, founded.org, head);
    await its.does(company.signGoLive, {}, {});
    await its.leave();
  }
};

const nothing: GudidRead = { products: [], reported: [] };

const PART = 1_000;

/** Imports product records in commands of a thousand. Answers how many were new. */
export const importInParts = async (
  kernel: Kernel,
  asker: Asker,
  source: string,
  products: GudidRead['products'],
): Promise<{ imported: number; alreadyKnown: number }> => {
  const sum = { imported: 0, alreadyKnown: 0 };
  for (let at = 0; at < products.length; at += PART) {
    const fill = { source: source.split('/').at(-1), products: products.slice(at, at + PART) };
    const { output } = await perform(kernel, asker, 'catalog.importProducts', { id: v7(), about: {}, fill });
    const { imported, alreadyKnown } = output as typeof sum; // The command's declared output.
    sum.imported += imported;
    sum.alreadyKnown += alreadyKnown;
  }
  return sum;
};

/** Reads a GUDID file, plain or gzip. */
export const readFileOf = (file: string): Promise<GudidRead> => {
  const raw = createReadStream(file);
  const input = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  return readGudid(createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }));
};
