import { rule } from '#kernel/operation';

/** While the company is being set up nothing is sold and nothing leaves the house. */
export const companyIsLive = rule('company.companyIsLive', {
  basis: 'O54 14',
  guards: ['order', 'sell', 'reserve', 'pick', 'review', 'pack', 'ship', 'lend'],
  needs: () => ({}),
  forbids: (_, __, { isLive }) =>
    isLive
      ? []
      : [
          {
            zh: '企业处于筹建期，企业负责人和质量负责人签署正式运行后方可办理',
            en: 'the company is being set up; company head and quality head have to sign that it goes live first',
          },
        ],
});
