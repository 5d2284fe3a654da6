import { useState } from 'react';
import type { Acknowledged, Bilingual, Command, Finding } from '#kernel/contract';
import { useBlockers } from './ask.ts';
import type { Credential } from './client.ts';
import { entriesOf, type Options } from './fill.ts';
import { useMe } from './session.tsx';
import { type Asking, type Said, useAct } from './use-act.tsx';

type Asked<C extends Command> = Omit<Asking<C>, 'fill'> & {
  fill?: Said<C>;
  options?: Options;
  begins?: Said<C>;
  notYet?: Bilingual | undefined;
};
type Stage = 'closed' | 'filling' | 'acknowledging' | 'signing';

/** The stages of one press: what is missing is filled in, what is asked is acknowledged, what is signed is signed. */
export const useStages = <C extends Command>(asked: Asked<C>) => {
  const { on, about, fill, options, begins = {}, onDone, commandIdOf, notYet } = asked;
  const [own, setOwn] = useState<Readonly<Record<string, unknown>>>(begins);
  const entries = fill ? undefined : entriesOf(on.fill, options);
  if (!fill && !entries) throw new Error(`This must not happen: ${on.name} needs a screen of its own`);
  // The entries were made from the very fill that this is read by.
  const said = fill ?? (own as Said<C>);
  const { go, isComplete, isRunning, problem, forget } = useAct({ on, about, fill: said, onDone, commandIdOf });
  const [stage, setStage] = useState<Stage>('closed');
  const [acknowledged, setAcknowledged] = useState<readonly Acknowledged[]>([]);
  const { reasons, isAsking } = useReasons(on, about, notYet);
  // What a position has to approve may be proposed: it is held then.
  const isOpen = reasons.every((finding) => isToAcknowledge(finding) || finding.verdict === 'approval') && !isAsking;
  // What only the whole input shows, a refusal tells; the dialog opens with it.
  const refused = problem?.findings.every(isToAcknowledge) ? problem.findings : [];
  const toAcknowledge = unique([...reasons.filter(isToAcknowledge), ...refused]);
  const first = entries && entries.length > 0 ? 'filling' : 'closed';

  const close = () => {
    setStage('closed');
    forget();
  };
  const perform = async (given: readonly Acknowledged[], credential?: Credential) => {
    const isDone = await go({ acknowledged: given, ...(credential && { credential }) });
    if (!isDone) return;
    setStage('closed');
    setOwn(begins);
  };
  const proceed = (given: readonly Acknowledged[]) => {
    setAcknowledged(given);
    setStage(on.signed ? 'signing' : first);
    if (on.signed) forget();
    else void perform(given);
  };
  const check = () => {
    if (isRunning || !isComplete()) return;
    if (toAcknowledge.length > 0) setStage('acknowledging');
    else proceed([]);
  };
  const press = () => {
    if (!isOpen || isRunning) return;
    if (first === 'closed') return check();
    forget();
    setStage('filling');
  };
  /** Out of a later dialog one comes back to the form, if there is one, with what was refused still said. */
  const back = () => (first === 'closed' || refused.length > 0 ? close() : setStage(first));
  return {
    ...{ stage, entries, said, setSaid: setOwn, reasons, isOpen, isRunning, problem, refused },
    asking: stage === 'acknowledging' || refused.length > 0 ? toAcknowledge : [],
    ...{ press, check, proceed, close, back },
    sign: (credential: Credential) => perform(acknowledged, credential),
  };
};

const isToAcknowledge = ({ verdict }: Finding) => verdict === 'acknowledge';

/** Each finding once, though both the page and a refusal tell of it. */
const unique = (findings: readonly Finding[]) => [
  ...new Map(findings.map((finding) => [`${finding.rule} ${finding.message.en}`, finding])).values(),
];

/** Permission first, then what the page waits for, then what the server says about this case. */
const useReasons = (on: Command, about: Record<string, unknown> | undefined, notYet: Bilingual | undefined) => {
  const isPermitted = useMe().may.includes(on.name);
  const isKnown = on.about.safeParse(about).success;
  const asked = useBlockers(on, isKnown ? about : undefined);
  // Who may not do it is told by the server who may; until it has answered, and where it cannot, at least that.
  if (!isPermitted) return { reasons: asked.data?.length ? asked.data : [noPermission(on)], isAsking: false };
  const waiting: Finding[] = notYet ? [{ rule: 'page', message: notYet }] : [];
  // If the question fails the act stays open: the server answers it again when it is pressed.
  return { reasons: [...waiting, ...(asked.data ?? [])], isAsking: isKnown && asked.isPending };
};

const noPermission = (on: Command): Finding => ({
  rule: 'permission',
  message: {
    zh: `您的岗位没有「${on.title.zh}」的权限`,
    en: `Your position does not permit “${on.title.en}”`,
  },
});
