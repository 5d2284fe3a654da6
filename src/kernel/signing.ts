/** The fresh credential of an electronic signature, proved outside the transaction it signs (docs/decisions/0003). */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Id } from './contract.ts';
import { inputDigest } from './journal.ts';
import type { Kernel } from './perform.ts';
import { proveFresh, type SessionAsker } from './sign-in.ts';

const TICKET_SECONDS = 120;

const Acts = z
  .array(
    z.object({
      id: Id,
      command: z.string().max(100),
      about: z.record(z.string(), z.unknown()).default({}),
      fill: z.record(z.string(), z.unknown()).default({}),
    }),
  )
  .min(1)
  .max(200);
export const SigningRequest = z.union([
  z.object({ password: z.string().min(1).max(500), acts: Acts }),
  z.object({ pin: z.string().min(1).max(20), acts: Acts }),
]);

/** Gives tickets for what is about to be signed: each serves one command id with this very content, once, soon. */
export const proveForSigning = async (
  kernel: Kernel,
  asker: SessionAsker,
  { acts, ...credential }: z.output<typeof SigningRequest>,
): Promise<string[]> => {
  await proveFresh(kernel, asker, credential);
  const tickets = acts.map(() => randomUUID());
  const digests = acts.map(({ command, about, fill }) => {
    const known = kernel.registry.operations.get(command)?.command;
    const input = known && z.object({ about: known.about, fill: known.fill }).safeParse({ about, fill });
    return input?.success ? inputDigest(command, input.data.about, input.data.fill) : 'no such act';
  });
  await kernel.pool.query(
    `insert into kernel.signing_ticket (id, session_id, command_id, digest, expires_at)
     select t, $2, c, d, now() + make_interval(secs => $5)
     from unnest($1::uuid[], $3::uuid[], $4::text[]) as asked (t, c, d)`,
    [tickets, asker.session, acts.map(({ id }) => id), digests, TICKET_SECONDS],
  );
  await kernel.pool.query(`delete from kernel.signing_ticket where expires_at < now() - interval '1 hour'`);
  return tickets;
};
