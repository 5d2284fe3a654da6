import { Link, Outlet } from '@tanstack/react-router';
import { ChangePerson } from './ChangePerson.tsx';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Live } from './Live.tsx';
import { Logo } from './Logo.tsx';
import { useLanguage } from './language.tsx';
import { BarPages, SidePages } from './Navigation.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { SearchBox } from './SearchBox.tsx';
import { useSession } from './session.tsx';
import './shell.css';

/** Header, the pages, and who works here. */
export const Shell = () => {
  const { say } = useLanguage();
  const { me } = useSession();
  return (
    <div className="shell">
      <header className="shell-head">
        <Logo />
        <span className="shell-company" title={me.company.name}>
          {me.company.name}
        </span>
        {!me.isLive && (
          <Link to="/company" className="shell-set-up">
            {say({ zh: '筹建期', en: 'In set-up' })}
          </Link>
        )}
        <span className="shell-gap" />
        <SearchBox />
        <LanguageSwitch className="shell-quiet" />
        <ChangePerson />
        <PersonMenu />
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
