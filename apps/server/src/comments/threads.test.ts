/** Comments on a plan: by somebody whose socket only reads, on words, sections and the whole; and what is refused. */
import type { Thread } from '@tangram/contract';
import { addRow, removeRow } from '@tangram/plan';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { makePlan, openPage, type Page } from '../testing/page.ts';
import { until } from '../testing/until.ts';

let house: TestHouse;
let ana: Guest;
let theo: Guest;
let mei: Guest;
let plan: string;
const section = 'bigIdeas';

beforeAll(async () => {
  house = await openHouse();
  [ana, theo, mei] = await Promise.all([house.as('Imani Cole'), house.as('Theo Brandt'), house.as('Mei Tanaka')]);
}, 60_000);
afterAll(() => house.tearDown(), 30_000);
beforeEach(async () => {
  plan = randomId();
  await makePlan(ana, 'unit', 'Ratios', plan);
  for (const [one, access] of [
    [theo, 'comment'],
    [mei, 'view'],
  ] as const) {
    await ana.get('POST', `/api/plans/${plan}/collaborators`, { personId: one.id, access });
  }
});

/** The first text in the section's body, or null while there is none. */
function findText(page: Page): Y.XmlText | null {
  const map = page.doc.getMap('sections').get(section);
  const body = map instanceof Y.Map ? map.get('body') : null;
  const find = (type: Y.XmlFragment): Y.XmlText | null => {
    for (const child of type.toArray()) {
      if (child instanceof Y.XmlText && child.length > 0) return child;
      const inside = child instanceof Y.XmlElement ? find(child) : null;
      if (inside !== null) return inside;
    }
    return null;
  };
  return body instanceof Y.XmlFragment ? find(body) : null;
}

function textOf(page: Page): Y.XmlText {
  const found = findText(page);
  if (found === null) throw new Error('the section has no text');
  return found;
}

/** Ana writes these words into the section. Resolves when the server has them. */
async function write(words: string): Promise<Page> {
  const page = await openPage(house, ana, plan);
  const map = page.doc.getMap('sections').get(section);
  const body = map instanceof Y.Map ? map.get('body') : null;
  if (!(body instanceof Y.XmlFragment)) throw new Error('no body');
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  body.insert(0, [paragraph]);
  // A comment on them may overtake them on another socket.
  const reader = await openPage(house, mei, plan);
  await reader.sees('the words', () => findText(reader)?.toString() === words);
  await reader.leave();
  return page;
}

const base64 = (position: Y.RelativePosition) => Buffer.from(Y.encodeRelativePosition(position)).toString('base64');
function placeOf(page: Page, quote: string) {
  const text = textOf(page);
  const words = text
    .toDelta()
    .map((run: { insert: string }) => run.insert)
    .join('');
  const from = words.indexOf(quote);
  return {
    kind: 'words',
    sectionId: section,
    from: base64(Y.createRelativePositionFromTypeIndex(text, from)),
    to: base64(Y.createRelativePositionFromTypeIndex(text, from + quote.length)),
    quote,
  };
}
/** The words that carry the thread's mark. */
function marked(page: Page, thread: string): string {
  const runs: { insert: string; attributes?: object }[] = textOf(page).toDelta();
  return runs
    .filter((run) => JSON.stringify(run.attributes ?? {}).includes(thread))
    .map((run) => run.insert)
    .join('');
}
const start = (who: Guest, place: object, more: object = {}) =>
  who.ask('POST', `/api/plans/${plan}/threads`, {
    threadId: randomId(),
    commentId: randomId(),
    place,
    text: 'Do you mean times the same number?',
    ...more,
  });

