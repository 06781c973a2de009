/** A framework's way through a whole server: brought, read, brought anew, taken out as a file, removed. */
import type { FrameworkCard, ImportedFramework } from '@tangram/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts';

interface Read extends FrameworkCard {
  readonly items: readonly {
    id: string;
    code: string | null;
    statement: string;
    endsOn: string | null;
    depth: number;
  }[];
}

let house: TestHouse;
let principal: Guest;
let teacher: Guest;
beforeAll(async () => {
  house = await openHouse();
  [principal, teacher] = await Promise.all([house.as('Halima Farouk'), house.as('Imani Cole')]);
}, 30_000);
afterAll(() => house.tearDown(), 30_000);

const item = (identifier: string, fullStatement: string, more: object = {}) => ({
  identifier,
  fullStatement,
  humanCodingScheme: `6.${identifier}`,
  ...more,
});
const packageOf = (identifier: string, items: readonly object[]) => ({
  CFDocument: { identifier, title: `Framework ${identifier}`, creator: 'A state', 'x-ours': { kept: true } },
  CFItems: items,
  CFAssociations: [],
  'x-more': ['kept'],
});
const bring = (brought: object) =>
  principal.get<ImportedFramework>('POST', '/api/frameworks/import/case', { text: JSON.stringify(brought) });
const listed = async (who = teacher) =>
  (await who.get<{ frameworks: FrameworkCard[] }>('GET', '/api/frameworks')).frameworks;
const read = (id: string) => teacher.get<Read>('GET', `/api/frameworks/${id}`);

test('what a principal brings, every teacher of the network reads, with its words and its order', async () => {
  const brought = packageOf('a', [item('B', 'Use <b>ratios</b>'), item('A', 'Name 𝑑 parts')]);
  const { framework, outcome, added, notes } = await bring(brought);
  expect(outcome).toBe('new');
  expect(added.count).toBe(2);
  expect(notes.map(({ what }) => what)).toEqual(['2 standards are in no tree, and listed at the top.']);
  expect(framework).toMatchObject({
    identifier: 'a',
    title: 'Framework a',
    creator: 'A state',
    standing: 2,
    retired: 0,
    importedBy: 'Halima Farouk',
    version: 1,
  });
  expect(await listed()).toEqual([framework]);
  expect((await read(framework.id)).items.map(({ code, statement }) => `${code} ${statement}`)).toEqual([
    '6.A Name 𝑑 parts',
    '6.B Use ratios',
  ]);
  const file = await teacher.ask('GET', `/api/frameworks/${framework.id}/case`);
  expect(file.headers.get('content-type')).toContain('application/json');
  expect(file.headers.get('content-disposition')).toContain('Framework-a.case.json');
  expect(await file.json()).toEqual(brought);
});

test('brought anew it says what changed, keeps what is gone as retired, and the same again changes nothing', async () => {
  const first = await bring(packageOf('b', [item('1', 'Old words'), item('2', 'Stays'), item('3', 'Goes')]));
  const anew = packageOf('b', [item('1', 'New words'), item('2', 'Stays'), item('4', 'Comes')]);
  const second = await bring(anew);
  expect(second.outcome).toBe('updated');
  expect(second.added).toEqual({ count: 1, first: [{ name: '6.4', before: null, now: 'Comes' }] });
  expect(second.changed).toEqual({ count: 1, first: [{ name: '6.1', before: 'Old words', now: 'New words' }] });
  expect(second.retired).toEqual({ count: 1, first: [{ name: '6.3', before: 'Goes', now: null }] });
  expect(second.framework).toMatchObject({ id: first.framework.id, standing: 3, retired: 1, version: 2 });
  const gone = (await read(first.framework.id)).items.find(({ id }) => id === '3');
  expect(gone).toMatchObject({ statement: 'Goes', endsOn: new Date().toISOString().slice(0, 10) });

  const third = await bring(anew);
  expect(third).toMatchObject({
    outcome: 'same',
    framework: second.framework,
    added: { count: 0 },
    retired: { count: 0 },
  });
});

test('brought by two at once, one after the other stands, and nothing of either is lost', async () => {
  const forms = ['x', 'y', 'z'].map((id) => packageOf('c', [item(id, `About ${id}`)]));
  const outcomes = await Promise.all(forms.map(bring));
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['new', 'updated', 'updated']);
  const [stands] = (await listed()).filter(({ identifier }) => identifier === 'c');
  expect(stands).toMatchObject({ standing: 1, retired: 2, version: 3 });
  expect((await read(stands?.id ?? '')).items.map(({ id }) => id).sort()).toEqual(['x', 'y', 'z']);
});

test('removed it is gone from every list, and brought again it is the same by its own name', async () => {
  const brought = packageOf('d', [item('1', 'Words')]);
  const { framework } = await bring(brought);
  await principal.get('POST', `/api/frameworks/${framework.id}/delete`, {});
  expect((await listed()).map(({ identifier }) => identifier)).not.toContain('d');
  for (const path of ['', '/case']) {
    expect((await teacher.ask('GET', `/api/frameworks/${framework.id}${path}`)).status).toBe(404);
  }
  expect((await principal.ask('POST', `/api/frameworks/${framework.id}/delete`, {})).status).toBe(404);
  expect((await bring(brought)).outcome).toBe('new');
});

describe('what is no framework is refused in a sentence, and nothing changes', () => {
  test.each([
    ['no JSON', 'words', 'not complete JSON'],
    ['another JSON', '{"rows":[]}', 'not a CASE package'],
    ['nested too deeply', '['.repeat(1_000_000), 'nested too deeply'],
    [
      'too many standards',
      `{"CFDocument":{"identifier":"e"},"CFItems":[${'{},'.repeat(10_000)}{}]}`,
      '10001 standards; at most 10000',
    ],
  ])('%s', async (_, text, says) => {
    const before = await listed();
    const answer = await principal.ask('POST', '/api/frameworks/import/case', { text });
    expect(answer.status).toBe(422);
    expect((await answer.json()).message).toContain(says);
    expect(await listed()).toEqual(before);
  });

  test('A22: keys that would be prototypes are words like others', async () => {
    const text =
      '{"CFDocument":{"identifier":"f","__proto__":{"polluted":1}},"CFItems":[{"__proto__":{"polluted":1},"identifier":"i"}]}';
    const answer = await principal.ask('POST', '/api/frameworks/import/case', { text });
    const { framework }: ImportedFramework = await answer.json();
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    const file = await teacher.ask('GET', `/api/frameworks/${framework.id}/case`);
    expect(await file.text()).toBe(text);
  });

  test('more than 8 MiB, and more than a body may weigh', async () => {
    const characters = 8 * 1024 * 1024;
    const ask = (text: string) => principal.ask('POST', '/api/frameworks/import/case', { text });
    expect((await ask('x'.repeat(characters + 1))).status).toBe(422);
    expect((await ask('x'.repeat(characters * 1.5))).status).toBe(413);
  });
});
