import { add, reply } from '#kernel/effects';
import { each } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { catalog, type ProductRecord } from '../contract.ts';
import { codeByDi } from '../queries.ts';

/** Importing opens a file for every product whose identifiers are all new; known ones stay as they are. */
export const importProducts = operation(catalog.importProducts, {
  load: (_, fill) => ({ code: each(codeByDi, fill?.products.flatMap(identifiersOf) ?? []) }),
  subject: () => ({ lines: [] }),
  run: ({ code }, { products }, { newId }) => {
    const taken = new Set<string>();
    const known: string[] = [];
    const fresh = products.filter((product) => {
      const its = identifiersOf(product);
      if (its.some((di) => code(di) || taken.has(di))) {
        known.push(product.primaryDi);
        return false;
      }
      for (const di of its) taken.add(di);
      return true;
    });
    const files = fresh.map(({ packages, ...product }) => ({
      id: newId(),
      packages,
      ...product,
      category: product.category ?? '',
    }));
    return [
      add('kernel.gate', ...files.map(({ id }) => ({ id }))),
      add('catalog.product', ...files.map(({ packages: _, ...product }) => product)),
      add('catalog.productCode', ...files.flatMap(codesOf)),
      reply({ imported: fresh.length, alreadyKnown: known.length, known }),
    ];
  },
});

const identifiersOf = ({ primaryDi, packages }: ProductRecord): string[] => [
  primaryDi,
  ...packages.map(({ di }) => di),
];

/** What a pallet of pallets holds at most; more is a mistake of whoever wrote the record. */
const UNITS_MAX = 1_000_000_000;

/** One row per packaging level, with what it holds in base units. A level whose content is unknown is left out. */
const codesOf = ({ id, primaryDi, packages }: ProductRecord & { id: string }) => {
  const units = new Map([[primaryDi, 1]]);
  for (const _ of packages) {
    for (const { di, containsDi, quantity } of packages) {
      const inner = units.get(containsDi);
      if (inner !== undefined && inner * quantity <= UNITS_MAX) units.set(di, inner * quantity);
    }
  }
  return [...units].map(([di, unitsPerScan]) => ({ di, productId: id, unitsPerScan }));
};
