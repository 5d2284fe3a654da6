/** A held command on its way back into `perform`: what its approvers let pass, and how its journal line names them. */
import type { Finding } from '../contract.ts';
import { change, type Effect } from '../effects.ts';
import { known } from '../errors.ts';
import { type Loaded, loaded, one, type Read } from '../fact.ts';
import type { Context } from '../operation.ts';
import type { Transition } from '../workflow.ts';
import { approvalsOf, heldById } from './facts.ts';
import { holding } from './holding.ts';
import { notify } from './notice.ts';

/** The facts of the held command that is carried out; read with the command's own. */
export const approvedFacts = (heldId: string) => ({ held: one(heldById, heldId), approvals: one(approvalsOf, heldId) });

export type Approved = Loaded<ReturnType<typeof approvedFacts>> & { readonly step: Transition };

/** The held command as its approvers saw it, and its own step. */
export const approvedOf = (heldId: string, read: Read): Approved => {
  const facts = loaded(approvedFacts(heldId), read);
  return { ...facts, step: holding.carryOut(facts.held) };
};

/** The journal keeps the digest of what was proposed where nobody can change it: anything else is not carried out. */
export const changedFindings = ({ held }: Approved, digest: string): Finding[] =>
  held.inputDigest === digest && held.digest === digest
    ? []
    : [
        {
          rule: 'kernel.heldIsAsProposed',
          basis: 'INSP 5.51',
          message: {
            zh: '保存的内容与提交审批时不一致，不予执行',
            en: 'what is kept differs from what was proposed; it is not carried out',
          },
        },
      ];

/** Who proposed and who approved, as the journal line of what is done now names them. */
export const approvalSaid = ({ held, approvals }: Approved) => ({
  id: held.id,
  number: held.number,
  proposedBy: held.proposedBy,
  proposer: held.proposer,
  proposedAt: held.proposedAt,
  proposalLineId: held.proposalLineId,
  approvals: approvals.map(({ key: _, ...approval }) => approval),
});

/** The held command is done; whoever proposed it is told. */
export const carriedOut = ({ held, approvals }: Approved, context: Context): Effect[] => [
  change('kernel.heldCommand', held, {
    concludedBy: known(approvals.at(-1), 'it was approved').personId,
    concludedAt: context.now,
  }),
  notify(
    {
      words: {
        zh: `${held.number} ${held.title.zh}：已批准并执行`,
        en: `${held.number} ${held.title.en}: approved and carried out`,
      },
      to: { personId: held.proposedBy },
      documentId: held.id,
    },
    context,
  ),
];
