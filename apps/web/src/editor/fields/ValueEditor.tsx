/** One typed value of a section. */
import { type PlainValue, readField, type ValueField } from '@tangram/plan';
import { words } from '../../words.ts';
import { usePlanContext } from '../plan-context.ts';
import type { PlacedSection } from '../sections.ts';
import { useWorkbench } from '../workbench.ts';
import { changeField } from './change-field.ts';
import { ValueInput } from './ValueInput.tsx';

export function ValueEditor({ section, field }: { section: PlacedSection; field: ValueField }) {
  const { say } = usePlanContext();
  const { undo } = useWorkbench();
  const change = (value: PlainValue | undefined) => {
    const course = changeField(section, field.name, value);
    if (course?.kind === 'followed') say(words.fields.courseFollowed(course.course), () => undo.undo());
    if (course?.kind === 'behind') say(words.fields.courseBehind(course.course));
  };
  return <ValueInput field={field} doc={section.doc} value={readField(section, field.name)} onChange={change} />;
}
