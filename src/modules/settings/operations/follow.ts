import { operation } from '#kernel/operation';
import { settings } from '../contract.ts';
import { decided, factsOf, lastNumber, settingOf, whereOf } from '../deciding.ts';

/** A site, category, partner or product follows from a day on what is decided above it. */
export const follow = operation(settings.follow, {
  load: (about) => factsOf(about),
  subject: ({ last }, about, fill) => {
    const { level, of, version } = about;
    const decision = { setting: settingOf(about), level, of, basedOn: version, countsFrom: fill?.countsFrom };
    return { ...whereOf(about), decision: { ...decision, last: lastNumber(about, last) } };
  },
  run: ({ last }, said, context) => decided({ ...said, value: null }, lastNumber(said, last), context),
});
