/** The routes, made from the table of screens: one component for each; only the desk's code is there from the beginning. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router';

import { Frame } from './pages/Frame.tsx';
import { NotFoundPage } from './pages/NotFoundPage.tsx';
import { type ScreenName, screens } from './screens.ts';
import { PageFailed } from './ui/PageFailed.tsx';

/** The router would reload the page by itself, which leads nowhere without a connection: under another name, PageFailed asks first. */
function notLoaded(cause: unknown): never {
  throw new Error(`this page: ${String(cause)}`, { cause });
}

const pages: Record<ScreenName, RouteComponent> = {
  desk: lazyRouteComponent(() => import('./pages/DeskPage.tsx').catch(notLoaded), 'DeskPage'),
  plans: lazyRouteComponent(() => import('./pages/PlansPage.tsx').catch(notLoaded), 'PlansPage'),
  importPlan: lazyRouteComponent(() => import('./pages/ImportPage.tsx').catch(notLoaded), 'ImportPage'),
  plan: lazyRouteComponent(() => import('./pages/PlanPage.tsx').catch(notLoaded), 'PlanPage'),
  printPlan: lazyRouteComponent(() => import('./pages/PlanPage.tsx').catch(notLoaded), 'PrintPlanPage'),
  standards: lazyRouteComponent(() => import('./pages/StandardsPage.tsx').catch(notLoaded), 'StandardsPage'),
  inbox: lazyRouteComponent(() => import('./pages/InboxPage.tsx').catch(notLoaded), 'InboxPage'),
  people: lazyRouteComponent(() => import('./pages/PeoplePage.tsx').catch(notLoaded), 'PeoplePage'),
  settings: lazyRouteComponent(() => import('./pages/SettingsPage.tsx').catch(notLoaded), 'SettingsPage'),
  unsubscribe: lazyRouteComponent(() => import('./pages/UnsubscribePage.tsx').catch(notLoaded), 'UnsubscribePage'),
  signIn: lazyRouteComponent(() => import('./pages/SignInPage.tsx').catch(notLoaded), 'SignInPage'),
  setUp: lazyRouteComponent(() => import('./pages/SetUpPage.tsx').catch(notLoaded), 'SetUpPage'),
  invitation: lazyRouteComponent(() => import('./pages/InvitationPage.tsx').catch(notLoaded), 'InvitationPage'),
  notFound: NotFoundPage,
};

const rootRoute = createRootRoute({
  component: Frame,
  errorComponent: PageFailed,
  notFoundComponent: NotFoundPage,
});

const routes = (Object.keys(screens) as ScreenName[]).map((name) =>
  createRoute({ getParentRoute: () => rootRoute, path: screens[name].path, component: pages[name] }),
);

export const router = createRouter({
  routeTree: rootRoute.addChildren(routes),
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailed,
});
