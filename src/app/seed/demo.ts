/** The demo company: built through the same commands people use. */
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { v7 } from 'uuid';
import type { Asker } from '#kernel/enter';
import { giveOneTimePasswords } from '#kernel/one-time-passwords';
import { type Kernel, perform } from '#kernel/perform';
import { type GudidRead, readGudid } from '#modules/catalog';
import { foundCompany } from './found-company.ts';
import { ownProducts } from './own-products.ts';

export type DemoPerson = { login: string; name: string; position: string; password: string };
export type Demo = { people: DemoPerson[]; products: number; reported: GudidRead['reported'] };

const staff = [
  { login: 'shouhuo', name: '李收', position: 'receiver' },
  { login: 'yanshou', name: '王验', position: 'acceptor' },
  { login: 'zhiliang', name: '陈质', position: 'qualityHead' },
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
  const { org, administrator } = await foundCompany(owner, {
    name: '雁迹演示医疗器械有限公司',
    administrator: '系统管理员',
    isDemo: true,
  });
  const asker: Asker = { org, person: administrator, cameFrom: 'seed' };
  const doing = (name: string, fill: Record<string, unknown>) =>
    perform(kernel, asker, name, { id: v7(), about: {}, fill });
  await doing('warehouse.openSite', { name: '滨江中心仓' });
  for (const supplier of suppliers) await doing('partners.registerPartner', { kind: 'supplier', ...supplier });
  for (const hospital of hospitals) await doing('partners.registerPartner', { kind: 'customer', ...hospital });
  await importInParts(kernel, asker, 'demo', ownProducts);
  const { products, reported } = gudid && existsSync(gudid) ? await readFileOf(gudid) : nothing;
  await importInParts(kernel, asker, gudid ?? '', products);
  const people = staff.map((one) => ({ ...one, person: v7(), org }));
  for (const { person, name, position } of people) {
    await doing('people.employ', { personId: person, name, positions: [position] });
  }
  // The last step and a single one: until it is done the next start builds anew.
  const passwords = await giveOneTimePasswords(kernel.pool, people);
  return {
    people: people.map(({ login, name, position }, at) => ({ login, name, position, password: passwords[at] ?? '' })),
    products: ownProducts.length + products.length,
    reported,
  };
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
