/** The one way to write. Everything that changes anything is a command carried out here; nothing else commits. */
import { v7 } from 'uuid';
import { z } from 'zod';
import { type MayOf, permitted } from './access/permitted.ts';
import { rulesWithin, SCOPE_COVERS } from './access/scope-covers.ts';
import type { Answer, Command, Finding, Request } from './contract.ts';
import { type Client, constraintOf, isWorthAnotherTry, onClient, type Pool, run } from './db.ts';
import type { Effect } from './effects.ts';
import { type Asker, contextOf, type Entered, enter } from './enter.ts';
import { known, NotFound, Refused } from './errors.ts';
import { loaded, type Read, readFacts } from './fact.ts';
import { checkedOf, inputDigest, signedLine } from './journal.ts';
import { judge, standing, verdictOf } from './judge.ts';
import { leaveRefusal } from './leave-line.ts';
import { forbiddenMoves } from './ledger/forbidden-acts.ts';
import { type Change, changeOf } from './live/change.ts';
import { Malformed } from './malformed.ts';
import type { Operation, Subject } from './operation.ts';
import type { FileStore } from './papers/store.ts';
import { veiled } from './privacy.ts';
import { asRefusal, unsigned } from './refusals.ts';
import type { Registry } from './registry.ts';
import { writeRows } from './rows.ts';
import { workOf } from './work.ts';
import { closedStep, type Transition } from './workflow.ts';

export type Kernel = {
  readonly pool: Pool;
  readonly registry: Registry;
  /** What the positions somebody holds permit, by name of command and query. */
  readonly mayOf: MayOf;
  /** Told of every command that was committed; never waited for. */
  readonly publish?: (change: Change) => void;
  /** Where the bytes of files are; a program that neither answers people nor works jobs needs none. */
  readonly files?: FileStore;
  /** Where what goes wrong behind an answer is told. */
  readonly log?: (text: string) => void;
};

const TRIES = 12;

/** Carries out a command once, however often it is asked with the same id. Throws NotFound, NotSignedIn, Malformed, or
 *  Refused with every reason at once; then nothing has changed, and a refusal has left its own line in the journal. */
export const perform = async (kernel: Kernel, asker: Asker, name: string, request: Request): Promise<Answer> => {
  const operation = kernel.registry.operations.get(name);
  if (!operation) throw new NotFound({ zh: `没有名为 ${name} 的操作`, en: `there is no command ${name}` });
  const input = parse(operation.command, request);
  const digest = inputDigest(name, input.about, input.fill);
  for (let tried = 1; ; tried++) {
    try {
      return await onClient(kernel.pool, (client) => attempt(kernel, client, asker, operation, request, input, digest));
    } catch (error) {
      const wasAnsweredMeanwhile = constraintOf(error) === 'command_happens_once';
      if (tried >= TRIES || !(wasAnsweredMeanwhile || isWorthAnotherTry(error))) {
        const refusal = asRefusal(error);
        if (refusal instanceof Refused) {
          const asked = { command: name, commandId: request.id, about: input.about, digest };
          const tellsOf = documentsOf(operation, input);
          await leaveRefusal(kernel, asker, { ...asked, tellsOf, findings: refusal.findings });
        }
        throw refusal;
      }
      await new Promise((wake) => setTimeout(wake, Math.random() * 4 * tried * tried));
    }
  }
};

/** The documents a command names in its locks: their timelines tell that it was refused. */
const documentsOf = ({ parts }: Operation, { about, fill }: ParsedInput): string[] =>
  (parts.locks?.(about, fill) ?? []).flatMap((lock) => ('document' in lock ? lock.document : []));

type ParsedInput = { about: Record<string, unknown>; fill: Record<string, unknown> };

const parse = (command: Command, request: Request): ParsedInput => {
  const parsed = z
    .object({ about: command.about, fill: command.fill })
    .safeParse({ about: request.about, fill: request.fill }, { reportInput: true });
  if (!parsed.success) throw new Malformed(parsed.error);
  return parsed.data;
};

