/** When the page may say “Saved”, and when it must not. */
import { describe, expect, test } from 'vitest';
import { words } from '../words.ts';
import { type SaveFacts, saveState, worst } from './save-state.ts';

const calm: SaveFacts = { connected: true, unsent: false, refused: false, kept: true, starting: false };

describe('the save state', () => {
  test.each([
    ['everything is acknowledged', calm, 'saved'],
    ['a word is on its way', { ...calm, unsent: true }, 'saving'],
    ['the page is just opening', { ...calm, connected: false, starting: true }, 'saving'],
    ['the network is gone', { ...calm, connected: false, unsent: true }, 'offline'],
    ['the network is gone and nothing was typed', { ...calm, connected: false, kept: false }, 'offline'],
    [
      'the network is gone and this device keeps nothing',
      { ...calm, connected: false, unsent: true, kept: false },
      'notSaved',
    ],
    ['the disk of the server refuses', { ...calm, refused: true }, 'notSaved'],
  ] as const)('%s', (_, facts, said) => {
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
