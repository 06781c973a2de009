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

const pages: Record<ScreenName, RouteComponent> = {
  desk: lazyRouteComponent(() => import('./pages/DeskPage.tsx'), 'DeskPage'),
  plans: lazyRouteComponent(() => import('./pages/PlansPage.tsx'), 'PlansPage'),
  importPlan: lazyRouteComponent(() => import('./pages/ImportPage.tsx'), 'ImportPage'),
  plan: lazyRouteComponent(() => import('./pages/PlanPage.tsx'), 'PlanPage'),
  printPlan: lazyRouteComponent(() => import('./pages/PlanPage.tsx'), 'PrintPlanPage'),
  standards: lazyRouteComponent(() => import('./pages/StandardsPage.tsx'), 'StandardsPage'),
  inbox: lazyRouteComponent(() => import('./pages/InboxPage.tsx'), 'InboxPage'),
  people: lazyRouteComponent(() => import('./pages/PeoplePage.tsx'), 'PeoplePage'),
  settings: lazyRouteComponent(() => import('./pages/SettingsPage.tsx'), 'SettingsPage'),
  unsubscribe: lazyRouteComponent(() => import('./pages/UnsubscribePage.tsx'), 'UnsubscribePage'),
  signIn: lazyRouteComponent(() => import('./pages/SignInPage.tsx'), 'SignInPage'),
  setUp: lazyRouteComponent(() => import('./pages/SetUpPage.tsx'), 'SetUpPage'),
  invitation: lazyRouteComponent(() => import('./pages/InvitationPage.tsx'), 'InvitationPage'),
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

export const router = createRouter({ routeTree: rootRoute.addChildren(routes), defaultPreload: 'intent' });
