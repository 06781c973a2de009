/** Threads as rows: found only on their plan, each comment its author's, and gone with the last of them. */
import { mayReadThread } from '@tangram/access';
import { commentId, planId, type ThreadReaders, threadId, threadReaders } from '@tangram/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Comments, createComments, type NewThread } from './comments.ts';
import { freshDatabase } from './testing/fresh-database.ts';

let db: Awaited<ReturnType<typeof freshDatabase>>;
let comments: Comments;
beforeEach(async () => {
  db = await freshDatabase();
  comments = createComments(db.store, db.now);
  for (const id of ['a', 'b']) {
    await db.plan(id, 'Ana');
    await db.plans.setCollaborator(await db.grant('Ana', 'share', id), db.person('Ben'), 'comment');
  }
});
afterEach(() => db.store.destroy());

const words = { section: 's', from: '', to: '', quote: 'the same number' };
const thread = (id: string, more: Partial<NewThread> = {}): NewThread => ({
  id: threadId(id),
  comment: commentId(`${id}1`),
  text: 'Do you mean times?',
  feedback: null,
  suggestion: null,
  section: null,
  words: null,
  ...more,
});
const start = async (by: string, plan: string, one: NewThread) =>
  comments.begin(await db.grant(by, 'comment', plan), one);
const textsOn = async (plan: string) =>
  (await comments.list(await db.grant('Ana', 'open', plan))).map((one) => one.comments.map(({ text }) => text));

test('a thread about words is seen by nobody until its mark is set', async () => {
  expect(await start('Ben', 'a', thread('t', { words, section: 's' }))).toBe('noted');
  expect(await textsOn('a')).toEqual([]);
  expect((await comments.openCounts([planId('a')], db.person('Ana'))).get('a')).toBeUndefined();
  expect(await comments.pending()).toMatchObject([{ thread: 't', mark: { set: words } }]);
  await comments.marked(threadId('t'), 'the same number');
  expect(await textsOn('a')).toEqual([['Do you mean times?']]);
  expect(await comments.pending()).toEqual([]);
});

test('the same thread asked for again is one thread; another’s id is taken', async () => {
  await start('Ben', 'a', thread('t'));
  expect(await start('Ben', 'a', thread('t', { text: 'twice' }))).toBe('there');
  expect(await start('Ana', 'a', thread('t'))).toBeNull();
  expect(await start('Ben', 'b', thread('t'))).toBeNull();
  expect(await textsOn('a')).toEqual([['Do you mean times?']]);
});

test('a comment’s id that is in use begins no thread, and one that is being deleted does not come back without its words', async () => {
  await start('Ben', 'a', thread('t', { section: 's', words }));
  await comments.marked(threadId('t'), words.quote);
  expect(await start('Ben', 'a', thread('other', { comment: commentId('t1') }))).toBeNull();
  expect(await comments.remove(await db.grant('Ben', 'open', 'a'), 't', 't1')).toBe('threadGone');
  expect(await start('Ben', 'a', thread('t', { section: 's', words }))).toBeNull();
  expect(await comments.pending()).toMatchObject([{ thread: 't', mark: { remove: true } }]);
});

test('a thread is found on its own plan alone', async () => {
  await start('Ben', 'a', thread('t'));
  const onB = await db.grant('Ben', 'comment', 'b');
  const openB = await db.grant('Ben', 'open', 'b');
  expect(await comments.read(openB, 't')).toBeUndefined();
  expect(await comments.reply(onB, 't', commentId('r'), 'here?')).toBeNull();
  expect(await comments.setResolved(onB, 't', true)).toBe(false);
  expect(await comments.remove(openB, 't', 't1')).toBe('notThere');
  expect(await comments.edit(onB, 't', 't1', 'there?')).toBe('notThere');
  expect(await comments.react(onB, 't', 't1', 'thanks', true)).toBe(false);
});

test('replies stand in order, once each, and resolving counts', async () => {
  await start('Ben', 'a', thread('t'));
  const ana = await db.grant('Ana', 'comment', 'a');
  expect(await comments.reply(ana, 't', commentId('r1'), 'Yes.')).toBe('added');
  expect(await comments.reply(ana, 't', commentId('r1'), 'Yes.')).toBe('there');
  expect(await comments.reply(await db.grant('Ben', 'comment', 'a'), 't', commentId('r1'), 'Mine.')).toBeNull();
  expect(await textsOn('a')).toEqual([['Do you mean times?', 'Yes.']]);
  expect([...(await comments.openCounts([planId('a'), planId('b')], db.person('Ana')))]).toEqual([['a', 1]]);
  await comments.setResolved(ana, 't', true);
  const resolved = await comments.read(await db.grant('Ben', 'open', 'a'), 't');
  expect(resolved?.resolved?.by).toBe(db.person('Ana'));
  expect([...(await comments.openCounts([planId('a')], db.person('Ana')))]).toEqual([]);
  await comments.setResolved(await db.grant('Ben', 'comment', 'a'), 't', false);
  const open = async () => comments.read(await db.grant('Ben', 'open', 'a'), 't');
  const again = await open();
  expect(again).toMatchObject({ resolved: null, reopened: { by: db.person('Ben') } });
  await comments.setResolved(ana, 't', false);
  expect(await open()).toEqual(again);
  await comments.setResolved(ana, 't', true);
  expect(await open()).toMatchObject({ resolved: { by: db.person('Ana') }, reopened: null });
});

