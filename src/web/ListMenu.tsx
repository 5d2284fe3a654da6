import { TableOutlined } from '@ant-design/icons';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useLanguage } from './language.tsx';
import { listPages } from './list-pages.tsx';
import { useMe } from './session.tsx';

/** The lists that somebody may see, behind one word of the navigation. */
export const ListMenu = () => {
  const { say } = useLanguage();
  const { may } = useMe();
  const navigate = useNavigate();
  const isHere = useRouterState({ select: ({ location }) => location.pathname.startsWith('/lists/') });
  const entries = Object.entries(listPages)
    .filter(([, { query }]) => may.includes(query))
    .map(([name, { title }]) => ({
      key: name,
      label: say(title),
      onClick: () => void navigate({ to: '/lists/$name', params: { name }, search: {} }),
    }));
  if (entries.length === 0) return null;
  return (
    <Dropdown trigger={['click']} menu={{ items: entries }}>
      <button type="button" className={`shell-page ${isHere ? 'shell-page-on' : ''}`}>
        <TableOutlined aria-hidden />
        <span>{say({ zh: '台账', en: 'Lists' })}</span>
      </button>
    </Dropdown>
  );
};
