/** A page knows of a picture's question by the time the text that holds it is drawn, and says when an answer comes. */
import { sectionId } from '@tangram/domain';
import { addSection, findSection, sectionsRoot, seedPlan, setTitle } from '@tangram/plan';
import { body, pairTable, paragraph } from '@tangram/plan/body';
import { writeWhoseWork } from '@tangram/plan/pictures';
import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { keptWords } from './kept-words.ts';
import { pictureQuestions } from './picture-questions.ts';

vi.stubGlobal('localStorage', undefined);

const picture = 'a'.repeat(32);
const work = sectionId('work');

function opened(): Y.Doc {
  let made = 0;
  const { open } = seedPlan('task', { title: 'Work', grade: 6 }, () => `id${++made}`);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, open);
  return doc;
}
const putsPhoto = (doc: Y.Doc) => {
  const photo = { type: 'picture', attrs: { picture, width: 40, height: 30 } };
  const samples = pairTable('studentWork', [{ cells: [[paragraph('Sample 1')], [photo]] }]);
  addSection(doc, { id: work, kind: 'studentWork', after: null, body: body(samples) }, 'me');
};
const answers = (doc: Y.Doc, source: string | null) => writeWhoseWork(doc, work, picture, source, 'me');

const asksIn = (doc: Y.Doc, changed = () => {}, mayEdit = true, waiting = keptWords('me', 'plan')) =>
  pictureQuestions({ docs: [doc], waiting, mayEdit: () => mayEdit, changed });

test('a text that is drawn while a photo comes, or its answer, finds what holds by then', () => {
  const doc = opened();
  const questions = asksIn(doc);
  expect(questions.inPlaceOf({ picture, width: 40, height: 30 })).toContain('A picture of student work.');
  const drawn: boolean[] = [];
  sectionsRoot(doc).observeDeep(() => drawn.push(questions.inPlaceOf({ picture }) === null));
  putsPhoto(doc);
  answers(doc, 'teacherMade');
  answers(doc, null);
  answers(doc, 'deidentified');
  expect(drawn).toEqual([false, true, false, true]);
  questions.close();
});

test('whoever shows pictures is told of an answer by itself, once', async () => {
  const doc = opened();
  putsPhoto(doc);
  let told = 0;
  const answered = new Promise<void>((resolve) => {
    const questions = asksIn(doc, () => {
      told += 1;
      questions.close();
      resolve();
    });
  });
  answers(doc, 'teacherMade');
  await answered;
  expect(told).toBe(1);
});

test('a text that was drawn with an answer hears of it when the answer is taken back at once', () => {
  vi.useFakeTimers();
  const doc = opened();
  putsPhoto(doc);
  let told = 0;
  const questions = asksIn(doc, () => {
    told += 1;
  });
  answers(doc, 'teacherMade');
  // As a text is that was changed for another reason: with its photo.
  expect(questions.inPlaceOf({ picture })).toBe(null);
  answers(doc, null);
  vi.advanceTimersByTime(2_000);
  expect(told).toBe(1);
  // Where nothing was drawn meanwhile nobody is told.
  answers(doc, 'teacherMade');
  answers(doc, null);
  vi.advanceTimersByTime(2_000);
  expect(told).toBe(1);
  questions.close();
  vi.useRealTimers();
});

describe('words of a photo that comes into question without a hand in its text', () => {
  const own = sectionId('own');
  const alt = (doc: Y.Doc) =>
    findSection(doc, own)
      ?.body?.toString()
      .match(/(?<=alt=")[^"]*/)?.[0] ?? null;
  /** A section of one's own with a described photo in it. */
  const describedIn = (title: string) => {
    const doc = opened();
    const photo = { type: 'picture', attrs: { picture, alt: 'Three bars', width: 40, height: 30 } };
    addSection(doc, { id: own, kind: 'section', title, after: null, body: body(photo) }, 'me');
    return doc;
  };
  /** What a page does in its quiet moments. */
  const whenQuiet = (act: () => void) => {
    vi.useFakeTimers();
    act();
    vi.advanceTimersByTime(5_000);
    vi.useRealTimers();
  };

  test('leave the document and wait: by an undo, by words replaced in a title, by an older version; and undo leads past it', () => {
    const doc = describedIn('Student work');
    const undo = new Y.UndoManager([sectionsRoot(doc)], { trackedOrigins: new Set(['me']) });
    setTitle(doc, own, 'Bars', 'me');
    const waiting = keptWords('me', 'plan');
    const questions = asksIn(doc, () => {}, true, waiting);
    whenQuiet(() => undo.undo());
    expect([alt(doc), waiting.of(picture)]).toEqual([null, 'Three bars']);
    expect([undo.undoStack.length, undo.redoStack.length]).toEqual([0, 1]);
    questions.close();
  });

  test('leave it by what comes from elsewhere, as a version that was restored', () => {
    const doc = describedIn('Bars');
    const waiting = keptWords('me', 'plan');
    const questions = asksIn(doc, () => {}, true, waiting);
    const server = new Y.Doc();
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
    setTitle(server, own, 'Student work', 'restore');
    whenQuiet(() => Y.applyUpdate(doc, Y.encodeStateAsUpdate(server)));
    expect([alt(doc), waiting.of(picture)]).toEqual([null, 'Three bars']);
    questions.close();
  });

  test('stay where the page may not write, and where they stood when it came until the question is a new one', () => {
    const [reading, writing] = [describedIn('Bars'), describedIn('Student work')];
    const readers = asksIn(reading, () => {}, false);
    whenQuiet(() => setTitle(reading, own, 'Student work', 'elsewhere'));
    expect(alt(reading)).toBe('Three bars');
    const writers = asksIn(writing);
    whenQuiet(() => setTitle(writing, own, 'Student work, all of it', 'elsewhere'));
    expect(alt(writing)).toBe('Three bars');
    whenQuiet(() => setTitle(writing, own, 'Bars', 'elsewhere'));
    whenQuiet(() => setTitle(writing, own, 'Student work', 'elsewhere'));
    expect(alt(writing)).toBe(null);
    readers.close();
    writers.close();
  });
});
