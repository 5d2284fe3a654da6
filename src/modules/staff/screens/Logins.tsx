import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { people } from '#contract/people';
import { Login, staff } from '#contract/staff';
import { nameOf } from '#kernel/field';
import { Act } from '#web/Act.tsx';
import { useAsk } from '#web/ask.ts';
import { moment } from '#web/days.ts';
import { Facts } from '#web/Facts.tsx';
import { Field } from '#web/Field.tsx';
import { Loaded } from '#web/Loaded.tsx';
import { useLanguage } from '#web/language.tsx';
import { Empty, Section } from '#web/Page.tsx';
import { Problem } from '#web/Problem.tsx';
import { OneTimePassword } from './OneTimePassword.tsx';
import { Sessions } from './Sessions.tsx';
import { useDrawn } from './use-drawn.ts';

const { shape } = Login;
const title = { zh: '账号与密码', en: 'Logins' };

/** How a person signs in, and where they are signed in: for who administers the program. */
export const Logins = ({ personId }: { personId: string }) => {
  const { say } = useLanguage();
  const asked = useAsk(staff.access, { personId });
  // Kept above what is asked anew: a password that was given stays until it is put away.
  const its = useDrawn();
  return (
    <Loaded asked={asked}>
      {({ logins, sessions }) => (
        <>
          <Section title={title}>
            {logins.length === 0 && <Empty>{say({ zh: '还没有账号，不能登录', en: 'Has no login yet' })}</Empty>}
            {logins.map((login) => (
              <LoginCard key={login.loginId} login={login} personId={personId} its={its} />
            ))}
            {!logins.some(({ isHome }) => isHome) && <OpenLogin personId={personId} its={its} />}
            {its.problem && <Problem problem={its.problem} />}
            {its.given && <OneTimePassword given={its.given} onClose={its.hide} />}
            {!logins.some(({ linkId }) => linkId !== null) && (
              <div className="page-acts">
                <Act on={staff.linkLogin} about={{ personId }} />
              </div>
            )}
          </Section>
          <Sessions title={{ zh: '打开的会话', en: 'Open sessions' }} sessions={sessions} endBy={people.endSession} />
        </>
      )}
    </Loaded>
  );
};

type Drawing = { its: ReturnType<typeof useDrawn> };
type CardProps = Drawing & { login: Login; personId: string };

const LoginCard = ({ login, personId, its }: CardProps) => {
  const { say } = useLanguage();
  const { lockedUntil, linkedAt, linkId, loginId, isHome } = login;
  const told = (its: boolean) => say(its ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });
  return (
    <article className="stack" aria-label={login.login}>
      <Facts
        facts={[
          [nameOf(shape.login), <strong key="login">{login.login}</strong>],
          [nameOf(shape.isHome), told(isHome)],
          ...(isHome
            ? ([
                [nameOf(shape.mustChoosePassword), told(login.mustChoosePassword)],
                [nameOf(shape.hasBadge), told(login.hasBadge)],
                [nameOf(shape.lockedUntil), lockedUntil && <Locked key="locked" until={lockedUntil} />],
              ] as const)
            : ([[nameOf(shape.linkedAt), linkedAt && moment(linkedAt)]] as const)),
        ]}
      />
      {linkId !== null && <Act on={staff.unlinkLogin} about={{ linkId }} />}
      {isHome && (
        <div className="page-acts">
          {lockedUntil !== null && <Act on={people.unlockLogin} about={{ personId }} fill={{}} />}
          {login.hasBadge && <Act on={staff.voidBadge} about={{ loginId }} />}
        </div>
      )}
      {isHome && <NewPassword login={login} its={its} />}
    </article>
  );
};

const Locked = ({ until }: { until: string }) => (
  <span className="status status-red">
    <span aria-hidden="true">✕</span> {moment(until)}
  </span>
);

type DrawnFormProps = Drawing & {
  label: { zh: string; en: string };
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
};

/** What is typed, and the act beside it. */
const DrawnForm = ({ label, value, onChange, its, children }: DrawnFormProps) => (
  <form className="line-form" onSubmit={(event) => event.preventDefault()}>
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          size="large"
          maxLength={100}
          autoComplete="off"
          autoCapitalize="none"
          value={value}
          onChange={({ target }) => {
            its.want();
            onChange(target.value);
          }}
        />
      )}
    </Field>
    {children}
  </form>
);

const typeFirst = { zh: '请先填写', en: 'fill this in first' };

const OpenLogin = ({ personId, its }: Drawing & { personId: string }) => {
  const [login, setLogin] = useState('');
  return (
    <DrawnForm label={nameOf(staff.openLogin.fill.shape.login)} value={login} onChange={setLogin} its={its}>
      <Act
        on={staff.openLogin}
        about={{ personId }}
        fill={{ login, oneTimePasswordId: its.drawn?.oneTimePasswordId }}
        notYet={login === '' || !its.drawn ? typeFirst : undefined}
        onDone={() => its.give(login.trim())}
      />
    </DrawnForm>
  );
};

const NewPassword = ({ login: { loginId, login }, its }: Drawing & { login: Login }) => {
  const [reason, setReason] = useState('');
  const done = () => {
    its.give(login);
    setReason('');
  };
  return (
    <DrawnForm
      label={nameOf(staff.giveOneTimePassword.fill.shape.reason)}
      value={reason}
      onChange={setReason}
      its={its}
    >
      <Act
        on={staff.giveOneTimePassword}
        about={{ loginId }}
        fill={{ reason, oneTimePasswordId: its.drawn?.oneTimePasswordId }}
        notYet={reason === '' || !its.drawn ? typeFirst : undefined}
        onDone={done}
      />
    </DrawnForm>
  );
};
