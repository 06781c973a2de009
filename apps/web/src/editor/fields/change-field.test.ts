/** The course of a unit and its grade: they go together until somebody names the course otherwise. */
import { findSectionOfKind, readField, seedPlan } from '@tangram/plan';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createPlanUndo } from '../undo.ts';
import { ownChange } from '../workbench.ts';
import { changeField } from './change-field.ts';

function unitOfGrade6() {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedPlan('unit', { title: 'Ratios', grade: 6 }, () => 'made').open, 'seed');
  const undo = createPlanUndo([doc], ownChange);
  const overview = () => {
    const section = findSectionOfKind(doc, 'overview');
    if (!section) throw new Error('the unit has no overview');
    return { ...section, doc };
  };
  const says = () => [readField(overview(), 'grade'), readField(overview(), 'course')];
  return { overview, says, undo };
}

test('a course that is named by the grade goes along with it, and undo takes back both', () => {
  const { overview, says, undo } = unitOfGrade6();
  expect(says()).toEqual([6, 'Grade 6 Mathematics']);
  expect(changeField(overview(), 'grade', 7)).toEqual({ kind: 'followed', course: 'Grade 7 Mathematics' });
  expect(says()).toEqual([7, 'Grade 7 Mathematics']);
  undo.undo();
  expect(says()).toEqual([6, 'Grade 6 Mathematics']);
  undo.redo();
  expect(says()).toEqual([7, 'Grade 7 Mathematics']);
});

test('without a grade there is no course that is named by it', () => {
  const { overview, says } = unitOfGrade6();
  expect(changeField(overview(), 'grade', undefined)).toBeNull();
  expect(says()).toEqual([undefined, undefined]);
});

test('a course in somebody’s own words stays, and is told where it names the grade from before', () => {
  const { overview, says } = unitOfGrade6();
  changeField(overview(), 'course', 'Math 6 Honors');
  expect(changeField(overview(), 'grade', 7)).toEqual({ kind: 'behind', course: 'Math 6 Honors' });
  expect(says()).toEqual([7, 'Math 6 Honors']);
  changeField(overview(), 'course', 'Pre-algebra');
  expect(changeField(overview(), 'grade', 8)).toBeNull();
  expect(changeField(overview(), 'quarter', 2)).toBeNull();
});
