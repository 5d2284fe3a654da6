import { rule } from '#kernel/operation';

/** The scales carry a thousand; more than a hundred somebody has to answer for, more than five hundred quality. */
export const scalesCarry = rule('weighing.scalesCarry', {
  basis: 'GSP 61',
  version: 3,
  guards: ['store'],
  needs: () => ({}),
  forbids: ({ lines }) => over(lines, 1000).map(() => ({ zh: '超过量程', en: 'more than the scales carry' })),
  wants: ({ lines }) =>
    over(lines, 500).map(() => ({
      zh: '超过 500',
      en: 'more than 500',
      position: { name: 'qualityHead', zh: '质量负责人', en: 'quality head' },
    })),
  asks: ({ lines }) => over(lines, 100).map(() => ({ zh: '超过 100', en: 'more than 100' })),
});

const over = (lines: readonly { quantity?: number }[], most: number) =>
  lines.filter(({ quantity = 0 }) => quantity > most);
