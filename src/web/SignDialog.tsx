import { Button, Input, type InputRef, Modal } from 'antd';
import { type ReactNode, type RefObject, type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { Command } from '#kernel/contract';
import { fieldOf } from '#kernel/field';
import type { Credential } from './client.ts';
import { day } from './days.ts';
import { type Fact, Facts } from './Facts.tsx';
import { Field } from './Field.tsx';
import { type FormEntry, shownIn } from './fill.ts';
import { useLanguage } from './language.tsx';
import type { NotDone } from './not-done.ts';
import { Problem } from './Problem.tsx';
import { useMe } from './session.tsx';

type Props = {
  on: Command;
  /** The generated form, where there is one: what was chosen in it is said by its name. */
  entries: readonly FormEntry[] | undefined;
  fill: Record<string, unknown>;
  isOpen: boolean;
  isRunning: boolean;
  problem: NotDone | undefined;
  onSign: (credential: Credential) => Promise<void>;
  onClose: () => void;
  children: ReactNode;
};

/** Shows what is signed, what the signature means and whose it is; asks afresh for the password, or a badge's PIN. */
export const SignDialog = ({ on, isOpen, onClose, ...rest }: Props) => {
  const { say } = useLanguage();
  const title = say({ zh: `电子签名 · ${on.title.zh}`, en: `Signature · ${on.title.en}` });
  const field = useRef<InputRef>(null);
  return (
    <Modal
      open={isOpen}
      title={title}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      destroyOnHidden
      // The dialog keeps the focus inside, at its first button; who signs wants to type.
      afterOpenChange={(isShown) => isShown && field.current?.focus()}
    >
      <SignForm on={on} onClose={onClose} field={field} {...rest} />
    </Modal>
  );
};

type FormProps = Omit<Props, 'isOpen'> & { field: RefObject<InputRef | null> };

const SignForm = ({ on, entries, fill, isRunning, problem, onSign, onClose, field, children }: FormProps) => {
  const { say } = useLanguage();
  const [secret, setSecret] = useState('');
  const [isByPin, setIsByPin] = useState(useMe().hasBadge);
  useEffect(() => {
    if (problem) field.current?.select();
  }, [problem, field]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (secret !== '' && !isRunning) void onSign(isByPin ? { pin: secret } : { password: secret });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {children}
      <Signer on={on} entries={entries} fill={fill} />
      <Field label={isByPin ? { zh: 'PIN', en: 'PIN' } : { zh: '登录密码', en: 'Your password' }}>
        {(control) => (
          <Input.Password
            {...control}
            size="large"
            {...(isByPin ? { inputMode: 'numeric', autoComplete: 'off' } : { autoComplete: 'current-password' })}
            ref={field}
            value={secret}
            onChange={(event) => setSecret(event.target.value)}
          />
        )}
      </Field>
      {isByPin && (
        <Button type="link" className="sign-otherwise" onClick={() => setIsByPin(false)}>
          {say({ zh: '改用登录密码', en: 'Use the password instead' })}
        </Button>
      )}
      {problem && <Problem problem={problem} of={on} />}
      <div className="dialog-buttons">
        <Button size="large" onClick={onClose} disabled={isRunning}>
          {say({ zh: '取消', en: 'Cancel' })}
        </Button>
        <Button size="large" type="primary" htmlType="submit" loading={isRunning} disabled={secret === ''}>
          {say({ zh: '签名并提交', en: 'Sign and submit' })}
        </Button>
      </div>
    </form>
  );
};

const Signer = ({ on, entries, fill }: Pick<Props, 'on' | 'entries' | 'fill'>) => {
  const { say } = useLanguage();
  const { person, positions, company, today } = useMe();
  const said = Object.entries(on.fill.shape).flatMap(([name, schema]): Fact[] => {
    const label = fieldOf(schema);
    const value = shownIn(entries, name, fill[name]);
    return label && value ? [[label, value.map(say).join(say({ zh: '、', en: ', ' }))]] : [];
  });
  return (
    <div className="signing">
      <Facts
        facts={[
          ...said,
          [{ zh: '签名含义', en: 'Meaning' }, <strong key="meaning">{on.signed && say(on.signed)}</strong>],
          [{ zh: '签名人', en: 'Signed by' }, `${person.name} · ${positions.map(say).join(' / ')}`],
          [{ zh: '单位', en: 'Company' }, company.name],
          [{ zh: '日期', en: 'Date' }, day(today)],
        ]}
      />
    </div>
  );
};
