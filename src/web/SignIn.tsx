import { Button, Input } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { signIn } from './client.ts';
import { Field } from './Field.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Logo } from './Logo.tsx';
import { useLanguage } from './language.tsx';
import { Problem } from './Problem.tsx';
import { useOnce } from './use-once.ts';

type Props = { onSignedIn: (password: string) => Promise<void> };

export const SignInPage = ({ onSignedIn }: Props) => (
  <main className="gate">
    <div className="gate-card">
      <div className="gate-head">
        <Logo />
        <LanguageSwitch />
      </div>
      <SignIn onSignedIn={onSignedIn} />
    </div>
  </main>
);

export const SignIn = ({ onSignedIn }: Props) => {
  const { say } = useLanguage();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const { once, isRunning, problem } = useOnce();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (login.trim() === '' || password === '') return;
    void once(async () => {
      await signIn(login.trim(), password);
      await onSignedIn(password);
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Field label={{ zh: '账号', en: 'Login' }}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="username"
            autoCapitalize="none"
            value={login}
            onChange={(event) => setLogin(event.target.value)}
          />
        )}
      </Field>
      <Field label={{ zh: '密码', en: 'Password' }}>
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {problem && <Problem problem={problem} />}
      <Button type="primary" htmlType="submit" size="large" block loading={isRunning}>
        {say({ zh: '登录', en: 'Sign in' })}
      </Button>
    </form>
  );
};
