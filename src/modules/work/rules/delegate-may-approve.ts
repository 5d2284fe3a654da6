import { each } from '#kernel/fact';
import { approvalsOf, delegationsOf, heldById } from '#kernel/held/facts';
import { rule } from '#kernel/operation';
import { work } from '../contract.ts';
import { personById } from '../queries.ts';

/** A step is given to a colleague who may approve it: not its proposer, nobody who approved a step, nobody twice. */
export const delegateMayApprove = rule('work.delegateMayApprove', {
  basis: 'INSP 5.51',
  guards: [work.delegate],
  needs: ({ documentId = '', personId }) => ({
    held: each(heldById, [documentId]),
    approvals: each(approvalsOf, [documentId]),
    delegations: each(delegationsOf, [documentId]),
    person: each(personById, personId === undefined ? [] : [personId]),
  }),
  forbids: ({ documentId = '', personId }, { held, approvals, delegations, person }, context) => {
    if (personId === undefined) return [];
    const its = held(documentId);
    if (!its || !person(personId)) return [{ zh: '找不到此同事', en: 'there is no such colleague', field: 'personId' }];
    const no = (zh: string, en: string) => [{ zh, en, field: 'personId' }];
    if (personId === context.personId) return no('不能转交给自己', 'it is yours already');
    if (personId === its.proposedBy) return no('不能转交给申请人', 'its proposer may not approve it');
    if (approvals(documentId).some((one) => one.personId === personId)) {
      return no('此同事已批准其中一步', 'this colleague has approved a step already');
    }
    const isGiven = delegations(documentId).some((one) => one.step === its.step && one.toPersonId === personId);
    return isGiven ? no('已转交给此同事', 'this colleague has it already') : [];
  },
});