describe('a comment on words, by somebody who cannot write', () => {
  test('is marked in the text by the server, seen by all at once, and asked for again it is one', async () => {
    const hers = await write('It stays true when both are multiplied by the same number.');
    const his = await openPage(house, theo, plan);
    await his.sees('her words', () => findText(his) !== null);
    const ids = { threadId: randomId(), commentId: randomId() };
    const place = placeOf(his, 'the same number');
    const answer = await start(theo, place, ids);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      id: ids.threadId,
      quote: 'the same number',
      sectionId: section,
      resolved: null,
      comments: [{ id: ids.commentId, author: { name: 'Theo Brandt' }, deleted: false }],
    });
    await hers.sees('the mark', () => marked(hers, ids.threadId) === 'the same number');
    await hers.sees('the telling', () => hers.told.some((telling) => Object(telling).about === 'threads'));
    expect((await start(theo, place, ids)).status).toBe(200);
    expect(await ana.get<Thread[]>('GET', `/api/plans/${plan}/threads`)).toHaveLength(1);

    const path = `/api/plans/${plan}/threads/${ids.threadId}`;
    await ana.get('POST', `${path}/replies`, { commentId: randomId(), text: 'Yes.' });
    expect(await theo.get<Thread>('POST', `${path}/resolve`, {})).toMatchObject({
      resolved: { by: { name: 'Theo Brandt' } },
      comments: [{}, { text: 'Yes.', author: { name: 'Imani Cole' } }],
    });
    expect(await ana.get<Thread>('POST', `${path}/reopen`, {})).toMatchObject({
      resolved: null,
      reopened: { by: { name: 'Imani Cole' } },
    });
    await Promise.all([hers.leave(), his.leave()]);
  });

  test('A2, B40: his own bytes change nothing, whatever they say', async () => {
    const hers = await write('These words are hers.');
    const his = await openPage(house, theo, plan);
    await his.sees('her words', () => findText(his) !== null);
    const before = Y.encodeStateVector(hers.doc);
    textOf(his).insert(0, 'FORGED ');
    his.send(0, 1, Y.encodeStateAsUpdate(his.doc));
    const update = new Y.Doc();
    update.getMap('sections').set('overview', 'gone');
    his.send(0, 2, Y.encodeStateAsUpdate(update));
    await start(theo, { kind: 'plan' });
    await hers.sees('his comment, which came after', () =>
      hers.told.some((telling) => Object(telling).about === 'threads'),
    );
    expect([...Y.encodeStateVector(hers.doc)]).toEqual([...before]);
    const newcomer = await openPage(house, ana, plan);
    expect(textOf(newcomer).toString()).toBe('These words are hers.');
    await Promise.all([hers.leave(), his.leave(), newcomer.leave()]);
  });

  test('on words that were changed meanwhile is refused, and leaves nothing', async () => {
    const hers = await write('A ratio compares two quantities.');
    const his = await openPage(house, theo, plan);
    await his.sees('her words', () => findText(his) !== null);
    const place = placeOf(his, 'two quantities');
    textOf(hers).delete(17, 3);
    await his.sees('the change', () => textOf(his).toString() === 'A ratio compares  quantities.');
    const answer = await start(theo, place);
    expect(answer.status).toBe(409);
    expect(await theo.get('GET', `/api/plans/${plan}/threads`)).toEqual([]);
    for (const wrong of [
      { ...place, from: 'AAAA', to: 'AAAA' },
      { ...place, from: '%%%', to: '' },
      { ...place, quote: 'other words' },
    ]) {
      expect((await start(theo, wrong)).status).toBe(409);
    }
    expect((await start(theo, { ...place, sectionId: 'nowhere' })).status).toBe(404);
    await Promise.all([hers.leave(), his.leave()]);
  });

  test('deleted with its last comment, its mark goes too', async () => {
    const hers = await write('Meet them first where they live.');
    const ids = { threadId: randomId(), commentId: randomId() };
    await start(ana, placeOf(hers, 'where they live'), ids);
    await hers.sees('the mark', () => marked(hers, ids.threadId) === 'where they live');
    const path = `/api/plans/${plan}/threads/${ids.threadId}/comments/${ids.commentId}/delete`;
    expect((await theo.ask('POST', path, {})).status).toBe(404);
    expect(await ana.get('POST', path, {})).toBeNull();
    await hers.sees('that it is gone', () => marked(hers, ids.threadId) === '');
    expect((await ana.ask('POST', path, {})).status).toBe(404);
    expect(await ana.get('GET', `/api/plans/${plan}/threads`)).toEqual([]);
    await hers.leave();
  });
});

test('a mark whose thread is gone, brought back by an editor, is taken away when the plan falls quiet', async () => {
  const hers = await write('Words that two threads were about.');
  const [kept, gone] = [
    { threadId: randomId(), commentId: randomId() },
    { threadId: randomId(), commentId: randomId() },
  ];
  expect((await start(ana, placeOf(hers, 'two threads'), kept)).status).toBe(200);
  expect((await start(ana, placeOf(hers, 'Words'), gone)).status).toBe(200);
  await hers.sees('the mark', () => marked(hers, gone.threadId) === 'Words');
  const text = textOf(hers);
  const [run]: { attributes?: Record<string, object> }[] = text.toDelta();
  await ana.get('POST', `/api/plans/${plan}/threads/${gone.threadId}/comments/${gone.commentId}/delete`, {});
  await hers.sees('that it is gone', () => marked(hers, gone.threadId) === '');
  text.format(0, 5, run?.attributes ?? {});
  expect(marked(hers, gone.threadId)).toBe('Words');
  await hers.sees('that it is gone again', () => marked(hers, gone.threadId) === '');
  expect(marked(hers, kept.threadId)).toBe('two threads');
  await hers.leave();
});

