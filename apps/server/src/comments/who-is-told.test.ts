/** Who is told of a comment: each once, for the most personal reason, and nobody who should not be. */
import { type FollowLevel, personId } from '@tangram/domain';
import { expect, test } from 'vitest';
import { type Written, whoIsTold } from './who-is-told.ts';

const ana = personId('ana');
const people = ['ana', 'ben', 'cleo', 'dora'].map(personId);
const written = (more: Partial<Written>): Written => ({
  by: ana,
  begins: false,
  mentions: [],
  inGroups: [],
  earlier: [],
  authors: [],
  levels: new Map(),
  readers: new Set(people),
  ...more,
});
const told = (more: Partial<Written>) => Object.fromEntries(whoIsTold(written(more)));
const levels = (entries: Record<string, FollowLevel>) =>
  new Map(Object.entries(entries).map(([name, level]) => [personId(name), level]));

test('a new thread is told to authors and followers, a reply to those who wrote before', () => {
  const facts = { authors: [personId('ben')], levels: levels({ cleo: 'all', dora: 'mine' }) };
  expect(told({ ...facts, begins: true })).toEqual({ ben: 'comment', cleo: 'comment' });
  expect(told({ ...facts, earlier: [personId('dora')] })).toEqual({ dora: 'reply' });
});

test('each person is told once, and a mention comes first', () => {
  const all = { mentions: [personId('ben')], earlier: [personId('ben'), personId('cleo')] };
  expect(told({ ...all, authors: people, begins: true })).toEqual({ ben: 'mention', cleo: 'reply', dora: 'comment' });
});

test('the people of a group that is named are told so, unless something more personal is', () => {
  const facts = { mentions: [personId('ben')], inGroups: people, earlier: [personId('cleo')] };
  expect(told({ ...facts, levels: levels({ dora: 'mine' }) })).toEqual({
    ben: 'mention',
    cleo: 'reply',
    dora: 'groupMention',
  });
  expect(told({ ...facts, levels: levels({ dora: 'muted' }) })).toEqual({ ben: 'mention', cleo: 'reply' });
});

test('nobody is told of what they wrote, of what they muted, or of what they may not open', () => {
  const everything = { begins: true, mentions: people, earlier: people, authors: people };
  expect(told({ ...everything, levels: levels({ ben: 'muted' }), readers: new Set([ana, personId('cleo')]) })).toEqual({
    cleo: 'mention',
  });
});

test('an author who wants only what concerns them is not told of new threads', () => {
  expect(told({ begins: true, authors: [personId('ben')], levels: levels({ ben: 'mine' }) })).toEqual({});
});
