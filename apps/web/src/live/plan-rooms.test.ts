/** When the page has all that the server has, and the server all of the page's. */
import { expect, test } from 'vitest';
import { createStore } from '../ui/store.ts';
import { whenEven, whenSaved } from './plan-rooms.ts';
import type { Room } from './room.ts';

type Facts = ReturnType<Room['state']['get']>;

const even: Facts = {
  ready: true,
  heard: true,
  line: { kind: 'saved' },
  unsentBefore: false,
  kept: true,
  starting: false,
  crowded: false,
  closed: null,
};
const opening: Facts = { ...even, heard: false, line: { kind: 'offline', unsent: false }, starting: true };

/** The two rooms of a plan, and how many listen to them. */
function plan(open: Facts, authors: Facts) {
  let listening = 0;
  const rooms = [open, authors].map((facts) => {
    const store = createStore(facts);
    const state: Room['state'] = {
      ...store,
      subscribe: (changed) => {
        const end = store.subscribe(changed);
        listening += 1;
        return () => {
          listening -= 1;
          end();
        };
      },
    };
    return {
      state,
      is: (changed: Partial<Facts>) => state.set({ ...state.get(), ...changed }),
    };
  });
  const [ofOpen, ofAuthors] = rooms as [(typeof rooms)[0], (typeof rooms)[0]];
  return { rooms: { all: rooms }, open: ofOpen, authors: ofAuthors, listening: () => listening };
}

/** Whether a promise has been kept by now, once everything that waits for nothing else has been done. */
async function isKept(promise: Promise<void>): Promise<boolean> {
  let kept = false;
  void promise.then(() => {
    kept = true;
  });
  for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
  return kept;
}

test('a page that is even with the server already waits for nothing', async () => {
  const { rooms, listening } = plan(even, even);
  expect(await isKept(whenEven(rooms))).toBe(true);
  expect(listening()).toBe(0);
});

test('all words are sent, but one document has not told yet what it had: the page is saved and not even', async () => {
  const { rooms, authors, listening } = plan(even, { ...even, heard: false });
  const waiting = whenEven(rooms);
  expect(await isKept(whenSaved(rooms))).toBe(true);
  expect(await isKept(waiting)).toBe(false);
  authors.is({ heard: true });
  expect(await isKept(waiting)).toBe(true);
  expect(listening()).toBe(0);
});

test('both have told, but a word is on its way: the page is even when the server has it', async () => {
  const { rooms, open } = plan({ ...even, line: { kind: 'saving' } }, even);
  const waiting = whenEven(rooms);
  expect(await isKept(waiting)).toBe(false);
  open.is({ line: { kind: 'saved' } });
  expect(await isKept(waiting)).toBe(true);
});

test('a page that opens is even once both documents are, in whatever order they come to it', async () => {
  const { rooms, open, authors, listening } = plan(opening, { ...opening, unsentBefore: true });
  const waiting = whenEven(rooms);
  authors.is({ starting: false, line: { kind: 'saved' }, heard: true });
  open.is({ starting: false, line: { kind: 'saved' } });
  // What an earlier visit left is not acknowledged yet.
  open.is({ heard: true });
  expect(await isKept(waiting)).toBe(false);
  expect(listening()).toBe(2);
  authors.is({ unsentBefore: false });
  expect(await isKept(waiting)).toBe(true);
  expect(listening()).toBe(0);
});

test('what was even once is not asked again: a word that is typed later changes nothing', async () => {
  const { rooms, open } = plan({ ...even, heard: false }, even);
  const waiting = whenEven(rooms);
  open.is({ heard: true });
  open.is({ line: { kind: 'saving' } });
  expect(await isKept(waiting)).toBe(true);
});
