import { rule } from '#kernel/operation';
import { settingFor } from '#kernel/settings/in-force';
import { lateEntry } from '../settings.ts';

/** What is entered late has happened, and not longer ago than the company allows. */
export const lateEntryIsInTime = rule('warehouse.lateEntryIsInTime', {
  basis: 'policy',
  setting: lateEntry,
  guards: ['receive', 'move'],
  needs: ({ siteId }) => ({ decided: settingFor(lateEntry, { siteId }) }),
  forbids: ({ occurredAt }, { decided: { hoursMax } }, { now }) => {
    if (occurredAt === undefined) return [];
    const hours = (Date.parse(now) - Date.parse(occurredAt)) / 3_600_000;
    if (hours <= 0) {
      return [{ zh: '实际发生时间须早于现在', en: 'it has to have happened before now', field: 'occurredAt' }];
    }
    return hours > hoursMax
      ? [
          {
            zh: `发生在 ${Math.floor(hours)} 小时之前，超过补录时限 ${hoursMax} 小时`,
            en: `it happened ${Math.floor(hours)} hours ago, more than the ${hoursMax} allowed`,
            field: 'occurredAt',
          },
        ]
      : [];
  },
});
