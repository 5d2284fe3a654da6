/** Lines of the journal that are no commands: what was refused, and who came and went. */
import { v7 } from 'uuid';
import type { Finding } from './contract.ts';
import { literal } from './db.ts';
import type { Asker } from './enter.ts';
import type { Kernel } from './perform.ts';

type Refusal = {
  readonly command: string;
  readonly commandId: string;
  readonly about: Record<string, unknown>;
  readonly digest: string;
  readonly findings: readonly Finding[];
};

/** What may be said of somebody who came, failed to come, or went. Never a password, never a session's secret. */
export type Access = {
  readonly command:
    | 'kernel.signIn'
    | 'kernel.failToSignIn'
    | 'kernel.signOut'
    | 'kernel.choosePassword'
    | 'kernel.failToProvePassword'
    | 'kernel.giveOneTimePassword';
  readonly org: string;
  readonly person: string;
  readonly session?: string;
  readonly cameFrom: string;
};

type Leaving = Pick<Kernel, 'pool' | 'log'>;

/** Leaves the line of a refused command: who, what it was about, the digest of all that was asked, every finding.
 *  The refusal stands whether or not the line can be written. */
export const leaveRefusal = (kernel: Leaving, asker: Asker, refusal: Refusal): Promise<void> => {
  const { command, commandId, about, digest, findings } = refusal;
  const answer = { findings };
  return leave(kernel, {
    ...asker,
    kind: 'refusal',
    command,
    commandId,
    inputDigest: digest,
    asked: { about },
    answer,
  });
};

/** Leaves the line of an access. */
export const leaveAccess = (kernel: Leaving, access: Access): Promise<void> =>
  leave(kernel, { ...access, kind: 'access', inputDigest: '', asked: {}, answer: {} });

/** One statement is its own transaction; as a literal it needs no second trip for a parameter. */
const leave = async ({ pool, log }: Leaving, said: { command: string; [key: string]: unknown }): Promise<void> => {
  try {
    await pool.query(`select kernel.leave_line(${literal(JSON.stringify({ ...said, lineId: v7() }))}::jsonb)`);
  } catch (error) {
    log?.(`no line was left of ${said.command}: ${error instanceof Error ? error.message : String(error)}`);
  }
};
