/**
 * The installed packages that must not be old, doubled or there at all, because of faults that are known in others.
 * Each bound names what happens below it.
 */
export type Installed = { readonly name: string; readonly version: string; readonly path: string };

/** The part of package-lock.json that these checks read. */
export type Lock = { readonly packages: Readonly<Record<string, LockEntry>> };

type LockEntry = {
  readonly link?: boolean;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

type Bound = { readonly atLeast: string; readonly because: string; readonly below?: string };

const bounds: Readonly<Record<string, Bound>> = {
  lib0: { atLeast: '0.2.119', because: 'a short message reads a neighbour’s memory' },
  yjs: { atLeast: '13.6.33', below: '14.0.0-0', because: '14 is a pre-release with another format' },
  'y-protocols': { atLeast: '1.0.7', because: 'older ones were never tried' },
  ws: { atLeast: '8.23.0', because: 'CVE-2026-48779, CVE-2026-45736' },
  'y-websocket': { atLeast: '3.1.0', because: 'final close codes' },
  hono: { atLeast: '4.13.19', because: 'GHSA-5r4p, CVE-2026-126357, GHSA-wmmm' },
  '@hono/node-server': { atLeast: '2.1.3', because: 'GHSA-rmxm' },
  'better-auth': { atLeast: '1.7.25', because: 'CVE-2026-110862, CVE-2025-61928' },
  '@tiptap/core': { atLeast: '3.31.3', because: 'CVE-2025-14284' },
  katex: { atLeast: '0.19.1', because: 'CVE-2024-28244' },
  mammoth: { atLeast: '1.13.0', because: 'CVE-2025-11849, CVE-2026-97151' },
  '@hocuspocus/server': { atLeast: '4.7.0', because: 'GHSA-xwhh-v746-pj9m' },
};

const never: readonly string[] = ['@y/y'];

/**
 * What only one workspace may list. The reference server believes every client, shows words before they are stored and
 * answers before it has read them; it is installed to be measured beside ours, and nothing of the product may rest on it.
 */
const measuredOnly: Readonly<Record<string, string>> = {
  '@y/websocket-server': 'apps/bench',
  '@hocuspocus/server': 'apps/bench',
};

/** Two copies of one of these and `instanceof` fails between them: words vanish without an error. */
const once: readonly string[] = [
  'yjs',
  'lib0',
  'y-protocols',
  'prosemirror-model',
  'prosemirror-state',
  'prosemirror-view',
  '@tiptap/core',
];

/** Packages that are released together, whose peers are exact; these others of the same scope are not. */
const inStep: Readonly<Record<string, readonly string[]>> = { '@tiptap/': ['@tiptap/y-tiptap'], '@orpc/': [] };

/** Everything that is wrong with what is installed, as sentences. */
export function versionComplaints(installed: readonly Installed[]): string[] {
  const tooOld = installed.flatMap(({ name, version, path }) => {
    const bound = bounds[name];
    if (bound === undefined) return [];
    const fits = compare(version, bound.atLeast) >= 0 && (!bound.below || compare(version, bound.below) < 0);
    return fits ? [] : [`${path} is ${version}, needed is ${bound.atLeast} or newer: ${bound.because}`];
  });
  const unwanted = installed.filter(({ name }) => never.includes(name)).map(({ path }) => `${path} is not to be used`);
  const doubled = once
    .map((name) => ({ name, copies: installed.filter((one) => one.name === name).length }))
    .filter(({ copies }) => copies !== 1)
    .map(({ name, copies }) => `${name} is installed ${copies} times, not once`);
  return [...tooOld, ...unwanted, ...doubled, ...outOfStep(installed)];
}

/**
 * Everything that a lockfile lacks, as sentences. One written over an existing installation leaves out what is made
 * for other platforms and sometimes more; `npm ci` then refuses it, or installs something that does not run.
 */
export function lockComplaints({ packages }: Lock): string[] {
  const locked = new Set(Object.keys(packages).map(nameAt));
  return Object.entries(packages).flatMap(([path, entry]) => {
    const isForeign = path.includes('node_modules/') && !entry.link;
    const unsealed = isForeign && entry.integrity === undefined ? [`${path} is locked without its integrity`] : [];
    const absent = Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !locked.has(name))
      .map((name) => `${path} needs ${name}, which is not locked`);
    return [...unsealed, ...absent];
  });
}

/** Every workspace that lists what is there to be measured and nothing else, as sentences. */
export function strayPeers({ packages }: Lock): string[] {
  return Object.entries(packages)
    .filter(([path]) => !path.includes('node_modules/'))
    .flatMap(([path, { dependencies, devDependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
        .filter((name) => measuredOnly[name] !== undefined && measuredOnly[name] !== path)
        .map((name) => `${path || 'the top level'} lists ${name}, which only ${measuredOnly[name]} may`),
    );
}

/** The name of the package that lies at a path. */
export function nameAt(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function outOfStep(installed: readonly Installed[]): string[] {
  return Object.entries(inStep).flatMap(([scope, others]) => {
    const together = installed.filter(({ name }) => name.startsWith(scope) && !others.includes(name));
    const versions = [...new Set(together.map(({ version }) => version))];
    return versions.length > 1 ? [`${scope}* is installed in several versions: ${versions.join(', ')}`] : [];
  });
}

/** Below zero, zero or above zero as `a` is older than, the same as or newer than `b`. A pre-release is older. */
function compare(a: string, b: string): number {
  const [coreA = '', preA] = a.split('-');
  const [coreB = '', preB] = b.split('-');
  const partsB = coreB.split('.').map(Number);
  const differences = coreA.split('.').map((part, index) => Number(part) - (partsB[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? Number(preB !== undefined) - Number(preA !== undefined);
}