test('one deletes one’s own comment and no other; a first one leaves its place while others answer it', async () => {
  await start('Ben', 'a', thread('t'));
  const ana = await db.grant('Ana', 'open', 'a');
  const ben = await db.grant('Ben', 'open', 'a');
  await comments.reply(await db.grant('Ana', 'comment', 'a'), 't', commentId('r1'), 'Yes.');
  expect(await comments.remove(ana, 't', 't1')).toBe('notThere');
  expect(await comments.remove(ben, 't', 't1')).toBe('threadStays');
  expect(await comments.remove(ben, 't', 't1')).toBe('notThere');
  const left = await comments.read(ana, 't');
  expect(left?.comments.map(({ text, deleted }) => [text, deleted])).toEqual([
    ['', true],
    ['Yes.', false],
  ]);
  expect(await comments.remove(ana, 't', 'r1')).toBe('threadGone');
  expect(await textsOn('a')).toEqual([]);
  expect(await comments.pending()).toMatchObject([{ thread: 't', mark: { remove: true } }]);
  await comments.drop(threadId('t'));
  expect(await comments.pending()).toEqual([]);
});

test('one edits one’s own comment and no other, and it says so; the same words again are no edit', async () => {
  await start('Ben', 'a', thread('t', { feedback: 'clarifying' }));
  const ana = await db.grant('Ana', 'comment', 'a');
  const ben = await db.grant('Ben', 'comment', 'a');
  expect(await comments.edit(ana, 't', 't1', 'Hers.')).toBe('notThere');
  expect(await comments.edit(ben, 't', 't1', 'Do you mean times?')).toBe('same');
  const read = async () => comments.read(await db.grant('Ana', 'open', 'a'), 't');
  expect((await read())?.comments[0]?.editedAt).toBeNull();
  expect(await comments.edit(ben, 't', 't1', 'Times the same number?')).toBe('edited');
  expect(await read()).toMatchObject({ feedback: 'clarifying', comments: [{ text: 'Times the same number?' }] });
  expect((await read())?.comments[0]?.editedAt).not.toBeNull();
  await comments.reply(ana, 't', commentId('r1'), 'Yes.');
  await comments.remove(await db.grant('Ben', 'open', 'a'), 't', 't1');
  expect(await comments.edit(ben, 't', 't1', 'I was here.')).toBe('notThere');
});

test('each person gives each reaction once, takes back their own alone, and a deleted comment keeps none', async () => {
  await start('Ben', 'a', thread('t'));
  const ana = await db.grant('Ana', 'comment', 'a');
  const ben = await db.grant('Ben', 'comment', 'a');
  await comments.reply(ana, 't', commentId('r1'), 'Yes.');
  const given = async () => {
    const found = await comments.read(await db.grant('Ana', 'open', 'a'), 't');
    return found?.comments[0]?.reactions;
  };
  for (const reaction of ['willTry', 'thanks', 'thanks'] as const) {
    expect(await comments.react(ana, 't', 't1', reaction, true)).toBe(true);
  }
  await comments.react(ben, 't', 't1', 'thanks', true);
  const [hers, his] = [db.person('Ana'), db.person('Ben')];
  expect(await given()).toMatchObject([
    { reaction: 'thanks', people: expect.arrayContaining([hers, his]) },
    { reaction: 'willTry', people: [hers] },
  ]);
  await comments.react(ben, 't', 't1', 'willTry', false);
  await comments.react(ben, 't', 't1', 'thanks', false);
  expect(await given()).toEqual([
    { reaction: 'thanks', people: [hers] },
    { reaction: 'willTry', people: [hers] },
  ]);
  await comments.remove(await db.grant('Ben', 'open', 'a'), 't', 't1');
  expect(await given()).toEqual([]);
  expect(await comments.react(ana, 't', 't1', 'thanks', true)).toBe(false);
});

