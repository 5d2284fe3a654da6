import type { Extent } from '#kernel/access/scope';
import { rule } from '#kernel/operation';
import { settings } from '../contract.ts';

/** Who decides for a place holds the position for all of it: nobody decides for the company from one of its sites. */
export const scopeHoldsThePlace = rule('settings.scopeHoldsThePlace', {
  basis: 'INSP 5.51',
  guards: [settings.change, settings.follow],
  needs: () => ({}),
  forbids: ({ decision }, _, { scope }) =>
    !decision || scope.extents.some((extent) => holds(extent, decision))
      ? []
      : [
          {
            zh: '您的任职范围小于此决定的适用范围，请由任职范围更大的人决定',
            en: 'your position is held for less than this would hold for; somebody whose scope is wider has to decide',
          },
        ],
});

const holds = ({ sites, parties, categories }: Extent, { level, of }: { level: string; of: string }): boolean =>
  (level === 'site' ? includes(sites, of) : sites === null) &&
  (level === 'partner' ? includes(parties, of) : parties === null) &&
  (level === 'category' ? includes(categories, of) : categories === null || level === 'product');

const includes = (allowed: readonly string[] | null, of: string): boolean => allowed === null || allowed.includes(of);
