import type { Fill } from '#kernel/contract';
import { add, type Effect, fileChanged, open, reply } from '#kernel/effects';
import type { Context } from '#kernel/operation';
import type { partners } from './contract.ts';
import { renewal } from './deadlines.ts';
import { certifying } from './workflow.ts';

/** The document, row and deadline of another certificate; whoever read the partner's file before starts over. */
export const newCertificate = (
  id: string,
  partnerId: string,
  said: Fill<typeof partners.fileCertificate>,
  days: number,
  context: Context,
): Effect[] => {
  const { today, now, personId } = context;
  const { kind, number, classes, categories, issuedOn, validUntil, productRange, territory, salesperson } = said;
  return [
    open(certifying.open({ id, today, counterpartyId: partnerId, lotIds: [] })),
    add('partners.certificate', {
      ...{ id, partnerId, kind, number, classes, categories, issuedOn },
      validUntil: validUntil ?? null,
      productRange: productRange ?? null,
      territory: territory ?? null,
      salesperson: salesperson ?? null,
      filedBy: personId,
      filedAt: now,
    }),
    ...renewal({ id, validUntil }, days, context),
    fileChanged(partnerId),
    reply({ certificateId: id }),
  ];
};
