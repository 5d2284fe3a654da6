import { closeDeadline, openDeadline } from '#kernel/deadlines/deadline';
import { add, change, type Effect, open, rowsAdded, step } from '#kernel/effects';
import { each } from '#kernel/fact';
import { after, type Operation, type Reaction, type Subject } from '#kernel/operation';
import { settingFor } from '#kernel/settings/in-force';
import { receive, receiveLate } from '#modules/receiving';
import { correct } from '#modules/warehouse';
import { acceptInTime } from './deadlines.ts';
import { timeToAccept } from './settings.ts';
import { acceptancesOfReceipt } from './waiting-goods.ts';
import { accepting } from './workflow.ts';

/** Every line that was received waits for an acceptor, in a document of its own and until its deadline. */
const planned = (received: Operation, name: string): Reaction =>
  after(
    received,
    name,
    (effects, _, context, { decided: { hours } }) => {
      const lines = rowsAdded(effects, 'receiving.receiptLine').map((line) => ({ id: context.newId(), line }));
      return [
        ...lines.flatMap(({ id, line }) => {
          const { receiptId, supplierId, siteId, productId, lotId, intakeId, quantity, receivedBy } = line;
          return [
            open(accepting.open({ id, today: context.today, counterpartyId: supplierId, siteId, lotIds: [lotId] })),
            add('acceptance.acceptance', {
              id,
              receiptId,
              receiptLineId: line.id,
              supplierId,
              siteId,
              productId,
              lotId,
              intakeId,
              quantity,
              receivedBy,
            }),
          ];
        }),
        openDeadline(acceptInTime, { hours, documentIds: lines.map(({ id }) => id) }, context),
      ];
    },
    ({ siteId }: Subject) => ({ decided: settingFor(timeToAccept, { siteId }) }),
  );

export const planAcceptance = planned(receive, 'acceptance.planAcceptance');
export const planLateAcceptance = planned(receiveLate, 'acceptance.planLateAcceptance');

/** What was received by mistake is not waited for: its acceptance is of less, or withdrawn when nothing is left. */
export const followCorrection = after(
  correct,
  'acceptance.followCorrection',
  (effects, { documentId = '' }, context, { waiting }) =>
    effects.flatMap((effect): Effect[] => {
      if (effect.is !== 'post' || effect.posting.correctsId === undefined) return [];
      const { intakeId, quantity } = effect.posting;
      return waiting(documentId)
        .filter((one) => one.intakeId === intakeId)
        .flatMap(({ deadline, quantity: expected, ...accepted }) =>
          quantity < expected
            ? [change('acceptance.acceptance', { ...accepted, quantity: expected }, { quantity: expected - quantity })]
            : [step(accepting.withdraw(accepted)), ...closeDeadline(acceptInTime, deadline ? [deadline] : [], context)],
        );
    }),
  ({ documentId }: Subject) => ({ waiting: each(acceptancesOfReceipt, documentId ? [documentId] : []) }),
);
