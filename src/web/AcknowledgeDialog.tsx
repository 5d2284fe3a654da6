import { Button, Input, Modal } from 'antd';
import { type SubmitEvent, useState } from 'react';
import type { Acknowledged, Command, Finding } from '#kernel/contract';
import { Field } from './Field.tsx';
import { Findings } from './Findings.tsx';
import { useLanguage } from './language.tsx';

type Props = {
  on: Command;
  /** What has to be acknowledged; none, and the dialog is closed. */
  findings: readonly Finding[];
  onGiven: (acknowledged: readonly Acknowledged[]) => void;
  onClose: () => void;
};

/** Shows what a rule asks to be acknowledged, and takes one reason for each rule. */
export const AcknowledgeDialog = ({ on, findings, onGiven, onClose }: Props) => {
  const { say } = useLanguage();
  const title = say({ zh: `请说明原因 · ${on.title.zh}`, en: `Say why · ${on.title.en}` });
  return (
    <Modal
      open={findings.length > 0}
      title={title}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
    >
      <ReasonForm findings={findings} onGiven={onGiven} onClose={onClose} />
    </Modal>
  );
};

const ReasonForm = ({ findings, onGiven, onClose }: Omit<Props, 'on'>) => {
  const { say } = useLanguage();
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const given = rules.map((rule) => ({ rule, reason: (reasons[rule] ?? '').trim() }));
  const isComplete = given.every(({ reason }) => reason !== '');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (isComplete) onGiven(given);
  };
  return (
    <form className="stack" onSubmit={submit}>
      {rules.map((rule, index) => (
        <div key={rule} className="stack">
          <Findings findings={findings.filter((finding) => finding.rule === rule)} />
          <Field label={{ zh: '原因', en: 'Reason' }}>
            {(control) => (
              <Input
                {...control}
                autoFocus={index === 0}
                size="large"
                maxLength={500}
                value={reasons[rule] ?? ''}
                onChange={(event) => setReasons({ ...reasons, [rule]: event.target.value })}
              />
            )}
          </Field>
        </div>
      ))}
      <div className="dialog-buttons">
        <Button size="large" onClick={onClose}>
          {say({ zh: '取消', en: 'Cancel' })}
        </Button>
        <Button size="large" type="primary" htmlType="submit" disabled={!isComplete}>
          {say({ zh: '已知晓，继续', en: 'Acknowledge and go on' })}
        </Button>
      </div>
    </form>
  );
};