const attempt = async (
  kernel: Kernel,
  client: Client,
  asker: Asker,
  { command, parts }: Operation,
  request: Request,
  { about, fill }: ParsedInput,
  digest: string,
): Promise<Answer> => {
  const isolation = command.kind ? 'read committed' : 'serializable';
  const entered = await enter(client, isolation, asker, request.id, parts.locks?.(about, fill));
  if (entered.seen) {
    await client.query('commit');
    return replayed(entered, command, digest);
  }
  const { findings, scope } = permitted(entered.actor, command, kernel.mayOf);
  refuseIfAny(findings);
  if (command.signed && !request.ticket) throw new Refused([unsigned]);

  const context = contextOf(entered, asker.org, scope, v7);
  const read: Read = new Map();
  const wanted = parts.load(about, fill);
  await readFacts(client, asker.org, [wanted], read);
  const facts = loaded(wanted, read);
  const transition: Transition | undefined = parts.transition?.(facts);
  const subject: Subject = { ...parts.subject(facts, about, fill), kind: command.kind };
  const rules = rulesWithin(scope, kernel.registry.rulesOf(command), kernel.registry.categories);
  const reactions = kernel.registry.reactionsTo(command.name).map((its) => ({ ...its, wanted: its.needs(subject) }));
  const needed = reactions.map(({ wanted: its }) => its);
  const verdicts = await judge(client, asker.org, rules, subject, read, context, needed);
  // Alone: whoever asks about what lies outside their scope learns nothing else of it.
  refuseIfAny(verdicts.flatMap(({ rule, findings: found }) => (rule.name === SCOPE_COVERS ? found : [])));
  const acknowledged = request.acknowledged ?? [];
  refuseIfAny([...closedFindings(transition), ...verdicts.flatMap((judged) => standing(judged, acknowledged))]);

  const effects: Effect[] = [...parts.run(facts, { ...about, ...fill }, context)];
  for (const { react, wanted: its } of reactions) effects.push(...react(effects, subject, context, loaded(its, read)));
  refuseIfAny(forbiddenMoves(command.kind, effects));
  const written = await writeRows(client, asker.org, effects);
  const asked = { asker, entered, command, request, about, fill, digest };
  const work = workOf({ ...asked, read, effects, written, transition, subject, context });
  const checked = checkedOf(
    read,
    verdicts.map((judged) => verdictOf(judged, acknowledged)),
  );
  const line = signedLine(await veiled(client, asker.org, { ...work, checked }), acknowledged);
  const [finished] = await run(client, 'select kernel.finish($1::jsonb) as answer', [JSON.stringify(line)]);
  await client.query('commit');
  kernel.publish?.(changeOf({ org: asker.org, effects, subject, transition }));
  return known(finished, 'finish answers').answer as Answer; // kernel.finish builds exactly this shape.
};

export const closedFindings = (transition: Transition | undefined): Finding[] =>
  transition && !transition.isOpen ? [closedStep(transition)] : [];

/** Ten thousand wrong serial numbers need no ten thousand sentences. */
const FINDINGS_MAX = 50;

const refuseIfAny = (findings: readonly Finding[]): void => {
  if (findings.length <= FINDINGS_MAX) {
    if (findings.length > 0) throw new Refused([...findings]);
    return;
  }
  const left = findings.length - FINDINGS_MAX;
  const message = { zh: `另有 ${left} 条同类原因`, en: `and ${left} more reasons` };
  throw new Refused([...findings.slice(0, FINDINGS_MAX), { rule: 'kernel.more', message }]);
};

/** The stored answer goes only to the same person for the same input. */
const replayed = ({ seen, actor }: Entered, command: Command, digest: string): Answer => {
  if (seen?.personId === actor.personId && seen.command === command.name && seen.digest === digest) {
    return seen.answer as Answer; // It was stored from this very type.
  }
  const message = {
    zh: '此操作编号已用于另一项操作，请刷新页面后重试',
    en: 'this command id was used for something else; reload the page and try again',
  };
  throw new Refused([{ rule: 'kernel.commandIdIsNew', message }]);
};
