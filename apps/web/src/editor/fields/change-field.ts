/**
 * Sets one field of a section. A unit is given its course by its grade, so a course that nobody has named otherwise goes along with the
 * grade, as one step of undo; one that still names the old grade is left and can be told.
 */
import { courseOf, type PlainValue, readField, type SectionView, setField } from '@tangram/plan';
import type { PlacedSection } from '../sections.ts';
import { ownChange } from '../workbench.ts';

/** What became of the course, where the change was one of the grade. */
type Course =
  | { readonly kind: 'followed'; readonly course: string }
  /** It names the grade from before, in somebody's own words. */
  | { readonly kind: 'behind'; readonly course: string };

type Place = SectionView & Pick<PlacedSection, 'doc'>;

export function changeField(section: Place, name: string, value: PlainValue | undefined): Course | null {
  const { doc, id } = section;
  const before = readField(section, name);
  const course = readField(section, 'course');
  const follows = name === 'grade' && typeof before === 'number' && course === courseOf(before);
  const next = follows && typeof value === 'number' ? courseOf(value) : undefined;
  doc.transact(() => {
    setField(doc, id, name, value, ownChange);
    if (follows) setField(doc, id, 'course', next, ownChange);
  }, ownChange);
  if (name !== 'grade' || typeof before !== 'number' || before === value || typeof course !== 'string') return null;
  if (follows) return next === undefined ? null : { kind: 'followed', course: next };
  return new RegExp(`\\b${before}\\b`).test(course) ? { kind: 'behind', course } : null;
}
