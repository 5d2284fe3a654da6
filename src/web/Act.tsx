import { Button, Tooltip } from 'antd';
import { type ReactNode, useId } from 'react';
import type { Bilingual, Command, Finding } from '#kernel/contract';
import { AcknowledgeDialog } from './AcknowledgeDialog.tsx';
import { FillDialog } from './FillDialog.tsx';
import { Findings } from './Findings.tsx';
import type { Options } from './fill.ts';
import { useLanguage } from './language.tsx';
import { Problem } from './Problem.tsx';
import { SignDialog } from './SignDialog.tsx';
import type { Asking, Said } from './use-act.tsx';
import { useStages } from './use-stages.ts';
import './act.css';

type Props<C extends Command> = Omit<Asking<C>, 'fill'> & {
  /** What the page's own form says; left out, the button opens a form made from the command's fill. */
  fill?: Said<C>;
  /** What an id of the generated form may point to, by its key in the fill. */
  options?: Options;
  /** What the generated form says before anybody typed. */
  begins?: Said<C>;
  /** What the page still waits for before the act means anything. */
  notYet?: Bilingual | undefined;
  /** What a signature is put under, as the dialog shows it. */
  signing?: ReactNode;
};

/** The button of a command: says why it is not open, asks for what is missing, for reasons and a signature where due,
 *  and acts once. */
export const Act = <C extends Command>({ signing, ...asked }: Props<C>) => {
  const { say } = useLanguage();
  const { on } = asked;
  const its = useStages(asked);
  const { stage, problem, isRunning } = its;
  return (
    <div className="act">
      <Reasoned
        reasons={its.reasons}
        isOpen={its.isOpen}
        isLoading={isRunning && stage === 'closed'}
        onPress={its.press}
      >
        {say(on.title)}
      </Reasoned>
      {problem && stage === 'closed' && its.refused.length === 0 && <Problem problem={problem} of={on} />}
      {its.entries && its.entries.length > 0 && (
        <FillDialog
          on={on}
          entries={its.entries}
          said={its.said}
          onChange={its.setSaid}
          isOpen={stage === 'filling' && its.refused.length === 0}
          isRunning={isRunning}
          problem={problem}
          onSubmit={its.check}
          onClose={its.close}
        />
      )}
      <AcknowledgeDialog on={on} findings={its.asking} onGiven={its.proceed} onClose={its.back} />
      {on.signed && (
        <SignDialog
          on={on}
          entries={its.entries}
          fill={its.said}
          isOpen={stage === 'signing' && its.refused.length === 0}
          isRunning={isRunning}
          problem={problem}
          onSign={its.sign}
          onClose={its.back}
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
        <Findings id={id} findings={reasons} showsWay />
      </div>
    </>
  );
};
