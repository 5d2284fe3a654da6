/** Carries out what is approved: at once under the last signature, on its day, or after a crash. */
import { v7 } from 'uuid';
import type { Asker } from '#kernel/enter';
import { NotFound, Refused } from '#kernel/errors';
import { loaded, one, type Read, readFacts } from '#kernel/fact';
import { heldById } from '#kernel/held/facts';
import { ofCompany } from '#kernel/held/of-company';
import { programOf } from '#kernel/jobs/job';
import { type Kernel, perform } from '#kernel/perform';
import { work } from './contract.ts';

/** Carries out one held command if it is approved and its day has come; else does nothing. Its id is also the id of the
 *  command, so that it happens once however often this is tried. What the rules now refuse is recorded as failed. */
export const carryOut = async (kernel: Kernel, org: string, heldId: string): Promise<void> => {
  const { held, isDue } = await present(kernel, org, heldId);
  if (!isDue) return;
  const asker: Asker = { org, person: held.proposedBy, cameFrom: `approved ${held.number}` };
  const { input, acknowledged } = held;
  try {
    await perform(kernel, asker, held.command, { id: heldId, ...input, acknowledged }, heldId);
  } catch (error) {
    const failed = reasonsOf(error);
    // Somebody may have been faster: done by another process, or withdrawn at this very moment.
    if (!failed || !(await present(kernel, org, heldId)).isDue) throw error;
    await perform(kernel, programOf(org), work.fail.name, { id: v7(), about: { heldId }, fill: { failed } });
  }
};

/** The held command as it is now, and whether it waits for nothing but to be carried out. */
const present = (kernel: Kernel, org: string, heldId: string) =>
  ofCompany(kernel.pool, org, async (client, today) => {
    const read: Read = new Map();
    const wanted = { held: one(heldById, heldId) };
    await readFacts(client, org, [wanted], read);
    const { held } = loaded(wanted, read);
    return { held, isDue: held.state === 'approved' && (held.effectiveOn === null || held.effectiveOn <= today) };
  });

/** What the rules or the database say against it; undefined for what is our own fault and will be tried again. */
const reasonsOf = (error: unknown) => {
  if (error instanceof Refused) return error.findings;
  if (error instanceof NotFound) return [{ rule: 'kernel.subjectIsOnFile', message: error.say }];
  return undefined;
};
