import { each } from '#kernel/fact';
import { placeOfParty, siteById } from '#kernel/ledger';
import { rule } from '#kernel/operation';
import { people } from '../contract.ts';

/** The scope of a position names sites and partners that are on file. */
export const scopeIsOnFile = rule('people.scopeIsOnFile', {
  basis: 'INSP 5.51',
  guards: [people.appoint],
  needs: ({ extent }) => ({
    site: each(siteById, extent?.sites ?? []),
    party: each(placeOfParty, extent?.parties ?? []),
  }),
  forbids: ({ extent }, { site, party }) => [
    ...((extent?.sites?.every((id) => site(id)) ?? true)
      ? []
      : [{ zh: '任职范围中有未建档的仓库', en: 'the scope names a site that is not on file', field: 'sites' }]),
    ...((extent?.parties?.every((id) => party(id)) ?? true)
      ? []
      : [{ zh: '任职范围中有未建档的往来单位', en: 'the scope names a partner not on file', field: 'parties' }]),
  ],
});
