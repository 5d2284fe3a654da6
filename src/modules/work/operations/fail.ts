import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { approvalsOf, heldById } from '#kernel/held/facts';
import { holding } from '#kernel/held/holding';
import { task } from '#kernel/held/task';
import { operation } from '#kernel/operation';
import { work } from '../contract.ts';
import { told } from '../told.ts';

/** What was approved could not be carried out: the rules, asked again, found something new. Everybody concerned is told
 *  what, and its proposer has to see to it. */
export const fail = operation(work.fail, {
  load: ({ heldId }) => ({ held: one(heldById, heldId), approvals: one(approvalsOf, heldId) }),
  subject: ({ held }) => ({ documentId: held.id, lines: [] }),
  transition: ({ held }) => holding.fail(held),
  run: ({ held, approvals }, { failed }, context) => [
    change('kernel.heldCommand', held, { failed, concludedBy: context.personId, concludedAt: context.now }),
    ...told(held, approvals, { zh: '已批准，但未能执行', en: 'approved, but not carried out' }, context),
    task(
      {
        title: {
          zh: `${held.number} ${held.title.zh}：查明未能执行的原因，需要时重新申请`,
          en: `${held.number} ${held.title.en}: see why it failed; propose it again if it is still wanted`,
        },
        owner: { personId: held.proposedBy },
        dueOn: context.today,
        escalatesTo: held.chain.flat()[0]?.name,
        documentId: held.id,
      },
      context,
    ),
  ],
});
