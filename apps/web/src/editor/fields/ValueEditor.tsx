/** One typed value of a section. */
import { readField, setField, type ValueField } from '@tangram/plan';
import type { PlacedSection } from '../sections.ts';
import { ownChange } from '../workbench.ts';
import { ValueInput } from './ValueInput.tsx';

export function ValueEditor({ section, field }: { section: PlacedSection; field: ValueField }) {
  return (
    <ValueInput
      field={field}
      doc={section.doc}
      value={readField(section, field.name)}
      onChange={(value) => setField(section.doc, section.id, field.name, value, ownChange)}
    />
  );
}
