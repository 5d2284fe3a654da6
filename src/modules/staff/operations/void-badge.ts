import { change } from '#kernel/effects';
import { one } from '#kernel/fact';
import { operation } from '#kernel/operation';
import { staff } from '../contract.ts';
import { loginById } from '../facts.ts';

/** A badge that was lost opens nothing any more; its holder takes a new one with their password. */
export const voidBadge = operation(staff.voidBadge, {
  load: ({ loginId }) => ({ login: one(loginById, loginId) }),
  subject: ({ login: { personId } }) => ({ personId, lines: [] }),
  run: ({ login }) => [change('kernel.login', login, { badgeDigest: null, pinHash: null })],
});
