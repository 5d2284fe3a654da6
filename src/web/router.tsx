import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  parseSearchWith,
  stringifySearchWith,
} from '@tanstack/react-router';
import { work } from '#contract/work';
import { useAsk } from './ask.ts';
import { Broken } from './Broken.tsx';
import { Loading } from './Loading.tsx';
import { firstPageFor } from './pages.tsx';
import { Shell } from './Shell.tsx';
import { useMe } from './session.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: () => <Navigate to="/" replace /> });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: Home,
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: texts('kind'),
  component: lazyRouteComponent(() => import('../modules/work/screens/InboxPage.tsx'), 'InboxPage'),
});

const held = createRoute({
  getParentRoute: () => root,
  path: '/held/$id',
  component: lazyRouteComponent(() => import('../modules/work/screens/HeldPage.tsx'), 'HeldPage'),
});

const receive = createRoute({
  getParentRoute: () => root,
  path: '/receive',
  component: lazyRouteComponent(() => import('../modules/receiving/screens/ReceivePage.tsx'), 'ReceivePage'),
});

const accept = createRoute({
  getParentRoute: () => root,
  path: '/accept',
  component: lazyRouteComponent(() => import('../modules/acceptance/screens/AcceptPage.tsx'), 'AcceptPage'),
});

const ship = createRoute({
  getParentRoute: () => root,
  path: '/ship',
  validateSearch: texts('q', 'lot'),
  component: lazyRouteComponent(() => import('../modules/shipping/screens/ShipPage.tsx'), 'ShipPage'),
});

const holds = createRoute({
  getParentRoute: () => root,
  path: '/holds',
  component: lazyRouteComponent(() => import('../modules/warehouse/screens/HoldsPage.tsx'), 'HoldsPage'),
});

const trace = createRoute({
  getParentRoute: () => root,
  path: '/trace',
  validateSearch: texts('q', 'lot'),
  component: lazyRouteComponent(() => import('../modules/trace/screens/TracePage.tsx'), 'TracePage'),
});

const document = createRoute({
  getParentRoute: () => root,
  path: '/documents/$id',
  component: lazyRouteComponent(() => import('../modules/documents/screens/DocumentPage.tsx'), 'DocumentPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: texts('name'),
  component: lazyRouteComponent(() => import('../modules/settings/screens/SettingsPage.tsx'), 'SettingsPage'),
});

const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
  component: lazyRouteComponent(() => import('../modules/papers/screens/JobsPage.tsx'), 'JobsPage'),
});

export const router = createRouter({
  // The search of an address is text: a lot number 1e5 or 00123 must not become a number.
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(String),
  routeTree: root.addChildren([home, inbox, held, receive, accept, ship, trace, settings, jobs, document, holds]),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Everybody begins with what waits for them, else where their position does its work. */
function Home() {
  const { may } = useMe();
  const counts = useAsk(work.counts, {});
  if (counts.isLoading) return <Loading />;
  if (counts.data && counts.data.approve + counts.data.task > 0) return <Navigate to="/inbox" replace />;
  return <Navigate to={firstPageFor(may)?.path ?? '/trace'} replace />;
}

/** What an address says, by the names a page knows. */
function texts<K extends string>(...names: readonly K[]) {
  return (search: Record<string, unknown>): { [N in K]?: string } =>
    // Built from the names, which the type repeats.
    Object.fromEntries(names.flatMap((name) => (search[name] === undefined ? [] : [[name, String(search[name])]]))) as {
      [N in K]?: string;
    };
}
