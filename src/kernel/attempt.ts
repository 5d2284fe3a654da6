/** One try of a command in one transaction: facts, step, rules; then what it does, or the proposal it becomes. */
import { v7 } from 'uuid';
import { actingAs, permissionsOf, permitted } from './access/permitted.ts';
import { rulesWithin, SCOPE_COVERS } from './access/scope-covers.ts';
import type { Answer, Command, Finding, Request } from './contract.ts';
import { type Client, run } from './db.ts';
import type { Effect } from './effects.ts';
import { type Asker, contextOf, type Entered, enter } from './enter.ts';
import { known, Refused } from './errors.ts';
import { loaded, type Read, readFacts, type Wanted } from './fact.ts';
import { type ApprovalChain, approversFor } from './held/approval-setting.ts';
import { type Approved, approvedFacts, approvedOf, carriedOut } from './held/approved.ts';
import { named } from './held/chain.ts';
import { proposalOf } from './held/proposal.ts';
import { rulingOf } from './held/ruling.ts';
import { checkedOf, signedLine } from './journal.ts';
import { type Judged, judge, verdictOf } from './judge.ts';
import { forbiddenMoves } from './ledger/forbidden-acts.ts';
import { changeOf } from './live/change.ts';
import type { Context, Operation, Reaction, Subject } from './operation.ts';
import type { Kernel } from './perform.ts';
import { veiled } from './privacy.ts';
import { unsigned } from './refusals.ts';
import type { Registry } from './registry.ts';
import { writeRows } from './rows.ts';
import { filed } from './sought/sought.ts';
import { workOf } from './work.ts';
import type { Transition } from './workflow.ts';

/** What is asked, read by its contract. `heldId` names the held command whose approvals are complete. */
export type Asked = {
  readonly request: Request;
  readonly about: Record<string, unknown>;
  readonly fill: Record<string, unknown>;
  readonly digest: string;
  readonly heldId: string | undefined;
};

/** Throws Refused with every reason at once; the caller's connection is rolled back then. */
export const attempt = async (
  kernel: Kernel,
  client: Client,
  asker: Asker,
  operation: Operation,
  asked: Asked,
): Promise<Answer> => {
  const { command, parts } = operation;
  const { request, about, fill, digest, heldId } = asked;
  const isolation = command.kind ? 'read committed' : 'serializable';
  const locks = [...(parts.locks?.(about, fill) ?? []), ...(heldId ? [{ document: heldId }] : [])];
  const entered = await enter(client, isolation, asker, request.id, locks);
  if (entered.seen) {
    await client.query('commit');
    return replayed(entered, command, digest);
  }
  const { findings, scope, permitting } = permitted(entered.actor, command, kernel.mayOf);
  refuseIfAny(findings);
  if (command.signed && !request.ticket && !heldId) throw new Refused([unsigned]);

  const context = contextOf(entered, asker.org, scope, permissionsOf(kernel), v7, heldId !== undefined);
  const examined = await examine(kernel.registry, client, operation, asked, context);
  // Alone: whoever asks about what lies outside their scope learns nothing else of it.
  refuseIfAny(examined.verdicts.flatMap(({ rule, findings: found }) => (rule.name === SCOPE_COVERS ? found : [])));
  const { refused, steps } = rulingOf(asked, examined, context);
  refuseIfAny(refused);
  const chain = steps && (await named(client, context, steps));

  const { read, facts, subject, reactions, approved, verdicts } = examined;
  const doing: Effect[] = [...parts.run(facts, { ...about, ...fill }, context, loaded(examined.needs, read))];
  for (const { react, wanted } of reactions) doing.push(...react(doing, subject, context, loaded(wanted, read)));
  refuseIfAny(forbiddenMoves(command.kind, doing));
  const lineId = context.newId();
  const proposal = chain && proposalOf(command, asked, examined, { doing, chain, lineId }, context);
  const effects = proposal ?? [...doing, ...(approved ? carriedOut(approved, context) : [])];
  const written = await writeRows(client, asker.org, [...effects, ...filed(asker.org, effects)]);
  const isProposal = proposal !== undefined;
  const work = workOf({ asker, entered, command, asked, examined, effects, written, context, lineId, isProposal });
  const acknowledged = request.acknowledged ?? [];
  const checked = checkedOf(
    read,
    verdicts.map((judged) =>
      verdictOf(judged, acknowledged, approved ? 'approved' : isProposal ? 'approval' : 'setUp'),
    ),
    { as: actingAs(permitting), isLive: context.isLive },
  );
  const line = signedLine(await veiled(client, asker.org, { ...work, checked }), acknowledged);
  const [finished] = await run(client, 'select kernel.finish($1::jsonb) as answer', [JSON.stringify(line)]);
  await client.query('commit');
  kernel.publish?.(changeOf({ org: asker.org, effects, subject, transition: examined.transition }));
  return known(finished, 'finish answers').answer as Answer; // kernel.finish builds exactly this shape.
};

/** All that is known before anything is decided. */
export type Examined = {
  readonly read: Read;
  // biome-ignore lint/suspicious/noExplicitAny: a seam of the kernel: the facts are typed in the operation's own file.
  readonly facts: any;
  readonly subject: Subject;
  /** What the command asked for besides, once its subject was known. */
  readonly needs: Wanted;
  readonly transition: Transition | undefined;
  readonly reactions: readonly (Reaction & { readonly wanted: Wanted })[];
  readonly approved: Approved | undefined;
  /** Who approves it, as the company decided. */
  readonly approvers: ApprovalChain | undefined;
  readonly verdicts: readonly Judged[];
};

/** Reads the command's own facts, then those of every rule, and asks the rules: two statements. */
const examine = async (
  registry: Registry,
  client: Client,
  { command, parts }: Operation,
  { about, fill, heldId }: Asked,
  context: Context,
): Promise<Examined> => {
  const read: Read = new Map();
  const wanted: Wanted = parts.load(about, fill);
  await readFacts(client, context.org, heldId ? [wanted, approvedFacts(heldId)] : [wanted], read);
  const facts = loaded(wanted, read);
  const transition = parts.transition?.(facts);
  const subject: Subject = { ...parts.subject(facts, about, fill), kind: command.kind };
  const rules = rulesWithin(context.scope, registry.rulesOf(command), registry.categories);
  const reactions = registry.reactionsTo(command.name).map((its) => ({ ...its, wanted: its.needs(subject) }));
  const needs: Wanted = parts.needs?.(subject) ?? {};
  const approval = approversFor(command, subject);
  const needed = [needs, ...reactions.map(({ wanted: its }) => its), ...(approval ? [approval] : [])];
  const verdicts = await judge(client, context.org, rules, subject, read, context, needed);
  const approved = heldId ? approvedOf(heldId, read) : undefined;
  const { approvers } = approval ? loaded(approval, read) : {};
  return { read, facts, subject, needs, transition, reactions, approved, approvers, verdicts };
};

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
