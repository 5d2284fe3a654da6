import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { changeCompany } from './client.ts';
import { useLanguage } from './language.tsx';
import { notDone } from './not-done.ts';
import { Problem } from './Problem.tsx';
import { useSession } from './session.tsx';

const Badge = lazy(() => import('./Badge.tsx').then((file) => ({ default: file.Badge })));
const Consent = lazy(() => import('./Consent.tsx').then((file) => ({ default: file.Consent })));

type Shown = 'badge' | 'consent' | undefined;

/** Who works here, for which company, and what is theirs: badge, sessions, the other companies, the way out. */
export const PersonMenu = () => {
  const { say } = useLanguage();
  const { me, leave } = useSession();
  const navigate = useNavigate();
  const [shown, setShown] = useState<Shown>();
  const change = useCompanyChange();
  const positions = me.positions.map(say).join(' / ');
  const close = () => setShown(undefined);
  const entries = [
    { key: 'who', disabled: true, label: `${me.person.name} · ${positions}` },
    { key: 'company', disabled: true, label: me.company.name },
    ...me.otherCompanies.map(({ id, name }) => ({
      key: id,
      label: say({ zh: `换到 ${name}`, en: `Change to ${name}` }),
      onClick: () => void change(id),
    })),
    {
      key: 'sessions',
      label: say({ zh: '我的会话', en: 'My sessions' }),
      onClick: () => void navigate({ to: '/sessions' }),
    },
    {
      key: 'badge',
      label: say({ zh: '我的胸卡与 PIN', en: 'My badge and PIN' }),
      onClick: () => setShown('badge'),
    },
    {
      key: 'consent',
      label: say({ zh: '授权其他企业', en: 'Let another company link my login' }),
      onClick: () => setShown('consent'),
    },
    { key: 'leave', label: say({ zh: '退出登录', en: 'Sign out' }), onClick: () => void leave() },
  ];
  return (
    <>
      <Dropdown menu={{ items: entries }} trigger={['click']}>
        <Button type="text" className="shell-quiet shell-person">
          <span className="shell-person-name">{me.person.name}</span>
          <span className="shell-positions">{positions}</span>
          <span aria-hidden="true">▾</span>
        </Button>
      </Dropdown>
      <Suspense>{shown === 'badge' && <Badge onClose={close} />}</Suspense>
      <Suspense>{shown === 'consent' && <Consent onClose={close} />}</Suspense>
    </>
  );
};

/** The session here ends, one there begins; the page starts afresh. */
const useCompanyChange = () => {
  const { say } = useLanguage();
  const { renew } = useSession();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  return async (company: string) => {
    try {
      await changeCompany(company);
      await navigate({ to: '/' });
      await renew();
    } catch (thrown) {
      modal.error({
        title: say({ zh: '没有换到另一家企业', en: 'The company was not changed' }),
        content: <Problem problem={notDone(thrown)} />,
      });
    }
  };
};
