import { SwapOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { changePerson } from './client.ts';
import { Field } from './Field.tsx';
import { useLanguage } from './language.tsx';
import { Problem } from './Problem.tsx';
import { useSession } from './session.tsx';
import { useOnce } from './use-once.ts';
import './change-person.css';

const PIN_LENGTH = 6;
/** Where a function key is free: it opens the change of persons from anywhere. */
const KEY = 'F4';

/** Another person at the same station: scan the badge, enter the PIN, go on. What the other had begun stays a draft. */
export const ChangePerson = () => {
  const { say } = useLanguage();
  const [isOpen, setIsOpen] = useState(false);
  const field = useRef<InputRef>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== KEY || event.altKey || event.ctrlKey) return;
      event.preventDefault();
      setIsOpen(true);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  const title = say({ zh: '换人', en: 'Change person' });
  return (
    <>
      <Button type="text" className="shell-quiet" icon={<SwapOutlined />} onClick={() => setIsOpen(true)}>
        <span className="shell-positions">{title}</span>
      </Button>
      <Modal
        open={isOpen}
        title={title}
        footer={
          <Button block size="large" onClick={() => setIsOpen(false)}>
            {say({ zh: '取消', en: 'Cancel' })}
          </Button>
        }
        width={360}
        // A page that is still loading takes the focus; it comes back to what stands first here, and the Enter of a
        // scanner on a cross in the corner would close what it was to open.
        closable={false}
        onCancel={() => setIsOpen(false)}
        destroyOnHidden
        afterOpenChange={(isShown) => isShown && field.current?.focus()}
      >
        <Change field={field} onDone={() => setIsOpen(false)} />
      </Modal>
    </>
  );
};

const Change = ({ field, onDone }: { field: React.RefObject<InputRef | null>; onDone: () => void }) => {
  const { renew } = useSession();
  const [badge, setBadge] = useState('');
  const [pin, setPin] = useState('');
  const { once, isRunning, problem } = useOnce();
  const pinField = useRef<InputRef>(null);
  const enter = (given: string) =>
    once(async () => {
      try {
        await changePerson(badge, given);
        onDone();
        await renew();
      } finally {
        setPin('');
      }
    });
  const typed = (next: string) => {
    const digits = next.replaceAll(/\D/g, '').slice(0, PIN_LENGTH);
    setPin(digits);
    if (digits.length === PIN_LENGTH && badge !== '' && !isRunning) void enter(digits);
  };
  const scanned = () => {
    if (badge !== '') pinField.current?.focus();
  };
  const hidden = { size: 'large', autoComplete: 'off', visibilityToggle: false } as const;
  return (
    <div className="stack">
      <Field label={{ zh: '扫描胸卡', en: 'Scan the badge' }}>
        {(control) => (
          <Input.Password
            {...control}
            {...hidden}
            ref={field}
            value={badge}
            onPressEnter={scanned}
            onChange={(event) => setBadge(event.target.value.trim())}
          />
        )}
      </Field>
      <Field label={{ zh: 'PIN', en: 'PIN' }}>
        {(control) => (
          <Input.Password
            {...control}
            {...hidden}
            ref={pinField}
            inputMode="none"
            maxLength={PIN_LENGTH}
            value={pin}
            onChange={(event) => typed(event.target.value)}
          />
        )}
      </Field>
      {problem && <Problem problem={problem} />}
      <PinPad isResting={isRunning} onKey={(key) => typed(key === BACK ? pin.slice(0, -1) : `${pin}${key}`)} />
    </div>
  );
};

const BACK = '⌫';

/** Keys large enough for gloves. */
const PinPad = ({ isResting, onKey }: { isResting: boolean; onKey: (key: string) => void }) => {
  const { say } = useLanguage();
  return (
    <div className="pin-pad">
      {['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', BACK].map((key) =>
        key === '' ? (
          <span key="none" />
        ) : (
          <Button
            key={key}
            disabled={isResting}
            aria-label={key === BACK ? say({ zh: '退格', en: 'Backspace' }) : key}
            onClick={() => onKey(key)}
          >
            {key}
          </Button>
        ),
      )}
    </div>
  );
};
