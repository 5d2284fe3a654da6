import { operation } from '#kernel/operation';
import { settingKey } from '#kernel/settings/setting';
import { settings } from '../contract.ts';
import { decided, factsOf, lastNumber, parsedValue, settingOf, whereOf } from '../deciding.ts';

/** A company decides about a setting, at one place and from a day on; what counted before stays on file. */
export const change = operation(settings.change, {
  load: (about) => factsOf(about),
  subject: ({ last }, about, fill) => {
    const its = settingOf(about);
    const { level, of, version } = about;
    const value = fill && { value: parsedValue(its, fill.value) };
    const before = last(settingKey(about.name, level, of))?.value ?? (level === 'company' ? its.default : undefined);
    const decision = { setting: its, level, of, basedOn: version, countsFrom: fill?.countsFrom, before, ...value };
    return { ...whereOf(about), decision: { ...decision, last: lastNumber(about, last) } };
  },
  run: ({ last }, said, context) =>
    decided({ ...said, value: parsedValue(settingOf(said), said.value) }, lastNumber(said, last), context),
});
