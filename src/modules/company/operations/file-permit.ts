import { add } from '#kernel/effects';
import { operation } from '#kernel/operation';
import { company } from '../contract.ts';

/** Filing the company's permit keeps each one ever filed; the latest of its kind counts. */
export const filePermit = operation(company.filePermit, {
  load: () => ({}),
  subject: () => ({ lines: [] }),
  run: (_, { kind, number, scope, issuedOn, validUntil }, { newId, personId, now }) => [
    add('company.permit', {
      id: newId(),
      ...{ kind, number, scope, issuedOn },
      validUntil: validUntil ?? null,
      filedBy: personId,
      filedAt: now,
    }),
  ],
});
