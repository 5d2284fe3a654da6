import { ImportOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { Command } from '#kernel/contract';
import { useLanguage } from './language.tsx';
import { useMe } from './session.tsx';

/** The way to import by a command, for those who may do it. */
export const ImportLink = ({ of }: { of: Command }) => {
  const { say } = useLanguage();
  const { may } = useMe();
  if (!may.includes(of.name) || !may.includes('papers.importTable')) return null;
  return (
    <Link to="/import" search={{ of: of.name }}>
      <ImportOutlined aria-hidden /> {say({ zh: '从表格导入', en: 'Import' })}
    </Link>
  );
};
