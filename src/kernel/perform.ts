/** The one way to write. Everything that changes anything is a command carried out here; nothing else commits. */
import { v7 } from 'uuid';
import { z } from 'zod';
import type { Answer, Bilingual, Command, Finding, Request } from './contract.ts';
import { type Client, codeOf, constraintOf, isWorthAnotherTry, onClient, type Pool, run } from './db.ts';
import type { Effect } from './effects.ts';
import { type Asker, contextOf, type Entered, enter, permissionFindings } from './enter.ts';
import { known, NotFound, Refused } from './errors.ts';
import { loaded, type Read, readFacts } from './fact.ts';
import { askedOf, changesOf, checkedOf, inputDigest, signedLine } from './journal.ts';
import { judge, standing, verdictOf } from './judge.ts';
import type { Context, Operation, Registry, Subject } from './operation.ts';
import { veiled } from './privacy.ts';
import { writeRows } from './rows.ts';
import { closedStep, type Transition } from './workflow.ts';

export type Kernel = {
  readonly pool: Pool;
  readonly registry: Registry;
  /** What the positions somebody holds permit, by name of command and query. */
  readonly mayOf: (positions: readonly string[]) => ReadonlySet<string>;
};

/** The input does not fit the schema; each member of `malformed` names its field. */
export class Malformed extends Error {
  readonly malformed: { path: string; message: Bilingual }[];

  constructor(error: z.ZodError) {
    super('malformed input');
    const zh = z.locales.zhCN().localeError;
    this.malformed = error.issues.map((issue) => {
      const said = zh(issue as z.core.$ZodRawIssue); // A finished issue has all that the sentence needs.
      const text = typeof said === 'string' ? said : said?.message;
      return { path: issue.path.join('.'), message: { zh: text ?? issue.message, en: issue.message } };
    });
  }
}

const TRIES = 12;

/** Carries out a command once, however often it is asked with the same id.
 *  Throws NotFound, NotSignedIn, Malformed, or Refused with every reason at once; then nothing has changed. */
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
      if (tried >= TRIES || !(wasAnsweredMeanwhile || isWorthAnotherTry(error))) throw asRefusal(error);
      await new Promise((wake) => setTimeout(wake, Math.random() * 4 * tried * tried));
    }
  }
};

type ParsedInput = { about: Record<string, unknown>; fill: Record<string, unknown> };

const parse = (command: Command, request: Request): ParsedInput => {
  const parsed = z
    .object({ about: command.about, fill: command.fill })
    .safeParse({ about: request.about, fill: request.fill });
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
  refuseIfAny(permissionFindings(entered, command, kernel.mayOf));
  if (command.signed && !request.ticket) throw new Refused([unsigned]);

  const context = contextOf(entered, asker.org, v7);
  const read: Read = new Map();
  const wanted = parts.load(about, fill);
  await readFacts(client, asker.org, [wanted], read);
  const facts = loaded(wanted, read);
  const transition: Transition | undefined = parts.transition?.(facts);
  const subject: Subject = parts.subject(facts, about, fill);
  const rules = kernel.registry.rulesOf(command.kind);
  const verdicts = await judge(client, asker.org, rules, subject, read, context);
  const acknowledged = request.acknowledged ?? [];
  refuseIfAny([...closedFindings(transition), ...verdicts.flatMap((judged) => standing(judged, acknowledged))]);

  const effects: Effect[] = [...parts.run(facts, { ...about, ...fill }, context)];
  for (const { react } of kernel.registry.reactionsTo(command.name)) effects.push(...react(effects, subject, context));
  await writeRows(client, asker.org, effects);
  const work = workOf({ asker, entered, command, request, about, fill, digest, effects, transition, context });
  const checked = checkedOf(
    read,
    verdicts.map((judged) => verdictOf(judged, acknowledged)),
  );
  const line = signedLine(await veiled(client, asker.org, { ...work, checked }), acknowledged);
  const [finished] = await run(client, 'select kernel.finish($1::jsonb) as answer', [JSON.stringify(line)]);
  await client.query('commit');
  return known(finished, 'finish answers').answer as Answer; // kernel.finish builds exactly this shape.
};

export const closedFindings = (transition: Transition | undefined): Finding[] =>
  transition && !transition.isOpen ? [closedStep(transition)] : [];

const refuseIfAny = (findings: readonly Finding[]): void => {
  if (findings.length > 0) throw new Refused([...findings]);
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

type Work = {
  asker: Asker;
  entered: Entered;
  command: Command;
  request: Request;
  about: Record<string, unknown>;
  fill: Record<string, unknown>;
  digest: string;
  effects: readonly Effect[];
  transition: Transition | undefined;
  context: Context;
};

/** What kernel.finish is told: documents, postings, the journal line, the signature. */
const workOf = ({ asker, entered, command, request, about, fill, digest, effects, transition, context }: Work) => {
  const opened = effects.flatMap((effect) => (effect.is === 'open' ? [effect.document] : []));
  const replies = effects.flatMap((effect) => (effect.is === 'reply' ? [effect.output] : []));
  const changed = [...(transition ? [{ step: transition }] : []), ...changesOf(effects)];
  return {
    org: asker.org,
    personId: context.personId,
    sessionId: entered.actor.sessionId,
    cameFrom: asker.cameFrom,
    lineId: context.newId(),
    recordedAt: context.now,
    commandId: request.id,
    command: command.name,
    inputDigest: digest,
    asked: { about, fill: askedOf(command.bulk ?? false, fill) },
    changed,
    output: Object.assign({}, ...replies),
    documents: [
      ...(transition ? [{ ...transition, from: transition.from ?? null, lotIds: [] }] : []),
      ...opened.map(({ state, ...document }) => ({ ...document, from: null, to: state })),
    ],
    postings: effects.flatMap((effect) => (effect.is === 'post' ? [flat(effect.posting)] : [])),
    ...(command.signed && request.ticket
      ? {
          signature: {
            id: context.newId(),
            ticketId: request.ticket,
            name: context.personName,
            meaningZh: command.signed.zh,
            meaningEn: command.signed.en,
          },
        }
      : {}),
  };
};

const flat = ({ from, to, ...posting }: Extract<Effect, { is: 'post' }>['posting']) => ({
  ...posting,
  fromLocationId: from.locationId,
  fromStatus: from.status,
  toLocationId: to.locationId,
  toStatus: to.status,
});

const unsigned: Finding = {
  rule: 'kernel.signatureIsFresh',
  basis: 'ESL 13',
  message: { zh: '此操作须电子签名：请再次输入密码', en: 'this act must be signed: enter your password again' },
};

/** What the database refused as the last net, in words; anything else stays what it was. */
const asRefusal = (error: unknown): unknown => {
  switch (codeOf(error)) {
    case 'YJ001':
      return new Refused([
        {
          rule: 'kernel.accountCovers',
          message: { zh: '账面数量不足，可能刚被他人移走，请刷新', en: 'not enough is there any more; please reload' },
        },
      ]);
    case 'YJ002':
      return new Refused([
        {
          rule: 'kernel.unitStandsThere',
          message: {
            zh: '所选序列号不在该处或数量不符',
            en: 'a chosen serial number is not there, or the count differs',
          },
        },
      ]);
    case 'YJ003':
      return new Refused([
        { rule: 'kernel.documentIsCurrent', message: { zh: '单据已被他人处理', en: 'somebody else was faster' } },
      ]);
    case 'YJ004':
      return new Refused([unsigned]);
    case '22P02':
      return new NotFound({ zh: '找不到所指的记录', en: 'What this points to is not on file' });
    default:
      return error;
  }
};
