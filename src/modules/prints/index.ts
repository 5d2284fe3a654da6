import { defineModule, reading } from '#kernel/operation';
import { prints } from './contract.ts';
import { printsOf, sheetOfPrint } from './queries.ts';

export { printRoute } from './route.ts';

export const printsModule = defineModule('prints', prints, {
  operations: {},
  readings: {
    ofDocument: reading(prints.ofDocument, async (tx, { documentId }) => ({ prints: await printsOf(tx, documentId) })),
    sheet: reading(prints.sheet, (tx, { printId }) => sheetOfPrint(tx, printId)),
  },
});
