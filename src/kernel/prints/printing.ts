/** Printing is a command: each print leaves its line, and the paper says which copy it is. */
import type { Bilingual } from '../contract.ts';
import { add, reply } from '../effects.ts';
import { fact, facts, type Loaded, one, type Wanted } from '../fact.ts';
import { digestOf } from '../journal.ts';
import { type Operation, operation } from '../operation.ts';
import type { PrintCommand } from './contract.ts';
import { type Page, sheetOf } from './sheet.ts';

/** The template papers are printed with from now on; a template once used is never edited. */
const TEMPLATE = 'kernel/prints/sheet.1.typ';

type Paper<W extends Wanted> = {
  readonly title: Bilingual;
  readonly load: (documentId: string) => W;
  readonly page: (facts: Loaded<W>) => Page;
};

/** Says what a paper shows. The sheet is kept as it was printed, with its digest and the number of the copy. */
export const printing = <W extends Wanted>(printCommand: PrintCommand, { title, load, page }: Paper<W>): Operation =>
  operation(printCommand, {
    load: ({ documentId }): Wanted => ({ ...load(documentId), ...ownOf(documentId) }),
    subject: (facts, { documentId }) => {
      const { counterpartyId, siteId } = both<W>(facts).printHead;
      return { documentId, partyId: counterpartyId ?? undefined, siteId: siteId ?? undefined, lines: [] };
    },
    run: (facts, { documentId, language }, { newId, now, personId, personName }) => {
      const read = both<W>(facts);
      const { printHead, printsBefore, printSignatures } = read;
      const copyNumber = printsBefore.filter(({ command: its }) => its === printCommand.name).length + 1;
      const sheet = sheetOf(
        page(read),
        {
          title,
          company: printHead.company,
          timeZone: printHead.timeZone,
          number: printHead.number,
          copyNumber,
          printedBy: personName,
          printedAt: now,
          signatures: printSignatures,
        },
        language,
      );
      const printId = newId();
      return [
        add('kernel.print', {
          id: printId,
          documentId,
          command: printCommand.name,
          template: TEMPLATE,
          copyNumber,
          sheet,
          digest: digestOf(sheet),
          personId,
          printedAt: now,
        }),
        reply({ printId, copyNumber }),
      ];
    },
  });

const ownOf = (documentId: string) => ({
  printHead: one(headOfPrint, documentId),
  printsBefore: one(printsOfDocument, documentId),
  printSignatures: one(signaturesOnDocument, documentId),
});

/** `load` asked for the paper's facts and our own, by name; the compiler lost which are which. */
const both = <W extends Wanted>(facts: unknown) => facts as Loaded<W> & Loaded<ReturnType<typeof ownOf>>;

/** What every paper names: the document and its company. */
const headOfPrint = fact('kernel.headOfPrint', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.document as document')
    .innerJoin('kernel.company as company', (join) => join.onRef('company.orgId', '=', 'document.orgId'))
    .select([
      'document.id as key',
      'document.number',
      'document.counterpartyId',
      'document.siteId',
      'company.name as company',
      'company.timeZone',
    ])
    .where('document.orgId', '=', org)
    .where('company.orgId', '=', org)
    .where('document.id', '=', keys),
);

const printsOfDocument = facts('kernel.printsOfDocument', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.print as print')
    .select(['print.documentId as key', 'print.command', 'print.copyNumber'])
    .where('print.orgId', '=', org)
    .where('print.documentId', '=', keys),
);

/** The signatures under the acts that moved goods for this document. */
const signaturesOnDocument = facts('kernel.signaturesOnDocument', (reader, { org, keys }) =>
  reader
    .selectFrom('kernel.movement as movement')
    .innerJoin('kernel.signature as signature', (join) =>
      join.onRef('signature.orgId', '=', 'movement.orgId').onRef('signature.lineId', '=', 'movement.lineId'),
    )
    .select([
      'movement.documentId as key',
      'signature.meaningZh',
      'signature.meaningEn',
      'signature.name',
      'signature.signedAt',
      'signature.digest',
    ])
    .distinct()
    .where('movement.orgId', '=', org)
    .where('signature.orgId', '=', org)
    .where('movement.documentId', '=', keys)
    .orderBy('signature.signedAt'),
);
