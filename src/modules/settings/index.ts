import { defineModule, reading } from '#kernel/operation';
import { settings } from './contract.ts';
import { change } from './operations/change.ts';
import { follow } from './operations/follow.ts';
import { historyOf, placesOf, settingsOf } from './queries.ts';
import { countsFromTodayOn } from './rules/counts-from-today-on.ts';
import { lawIsKept } from './rules/law-is-kept.ts';
import { nobodyDecidedMeanwhile } from './rules/nobody-decided-meanwhile.ts';
import { scopeHoldsThePlace } from './rules/scope-holds-the-place.ts';

export const settingsModule = defineModule('settings', settings, {
  operations: { change, follow },
  rules: [lawIsKept, countsFromTodayOn, nobodyDecidedMeanwhile, scopeHoldsThePlace],
  readings: {
    list: reading(settings.list, settingsOf),
    history: reading(settings.history, (tx, { name }) => historyOf(tx, name)),
    places: reading(settings.places, placesOf),
  },
});
