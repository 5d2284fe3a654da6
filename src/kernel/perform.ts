/** The one way to write. Everything that changes anything is a command carried out here; nothing else commits. */
import { z } from 'zod';
import { isMendable, withMending } from './access/mending.ts';
import type { MayOf, StartingPositions } from './access/permitted.ts';
import { type Asked, attempt } from './attempt.ts';
import type { Answer, Command, Request } from './contract.ts';
import { constraintOf, isWorthAnotherTry, onClient, type Pool } from './db.ts';
import type { Asker } from './enter.ts';
import { NotFound, Refused } from './errors.ts';
import { ofCompany } from './held/of-company.ts';
import { inputDigest } from './journal.ts';
import { leaveRefusal } from './leave-line.ts';
import type { Change } from './live/change.ts';
import { Malformed } from './malformed.ts';
import type { Operation } from './operation.ts';
import type { FileStore } from './papers/store.ts';
import { asRefusal } from './refusals.ts';
import type { Registry } from './registry.ts';

export type Kernel = {
  readonly pool: Pool;
  readonly registry: Registry;
  /** What the positions somebody holds permit, by name of command and query. */
  readonly mayOf: MayOf;
  /** The positions a new company starts with. */
  readonly positions: StartingPositions;
  /** Told of every command that was committed; never waited for. */
  readonly publish?: (change: Change) => void;
  /** Where the bytes of files are; a program that neither answers people nor works jobs needs none. */
  readonly files?: FileStore;
  /** Where what goes wrong behind an answer is told. */
  readonly log?: (text: string) => void;
};

const TRIES = 12;

/** Carries out a command once, however often it is asked with the same id; what needs approval is held instead. Throws
 *  NotFound, NotSignedIn, Malformed, or Refused with every reason at once; then nothing has changed, and a refusal has
 *  left its own line in the journal. `heldId`: this held command's approvals are complete; only the program says so. */
export const perform = async (
  kernel: Kernel,
  asker: Asker,
  name: string,
  request: Request,
  heldId?: string,
): Promise<Answer> => {
  const operation = kernel.registry.operations.get(name);
  if (!operation) throw new NotFound({ zh: `没有名为 ${name} 的操作`, en: `there is no command ${name}` });
  const { about, fill } = parse(operation.command, request);
  const asked: Asked = { request, about, fill, digest: inputDigest(name, about, fill), heldId };
  const answer = await tried(kernel, asker, operation, asked);
  // What it did is committed, whatever becomes of this.
  await operation.parts.afterwards?.(kernel, asker.org, about).catch((error: unknown) => {
    kernel.log?.(`after ${name}: ${error instanceof Error ? error.message : String(error)}`);
  });
  return answer;
};

const parse = (command: Command, request: Request): { about: Asked['about']; fill: Asked['fill'] } => {
  const parsed = z
    .object({ about: command.about, fill: command.fill })
    .safeParse({ about: request.about, fill: request.fill }, { reportInput: true });
  if (!parsed.success) throw new Malformed(parsed.error);
  return parsed.data;
};

const tried = async (kernel: Kernel, asker: Asker, operation: Operation, asked: Asked): Promise<Answer> => {
  for (let tries = 1; ; tries++) {
    try {
      return await onClient(kernel.pool, (client) => attempt(kernel, client, asker, operation, asked));
    } catch (error) {
      const wasAnsweredMeanwhile = constraintOf(error) === 'command_happens_once';
      if (tries >= TRIES || !(wasAnsweredMeanwhile || isWorthAnotherTry(error))) {
        const refusal = asRefusal(error);
        if (refusal instanceof Refused) {
          const { request, about, digest } = asked;
          const said = { command: operation.command.name, commandId: request.id, about, digest };
          const tellsOf = documentsOf(operation, asked);
          await leaveRefusal(kernel, asker, { ...said, tellsOf, findings: refusal.findings });
          throw await mendable(kernel, asker, operation.command, asked, refusal);
        }
        throw refusal;
      }
      await new Promise((wake) => setTimeout(wake, Math.random() * 4 * tries * tries));
    }
  }
};

/** The same refusal, each reason with who can mend it. The reasons stand whether or not that can be read. */
const mendable = async (
  kernel: Kernel,
  { org }: Asker,
  command: Command,
  { about, fill }: Asked,
  refusal: Refused,
): Promise<Refused> => {
  const siteId = [about.siteId, fill.siteId].find((id) => typeof id === 'string');
  const found = { command, findings: refusal.findings, where: { siteId } };
  if (!isMendable(kernel, found)) return refusal;
  try {
    const [findings] = await ofCompany(kernel.pool, org, (client, today) =>
      withMending(kernel, client, { org, today }, [found]),
    );
    return findings ? new Refused(findings) : refusal;
  } catch (error) {
    kernel.log?.(`who can mend ${command.name}: ${error instanceof Error ? error.message : String(error)}`);
    return refusal;
  }
};

/** The documents a command names in its locks: their timelines tell that it was refused. */
const documentsOf = ({ parts }: Operation, { about, fill, heldId }: Asked): string[] => [
  ...(parts.locks?.(about, fill) ?? []).flatMap((lock) => ('document' in lock ? lock.document : [])),
  ...(heldId ? [heldId] : []),
];
