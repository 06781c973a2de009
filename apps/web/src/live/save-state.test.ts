/** When the page may say “Saved”, and when it must not. */
import { describe, expect, test } from 'vitest';
import { words } from '../words.ts';
import { type SaveFacts, saveState, worst } from './save-state.ts';

const calm: SaveFacts = { line: { kind: 'saved' }, unsentBefore: false, kept: true, starting: false, crowded: false };
const gone = { kind: 'offline', unsent: true } as const;

describe('the save state', () => {
  test.each([
    ['everything is acknowledged', calm, 'saved'],
    ['words of an earlier visit are not', { ...calm, unsentBefore: true }, 'saving'],
    ['a word is on its way', { ...calm, line: { kind: 'saving' } }, 'saving'],
    ['a try while too many are open', { ...calm, line: { kind: 'saving' }, crowded: true }, 'offline'],
    ['the same, kept nowhere', { ...calm, line: { kind: 'saving' }, crowded: true, kept: false }, 'notSaved'],
    ['the page is just opening', { ...calm, line: { kind: 'offline', unsent: false }, starting: true }, 'saving'],
    ['the network is gone', { ...calm, line: gone }, 'offline'],
    [
      'the network is gone and nothing was typed',
      { ...calm, line: { kind: 'offline', unsent: false }, kept: false },
      'offline',
    ],
    ['the network is gone and this device keeps nothing', { ...calm, line: gone, kept: false }, 'notSaved'],
    ['the server cannot read on, and all is sent', { ...calm, line: { kind: 'damaged', unsent: false } }, 'saved'],
    ['the server cannot read on, and not all is', { ...calm, line: { kind: 'damaged', unsent: true } }, 'notSaved'],
    ['the disk of the server refuses', { ...calm, line: { kind: 'notSaved', why: 'server' } }, 'notSaved'],
  ] satisfies [string, SaveFacts, string][])('%s', (_, facts, said) => {
    expect(saveState(facts)).toBe(said);
  });

  test('of two documents the worse one is told', () => {
    expect(worst(['saved', 'saving'])).toBe('saving');
    expect(worst(['notSaved', 'offline'])).toBe('notSaved');
    expect(worst([])).toBe('saved');
  });

  test('its four phrases begin as agreed', () => {
    expect(Object.values(words.save)).toEqual([
      'Saved',
      'Saving…',
      'Offline: kept on this device',
      'Not saved: keep this page open',
    ]);
  });
});