test('a suggestion that is used names both, is used once, and can be used again when it is reopened', async () => {
  await start('Ben', 'a', thread('t', { suggestion: 'the same factor' }));
  await start('Ben', 'a', thread('none'));
  const ana = await db.grant('Ana', 'edit', 'a');
  const read = async () => comments.read(await db.grant('Ben', 'open', 'a'), 't');
  expect(await read()).toMatchObject({ suggestion: { words: 'the same factor', used: null }, resolved: null });
  expect(await comments.use(await db.grant('Ana', 'edit', 'b'), 't', 'u')).toBe('notThere');
  expect(await comments.use(ana, 'none', 'u')).toBe('notThere');
  expect(await comments.use(ana, 't', 'u')).toBe('given');
  // Nothing is resolved before the words are in.
  expect(await read()).toMatchObject({ suggestion: { used: null }, resolved: null });
  expect(await comments.use(ana, 't', 'in another window')).toBe('taken');
  expect(await comments.used(ana, 't', { useId: 'in another window', put: true })).toBe(true);
  expect(await read()).toMatchObject({ resolved: null });
  expect(await comments.used(ana, 't', { useId: 'u', put: true })).toBe(true);
  const first = await read();
  expect(first).toMatchObject({ suggestion: { used: { by: db.person('Ana') } }, resolved: { by: db.person('Ana') } });
  expect(await comments.use(ana, 't', 'u')).toBe('given');
  expect(await comments.use(ana, 't', 'in another window')).toBe('taken');
  await db.plans.setCollaborator(await db.grant('Ana', 'share', 'a'), db.person('Ben'), 'edit');
  expect(await comments.use(await db.grant('Ben', 'edit', 'a'), 't', 'u')).toBe('taken');
  expect(await read()).toEqual(first);
  await comments.setResolved(await db.grant('Ben', 'comment', 'a'), 't', false);
  expect(await read()).toMatchObject({ suggestion: { used: null }, resolved: null });
  const ben = await db.grant('Ben', 'edit', 'a');
  expect(await comments.use(ben, 't', 'again')).toBe('given');

  // Given back it is anybody's at once, kept by a page that is gone after two minutes; resolved by hand nobody has used it.
  await comments.used(ben, 't', { useId: 'again', put: false });
  expect(await comments.use(ana, 't', 'once more')).toBe('given');
  expect(await comments.use(ben, 't', 'later')).toBe('taken');
  // Each question of the hour is a second later.
  for (let seconds = 0; seconds < 121; seconds += 1) db.now();
  expect(await comments.use(ben, 't', 'later')).toBe('given');
  expect(await comments.used(ana, 't', { useId: 'once more', put: true })).toBe(true);
  expect(await read()).toMatchObject({ suggestion: { used: null }, resolved: null });
  await comments.setResolved(await db.grant('Ana', 'comment', 'a'), 't', true);
  expect(await read()).toMatchObject({ suggestion: { used: null }, resolved: { by: db.person('Ana') } });
});

test('a thread for some is there for nobody else, whatever they ask, and the database says what the rules say', async () => {
  await db.plans.setCollaborator(await db.grant('Ana', 'share', 'a'), db.person('Cleo'), 'edit');
  const named = { everyone: [], authors: [], coach: [db.person('Cleo')] };
  for (const readers of threadReaders) {
    await start('Ben', 'a', thread(readers, { suggestion: 'so', for: { readers, named: named[readers] } }));
  }
  const seen: Record<string, string[]> = {};
  for (const who of ['Ana', 'Ben', 'Cleo']) {
    const open = await db.grant(who, 'open', 'a');
    seen[who] = (await comments.list(open)).map(({ id }) => id);
    const facts = (readers: ThreadReaders) => ({ startedBy: db.person('Ben'), readers, named: named[readers] });
    expect(seen[who]).toEqual(
      threadReaders.filter((readers) => mayReadThread(db.person(who), [db.person('Ana')], facts(readers))),
    );
    expect((await comments.openCounts([planId('a')], db.person(who))).get('a')).toBe(seen[who].length);
  }
  expect(seen).toEqual({
    Ana: ['everyone', 'authors'],
    Ben: ['everyone', 'authors', 'coach'],
    Cleo: ['everyone', 'coach'],
  });
  const [record] = (await comments.list(await db.grant('Cleo', 'open', 'a'))).filter(({ id }) => id === 'coach');
  expect(record?.onlyFor).toEqual([db.person('Ben'), db.person('Cleo')]);

  const [hers, open, edits] = await Promise.all([
    db.grant('Cleo', 'comment', 'a'),
    db.grant('Cleo', 'open', 'a'),
    db.grant('Cleo', 'edit', 'a'),
  ]);
  expect(await comments.read(open, 'authors')).toBeUndefined();
  expect(await comments.reply(hers, 'authors', commentId('r'), 'May I?')).toBeNull();
  expect(await comments.edit(hers, 'authors', 'authors1', 'No')).toBe('notThere');
  expect(await comments.react(hers, 'authors', 'authors1', 'thanks', true)).toBe(false);
  expect(await comments.setResolved(hers, 'authors', true)).toBe(false);
  expect(await comments.use(edits, 'authors', 'u')).toBe('notThere');
  expect(await comments.remove(open, 'authors', 'authors1')).toBe('notThere');
});
