/** The notes on unsent words that the tabs of one device share. */
import { beforeEach, expect, test, vi } from 'vitest';
import { forgetUnsent, unsentNotes, unsentTitles } from './local-copy.ts';

/** A browser's storage: what is stored are its own properties. */
const storage = {
  getItem(this: Record<string, unknown>, name: string) {
    return Object.hasOwn(this, name) ? this[name] : null;
  },
  setItem(this: Record<string, unknown>, name: string, value: string) {
    this[name] = value;
  },
  removeItem(this: Record<string, unknown>, name: string) {
    delete this[name];
  },
};

beforeEach(() => {
  vi.stubGlobal('localStorage', Object.create(storage));
  return () => vi.unstubAllGlobals();
});

const tab = (behindFrame = (act: () => void) => act()) => {
  const notes = unsentNotes('imani', 'plan/ratios/open', behindFrame);
  notes.takeOver();
  return notes;
};
const title = () => 'Ratios';

test('a tab sees what another wrote after it was opened', () => {
  const [one, other] = [tab(), tab()];
  expect(other.read()).toBeNull();
  one.wrote(title, ['lesson-1']);
  other.wrote(title, ['lesson-2']);
  expect(other.read()).toEqual({ title: 'Ratios', sections: expect.arrayContaining(['lesson-1', 'lesson-2']) });
  expect(unsentTitles('imani')).toEqual(['Ratios']);
});

test('a tab whose words are stored takes back its own note alone, and one that came later those that it took over', () => {
  const one = tab();
  one.wrote(title, ['lesson-1']);
  const later = tab();
  later.wrote(title, ['lesson-2']);
  const wroteOn = tab();
  one.wrote(title, ['lesson-1']);
  later.clear();
  expect(wroteOn.read()?.sections).toEqual(['lesson-1']);
  one.clear();
  expect(wroteOn.read()).toBeNull();
});

test('the note of a tab that is gone goes when a later one has stored its words', () => {
  tab().wrote(title, ['lesson-1']);
  const next = tab();
  expect(next.read()?.sections).toEqual(['lesson-1']);
  next.clear();
  expect(next.read()).toBeNull();
});

test('a section is noted at once, and how often it was written in behind the frame, unless everything is stored by then', () => {
  const behind: (() => void)[] = [];
  const one = tab((act) => void behind.push(act));
  one.wrote(title, ['lesson-1']);
  expect(tab().read()?.sections).toEqual(['lesson-1']);
  const later = tab();
  one.wrote(title, ['lesson-1']);
  for (const act of behind.splice(0)) act();
  later.clear();
  expect(later.read()?.sections).toEqual(['lesson-1']);
  one.wrote(title, ['lesson-1']);
  one.clear();
  for (const act of behind.splice(0)) act();
  expect(later.read()).toBeNull();
});

test('what was put elsewhere is forgotten for all tabs, of this document alone', () => {
  tab().wrote(title, ['lesson-1']);
  const other = unsentNotes('imani', 'plan/ratios/open2');
  other.wrote(title, ['goal']);
  forgetUnsent('imani', 'plan/ratios/open');
  expect(tab().read()).toBeNull();
  expect(other.read()?.sections).toEqual(['goal']);
});
