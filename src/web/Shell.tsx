import { Outlet } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { ChangePerson } from './ChangePerson.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Live } from './Live.tsx';
import { Logo } from './Logo.tsx';
import { useLanguage } from './language.tsx';
import { BarPages, SidePages } from './Navigation.tsx';
import { SearchBox } from './SearchBox.tsx';
import { useSession } from './session.tsx';
import './shell.css';

const Badge = lazy(() => import('./Badge.tsx').then((file) => ({ default: file.Badge })));

/** Header, the pages, and who works here. */
export const Shell = () => {
  const { me } = useSession();
  return (
    <div className="shell">
      <header className="shell-head">
        <Logo />
        <span className="shell-company" title={me.company.name}>
          {me.company.name}
        </span>
        <span className="shell-gap" />
        <SearchBox />
        <LanguageSwitch className="shell-quiet" />
        <ChangePerson />
        <Person />
      </header>
      <Live />
      <ConnectionNotice />
      <div className="shell-body">
        <SidePages />
        <Outlet />
      </div>
      <BarPages />
    </div>
  );
};

const Person = () => {
  const { say } = useLanguage();
  const { me, leave } = useSession();
  const [isShown, setIsShown] = useState(false);
  const positions = me.positions.map(say).join(' / ');
  const entries = [
    { key: 'who', disabled: true, label: `${me.person.name} · ${positions}` },
    { key: 'company', disabled: true, label: me.company.name },
    { key: 'badge', label: say({ zh: '我的胸卡与 PIN', en: 'My badge and PIN' }), onClick: () => setIsShown(true) },
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
      <Suspense>{isShown && <Badge onClose={() => setIsShown(false)} />}</Suspense>
    </>
  );
};
