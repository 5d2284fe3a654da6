import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Loading } from './Loading.tsx';
import { useLanguage } from './language.tsx';
import { notDone } from './not-done.ts';
import { Problem } from './Problem.tsx';

type Asked<T> = {
  data: T | undefined;
  error: Error | null;
  isPermitted: boolean;
  isLoading: boolean;
  refetch: () => unknown;
};

/** Shows what a query answered, that it is on its way, or why it did not come. */
export const Loaded = <T,>({ asked, children }: { asked: Asked<T>; children: (answer: T) => ReactNode }) => {
  const { say } = useLanguage();
  if (asked.data !== undefined) return children(asked.data);
  if (asked.error) {
    return (
      <div className="stack">
        <Problem problem={notDone(asked.error)} />
        <Button onClick={() => void asked.refetch()}>{say({ zh: '重试', en: 'Try again' })}</Button>
      </div>
    );
  }
  return asked.isLoading ? <Loading /> : null;
};

type More = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

/** The next page of a list that grows by key. */
export const LoadMore = ({ asked }: { asked: More }) => {
  const { say } = useLanguage();
  if (!asked.hasNextPage) return null;
  return (
    <Button block className="load-more" loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
      {say({ zh: '加载更多', en: 'Load more' })}
    </Button>
  );
};
