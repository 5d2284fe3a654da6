import { Button } from 'antd';
import { useLanguage } from '#web/language.tsx';

type Props = { given: { login: string; password: string }; onClose: () => void };

/** The password as it is handed over: shown until it is put away, and never again. */
export const OneTimePassword = ({ given: { login, password }, onClose }: Props) => {
  const { say } = useLanguage();
  return (
    <div className="done stack" role="status">
      <p>
        {say({
          zh: `账号 ${login} 的一次性密码，只显示这一次，请当面交给本人：`,
          en: `One-time password of ${login}, shown this once; hand it over in person:`,
        })}
      </p>
      <code className="once-shown">{password}</code>
      <p>
        {say({
          zh: '首次登录时须设置自己的密码。密码不进任何记录，遗失只能重设。',
          en: 'At the first sign-in a password of their own is chosen. It is in no record: if lost, give another.',
        })}
      </p>
      <Button onClick={onClose}>{say({ zh: '已交给本人', en: 'Handed over' })}</Button>
    </div>
  );
};