describe('what else can be commented on', () => {
  test('a whole section and the whole plan', async () => {
    expect((await start(theo, { kind: 'section', sectionId: section })).status).toBe(200);
    expect((await start(theo, { kind: 'plan' })).status).toBe(200);
    expect((await start(theo, { kind: 'section', sectionId: 'nowhere' })).status).toBe(404);
    const threads = await mei.get<Thread[]>('GET', `/api/plans/${plan}/threads`);
    expect(threads.map(({ sectionId, quote }) => [sectionId, quote])).toEqual([
      [section, ''],
      [null, ''],
    ]);
    const { shared } = await mei.get<{ shared: { id: string; openThreads: number }[] }>('GET', '/api/plans');
    expect(shared.find(({ id }) => id === plan)?.openThreads).toBe(2);
  });
});

describe('what a thread stands on', () => {
  const threadNow = async (id: string) =>
    (await ana.get<Thread[]>('GET', `/api/plans/${plan}/threads`)).find((thread) => thread.id === id);

  const takenBy = (id: string) => async () => (await threadNow(id))?.gone?.by?.name;

  test('a field, a title and one chip of a list, with what they say; what there is not is refused', async () => {
    const page = await openPage(house, ana, plan);
    const standards = { section: 'standards', field: 'focusStandards' };
    addRow(page.doc, standards.section as never, standards.field, { id: 'row', columns: { code: '6.RP.A.3' } }, 'me');
    const on = (field: string, sectionId: string, row?: string) => ({
      kind: 'field',
      sectionId,
      field,
      ...(row && { row }),
    });
    const chip = randomId();
    const answered = (place: object, threadId: string) => async () => (await start(theo, place, { threadId })).status;
    await until(answered(on('focusStandards', 'standards', 'row'), chip), (status) => status === 200);
    expect((await start(theo, on('grade', 'overview'))).status).toBe(200);
    expect((await start(theo, on('title', 'overview'))).status).toBe(200);
    const threads = await mei.get<Thread[]>('GET', `/api/plans/${plan}/threads`);
    expect(threads.map(({ about, field, row, quote }) => [about, field, row, quote])).toEqual([
      ['field', 'focusStandards', 'row', '6.RP.A.3'],
      ['field', 'grade', null, 'Grade 6'],
      ['field', 'title', null, 'Ratios'],
    ]);
    for (const place of [
      on('nonsense', 'overview'),
      on('focusStandards', 'standards', 'other'),
      on('title', section),
    ]) {
      expect((await start(theo, place)).status).toBe(404);
    }
    removeRow(page.doc, standards.section as never, standards.field, 'row', 'me');
    await until(takenBy(chip), (name) => name === 'Imani Cole');
    await page.leave();
  });

  test('words that are gone: who took them, as the log has it; and whoever may puts the thread on others', async () => {
    const hers = await write('It stays true for the same number.');
    const threadId = randomId();
    await start(theo, placeOf(hers, 'the same number'), { threadId });
    await hers.sees('the mark', () => marked(hers, threadId) === 'the same number');
    textOf(hers).delete(18, 15);
    await until(takenBy(threadId), (name) => name === 'Imani Cole');
    expect(await threadNow(threadId)).toMatchObject({ quote: 'the same number', attached: null });

    const attach = (who: Guest, place: object) =>
      who.ask('POST', `/api/plans/${plan}/threads/${threadId}/attach`, { place });
    const halima = await house.as('Halima Farouk');
    await ana.get('POST', `/api/plans/${plan}/collaborators`, { personId: halima.id, access: 'comment' });
    expect((await attach(halima, placeOf(hers, 'stays true'))).status).toBe(403);
    expect((await attach(theo, { ...placeOf(hers, 'stays true'), quote: 'other words' })).status).toBe(409);
    expect(await (await attach(theo, placeOf(hers, 'stays true'))).json()).toMatchObject({
      quote: 'stays true',
      gone: null,
      attached: { by: { name: 'Theo Brandt' }, firstQuote: 'the same number' },
    });
    await hers.sees('the mark', () => marked(hers, threadId) === 'stays true');
    // Nothing that the server looks after later takes it back.
    const seen = hers.told.length;
    await hers.sees('that the plan fell quiet', () =>
      hers.told.slice(seen).some((one) => Object(one).about === 'plan'),
    );
    expect(marked(hers, threadId)).toBe('stays true');
    await hers.leave();
  });

  test('a formula of its own, and a mark on words that it is not about is taken off', async () => {
    const hers = await write('The ratio holds for all.');
    const formula = new Y.XmlElement('formula');
    formula.setAttribute('latex', 'a:b');
    const line = textOf(hers).parent;
    if (!(line instanceof Y.XmlElement)) throw new Error('no line');
    line.insert(1, [formula]);
    const at = base64(Y.createRelativePositionFromTypeIndex(line, 1));
    const place = { kind: 'element', sectionId: section, about: 'formula', at, quote: '$a:b$' };
    const threadId = randomId();
    await until(
      async () => (await start(theo, place, { threadId })).status,
      (status) => status === 200,
    );
    await hers.sees('the formula', () => formula.getAttribute('threads') === threadId);
    expect(await threadNow(threadId)).toMatchObject({ about: 'formula', quote: '$a:b$' });
    expect((await start(theo, { ...place, quote: '$a:c$' })).status).toBe(409);
    textOf(hers).format(4, 5, { 'comment--AAAAAAAA': { thread: threadId } });
    expect(marked(hers, threadId)).toBe('ratio');
    await hers.sees('that it is gone', () => marked(hers, threadId) === '');
    expect(formula.getAttribute('threads')).toBe(threadId);
    await hers.leave();
  });
});

