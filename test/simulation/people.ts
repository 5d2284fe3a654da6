/** People who work in a simulated company: what they may do, and how they ask for it. */
import { v7 } from 'uuid';
import type { About, Acknowledged, Answer, Command, Fill, Finding, Input, Output, Query } from '#kernel/contract';
import { type Dice, drawSkewed } from '../../bench/figures.ts';

export type Reply = { readonly status: number; readonly text: string };
type Act = { id: string; command: string; about: object; fill: object };

/** Somebody signed in. However their requests travel, they are those of the program's HTTP addresses. */
export type Someone = {
  readonly name: string;
  readonly may: ReadonlySet<string>;
  readonly send: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Reply>;
  readonly tickets: (acts: readonly Act[]) => Promise<string[]>;
};

type Said<C extends Command> = { about: About<C>; fill: Fill<C> };
/** What was sent and got no answer: after a fault it is asked again with the same id. */
export type Sent = { by: Someone; name: string; request: { id: string } & object; answer?: Answer };

/** What became of all acts. Each command and each refusal leaves a line, each recorded read an access line. */
export type Tally = {
  commands: Sent[];
  unanswered: Sent[];
  refusals: { id: string; name: string; findings: readonly Finding[] }[];
  malformed: number;
  reads: number;
  recordedReads: number;
  /** What must not happen, whoever asks. */
  faults: string[];
};

export const emptyTally = (): Tally => ({
  ...{ commands: [], unanswered: [], refusals: [], malformed: 0, reads: 0, recordedReads: 0, faults: [] },
});

/** What one act of the dice has to do with. */
export type Scene = { readonly people: readonly Someone[]; readonly dice: Dice; readonly tally: Tally; today: string };

/** Somebody whose position permits it; undefined when nobody's does. */
export const whoMay = (
  { people, dice }: Scene,
  ...asked: readonly { readonly name: string }[]
): Someone | undefined => {
  const able = people.filter(({ may }) => asked.every(({ name }) => may.has(name)));
  return able.length > 0 ? drawn(able, dice) : undefined;
};

/** A number from 1 to `most`, small ones more often. */
export const some = ({ dice }: Scene, most: number): number => 1 + Math.floor(dice() ** 2 * most);

/** One of a list, each as likely as the other. */
export const drawn = <T>(list: readonly T[], dice: Dice): T | undefined => list[Math.floor(dice() * list.length)];

/** One of a list, the first far likelier than the last; undefined when it is empty. */
export const drawnSkewed = <T>(list: readonly T[], dice: Dice): T | undefined =>
  list.length > 0 ? drawSkewed(list, dice) : undefined;

/** Somebody reads; undefined when there was no answer or a refusal. */
export const sees = async <Q extends Query>(
  { tally }: Scene,
  by: Someone | undefined,
  query: Q,
  input: Input<Q>,
): Promise<Output<Q> | undefined> => {
  if (!by) return undefined;
  const { status, text } = await by.send(
    'GET',
    `/api/${query.name}?input=${encodeURIComponent(JSON.stringify(input))}`,
  );
  if (status === 200) {
    tally.reads += 1;
    if (query.leavesLine) tally.recordedReads += 1;
    return JSON.parse(text) as Output<Q>; // The fuzz proves that answers are as declared.
  }
  if (status !== 0 && status !== 503 && status !== 409)
    tally.faults.push(`${query.name} was answered ${status}: ${text}`);
  return undefined;
};

/** Somebody acts. What a rule asks to be acknowledged is acknowledged two times of three. */
export const does = async <C extends Command>(
  scene: Scene,
  by: Someone | undefined,
  command: C,
  said: Said<C>,
): Promise<Answer | undefined> => {
  if (!by) return undefined;
  const findings = await tried(scene, by, command, { id: v7(), ...said });
  if (!Array.isArray(findings)) return findings;
  const mayGoOn = findings.length > 0 && findings.every(({ verdict }) => verdict === 'acknowledge');
  if (!mayGoOn || scene.dice() < 0.33) return undefined;
  const acknowledged = findings.map(({ rule }) => ({ rule, reason: '客户指定批号' }));
  const again = await tried(scene, by, command, { id: v7(), ...said, acknowledged });
  return Array.isArray(again) ? undefined : again;
};

/** The answer, or the findings of a refusal (none of what was malformed), or undefined when no answer came. */
const tried = async (
  { tally }: Scene,
  by: Someone,
  command: Command,
  request: { id: string; about: object; fill: object; acknowledged?: readonly Acknowledged[] },
): Promise<Answer | Finding[] | undefined> => {
  const { id, about, fill } = request;
  const [ticket] = command.signed ? await by.tickets([{ id, command: command.name, about, fill }]) : [];
  const whole = { ...request, ...(ticket ? { ticket } : {}) };
  const sent: Sent = { by, name: command.name, request: whole };
  const { status, text } = await by.send('POST', `/api/${command.name}`, whole);
  if (status === 0 || status === 503) {
    tally.unanswered.push(sent);
    return undefined;
  }
  if (status === 200) {
    const answer = JSON.parse(text) as Answer; // Every command answers so.
    tally.commands.push({ ...sent, answer });
    return answer;
  }
  if (status === 409) {
    const { findings } = JSON.parse(text) as { findings: Finding[] }; // The fuzz proves that refusals are so.
    tally.refusals.push({ id, name: command.name, findings });
    return findings;
  }
  if (status !== 400 && status !== 404) tally.faults.push(`${command.name} was answered ${status}: ${text}`);
  tally.malformed += 1;
  return [];
};
