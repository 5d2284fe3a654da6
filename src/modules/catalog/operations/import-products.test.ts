import { describe, expect } from 'vitest';
import { catalog } from '#contract/catalog';
import { test } from '#test/world';

describe('importing products', () => {
  test('makes every packaging level known with what it holds', async ({ world }) => {
    const product = await world.product({ boxOf: 20 });

    const box = await world.admin.sees(catalog.identify, { di: product.packages[0]?.di ?? '' });

    expect(box).toMatchObject({ product: { id: product.id }, unitsPerScan: 20 });
  });

  test('leaves a product that is on file as it is', async ({ world }) => {
    const { primaryDi, packages } = await world.product();
    const record = { primaryDi, packages, name: 'another', model: 'another', registrantName: 'another' };
    const tracked = { isTrackedByLot: true, isTrackedBySerial: false, hasExpiry: false, hasProductionDate: false };

    const { output } = await world.admin.does(catalog.importProducts, {
      about: {},
      fill: { source: 'again', products: [{ ...record, ...tracked }] },
    });

    expect(output).toEqual({ imported: 0, alreadyKnown: 1, known: [primaryDi] });
    expect((await world.admin.sees(catalog.search, { text: primaryDi })).products[0]?.name).toContain('产品');
  });

  test('a search finds by part of a name and pages by key', async ({ world }) => {
    await world.product();
    await world.product();

    const { products, next } = await world.admin.sees(catalog.search, { text: '产品 0690' });

    expect(products).toHaveLength(2);
    expect(next).toBeNull();
    expect((await world.admin.sees(catalog.search, { text: '100%' })).products).toEqual([]);
  });
});
