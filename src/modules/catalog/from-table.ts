import { z } from 'zod';
import { field, sameField } from '#kernel/field';
import { importing } from '#kernel/imports/importing';
import { catalog, ProductRecord, packageContent } from './contract.ts';
import { udi } from './fields.ts';

const { packages: _, ...flat } = ProductRecord.shape;

const packageDi = field(udi.deviceIdentifier, {
  name: 'packageDi',
  zh: '包装产品标识',
  en: 'Package identifier',
  meaning: {
    zh: '上一级包装的产品标识；一个表格行最多一级。',
    en: 'The DI of one package; a row has at most one level.',
  },
});

/** A product in each row, with at most one package; more levels come from GUDID or a partner's program. */
const Row = z
  .object({
    ...flat,
    packageDi: packageDi.optional(),
    packageQuantity: sameField(packageContent, packageContent).optional(),
  })
  .refine(({ packageDi: di, packageQuantity: quantity }) => (di === undefined) === (quantity === undefined), {
    path: ['packageQuantity'],
    params: { say: { zh: '包装产品标识与包装数量应同时填写', en: 'a package has both identifier and content' } },
  });

export const productsFromTable = importing(catalog.importProducts, {
  row: Row,
  rowsAtOnce: 1_000,
  fill: (rows, fileName) => ({
    source: fileName,
    products: rows.map(({ packageDi: di, packageQuantity: quantity, ...product }) => ({
      ...product,
      packages: di && quantity ? [{ di, containsDi: product.primaryDi, quantity }] : [],
    })),
  }),
  leftOut: ({ primaryDi }, { output }) => {
    const { known } = output as { known: string[] }; // The command's declared output.
    return known.includes(primaryDi) ? alreadyThere : undefined;
  },
});

const alreadyThere = { zh: '产品标识已在目录中，未改动', en: 'an identifier is on file already; nothing was changed' };
