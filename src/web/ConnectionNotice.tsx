import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useConnectionLost } from './connection.ts';
import { useLanguage } from './language.tsx';

const retryEveryMs = 4_000;

/** Says that the server is not reached, keeps trying, and reads everything anew when it is. */
export const ConnectionNotice = () => {
  const { say } = useLanguage();
  const queries = useQueryClient();
  const isLost = useConnectionLost();
  useEffect(() => {
    if (!isLost) return;
    const timer = setInterval(() => void queries.refetchQueries({ queryKey: ['me'] }), retryEveryMs);
    return () => {
      clearInterval(timer);
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    };
  }, [isLost, queries]);
  if (!isLost) return null;
  return (
    <div className="connection" role="alert">
      {say({
        zh: '与服务器的连接中断，正在重试。填写的内容还在。',
        en: 'The connection to the server is lost; trying again. What you entered is kept.',
      })}
    </div>
  );
};
