import { Button, Input } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { type Company, signIn } from './client.ts';
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

/** Name and password; of a login of several companies, then which of them. */
export const SignIn = ({ onSignedIn }: Props) => {
  const { say } = useLanguage();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [companies, setCompanies] = useState<readonly Company[]>();
  const { once, isRunning, problem } = useOnce();
  const enter = (company?: string) =>
    once(async () => {
      const answer = await signIn(login.trim(), password, company);
      if ('companies' in answer) setCompanies(answer.companies);
      else await onSignedIn(password);
    });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (login.trim() !== '' && password !== '') void enter();
  };
  if (companies) {
    return (
      <Which companies={companies} isRunning={isRunning} onChosen={(id) => void enter(id)}>
        {problem && <Problem problem={problem} />}
        <Button type="link" onClick={() => setCompanies(undefined)}>
          {say({ zh: '换一个账号', en: 'Another login' })}
        </Button>
      </Which>
    );
  }
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

type WhichProps = {
  companies: readonly Company[];
  isRunning: boolean;
  onChosen: (company: string) => void;
  children: React.ReactNode;
};

/** A session is of one company; the other ones are a change away. */
const Which = ({ companies, isRunning, onChosen, children }: WhichProps) => {
  const { say } = useLanguage();
  const title = say({ zh: '进入哪家企业？', en: 'Which company?' });
  return (
    <section className="stack" aria-label={title}>
      <h1>{title}</h1>
      {companies.map(({ id, name }, at) => (
        <Button key={id} size="large" block autoFocus={at === 0} disabled={isRunning} onClick={() => onChosen(id)}>
          {name}
        </Button>
      ))}
      {children}
    </section>
  );
};
