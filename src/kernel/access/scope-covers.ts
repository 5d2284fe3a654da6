/** The rule that every command obeys: what an act concerns lies inside the scope of who does it. */
import type { Bilingual } from '../contract.ts';
import { each, type Fact, type Loaded, type Wanted } from '../fact.ts';
import type { Rule } from '../operation.ts';
import type { Subject, SubjectLine } from '../subject.ts';
import { type Extent, isEverything, type Scope } from './scope.ts';

type CategoryOf = Fact<{ key: string; category: string }, false>;

/** How the kernel learns the category of a product without knowing the catalogue. */
export type Categories = { readonly ofProduct: CategoryOf; readonly ofLot: CategoryOf };

export const SCOPE_COVERS = 'kernel.scopeCovers';

/** The rules of a command with the one of its doer's scope in front, unless that is everything. */
export const rulesWithin = (scope: Scope, rules: readonly Rule[], categories: Categories | undefined) =>
  isEverything(scope) ? rules : [scopeCovers(scope, categories), ...rules];

const scopeCovers = (scope: Scope, categories: Categories | undefined): Rule => ({
  name: SCOPE_COVERS,
  version: 1,
  basis: 'INSP 5.51',
  guards: [],
  isAboutTheAct: true,
  needs: ({ lines }): Wanted =>
    scope.categories && categories
      ? {
          ofProduct: each(categories.ofProduct, uuids(lines.map(({ productId }) => productId))),
          ofLot: each(categories.ofLot, uuids(lines.map(({ productId, lotId }) => (productId ? undefined : lotId)))),
        }
      : {},
  forbids: (subject, facts) => outside(scope, subject, categoryBy(facts)),
});

const uuids = (ids: readonly (string | undefined)[]): string[] => ids.filter((id) => id !== undefined);

type CategoryFacts = { ofProduct: CategoryOf; ofLot: CategoryOf };
type ByLine = (line: SubjectLine) => string | undefined;

const categoryBy =
  (facts: Partial<Loaded<{ [K in keyof CategoryFacts]: { fact: CategoryOf; is: 'each' } }>>): ByLine =>
  ({ productId, lotId }) =>
    productId ? facts.ofProduct?.(productId)?.category : lotId ? facts.ofLot?.(lotId)?.category : undefined;

/** Some stretch has to cover all of the act; what is not said yet (a blocked button is explained) is not judged. */
const outside = (scope: Scope, { siteId, partyId, lines }: Subject, categoryOf: ByLine): Bilingual[] => {
  const goods = lines.filter(({ productId, lotId }) => productId || lotId);
  const sides: Record<keyof Extent, (extent: Extent) => boolean> = {
    sites: ({ sites }) => !sites || !siteId || sites.includes(siteId),
    parties: ({ parties }) => !parties || !partyId || parties.includes(partyId),
    categories: ({ categories }) => !categories || goods.every((line) => categories.includes(categoryOf(line) ?? '')),
  };
  const all: (keyof Extent)[] = ['sites', 'parties', 'categories'];
  if (scope.extents.some((extent) => all.every((side) => sides[side](extent)))) return [];
  const missed = all.filter((side) => !scope.extents.some((extent) => sides[side](extent)));
  return missed.length > 0 ? missed.map((side) => words[side]) : [words.together];
};

const words: Record<keyof Extent | 'together', Bilingual> = {
  sites: { zh: '此仓库不在您的任职范围内', en: 'this site is outside the scope your position is held for' },
  parties: { zh: '此往来单位不在您的任职范围内', en: 'this partner is outside the scope your position is held for' },
  categories: {
    zh: '此产品类别不在您的任职范围内',
    en: 'this product category is outside the scope your position is held for',
  },
  together: {
    zh: '此仓库、往来单位与产品类别的组合不在您的任职范围内',
    en: 'this site, partner and category together are outside the scope your positions are held for',
  },
};
