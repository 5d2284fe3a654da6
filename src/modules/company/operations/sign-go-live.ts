import { add, change } from '#kernel/effects';
import { known } from '#kernel/errors';
import { each } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { company } from '../contract.ts';
import { goLiveSignature, heads, stageOfCompany } from '../queries.ts';

/** Company head and quality head each sign that the set-up is complete; the second signature makes it live. */
export const signGoLive = operation(company.signGoLive, {
  load: () => ({ signature: each(goLiveSignature, heads), stage: each(stageOfCompany, ['live']) }),
  subject: () => ({ lines: [] }),
  run: ({ signature, stage }, _, { positions, personId, now, newId }) => {
    const position = known(
      heads.find((head) => positions.includes(head) && !signature(head)),
      'a head who has not signed yet',
    );
    const isSecond = heads.some((head) => signature(head));
    const its = known(stage('live'), 'the company is on file');
    return [
      add('company.goLiveSignature', { id: newId(), position, personId, signedAt: now }),
      ...(isSecond ? [change('kernel.company', its, { liveSince: now })] : []),
    ];
  },
});