describe('a comment that stands', () => {
  test('is edited by its author alone, answered with one tap by whoever may comment, and every page hears of it', async () => {
    const page = await openPage(house, mei, plan);
    const threads = () => page.told.filter((telling) => Object(telling).about === 'threads').length;
    const ids = { threadId: randomId(), commentId: randomId() };
    expect(await (await start(theo, { kind: 'plan' }, { ...ids, feedback: 'warm' })).json()).toMatchObject({
      feedback: 'warm',
      comments: [{ reactions: [], editedAt: null }],
    });
    await page.sees('that it was started', () => threads() === 1);
    const path = `/api/plans/${plan}/threads/${ids.threadId}/comments/${ids.commentId}`;
    const edited = await theo.get<Thread>('POST', `${path}/edit`, { text: 'I like the counters.' });
    expect(edited).toMatchObject({ comments: [{ text: 'I like the counters.', editedAt: expect.any(String) }] });
    await page.sees('the edit', () => threads() === 2);
    expect((await ana.ask('POST', `${path}/edit`, { text: 'Not hers.' })).status).toBe(404);
    expect((await mei.ask('POST', `${path}/edit`, { text: 'Not hers.' })).status).toBe(403);
    expect((await theo.ask('POST', `${path}/edit`, { text: ' ' })).status).toBe(422);

    const give = (who: Guest, body: object) => who.ask('POST', `${path}/reactions`, body);
    for (const who of [ana, ana, theo]) {
      expect((await give(who, { reaction: 'helpful', given: true })).status).toBe(200);
    }
    await page.sees('the reactions', () => threads() === 5);
    expect((await give(mei, { reaction: 'helpful', given: true })).status).toBe(403);
    expect((await give(ana, { reaction: 'thumbsDown', given: true })).status).toBe(422);
    const [read] = await mei.get<Thread[]>('GET', `/api/plans/${plan}/threads`);
    expect(read?.comments[0]?.reactions).toMatchObject([
      { reaction: 'helpful', people: [{ name: 'Imani Cole' }, { name: 'Theo Brandt' }] },
    ]);
    await page.leave();
  });

  test('suggests other words for its own, which an editor alone can say are used', async () => {
    const hers = await write('Both are multiplied by the same number.');
    const threadId = randomId();
    const suggestion = 'the same factor $k$';
    const answer = await start(theo, placeOf(hers, 'the same number'), { threadId, suggestion });
    expect(await answer.json()).toMatchObject({ suggestion: { words: suggestion, used: null } });
    for (const place of [{ kind: 'plan' }, { kind: 'section', sectionId: section }]) {
      const refused = await start(theo, place, { suggestion });
      expect([refused.status, (await refused.json()).data.field]).toEqual([422, 'suggestion']);
    }
    const use = (who: Guest, useId = randomId()) =>
      who.ask('POST', `/api/plans/${plan}/threads/${threadId}/use`, { useId });
    expect((await use(theo)).status).toBe(403);
    // Three windows at once: it is for one of them to put in, and its answer can be asked for again.
    const ids = [randomId(), randomId(), randomId()];
    const asked = await Promise.all(ids.map((id) => use(ana, id)));
    expect(asked.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const useId = ids[asked.findIndex(({ status }) => status === 200)];
    const given = await use(ana, useId);
    expect(await given.json()).toMatchObject({ suggestion: { used: null }, resolved: null });
    const said = await ana.ask('POST', `/api/plans/${plan}/threads/${threadId}/used`, { useId, put: true });
    expect(await said.json()).toMatchObject({
      suggestion: { words: suggestion, used: { by: { name: 'Imani Cole' } } },
      resolved: { by: { name: 'Imani Cole' } },
    });
    await hers.leave();
  });

  test('sent again after a lost answer is one reply', async () => {
    const threadId = randomId();
    await start(theo, { kind: 'plan' }, { threadId });
    const reply = { commentId: randomId(), text: 'Written on the bus.' };
    for (let time = 0; time < 2; time += 1) {
      await ana.get('POST', `/api/plans/${plan}/threads/${threadId}/replies`, reply);
    }
    const [read] = await theo.get<Thread[]>('GET', `/api/plans/${plan}/threads`);
    expect(read?.comments.map(({ text }) => text)).toEqual([expect.any(String), reply.text]);
  });
});

describe('what is refused', () => {
  test('A7: somebody who may only view is told so; somebody who may not see it is not told that it is there', async () => {
    expect((await start(mei, { kind: 'plan' })).status).toBe(403);
    const stranger = await house.as('Ruth Okonkwo');
    const unknown = await stranger.ask('POST', `/api/plans/${randomId()}/threads`, body());
    const notShared = await stranger.ask('POST', `/api/plans/${plan}/threads`, body());
    expect([unknown.status, notShared.status]).toEqual([404, 404]);
    expect(await unknown.text()).toBe(await notShared.text());
  });

  const body = (more: object = {}) => ({
    threadId: randomId(),
    commentId: randomId(),
    place: { kind: 'plan' },
    text: 'Yes?',
    ...more,
  });

  test.each([
    ['10,001 characters', { text: 'x'.repeat(10_001) }, 422, { field: 'text', limit: 10_000, actual: 10_001 }],
    ['nothing', { text: '' }, 422, { field: 'text', limit: 1 }],
    ['blanks', { text: ' \n\t ' }, 422, { field: 'text' }],
    ['a number for text', { text: 7 }, 400, { field: 'text' }],
    ['an id that is none', { threadId: 'mine' }, 422, { field: 'threadId' }],
    ['a place that is none', { place: { kind: 'figure' } }, 400, { field: 'place.kind' }],
    ['an author of one’s own', { author: 'Halima Farouk' }, 400, { field: 'author' }],
    [
      'a quote of 2,001',
      { place: { kind: 'words', sectionId: 's', from: '', to: '', quote: 'x'.repeat(2_001) } },
      422,
      { field: 'place.quote', limit: 2_000 },
    ],
  ])('%s', async (_name, more, status, data) => {
    const answer = await theo.ask('POST', `/api/plans/${plan}/threads`, body(more));
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ data });
  });

  test('B64, B65: 10,000 characters, HTML and a remote picture are stored as the text that they are', async () => {
    const text = `<img src=x onerror=alert(1)> ![](https://evil.example/x.png) `.padEnd(10_000, 'x');
    const answer = await theo.ask('POST', `/api/plans/${plan}/threads`, body({ text }));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ comments: [{ text }] });
  });

  test('A7, B64: a thread of another plan, and one that is gone, are not there', async () => {
    const other = randomId();
    await makePlan(theo, 'task', 'His own', other);
    const threadId = randomId();
    const commentId = randomId();
    await theo.get('POST', `/api/plans/${other}/threads`, body({ threadId, commentId }));
    const at = (action: string) => theo.ask('POST', `/api/plans/${plan}/threads/${threadId}/${action}`, reply(action));
    const bodies: Record<string, object> = {
      replies: { commentId: randomId(), text: 'here?' },
      [`comments/${commentId}/edit`]: { text: 'here?' },
      [`comments/${commentId}/reactions`]: { reaction: 'thanks', given: true },
    };
    const reply = (action: string) => bodies[action] ?? {};
    const onComment = ['delete', 'edit', 'reactions'].map((one) => `comments/${commentId}/${one}`);
    for (const action of ['replies', 'resolve', 'reopen', ...onComment]) {
      expect((await at(action)).status).toBe(404);
    }
    await theo.get('POST', `/api/plans/${other}/threads/${threadId}/comments/${commentId}/delete`, {});
    const late = await theo.ask('POST', `/api/plans/${other}/threads/${threadId}/replies`, reply('replies'));
    expect(late.status).toBe(404);
  });
});
