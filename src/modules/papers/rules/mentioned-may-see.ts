import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { papers } from '../contract.ts';
import { colleagueScopes } from '../queries.ts';

/** A comment mentions colleagues who may see what it hangs on: nobody is told of what lies outside their scope. */
export const mentionedMaySee = rule('papers.mentionedMaySee', {
  basis: 'INSP 5.51',
  guards: [papers.comment],
  needs: ({ mentioned = [] }) => ({ scopes: each(colleagueScopes, mentioned) }),
  forbids: ({ mentioned = [], siteId, partyId, lines }, { scopes }, { today }) =>
    mentioned.flatMap((id) => {
      const held = scopes(id);
      const [first] = held;
      if (!first) return [{ zh: '提到的人未建档', en: 'who is mentioned is not on file', field: 'mentioned' }];
      const category = lines[0]?.category;
      const maySee = held.some(
        ({ fromOn, untilOn, sites, parties, categories }) =>
          (fromOn ?? '9') <= today &&
          (untilOn ?? today) >= today &&
          includes(sites, siteId) &&
          includes(parties, partyId) &&
          includes(categories, category),
      );
      return maySee
        ? []
        : [
            {
              zh: `${first.name} 的任职范围不含此处，看不到这条留言`,
              en: `this lies outside the scope of ${first.name}, who cannot see it`,
              field: 'mentioned',
            },
          ];
    }),
});

const includes = (allowed: readonly string[] | null, of: string | undefined): boolean =>
  !allowed || !of || allowed.includes(of);
