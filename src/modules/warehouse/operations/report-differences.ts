import { notify } from '#kernel/held/notice';
import { task } from '#kernel/held/task';
import { operation } from '#kernel/operation';
import { warehouse } from '../contract.ts';

/** Stock that differs from its movements is never repaired by itself: the head of quality has to find out why, the
 *  administrator is told, and the journal keeps which rows they were. */
export const reportDifferences = operation(warehouse.reportDifferences, {
  load: () => ({}),
  subject: () => ({ lines: [] }),
  run: (_, { count, differences: [first] }, context) => {
    const words = {
      zh: `${count} 行库存与流转不一致：${first?.zh}`,
      en: `${count} rows of stock differ from their movements: ${first?.en}`,
    };
    return [
      task(
        {
          title: { zh: `查明原因：${words.zh}`, en: `find out why ${words.en}` },
          owner: { position: 'qualityHead' },
          dueOn: context.today,
        },
        context,
      ),
      notify({ words, to: { position: 'administrator' } }, context),
    ];
  },
});
