/** What papers and comments hang on: a document, a partner, a product, a lot; each module says what of its own. */
import { sql } from 'kysely';
import { scopeCondition } from '../access/scope.ts';
import type { Bilingual } from '../contract.ts';
import { db, type Tx } from '../db.ts';
import { must, NotFound } from '../errors.ts';
import type { Fact } from '../fact.ts';

/** Where the subject belongs; what does not concern it is null. */
type Place = {
  key: string;
  siteId: string | null;
  partyId: string | null;
  productId: string | null;
  category: string | null;
};

export type PaperSubject = {
  readonly kind: string;
  readonly title: Bilingual;
  /** Names each column as Place does, in snake case. */
  readonly fact: Fact<Place, false>;
};

const listed = new Map<string, PaperSubject>();

/** Makes a kind of subject known; it has one. */
export const listSubject = (its: PaperSubject): void => {
  must((listed.get(its.kind) ?? its) === its, `the subject ${its.kind} is declared once`);
  listed.set(its.kind, its);
};

/** The kind of subject by name. Throws NotFound when there is none. */
export const subjectOf = (kind: string): PaperSubject => {
  const found = listed.get(kind);
  if (!found)
    throw new NotFound({ zh: `不能在“${kind}”上附文件或留言`, en: `nothing can be attached to “${kind}”` }, kind);
  return found;
};

/** Throws NotFound unless the subject is there and inside the asker's scope. */
export const mustBeSeen = async (tx: Tx, kind: string, id: string): Promise<void> => {
  const { fact } = subjectOf(kind);
  // The fact's text has places for company and keys; here they are parameters.
  const parts = fact.text.split(/(\$org|\$keys)/).map((part) => {
    if (part === '$org') return sql`${tx.org}`;
    return part === '$keys' ? sql`${[id]}` : sql.raw(part);
  });
  const columns = { site: 's.site_id', party: 's.party_id', category: 's.category' };
  const within = scopeCondition(tx.scope, columns) ?? sql<boolean>`true`;
  const rows = sql<Place>`(${sql.join(parts, sql``)})`.as<'s'>('s');
  const found = await tx.first(db.selectFrom(rows).select('s.key').where(within));
  if (!found) throw new NotFound({ zh: '找不到所指的记录', en: 'What this points to is not on file' }, id);
};
