import { sql } from 'kysely';
import { withinScope } from '#kernel/access/scope';
import { db, type Tx } from '#kernel/db';
import { NotFound } from '#kernel/errors';

/** Every print of a document, the first first. */
export const printsOf = (tx: Tx, documentId: string) => {
  const query = db
    .selectFrom('kernel.print as print')
    .innerJoin('kernel.document as document', (join) =>
      join.onRef('document.orgId', '=', 'print.orgId').onRef('document.id', '=', 'print.documentId'),
    )
    .innerJoin('kernel.person as person', (join) =>
      join.onRef('person.orgId', '=', 'print.orgId').onRef('person.id', '=', 'print.personId'),
    )
    .select([
      'print.id as printId',
      sql<string>`print.sheet ->> 'title'`.as('title'),
      'print.copyNumber',
      'print.digest',
      'person.name as printedBy',
      'print.printedAt',
    ])
    .where('print.orgId', '=', tx.org)
    .where('person.orgId', '=', tx.org)
    .where('document.orgId', '=', tx.org)
    .where('print.documentId', '=', documentId)
    .orderBy('print.printedAt')
    .orderBy('print.id');
  return tx.rows(withinScope(query, tx, ofDocument));
};

/** What tells the site and partner of a print: its document. */
const ofDocument = { site: 'document.siteId', party: 'document.counterpartyId' };

/** What one print showed. Throws NotFound. */
export const sheetOfPrint = async (tx: Tx, printId: string) => {
  const query = db
    .selectFrom('kernel.print as print')
    .innerJoin('kernel.document as document', (join) =>
      join.onRef('document.orgId', '=', 'print.orgId').onRef('document.id', '=', 'print.documentId'),
    )
    .select(['print.template', 'print.sheet', 'print.digest', 'document.number'])
    .where('print.orgId', '=', tx.org)
    .where('document.orgId', '=', tx.org)
    .where('print.id', '=', printId);
  const found = await tx.first(withinScope(query, tx, ofDocument));
  if (!found) throw new NotFound({ zh: '没有这次打印', en: 'there is no such print' }, printId);
  const { sheet, digest, ...rest } = found;
  // Written by `sheetOf` as an object; the paper shows its own digest.
  return { ...rest, sheet: { ...(sheet as Record<string, unknown>), digest } };
};
