import { defineModule, reading } from '#kernel/operation';
import { inUse } from '#kernel/settings/in-use';
import { settings } from './contract.ts';
import { change } from './operations/change.ts';
import { follow } from './operations/follow.ts';
import { historyOf, placesOf, settingsOf } from './queries.ts';
import { approversExist } from './rules/approvers-exist.ts';
import { countsFromTodayOn } from './rules/counts-from-today-on.ts';
import { kindIsInUse } from './rules/kind-is-in-use.ts';
import { lawIsKept } from './rules/law-is-kept.ts';
import { nobodyDecidedMeanwhile } from './rules/nobody-decided-meanwhile.ts';
import { prefixIsOfOneKind } from './rules/prefix-is-of-one-kind.ts';
import { scopeHoldsThePlace } from './rules/scope-holds-the-place.ts';

export const settingsModule = defineModule('settings', settings, {
  operations: { change, follow },
  rules: [
    lawIsKept,
    countsFromTodayOn,
    nobodyDecidedMeanwhile,
    scopeHoldsThePlace,
    prefixIsOfOneKind,
    kindIsInUse,
    approversExist,
  ],
  settings: [inUse],
  readings: {
    list: reading(settings.list, settingsOf),
    history: reading(settings.history, (tx, { name }) => historyOf(tx, name)),
    places: reading(settings.places, placesOf),
  },
});
