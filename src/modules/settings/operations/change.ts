import { operation } from '#kernel/operation';
import { settings } from '../contract.ts';
import { decided, factsOf, lastNumber, parsedValue, settingOf, whereOf } from '../deciding.ts';

/** A company decides about a setting, at one place and from a day on; what counted before stays on file. */
export const change = operation(settings.change, {
  load: (about) => factsOf(about),
  subject: ({ last }, about, fill) => {
    const its = settingOf(about);
    const { level, of, version } = about;
    const value = fill && { value: parsedValue(its, fill.value) };
    const decision = { setting: its, level, of, basedOn: version, countsFrom: fill?.countsFrom, ...value };
    return { ...whereOf(about), decision: { ...decision, last: lastNumber(about, last) } };
  },
  run: ({ last }, said, context) =>
    decided({ ...said, value: parsedValue(settingOf(said), said.value) }, lastNumber(said, last), context),
});
