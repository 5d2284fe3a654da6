import { MenuOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useLanguage } from './language.tsx';
import { areasFor, type PageLink, pagesFor } from './pages.tsx';
import { useMe } from './session.tsx';
import './navigation.css';

/** As many as a thumb reaches. */
const BAR_PAGES = 4;
const words = { zh: '页面', en: 'Pages' };

/** Every page somebody may use, by area, beside the page. */
export const SidePages = () => {
  const { say } = useLanguage();
  return (
    <nav className="side" aria-label={say(words)}>
      <Areas onGo={() => undefined} />
    </nav>
  );
};

/** The same on a phone: four of one's own under the thumb, the rest behind one button. */
export const BarPages = () => {
  const { say } = useLanguage();
  const { may } = useMe();
  const [isOpen, setIsOpen] = useState(false);
  const pages = pagesFor(may);
  return (
    <nav className="bar" aria-label={say(words)}>
      {pages.slice(0, BAR_PAGES).map((page) => (
        <PageAnchor key={page.path} page={page} look="bar-page" onGo={() => undefined} />
      ))}
      {pages.length > BAR_PAGES && (
        <button type="button" className="bar-page" aria-expanded={isOpen} onClick={() => setIsOpen(true)}>
          <MenuOutlined aria-hidden />
          <span>{say({ zh: '更多', en: 'More' })}</span>
        </button>
      )}
      <Drawer
        open={isOpen}
        placement="bottom"
        size="large"
        title={say(words)}
        onClose={() => setIsOpen(false)}
        destroyOnHidden
      >
        <Areas onGo={() => setIsOpen(false)} />
      </Drawer>
    </nav>
  );
};

const Areas = ({ onGo }: { onGo: () => void }) => {
  const { say } = useLanguage();
  const { may } = useMe();
  return areasFor(may).map(({ title, pages }) => (
    <section key={title.en} className="area" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      {pages.map((page) => (
        <PageAnchor key={page.path} page={page} look="side-page" onGo={onGo} />
      ))}
    </section>
  ));
};

const PageAnchor = ({ page, look, onGo }: { page: PageLink; look: string; onGo: () => void }) => {
  const { say } = useLanguage();
  return (
    <Link to={page.path} className={look} activeProps={{ className: `${look} ${look}-on` }} onClick={onGo}>
      {page.icon}
      <span>{say(page.title)}</span>
      {page.count}
    </Link>
  );
};
