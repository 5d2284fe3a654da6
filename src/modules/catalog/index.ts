import { defineModule, reading } from '#kernel/operation';
import { findable } from '#kernel/sought/sought';
import { catalog } from './contract.ts';
import { productsFromTable } from './from-table.ts';
import { products } from './lists.ts';
import { importProducts } from './operations/import-products.ts';
import { resumeSale } from './operations/resume-sale.ts';
import { stopSale } from './operations/stop-sale.ts';
import { categoryOfLot, categoryOfProduct, identify, searchProducts } from './queries.ts';
import { labelCarriesWhatTracks } from './rules/label-carries-what-tracks.ts';
import { productIsOnSale } from './rules/product-is-on-sale.ts';
import { lotSubject, productSubject } from './subjects.ts';

export { type GudidRead, readGudid } from './gudid.ts';
export { categoryOfLot, categoryOfProduct, productById } from './queries.ts';

findable('catalog.product', {
  kind: 'product',
  words: ({ primaryDi, name, model, registrantName }) => [
    String(name),
    String(primaryDi),
    String(model),
    String(registrantName),
  ],
});

export const catalogModule = defineModule('catalog', catalog, {
  operations: { importProducts, stopSale, resumeSale },
  categories: { ofProduct: categoryOfProduct, ofLot: categoryOfLot },
  subjects: [productSubject, lotSubject],
  imports: [productsFromTable],
  rules: [labelCarriesWhatTracks, productIsOnSale],
  readings: {
    products,
    identify: reading(catalog.identify, (tx, { di }) => identify(tx, di)),
    search: reading(catalog.search, (tx, { text, after }) => searchProducts(tx, text, after)),
  },
});
