import { Button, Input } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { choosePassword, type Me } from './client.ts';
import { Field } from './Field.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Logo } from './Logo.tsx';
import { useLanguage } from './language.tsx';
import { NotDone } from './not-done.ts';
import { Problem } from './Problem.tsx';
import { useOnce } from './use-once.ts';

type Props = {
  me: Me;
  /** The password somebody just signed in with, so that it is not asked twice. */
  oneTime: string;
  onChosen: (password: string) => Promise<void>;
  onLeave: () => Promise<void>;
};

const shortest = 10;

/** A one-time password is known to whoever handed it over; nobody works under it. */
export const ChoosePassword = ({ me, oneTime, onChosen, onLeave }: Props) => {
  const { say } = useLanguage();
  const [password, setPassword] = useState('');
  const [chosen, setChosen] = useState('');
  const [again, setAgain] = useState('');
  const { once, isRunning, problem } = useOnce();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void once(async () => {
      check(chosen, again);
      await choosePassword(oneTime || password, chosen);
      await onChosen('');
    });
  };
  return (
    <main className="gate">
      <form className="gate-card stack" onSubmit={submit}>
        <div className="gate-head">
          <Logo />
          <LanguageSwitch />
        </div>
        <h1>{say({ zh: '设置您自己的密码', en: 'Choose a password of your own' })}</h1>
        <p>
          {me.person.name}
          {say({
            zh: '，您刚才用的是一次性密码。请设置只有您自己知道的密码，至少 10 个字符。签名时也用它。',
            en:
              ', you signed in with a one-time password. Choose one that only you know, at least 10 characters. ' +
              'You will sign with it, too.',
          })}
        </p>
        {oneTime === '' && (
          <Secret label={{ zh: '一次性密码', en: 'One-time password' }} value={password} onChange={setPassword} />
        )}
        <Secret
          label={{ zh: '新密码', en: 'New password' }}
          value={chosen}
          onChange={setChosen}
          isNew
          isFirst={oneTime !== ''}
        />
        <Secret label={{ zh: '再输一次新密码', en: 'New password again' }} value={again} onChange={setAgain} isNew />
        {problem && <Problem problem={problem} />}
        <Button type="primary" htmlType="submit" size="large" block loading={isRunning}>
          {say({ zh: '保存并进入', en: 'Save and enter' })}
        </Button>
        <Button type="link" onClick={() => void onLeave()}>
          {say({ zh: '退出', en: 'Sign out' })}
        </Button>
      </form>
    </main>
  );
};

type SecretProps = {
  label: { zh: string; en: string };
  value: string;
  onChange: (value: string) => void;
  isNew?: boolean;
  isFirst?: boolean;
};

const Secret = ({ label, value, onChange, isNew = false, isFirst = false }: SecretProps) => (
  <Field label={label}>
    {(control) => (
      <Input.Password
        {...control}
        autoFocus={isFirst}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

const check = (chosen: string, again: string) => {
  if ([...chosen].length < shortest) {
    const said = { zh: `新密码至少 ${shortest} 个字符`, en: `The new password needs at least ${shortest} characters` };
    throw new NotDone({ said, status: 400 });
  }
  if (chosen !== again) {
    throw new NotDone({ said: { zh: '两次输入的新密码不一样', en: 'The two new passwords differ' }, status: 400 });
  }
};
