/** A page knows of a picture's question by the time the text that holds it is drawn, and says when an answer comes. */
import { sectionId } from '@tangram/domain';
import { addSection, sectionsRoot, seedPlan } from '@tangram/plan';
import { body, pairTable, paragraph } from '@tangram/plan/body';
import { writeWhoseWork } from '@tangram/plan/pictures';
import { expect, test, vi } from 'vitest';
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

test('a text that is drawn while a photo comes, or its answer, finds what holds by then', () => {
  const doc = opened();
  const questions = pictureQuestions([doc], keptWords('me', 'plan'), () => {});
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
    const questions = pictureQuestions([doc], keptWords('me', 'plan'), () => {
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
  const questions = pictureQuestions([doc], keptWords('me', 'plan'), () => {
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
