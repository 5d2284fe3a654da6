import { Button, Modal } from 'antd';
import { type ReactNode, type SubmitEvent, useEffect, useRef } from 'react';
import type { Command } from '#kernel/contract';
import { FillForm } from './FillForm.tsx';
import { errorsByPlace, type FormEntry } from './fill.ts';
import { useLanguage } from './language.tsx';
import { NotDone } from './not-done.ts';
import { Problem } from './Problem.tsx';

type Said = Readonly<Record<string, unknown>>;
type Props = {
  on: Command;
  entries: readonly FormEntry[];
  said: Said;
  onChange: (said: Said) => void;
  isOpen: boolean;
  isRunning: boolean;
  problem: NotDone | undefined;
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
};

/** The form of a command that has no screen of its own, above the page that offers it. */
export const FillDialog = ({ on, isOpen, onClose, ...form }: Props) => {
  const { say } = useLanguage();
  return (
    <Modal
      open={isOpen}
      title={say(on.title)}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <FilledIn on={on} isOpen={isOpen} onClose={onClose} {...form} />
    </Modal>
  );
};

const FilledIn = ({ on, entries, said, onChange, isRunning, problem, onSubmit, onClose, children }: Props) => {
  const { say } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const errors = errorsByPlace(problem?.malformed ?? [], problem?.findings ?? []);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, []);
  useEffect(() => {
    // The cursor goes to the first place that is wrong, as soon as it is marked.
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    <form ref={form} className="stack" onSubmit={submit} noValidate>
      {children}
      <FillForm entries={entries} said={said} onChange={onChange} errors={errors} />
      {problem && <Problem problem={withoutPlaces(problem, errors)} of={on} />}
      <div className="dialog-buttons">
        <Button size="large" onClick={onClose}>
          {say({ zh: '取消', en: 'Cancel' })}
        </Button>
        <Button size="large" type="primary" htmlType="submit" loading={isRunning}>
          {say(on.signed ? { zh: '下一步：签名', en: 'Next: sign' } : on.title)}
        </Button>
      </div>
    </form>
  );
};

/** What is said at its place is not said again below. */
const withoutPlaces = (problem: NotDone, errors: ReadonlyMap<string, unknown>): NotDone =>
  new NotDone({
    said: problem.said,
    status: problem.status,
    number: problem.number,
    malformed: problem.malformed.filter(({ path }) => !errors.has(path.replace(/^fill\./, ''))),
    findings: problem.findings.filter(({ field }) => field === undefined || !errors.has(field)),
  });
