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

const reservations = createRoute({
  getParentRoute: () => root,
  path: '/reservations',
  validateSearch: texts('open'),
  component: lazyRouteComponent(() => import('../modules/shipping/screens/ReservationsPage.tsx'), 'ReservationsPage'),
});

const move = createRoute({
  getParentRoute: () => root,
  path: '/move',
  component: lazyRouteComponent(() => import('../modules/warehouse/screens/MovePage.tsx'), 'MovePage'),
});

const containers = createRoute({
  getParentRoute: () => root,
  path: '/containers',
  validateSearch: texts('q', 'container'),
  component: lazyRouteComponent(() => import('../modules/warehouse/screens/ContainersPage.tsx'), 'ContainersPage'),
});

const holds = createRoute({
  getParentRoute: () => root,
  path: '/holds',
  component: lazyRouteComponent(() => import('../modules/warehouse/screens/HoldsPage.tsx'), 'HoldsPage'),
});

const sites = createRoute({
  getParentRoute: () => root,
  path: '/sites',
  component: lazyRouteComponent(() => import('../modules/warehouse/screens/SitesPage.tsx'), 'SitesPage'),
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

/** A page that is a list; what it is asked stands in its address. */
const listAt = <const P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, validateSearch: texts('ask', 'open'), component });

const listPages = [
  listAt(
    '/lists/partners',
    lazyRouteComponent(() => import('../modules/partners/screens/PartnerList.tsx'), 'PartnerList'),
  ),
  listAt(
    '/lists/products',
    lazyRouteComponent(() => import('../modules/catalog/screens/ProductList.tsx'), 'ProductList'),
  ),
  listAt(
    '/lists/lots',
    lazyRouteComponent(() => import('../modules/warehouse/screens/LotList.tsx'), 'LotList'),
  ),
  listAt(
    '/lists/stock',
    lazyRouteComponent(() => import('../modules/warehouse/screens/StockList.tsx'), 'StockList'),
  ),
  listAt(
    '/lists/receipts',
    lazyRouteComponent(() => import('../modules/receiving/screens/ReceiptList.tsx'), 'ReceiptList'),
  ),
  listAt(
    '/lists/acceptances',
    lazyRouteComponent(() => import('../modules/acceptance/screens/AcceptanceList.tsx'), 'AcceptanceList'),
  ),
  listAt(
    '/lists/deliveries',
    lazyRouteComponent(() => import('../modules/shipping/screens/DeliveryList.tsx'), 'DeliveryList'),
  ),
  listAt(
    '/lists/deadlines',
    lazyRouteComponent(() => import('../modules/work/screens/DeadlineList.tsx'), 'DeadlineList'),
  ),
  listAt(
    '/lists/documents',
    lazyRouteComponent(() => import('../modules/lists/screens/DocumentList.tsx'), 'DocumentList'),
  ),
  listAt(
    '/lists/journal',
    lazyRouteComponent(() => import('../modules/lists/screens/JournalList.tsx'), 'JournalList'),
  ),
] as const;
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: texts('name'),
  component: lazyRouteComponent(() => import('../modules/settings/screens/SettingsPage.tsx'), 'SettingsPage'),
});

const personnel = [
  listAt(
    '/people',
    lazyRouteComponent(() => import('../modules/staff/screens/PeopleList.tsx'), 'PeopleList'),
  ),
  createRoute({
    getParentRoute: () => root,
    path: '/people/$id',
    component: lazyRouteComponent(() => import('../modules/staff/screens/PersonPage.tsx'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sessions',
    component: lazyRouteComponent(() => import('../modules/staff/screens/MySessionsPage.tsx'), 'MySessionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/positions',
    validateSearch: texts('name'),
    component: lazyRouteComponent(() => import('../modules/staff/screens/PositionsPage.tsx'), 'PositionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/company',
    component: lazyRouteComponent(() => import('../modules/setup/screens/CompanyPage.tsx'), 'CompanyPage'),
  }),
] as const;

const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
  component: lazyRouteComponent(() => import('../modules/papers/screens/JobsPage.tsx'), 'JobsPage'),
});

const imports = createRoute({
  getParentRoute: () => root,
  path: '/import',
  validateSearch: texts('of'),
  component: lazyRouteComponent(() => import('../modules/papers/screens/ImportPage.tsx'), 'ImportPage'),
});

export const router = createRouter({
  // The search of an address is text: a lot number 1e5 or 00123 must not become a number.
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(String),
  routeTree: root.addChildren([
    ...[home, inbox, held, receive, accept, ship, reservations, move, containers, trace, settings],
    ...[jobs, imports, document, holds, sites],
    ...listPages,
    ...personnel,
  ]),
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
