/**
 * Which way the arrows point: for each workspace, what it may import and what it may never touch. This is the table
 * of docs/architecture.md in a form that a test can read; a workspace that is not in it is refused.
 */
export type WorkspaceRule = {
  /** The workspaces below it that it may import, by their short name. */
  readonly below: readonly string[];
  /** Of these it may use the types only. */
  readonly typesOnly?: readonly string[];
  /** Of these it may use one door only, such as `sync/client`. */
  readonly onlyDoor?: Readonly<Record<string, string>>;
  /** The packages of other people it may import; absent where any declared one is welcome. */
  readonly packages?: RegExp;
  /** Packages that are welcome in one place only: where their path begins. */
  readonly packagesBehind?: Readonly<Record<string, string>>;
  /** Where it may import what it is told to, by an address that is handed in: where those paths begin. */
  readonly importsByAddress?: string;
  /** No Node, no timers, no clock and no chance: the hour and chance are handed in. */
  readonly pure?: boolean;
  /** Runs in a browser: no Node, but it may look at the clock. */
  readonly browser?: boolean;
  /** It is never shipped: all of it may use the `/testing` doors of others and what only development needs. */
  readonly looksFromOutside?: boolean;
};

const nothing = /^$/;

/** The rules by the workspace's folder. */
export const table: Readonly<Record<string, WorkspaceRule>> = {
  'packages/domain': { below: [], packages: nothing, pure: true },
  'packages/standards': { below: [], packages: nothing, pure: true },
  'packages/math-figures': { below: [], packages: nothing, pure: true },
  'packages/sync': {
    below: [],
    packages: /^(yjs|lib0|y-protocols|ws|better-sqlite3|pg|ioredis|y-websocket)$/,
    // The client's door stands beside a stock provider and names its type.
    packagesBehind: {
      'better-sqlite3': 'src/update-log/',
      pg: 'src/update-log/',
      ioredis: 'src/fan-out/',
      'y-websocket': 'client/',
    },
    importsByAddress: 'src/document-worker/',
  },
  'packages/plan': {
    below: ['domain', 'standards', 'math-figures'],
    packages: /^(@tiptap\/(core|pm|y-tiptap|extension-[a-z-]+)|yjs|fractional-indexing)$/,
    pure: true,
  },
  'packages/access': { below: ['domain'], packages: nothing, pure: true },
  'packages/contract': {
    below: ['domain', 'standards', 'plan', 'access'],
    packages: /^(zod|@orpc\/contract)$/,
    pure: true,
  },
  'packages/interchange': { below: ['domain', 'standards', 'plan', 'math-figures'], pure: true },
  'apps/server': {
    below: ['domain', 'standards', 'math-figures', 'sync', 'plan', 'access', 'contract', 'interchange'],
  },
  'apps/web': {
    below: ['domain', 'standards', 'math-figures', 'plan', 'access', 'sync', 'contract', 'interchange'],
    onlyDoor: { sync: 'client', interchange: 'clipboard' },
    typesOnly: ['contract'],
    browser: true,
  },
  'apps/setup': { below: [], packages: nothing },
  'apps/bench': { below: ['sync', 'plan', 'math-figures'], looksFromOutside: true },
  'apps/e2e': { below: [], looksFromOutside: true },
};

/** What may lie at the top of the checkout beside dotfiles. */
export const topLevel: readonly string[] = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'biome.json',
  'LICENSE',
  'README.md',
  'packages',
  'apps',
  'docs',
  'node_modules',
];
