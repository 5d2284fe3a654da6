import { Button, Input, Modal } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { consentToLink } from './client.ts';
import { Field } from './Field.tsx';
import { useLanguage } from './language.tsx';
import { Problem } from './Problem.tsx';
import { useOnce } from './use-once.ts';

const title = { zh: '授权其他企业关联我的账号', en: 'Let another company link my login' };
const about = {
  zh: '您在另一家企业也任职时，把授权码告诉那家企业的系统管理员，他把您的账号关联到那边的人员档案。此后登录时选择企业。',
  en:
    'If you work for another company, too, tell its administrator the code: they link your login to your file there. ' +
    'From then on you choose the company when you sign in.',
};

/** Whoever holds a login consents themselves: the password afresh, then a code for the other company. */
export const Consent = ({ onClose }: { onClose: () => void }) => {
  const { say } = useLanguage();
  const [password, setPassword] = useState('');
  const [given, setGiven] = useState<{ code: string; minutes: number }>();
  const { once, isRunning, problem } = useOnce();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (password !== '') void once(async () => setGiven(await consentToLink(password)));
  };
  return (
    <Modal open title={say(title)} footer={null} onCancel={onClose} width={420}>
      {given ? (
        <div className="stack" role="status">
          <code className="once-shown">{given.code}</code>
          <p>
            {say({
              zh: `只显示这一次，${given.minutes} 分钟内有效，只能用一次。`,
              en: `Shown this once; it counts for ${given.minutes} minutes, and once.`,
            })}
          </p>
        </div>
      ) : (
        <form className="stack" onSubmit={submit}>
          <p>{say(about)}</p>
          <Field label={{ zh: '登录密码', en: 'Your password' }}>
            {(control) => (
              <Input.Password
                {...control}
                autoFocus
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          {problem && <Problem problem={problem} />}
          <Button type="primary" htmlType="submit" size="large" loading={isRunning} disabled={password === ''}>
            {say({ zh: '取得授权码', en: 'Get the code' })}
          </Button>
        </form>
      )}
    </Modal>
  );
};
