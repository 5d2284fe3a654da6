import { each } from '#kernel/fact';
import { rule } from '#kernel/operation';
import { company } from '../contract.ts';
import { permitsOfKind } from '../queries.ts';

/** A company goes live with its own permit or filing on file, and in date. */
export const permitIsOnFile = rule('company.permitIsOnFile', {
  basis: 'O54 14',
  guards: [company.signGoLive],
  needs: () => ({ permits: each(permitsOfKind, ['permit', 'filing']) }),
  forbids: (_, { permits }, { today }) => {
    const latest = ['permit', 'filing'].flatMap((kind) => permits(kind).at(-1) ?? []);
    if (latest.length === 0) {
      return [{ zh: '尚未登记本企业经营许可证或备案凭证', en: "the company's own permit or filing is not on file" }];
    }
    return latest.flatMap(({ number, validUntil }) =>
      validUntil !== null && validUntil < today
        ? [{ zh: `证照 ${number} 已于 ${validUntil} 到期`, en: `permit ${number} expired on ${validUntil}` }]
        : [],
    );
  },
});
