/** Reads FDA's GUDID records (JSON lines) as product records. Real data is dirty: what is bad is reported, no more. */

import { z } from 'zod';
import { hasValidCheckDigit } from '#standards/gs1-check-digit';
import { Package, ProductRecord } from './contract.ts';

export type Reported = { line: number; di: string; field: string; why: string };
export type GudidRead = { products: ProductRecord[]; reported: Reported[] };

const listed = <T extends z.ZodType>(one: T) =>
  z.union([one, z.array(one)]).transform((value): z.output<T>[] => (Array.isArray(value) ? value : [value]));
const yes = z.enum(['true', 'false']).transform((text) => text === 'true');

const Identifier = z.object({
  deviceId: z.string(),
  deviceIdType: z.string(),
  deviceIdIssuingAgency: z.string(),
  containsDINumber: z.string().optional(),
  pkgQuantity: z.string().optional(),
});

const GudidRecord = z.object({
  identifiers: z.object({ identifier: listed(Identifier) }),
  brandName: z.string(),
  versionModelNumber: z.string(),
  companyName: z.string(),
  deviceDescription: z.string().optional(),
  lotBatch: yes,
  serialNumber: yes,
  manufacturingDate: yes,
  expirationDate: yes,
  gmdnTerms: z.object({ gmdn: listed(z.object({ gmdnPTName: z.string() })) }).optional(),
});

/** Turns lines into product records; every line and package that cannot be used is reported with its field and why. */
export const readGudid = async (lines: AsyncIterable<string> | Iterable<string>): Promise<GudidRead> => {
  const read: GudidRead = { products: [], reported: [] };
  const owners = new Map<string, number>();
  let number = 0;
  for await (const text of lines) {
    number += 1;
    if (text.trim() === '') continue;
    const report = (di: string, field: string, why: string) => read.reported.push({ line: number, di, field, why });
    const record = recordOf(text, report);
    const product = record && productOf(record, report);
    if (!product) continue;
    const taken = [product.primaryDi, ...product.packages.map(({ di }) => di)].find((di) => owners.has(di));
    if (taken) {
      report(taken, 'deviceId', `stands in line ${owners.get(taken)} too`);
      continue;
    }
    for (const di of [product.primaryDi, ...product.packages.map((one) => one.di)]) owners.set(di, number);
    read.products.push(product);
  }
  return read;
};

type Report = (di: string, field: string, why: string) => unknown;

const recordOf = (text: string, report: Report): z.output<typeof GudidRecord> | undefined => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    report('', '', 'is not JSON');
    return undefined;
  }
  const parsed = GudidRecord.safeParse(json);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) report('', path.join('.'), message);
  return undefined;
};

const productOf = (record: z.output<typeof GudidRecord>, report: Report): ProductRecord | undefined => {
  const identifiers = record.identifiers.identifier;
  const primary = identifiers.find(({ deviceIdType }) => deviceIdType === 'Primary');
  if (!primary) {
    report('', 'identifiers', 'has no primary identifier');
    return undefined;
  }
  const di = primary.deviceId;
  if (primary.deviceIdIssuingAgency !== 'GS1') {
    report(di, 'deviceIdIssuingAgency', `${primary.deviceIdIssuingAgency} cannot be read yet, only GS1`);
    return undefined;
  }
  if (!hasValidCheckDigit(di)) {
    report(di, 'deviceId', 'has a wrong check digit or is not 14 digits');
    return undefined;
  }
  const product = ProductRecord.safeParse({
    primaryDi: di,
    name: nameOf(record),
    model: record.versionModelNumber,
    registrantName: record.companyName,
    isTrackedByLot: record.lotBatch,
    isTrackedBySerial: record.serialNumber,
    hasExpiry: record.expirationDate,
    hasProductionDate: record.manufacturingDate,
    packages: identifiers.flatMap((identifier) => packageOf(identifier, report)),
  });
  if (product.success) return product.data;
  for (const { path, message } of product.error.issues) report(di, path.join('.'), message);
  return undefined;
};

/** What kind of thing it is, then its brand: a storekeeper reads the former, a surgeon asks for the latter. */
const nameOf = ({ gmdnTerms, brandName, deviceDescription }: z.output<typeof GudidRecord>): string => {
  const kind = gmdnTerms?.gmdn[0]?.gmdnPTName ?? deviceDescription;
  return (kind && kind !== brandName ? `${kind} ${brandName}` : brandName).slice(0, 500);
};

const packageOf = (identifier: z.output<typeof Identifier>, report: Report): z.output<typeof Package>[] => {
  if (identifier.deviceIdType !== 'Package') return [];
  const read = Package.safeParse({
    di: identifier.deviceId,
    containsDi: identifier.containsDINumber,
    quantity: Number(identifier.pkgQuantity),
  });
  if (!read.success || !hasValidCheckDigit(identifier.deviceId)) {
    report(identifier.deviceId, 'package', 'has no valid identifier, content or quantity');
    return [];
  }
  return [read.data];
};
