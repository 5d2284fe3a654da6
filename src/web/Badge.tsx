import { Button, Input, Modal } from 'antd';
import { toSVG } from 'bwip-js/browser';
import { type SubmitEvent, useState } from 'react';
import { giveBadgeUp, takeBadge } from './client.ts';
import { Field } from './Field.tsx';
import { useLanguage } from './language.tsx';
import { NotDone } from './not-done.ts';
import { Problem } from './Problem.tsx';
import { useSession } from './session.tsx';
import { useOnce } from './use-once.ts';
import './change-person.css';

const SIX_DIGITS = /^\d{6}$/;

/** One's own badge: made with a PIN, shown once to be printed, given up when it is lost. */
export const Badge = ({ onClose }: { onClose: () => void }) => {
  const { say } = useLanguage();
  const { me, renew } = useSession();
  const [password, setPassword] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [badge, setBadge] = useState<string>();
  const { once, isRunning, problem } = useOnce();
  const take = (event: SubmitEvent) => {
    event.preventDefault();
    void once(async () => {
      check(pin, again);
      setBadge((await takeBadge(password, pin)).badge);
    });
  };
  const giveUp = () =>
    once(async () => {
      await giveBadgeUp(password);
      onClose();
      await renew();
    });
  const close = () => {
    onClose();
    if (badge) void renew();
  };
  return (
    <Modal
      open
      title={say({ zh: '我的胸卡与 PIN', en: 'My badge and PIN' })}
      footer={null}
      onCancel={close}
      width={400}
    >
      {badge ? (
        <Card badge={badge} name={me.person.name} />
      ) : (
        <form className="stack" onSubmit={take}>
          <p>{say(about)}</p>
          <Secret label={{ zh: '登录密码', en: 'Your password' }} value={password} onChange={setPassword} />
          <Secret label={{ zh: '新 PIN（6 位数字）', en: 'New PIN (6 digits)' }} value={pin} onChange={setPin} isPin />
          <Secret label={{ zh: '再输一次 PIN', en: 'The PIN again' }} value={again} onChange={setAgain} isPin />
          {problem && <Problem problem={problem} />}
          <Button type="primary" htmlType="submit" size="large" loading={isRunning} disabled={password === ''}>
            {me.hasBadge
              ? say({ zh: '换一张胸卡（旧卡作废）', en: 'Take a new badge (the old is void)' })
              : say({ zh: '领取胸卡', en: 'Take a badge' })}
          </Button>
          {me.hasBadge && (
            <Button danger disabled={password === '' || isRunning} onClick={() => void giveUp()}>
              {say({ zh: '胸卡作废', en: 'Make the badge void' })}
            </Button>
          )}
        </form>
      )}
    </Modal>
  );
};

const about = {
  zh: '在同一台设备上换人时扫描胸卡并输入 PIN；签名时也可以用 PIN 代替密码。',
  en: 'Scan the badge and enter the PIN to take over a station; a signature takes the PIN, too.',
};

/** The code is shown this once; the server keeps its digest only. */
const Card = ({ badge, name }: { badge: string; name: string }) => {
  const { say } = useLanguage();
  const picture = toSVG({ bcid: 'code128', text: badge, height: 14, includetext: true, textsize: 8 });
  return (
    <div className="stack">
      <div className="badge-card">
        <strong>{name}</strong>
        <img src={`data:image/svg+xml,${encodeURIComponent(picture)}`} alt={badge} />
      </div>
      <p>
        {say({
          zh: '此码只显示这一次，请现在打印，贴在胸卡上。遗失时在这里作废。',
          en: 'The code is shown this once: print it now for your badge. If the badge is lost, make it void here.',
        })}
      </p>
      <Button type="primary" onClick={() => window.print()}>
        {say({ zh: '打印', en: 'Print' })}
      </Button>
    </div>
  );
};

type SecretProps = {
  label: { zh: string; en: string };
  value: string;
  onChange: (value: string) => void;
  isPin?: true;
};

const Secret = ({ label, value, onChange, isPin }: SecretProps) => (
  <Field label={label}>
    {(control) => (
      <Input.Password
        {...control}
        {...(isPin
          ? { inputMode: 'numeric', autoComplete: 'off', maxLength: 6 }
          : { autoComplete: 'current-password', autoFocus: true })}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

const check = (pin: string, again: string) => {
  if (!SIX_DIGITS.test(pin)) {
    throw new NotDone({ said: { zh: 'PIN 是 6 位数字', en: 'The PIN has six digits' }, status: 400 });
  }
  if (pin !== again) {
    throw new NotDone({ said: { zh: '两次输入的 PIN 不一样', en: 'The two PINs differ' }, status: 400 });
  }
};
