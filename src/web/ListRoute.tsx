import { Navigate, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Loading } from './Loading.tsx';
import { listPages } from './list-pages.tsx';

/** The list an address names; another one leads home. */
export const ListRoute = () => {
  const { name } = useParams({ strict: false }) as { name?: string }; // The route of lists has this one parameter.
  const its = name === undefined ? undefined : listPages[name];
  if (!its) return <Navigate to="/" replace />;
  return (
    <Suspense fallback={<Loading />}>
      <its.page key={name} />
    </Suspense>
  );
};
