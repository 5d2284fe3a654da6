import { Button, Tooltip } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { Bilingual, Command, Finding } from '#kernel/contract';
import { useBlockers } from './ask.ts';
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

/** The button of a command: it says why it is not open, asks for a signature where one is due, and acts once. */
export const Act = <C extends Command>({ on, about, fill, onDone, notYet, signing }: Props<C>) => {
  const { say } = useLanguage();
  const { go, isComplete, isRunning, problem, forget } = useAct({ on, about, fill, onDone });
  const [isSigning, setIsSigning] = useState(false);
  const { reasons, isAsking } = useReasons(on, about, notYet);
  const isOpen = reasons.length === 0 && !isAsking;
  const press = () => {
    if (!isOpen || isRunning || !isComplete()) return;
    if (on.signed) setIsSigning(true);
    else void go();
  };
  const signed = async (password: string) => {
    if (await go(password)) setIsSigning(false);
  };
  const close = () => {
    setIsSigning(false);
    forget();
  };
  return (
    <div className="act">
      <Reasoned reasons={reasons} isOpen={isOpen} isLoading={isRunning && !isSigning} onPress={press}>
        {say(on.title)}
      </Reasoned>
      {problem && !isSigning && <Problem problem={problem} of={on} />}
      {on.signed && (
        <SignDialog
          on={on}
          fill={fill}
          isOpen={isSigning}
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
