import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  parseSearchWith,
  redirect,
  stringifySearchWith,
} from '@tanstack/react-router';
import { Broken } from './Broken.tsx';
import { ListRoute } from './ListRoute.tsx';
import { Loading } from './Loading.tsx';
import { Shell } from './Shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: () => <Navigate to="/receive" replace /> });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/receive', replace: true });
  },
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

const trace = createRoute({
  getParentRoute: () => root,
  path: '/trace',
  validateSearch: texts('q', 'lot'),
  component: lazyRouteComponent(() => import('../modules/trace/screens/TracePage.tsx'), 'TracePage'),
});

const list = createRoute({
  getParentRoute: () => root,
  path: '/lists/$name',
  validateSearch: texts('ask'),
  component: ListRoute,
});

export const router = createRouter({
  // The search of an address is text: a lot number 1e5 or 00123 must not become a number.
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(String),
  routeTree: root.addChildren([home, receive, accept, ship, trace, list]),
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** What an address says, by the names a page knows. */
function texts<K extends string>(...names: readonly K[]) {
  return (search: Record<string, unknown>): { [N in K]?: string } =>
    // Built from the names, which the type repeats.
    Object.fromEntries(names.flatMap((name) => (search[name] === undefined ? [] : [[name, String(search[name])]]))) as {
      [N in K]?: string;
    };
}
