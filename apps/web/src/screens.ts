/**
 * Every screen, for the tests that visit them all: its path, who may see it, and what is in the tab's title.
 *
 * routes.tsx makes its routes from this table, so a screen that is not listed here does not exist.
 */
export interface Screen {
  /** A path as the router reads it; `$planId` stands for a plan's id. */
  readonly path: string;
  /** `anyone` sees it signed in or not, `signedOut` is sent on when signed in, `signedIn` must sign in first. */
  readonly seenBy: 'anyone' | 'signedOut' | 'signedIn';
  readonly title: string;
}

export const screens = {
  desk: { path: '/', seenBy: 'signedIn', title: 'Desk' },
  plans: { path: '/plans', seenBy: 'signedIn', title: 'Plans' },
  importPlan: { path: '/plans/import', seenBy: 'signedIn', title: 'New plan from a Markdown file' },
  plan: { path: '/plans/$planId', seenBy: 'signedIn', title: 'Plan' },
  printPlan: { path: '/plans/$planId/print', seenBy: 'signedIn', title: 'Print' },
  standards: { path: '/standards', seenBy: 'signedIn', title: 'Standards' },
  inbox: { path: '/inbox', seenBy: 'signedIn', title: 'Inbox' },
  people: { path: '/people', seenBy: 'signedIn', title: 'People' },
  settings: { path: '/settings', seenBy: 'signedIn', title: 'Settings' },
  unsubscribe: { path: '/unsubscribe/$token', seenBy: 'anyone', title: 'Stop e-mail' },
  signIn: { path: '/sign-in', seenBy: 'signedOut', title: 'Sign in' },
  setUp: { path: '/set-up', seenBy: 'anyone', title: 'Set up Tangram' },
  invitation: { path: '/invitation', seenBy: 'anyone', title: 'Your invitation' },
  notFound: { path: '/$', seenBy: 'anyone', title: 'Not found' },
} as const satisfies Record<string, Screen>;

export type ScreenName = keyof typeof screens;
