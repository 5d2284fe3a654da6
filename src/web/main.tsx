import './without-eval.ts';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from './Broken.tsx';
import { LanguageProvider, useLanguage } from './language.tsx';
import { NotDone } from './not-done.ts';
import { router } from './router.tsx';
import { Session } from './session.tsx';
import { theme } from './theme.ts';
import { useThumb } from './use-thumb.ts';
import './base.css';

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      const hasEnded = error instanceof NotDone && error.status === 401 && queryKey[0] !== 'me';
      if (hasEnded) void queries.invalidateQueries({ queryKey: ['me'] });
    },
  }),
  defaultOptions: {
    queries: {
      // A warehouse may have no internet and still reach the server.
      networkMode: 'always',
      staleTime: 5_000,
      retry: (failures, error) => error instanceof NotDone && error.status === 0 && failures < 2,
    },
  },
});

const Look = ({ children }: { children: ReactNode }) => {
  const { language } = useLanguage();
  const isThumb = useThumb();
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      componentSize={isThumb ? 'large' : 'middle'}
      button={{ autoInsertSpace: false }}
    >
      <App className="app">{children}</App>
    </ConfigProvider>
  );
};

const container = document.getElementById('root');
if (!container) throw new Error('the page has no root');
createRoot(container).render(
  <StrictMode>
    <LanguageProvider>
      <Look>
        <ErrorBoundary>
          <QueryClientProvider client={queries}>
            <Session>
              <RouterProvider router={router} />
            </Session>
          </QueryClientProvider>
        </ErrorBoundary>
      </Look>
    </LanguageProvider>
  </StrictMode>,
);
