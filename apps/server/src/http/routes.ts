/** The addresses of the contract: which methods an address knows, so that another one is told instead of guessed at. */
import { contract } from '@tangram/contract';
import { z } from 'zod';

const routeShape = z.object({ '~orpc': z.object({ route: z.object({ method: z.string(), path: z.string() }) }) });

/** Routes that are not of the contract. */
const ours = [
  { method: 'GET', path: '/docs.json' },
  { method: 'GET', path: '/health' },
  { method: 'GET', path: '/inbox/news' },
  { method: 'GET', path: '/auth/get-session' },
  { method: 'POST', path: '/auth/sign-in/email' },
  { method: 'POST', path: '/auth/sign-out' },
  { method: 'POST', path: '/auth/sign-out-everywhere' },
] as const;

export interface RouteName {
  /** `network.me`; for those outside the contract their path. */
  readonly name: string;
  readonly method: string;
  /** Under /api, with `{names}` for what varies. */
  readonly path: string;
}

/** Every route of the API. */
export const routes: readonly RouteName[] = [
  ...Object.entries(contract).flatMap(([resource, procedures]) =>
    Object.entries(procedures).map(([name, procedure]): RouteName => {
      const { route } = routeShape.parse(procedure)['~orpc'];
      return { name: `${resource}.${name}`, method: route.method, path: route.path };
    }),
  ),
  ...ours.map((route) => ({ name: route.path, ...route })),
];

const matchers = routes.map(({ method, path }) => ({
  method,
  matches: new RegExp(`^/api${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
}));

/** The methods that an address under /api knows; empty when there is no such address. */
export function methodsOf(path: string): readonly string[] {
  const found = matchers.filter((route) => route.matches.test(path)).map((route) => route.method);
  return [...new Set(found)].sort();
}
