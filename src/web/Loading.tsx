import { Spin } from 'antd';
import { useLanguage } from './language.tsx';

export const Loading = () => {
  const { say } = useLanguage();
  return (
    <div className="loading" role="status">
      <Spin /> <span>{say({ zh: '正在读取…', en: 'Loading…' })}</span>
    </div>
  );
};
