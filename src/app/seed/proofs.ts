import type { partners } from '#contract/partners';
import type { Fill } from '#kernel/contract';

type Said = Omit<Fill<typeof partners.fileCertificate>, 'classes' | 'categories'> & {
  classes?: Fill<typeof partners.fileCertificate>['classes'];
};

/** What the demo's suppliers and hospitals prove themselves with; `mark` tells one partner's numbers from another's. */
export const proofsOf = (kind: 'supplier' | 'customer', mark: string): Said[] => {
  const issuedOn = '2024-03-01';
  if (kind === 'customer') {
    return [{ kind: 'medicalLicense', number: `PDY${mark}33010817A1001`, issuedOn, validUntil: '2034-02-28' }];
  }
  return [
    { kind: 'businessLicense', number: `9133010${mark}MA2YJ0001X`, issuedOn },
    {
      ...{ kind: 'distributionPermit' as const, number: `浙杭食药监械经营许 2024${mark} 号` },
      ...{ classes: ['II' as const, 'III' as const], issuedOn, validUntil: '2029-02-28' },
    },
    {
      ...{ kind: 'authorization' as const, number: `SQ-2024-${mark}`, issuedOn, validUntil: '2028-12-31' },
      ...{ productRange: '所供全部产品', territory: '浙江省', salesperson: '陈经理' },
    },
  ];
};
