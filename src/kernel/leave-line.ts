/** Lines of the journal that are no commands: what was refused, and who came and went. */
import { v7 } from 'uuid';
import type { Finding } from './contract.ts';
import { literal, onClient } from './db.ts';
import type { Actor, Asker } from './enter.ts';
import type { Kernel } from './perform.ts';
import { showsHidden, veiled } from './privacy.ts';

type Refusal = {
  readonly command: string;
  readonly commandId: string;
  readonly about: Record<string, unknown>;
  readonly digest: string;
  readonly findings: readonly Finding[];
  /** The documents whose timelines tell of it. */
  readonly tellsOf?: readonly string[];
};

/** What may be said of somebody who came, failed to come, or went. Never a password, never a session's secret. */
export type Access = {
  readonly command:
    | 'kernel.signIn'
    | 'kernel.failToSignIn'
    | 'kernel.signOut'
    | 'kernel.choosePassword'
    | 'kernel.takeBadge'
    | 'kernel.giveBadgeUp'
    | 'kernel.failToProvePassword'
    | 'kernel.giveOneTimePassword'
    | 'kernel.consentToLink'
    | 'kernel.openPersonalFile';
  readonly org: string;
  readonly person: string;
  readonly session?: string;
  readonly cameFrom: string;
  /** What was opened, where something was. */
  readonly asked?: object;
};

type Leaving = Pick<Kernel, 'pool' | 'log'>;

/** Leaves the line of a refused command: who, what it was about, the digest of all that was asked, every finding.
 *  The refusal stands whether or not the line can be written. */
export const leaveRefusal = async (kernel: Leaving, asker: Asker, refusal: Refusal): Promise<void> => {
  const { command, commandId, about, digest, findings, tellsOf = [] } = refusal;
  const said = { ...asker, kind: 'refusal', command, commandId, inputDigest: digest, answer: { findings }, tellsOf };
  await leave(kernel, said, () => hidden(kernel, asker.org, { about }));
};

/** Leaves the line of an access. */
export const leaveAccess = (kernel: Leaving, access: Access): Promise<void> =>
  leave(kernel, { ...access, kind: 'access', inputDigest: '', answer: {} }, async () => access.asked ?? {});

/** Leaves the line of an export before a row of it leaves the house. Throws when the line cannot be written. */
export const leaveExport = async ({ pool }: Leaving, asker: Asker, asked: object): Promise<void> => {
  const said = { ...asker, kind: 'access', command: 'kernel.exportList', inputDigest: '', answer: {}, asked };
  await pool.query(`select kernel.leave_line(${literal(JSON.stringify({ ...said, lineId: v7() }))}::jsonb)`);
};

/** Leaves the line of a look at what the journal tells of: who, which query, and what was asked for. */
export const leaveLook = (
  kernel: Leaving,
  { org, cameFrom }: Asker,
  { personId: person, sessionId: session }: Pick<Actor, 'personId' | 'sessionId'>,
  command: string,
  input: object,
): Promise<void> => {
  const said = { org, person, session, cameFrom, command, kind: 'access', inputDigest: '', answer: {} };
  return leave(kernel, said, () => hidden(kernel, org, { input }));
};

/** What was asked as a record may keep it. The company's key is read only when something must be hidden. */
const hidden = async ({ pool }: Leaving, org: string, asked: object): Promise<object> => {
  if (!showsHidden(asked)) return asked;
  return onClient(pool, async (client) => {
    await client.query(`begin read only; set local yanji.org_id = ${literal(org)}`);
    const line = await veiled(client, org, { asked });
    await client.query('commit');
    return line.asked;
  });
};

type Said = { command: string; [key: string]: unknown };

/** One statement is its own transaction; as a literal it needs no second trip for a parameter. */
const leave = async ({ pool, log }: Leaving, said: Said, askedOf: () => Promise<object>): Promise<void> => {
  try {
    const line = { ...said, asked: await askedOf(), lineId: v7() };
    await pool.query(`select kernel.leave_line(${literal(JSON.stringify(line))}::jsonb)`);
  } catch (error) {
    log?.(`no line was left of ${said.command}: ${error instanceof Error ? error.message : String(error)}`);
  }
};
