import { rule } from '#kernel/operation';
import { settings } from '../contract.ts';

/** Who decides has seen what was decided last: of two at once the second is told, and looks again. */
export const nobodyDecidedMeanwhile = rule('settings.nobodyDecidedMeanwhile', {
  basis: 'INSP 5.51',
  guards: [settings.change, settings.follow],
  needs: () => ({}),
  forbids: ({ decision }) =>
    decision && decision.basedOn !== decision.last
      ? [
          {
            zh: `此项设置已有第 ${decision.last} 版决定，您看到的是第 ${decision.basedOn} 版，请刷新后再决定`,
            en: `version ${decision.last} was decided meanwhile, you saw version ${decision.basedOn}; look again first`,
          },
        ]
      : [],
});
