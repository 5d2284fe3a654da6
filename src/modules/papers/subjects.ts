/** What of the kernel's own papers and comments hang on: any document. */
import { sql } from 'kysely';
import { fact } from '#kernel/fact';
import type { PaperSubject } from '#kernel/papers/subject';

type Place = { siteId: string | null; partyId: string | null; productId: string | null; category?: string | null };

/** Where an act on a subject takes place, for rules and scope. */
export const placeOf = ({ siteId, partyId, productId, category }: Place) => ({
  siteId: siteId ?? undefined,
  partyId: partyId ?? undefined,
  lines: productId ? [{ productId, ...(category && { category }) }] : [],
});

/** Any document is where its header says. */
export const documentSubject: PaperSubject = {
  kind: 'document',
  title: { zh: '单据', en: 'Document' },
  fact: fact('papers.document', (db, { org, keys }) =>
    db
      .selectFrom('kernel.document as document')
      .select([
        'document.id as key',
        'document.siteId',
        'document.counterpartyId as partyId',
        sql<string | null>`null::uuid`.as('productId'),
        sql<string | null>`null::text`.as('category'),
      ])
      .where('document.orgId', '=', org)
      .where('document.id', '=', keys),
  ),
};
