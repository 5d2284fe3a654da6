import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFileOf } from '#app/seed/demo';
import { readGudid } from './gudid.ts';

const shared = '../shared/data/udi/gudid_devices.jsonl.gz';

const record = (primary: string, more: object[] = [], flags: object = {}) =>
  JSON.stringify({
    identifiers: {
      identifier: [{ deviceId: primary, deviceIdType: 'Primary', deviceIdIssuingAgency: 'GS1' }, ...more],
    },
    brandName: 'Brand',
    versionModelNumber: 'M-1',
    companyName: 'MAKER',
    lotBatch: 'true',
    serialNumber: 'false',
    manufacturingDate: 'false',
    expirationDate: 'true',
    gmdnTerms: { gmdn: { gmdnPTName: 'Stent' } },
    ...flags,
  });

describe('reading GUDID', () => {
  test('gives product, packages and what the label tracks', async () => {
    const box = { deviceIdType: 'Package', deviceIdIssuingAgency: 'GS1', deviceId: '20721902552698' };
    const line = record('00721902552694', [{ ...box, containsDINumber: '00721902552694', pkgQuantity: '10' }]);

    const { products, reported } = await readGudid([line]);

    expect(reported).toEqual([]);
    expect(products).toMatchObject([
      {
        primaryDi: '00721902552694',
        name: 'Stent Brand',
        isTrackedByLot: true,
        isTrackedBySerial: false,
        packages: [{ di: '20721902552698', containsDi: '00721902552694', quantity: 10 }],
      },
    ]);
  });

  test('reports every bad record with line, field and reason, and takes the rest', async () => {
    const lines = [
      'not json',
      record('00721902552695'),
      record('00721902552694', [], { lotBatch: 'perhaps' }),
      record('00721902837944'),
      record('00721902837944'),
    ];

    const { products, reported } = await readGudid(lines);

    expect(products.map(({ primaryDi }) => primaryDi)).toEqual(['00721902837944']);
    expect(reported.map(({ line, field }) => [line, field])).toEqual([
      [1, ''],
      [2, 'deviceId'],
      [3, 'lotBatch'],
      [5, 'deviceId'],
    ]);
  });

  test.skipIf(!existsSync(shared))('takes 3,999 of the 4,000 published records and reports the bad one', async () => {
    const { products, reported } = await readFileOf(shared);

    expect(products).toHaveLength(3_999);
    expect(reported).toMatchObject([{ di: '00729000000006', field: 'deviceId' }]);
  });
});
