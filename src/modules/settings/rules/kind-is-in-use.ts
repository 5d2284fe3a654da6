import { rule } from '#kernel/operation';
import { placeOf, settingAt } from '#kernel/settings/in-force';
import { inUse, kindsInWaves, kindWords } from '#kernel/settings/in-use';

/** An act is done only where the roll-out has reached it: site by site, category by category. */
export const kindIsInUse = rule('settings.kindIsInUse', {
  basis: 'policy',
  setting: inUse,
  guards: kindsInWaves,
  needs: (subject) => ({
    decided: settingAt(
      inUse,
      linesOf(subject).map((line) => placeOf(subject, line)),
    ),
  }),
  forbids: (subject, { decided }) => {
    const { kind } = subject;
    const isLater = linesOf(subject).some((line) =>
      decided(placeOf(subject, line)).notInUse.some((its) => its === kind),
    );
    if (!kind || !isLater) return [];
    const { zh, en } = kindWords[kind];
    return [{ zh: `“${zh}”在此处尚未启用`, en: `${en} is not in use here yet` }];
  },
});

/** An act without goods yet (a button is explained) is somewhere all the same. */
const linesOf = <L>({ lines }: { readonly lines: readonly L[] }): readonly (L | Record<never, never>)[] =>
  lines.length > 0 ? lines : [{}];
