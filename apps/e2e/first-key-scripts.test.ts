/**
 * The scripts that must have come before the first key can be typed: the page's entry and the plan page, with all that they import
 * at once. Nobody on a slow school network waits for what they have not opened yet.
 */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse } from './testing/house.ts';

const firstKeyBytesMax = 430_000;

/** What comes later: how the name of its script begins, or words that only its code says. */
const comesLater = [
  ['KaTeX', 'katex-html'],
  ['MathLive', 'mathlive-'],
  ['the drawing of figures', 'Shaded rows and columns'],
  ['the editor of figures', 'FigureEditor-'],
  ['the reading of what is pasted', 'mso-list'],
  ['the paper', 'PrintDesk-'],
  ['sharing', 'ShareDialog-'],
  ['finding', 'FindBar-'],
  ['the threads beside the page', 'Discussion-'],
  ['Review', 'ReviewPanel-'],
] as const;

/** Pages from where people come to a plan. */
const pagesAround = [
  'DeskPage-',
  'PlansPage-',
  'InboxPage-',
  'PeoplePage-',
  'SettingsPage-',
  'StandardsPage-',
  'NewPlanDialog-',
];

let house: House;
let entry = '';
let planPage = '';
let askedFor: readonly string[] = [];
const scripts = new Map<string, string>();
const first = new Set<string>();

beforeAll(async () => {
  house = await openHouse({ TANGRAM_DEMO: '0' });
  const page = await read('/');
  entry = onlyMatch(page, /<script[^>]+src="\/(assets\/[^"]+\.js)"/g);
  await fetchAll(entry);
  askedFor = (matches(page, /<meta name="plan-page" content="([^"]+)"/g)[0] ?? '').split(' ');
  planPage = onlyMatch(scripts.get(entry) ?? '', /import\(["'`]\.\/(PlanPage-[\w-]+\.js)["'`]\)/g);
  for (const name of [entry, `assets/${planPage}`]) addWithImports(name, first);
});

afterAll(() => house?.tearDown());

test('the scripts before the first key weigh at most 430 kB, compressed', () => {
  const weights = [...first].map((name) => ({ name, bytes: gzipSync(scripts.get(name) ?? '').length }));
  const total = weights.reduce((sum, { bytes }) => sum + bytes, 0);
  const heaviest = weights.sort((one, other) => other.bytes - one.bytes).slice(0, 8);
  const list = heaviest.map(({ name, bytes }) => `  ${bytes} ${name}`).join('\n');
  expect(total, `the heaviest of ${first.size} scripts:\n${list}\n`).toBeLessThanOrEqual(firstKeyBytesMax);
});

test('what the first key needs is among them', () => {
  for (const telltale of ['Minified React error', 'ProseMirror', 'Yjs was already imported'])
    expect(scriptsOf(telltale).filter((name) => first.has(name)).length, telltale).toBeGreaterThan(0);
});

test.each(comesLater)('%s comes later', (_, telltale) => {
  const having = scriptsOf(telltale);
  expect(having, `no script is called so or says “${telltale}”`).not.toEqual([]);
  expect(having.filter((name) => first.has(name))).toEqual([]);
});

test('all that a plan’s page needs is asked for before the page has begun to run', async () => {
  const needed = [...first].filter((name) => name !== entry).map((name) => `/${name}`);
  expect(askedFor.filter((file) => file.endsWith('.js')).sort()).toEqual(needed.sort());
  expect(needed.length).toBeLessThanOrEqual(3);
  for (const file of askedFor) expect((await fetch(`${house.origin}${file}`)).status, file).toBe(200);
});

test.each(pagesAround)('%s does not wait for the page of a plan', (begins) => {
  const [name = ''] = scriptsOf(begins);
  const needed = new Set<string>();
  addWithImports(name, needed);
  expect(needed.size).toBeGreaterThan(1);
  expect(needed).not.toContain(`assets/${planPage}`);
});

/** The scripts whose name begins like this or that say it. */
function scriptsOf(telltale: string): string[] {
  return [...scripts]
    .filter(([name, text]) =>
      telltale.endsWith('-') && /^[A-Z]/.test(telltale)
        ? name.startsWith(`assets/${telltale}`)
        : text.includes(telltale),
    )
    .map(([name]) => name);
}

async function read(path: string): Promise<string> {
  const answer = await fetch(`${house.origin}${path}`);
  expect(answer.status, path).toBe(200);
  return answer.text();
}

/** A script and every other that it can ever load. */
async function fetchAll(name: string): Promise<void> {
  if (scripts.has(name)) return;
  scripts.set(name, '');
  const text = await read(`/${name}`);
  scripts.set(name, text);
  const named = [...staticImports(text), ...matches(text, /import\(["'`]\.\/([\w.-]+\.js)["'`]\)/g)];
  await Promise.all(named.map((other) => fetchAll(`assets/${other}`)));
}

function addWithImports(name: string, to: Set<string>): void {
  if (to.has(name)) return;
  to.add(name);
  for (const other of staticImports(scripts.get(name) ?? '')) addWithImports(`assets/${other}`, to);
}

/** `import … from "./x.js"`, `export … from "./x.js"` and `import "./x.js"`, as the build writes them. */
const staticImports = (text: string) => matches(text, /(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g);

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

function onlyMatch(text: string, pattern: RegExp): string {
  const found = [...new Set(matches(text, pattern))];
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}
