import { rule } from '#kernel/operation';
import { settings } from '../contract.ts';

/** What the law fixes cannot be configured away: a value beyond a bound is refused by the article that sets it. */
export const lawIsKept = rule('settings.lawIsKept', {
  basis: 'GSP 51',
  guards: [settings.change],
  needs: () => ({}),
  forbids: ({ decision }) =>
    (decision?.value === undefined ? [] : (decision.setting.bounds ?? []))
      .filter((bound) => !bound.isKept(decision?.value as Record<string, unknown>)) // Parsed by the setting's schema.
      .map(({ basis, zh, en, field }) => ({ basis, zh, en, field: field ? `value.${field}` : 'value' })),
});
