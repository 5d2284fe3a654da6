import { Button, Tooltip } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { Acknowledged, Bilingual, Command, Finding } from '#kernel/contract';
import { AcknowledgeDialog } from './AcknowledgeDialog.tsx';
import { useBlockers } from './ask.ts';
import type { Credential } from './client.ts';
import { Findings } from './Findings.tsx';
import { useLanguage } from './language.tsx';
import { Problem } from './Problem.tsx';
import { SignDialog } from './SignDialog.tsx';
import { useMe } from './session.tsx';
import { type Asking, useAct } from './use-act.ts';
import './act.css';

type Props<C extends Command> = Asking<C> & {
  /** What the page still waits for before the act means anything. */
  notYet?: Bilingual | undefined;
  /** What a signature is put under, as the dialog shows it. */
  signing?: ReactNode;
};

/** The button of a command: it says why it is not open, asks for reasons and a signature where due, and acts once. */
export const Act = <C extends Command>({ on, about, fill, onDone, commandIdOf, notYet, signing }: Props<C>) => {
  const { say } = useLanguage();
  const { go, isComplete, isRunning, problem, forget } = useAct({ on, about, fill, onDone, commandIdOf });
  const [isSigning, setIsSigning] = useState(false);
  const [isAcknowledging, setIsAcknowledging] = useState(false);
  const [acknowledged, setAcknowledged] = useState<readonly Acknowledged[]>([]);
  const { reasons, isAsking } = useReasons(on, about, notYet);
  const closed = reasons.filter((finding) => !isToAcknowledge(finding));
  // What only the whole input shows, a refusal tells; the dialog opens with it.
  const refused = problem?.findings.every(isToAcknowledge) ? problem.findings : [];
  const toAcknowledge = unique([...reasons.filter(isToAcknowledge), ...refused]);
  const isOpen = closed.length === 0 && !isAsking;
  const proceed = (given: readonly Acknowledged[]) => {
    setAcknowledged(given);
    setIsAcknowledging(false);
    if (on.signed) setIsSigning(true);
    else void go({ acknowledged: given });
  };
  const press = () => {
    if (!isOpen || isRunning || !isComplete()) return;
    if (toAcknowledge.length > 0) setIsAcknowledging(true);
    else proceed([]);
  };
  const signed = async (credential: Credential) => {
    if (await go({ credential, acknowledged })) setIsSigning(false);
  };
  const close = () => {
    setIsSigning(false);
    setIsAcknowledging(false);
    forget();
  };
  return (
    <div className="act">
      <Reasoned reasons={reasons} isOpen={isOpen} isLoading={isRunning && !isSigning} onPress={press}>
        {say(on.title)}
      </Reasoned>
      {problem && !isSigning && refused.length === 0 && <Problem problem={problem} of={on} />}
      <AcknowledgeDialog
        on={on}
        findings={isAcknowledging || refused.length > 0 ? toAcknowledge : []}
        onGiven={proceed}
        onClose={close}
      />
      {on.signed && (
        <SignDialog
          on={on}
          fill={fill}
          isOpen={isSigning && refused.length === 0}
          isRunning={isRunning}
          problem={problem}
          onSign={signed}
          onClose={close}
        >
          {signing}
        </SignDialog>
      )}
    </div>
  );
};

const isToAcknowledge = ({ verdict }: Finding) => verdict === 'acknowledge';

/** Each finding once, though both the page and a refusal tell of it. */
const unique = (findings: readonly Finding[]) => [
  ...new Map(findings.map((finding) => [`${finding.rule} ${finding.message.en}`, finding])).values(),
];

type ReasonedProps = {
  reasons: readonly Finding[];
  isOpen: boolean;
  isLoading: boolean;
  onPress: () => void;
  children: ReactNode;
};

/** A button that stays within reach of keyboard and finger while it is not open, and tells both why. */
const Reasoned = ({ reasons, isOpen, isLoading, onPress, children }: ReasonedProps) => {
  const id = useId();
  const isExplained = reasons.length > 0;
  const button = (
    <Button
      type="primary"
      size="large"
      htmlType="submit"
      className="act-button"
      aria-disabled={!isOpen}
      {...(isExplained && { 'aria-describedby': id })}
      loading={isLoading}
      onClick={onPress}
    >
      {children}
    </Button>
  );
  if (!isExplained) return button;
  return (
    <>
      <Tooltip title={<Findings findings={reasons} />} trigger={['hover', 'focus', 'click']}>
        {button}
      </Tooltip>
      <div className="act-reasons">
        <Findings id={id} findings={reasons} />
      </div>
    </>
  );
};

/** Permission first, then what the page waits for, then what the server says about this case. */
const useReasons = (on: Command, about: Record<string, unknown> | undefined, notYet: Bilingual | undefined) => {
  const isPermitted = useMe().may.includes(on.name);
  const isKnown = on.about.safeParse(about).success;
  const asked = useBlockers(on, isPermitted && isKnown ? about : undefined);
  if (!isPermitted) return { reasons: [noPermission(on)], isAsking: false };
  const waiting: Finding[] = notYet ? [{ rule: 'page', message: notYet }] : [];
  // If the question fails the act stays open: the server answers it again when it is pressed.
  return { reasons: [...waiting, ...(asked.data ?? [])], isAsking: isKnown && asked.isPending };
};

const noPermission = (on: Command): Finding => ({
  rule: 'permission',
  message: {
    zh: `您的岗位没有「${on.title.zh}」的权限，请找管理员`,
    en: `Your position does not permit “${on.title.en}”; ask the administrator`,
  },
});
