/**
 * The typed fields of a section, as it describes them: plain editors for whoever may edit, plain facts for everybody else.
 * A field of a later version is shown and left as it is.
 */
import { applies, type FieldDescriptor, isListField, readField, readRows } from '@tangram/plan';
import * as Y from 'yjs';
import { FieldComments } from '../../discussion/FieldComments.tsx';
import { words } from '../../words.ts';
import { usePlanContext } from '../plan-context.ts';
import type { PlacedSection } from '../sections.ts';
import { CodeChip } from './CodeChip.tsx';
import { Codes } from './Codes.tsx';
import { factOf } from './facts.ts';
import { Links } from './Links.tsx';
import { Rows } from './Rows.tsx';
import { useFields } from './use-fields.ts';
import { heldCode } from './use-meaning.ts';
import { ValueEditor } from './ValueEditor.tsx';

interface FieldsProps {
  readonly section: PlacedSection;
  readonly fields: readonly FieldDescriptor[];
}

export function Fields({ section, fields }: FieldsProps) {
  useFields(section);
  const { mayEdit } = usePlanContext();
  const asked = fields.filter((field) => applies(section, field));
  const unknown = [...section.fields.keys()].filter((name) => !fields.some((field) => field.name === name));
  if (!mayEdit && section.body === null && saysNothing(section)) {
    return <p className="quiet">{words.fields.nothingYet}</p>;
  }
  return (
    <div className="fields">
      {asked.map((field) => (
        <div key={field.name} data-field={field.name} className="field-place">
          {mayEdit ? editorOf(section, field) : <Fact section={section} field={field} />}
          {(mayEdit || says(section, field.name)) && (
            <FieldComments section={section} field={field.name} label={field.label} />
          )}
        </div>
      ))}
      {unknown.map((name) => (
        <div key={name} className="field">
          <span className="field-label">{words.fields.unknown(name)}</span>
          <span>{String(readField(section, name) ?? '…')}</span>
        </div>
      ))}
    </div>
  );
}

/** Whether a reader is shown anything of a field. */
function says({ fields }: PlacedSection, name: string): boolean {
  const value = fields.get(name);
  return value instanceof Y.Map ? value.size > 0 : value !== undefined && value !== '' && value !== null;
}

/** No value is set and no list has a row. */
function saysNothing({ fields }: PlacedSection): boolean {
  return [...fields.values()].every((value) => value === '' || (value instanceof Y.Map && value.size === 0));
}

function editorOf(section: PlacedSection, field: FieldDescriptor) {
  if (!isListField(field)) return <ValueEditor section={section} field={field} />;
  switch (field.type) {
    case 'standards':
    case 'practices':
      return <Codes section={section} field={field} />;
    case 'links':
      return field.to === 'cycle' ? null : <Links section={section} field={field} to={field.to} />;
    case 'list':
      return <Rows section={section} field={field} />;
  }
}

function Fact({ section, field }: { section: PlacedSection; field: FieldDescriptor }) {
  if (isListField(field)) {
    const rows = readRows(section, field.name);
    if (rows.length === 0) return null;
    if (field.type === 'standards' || field.type === 'practices') {
      return (
        <div className="field field-wide">
          <span className="field-label">{field.label}</span>
          <span className="codes">
            {rows.map((row) => (
              <CodeChip
                key={row.id}
                held={heldCode(row.columns)}
                place={{ section: section.id, field: field.name, row: row.id }}
              />
            ))}
          </span>
        </div>
      );
    }
    if (field.type === 'links') {
      return field.to === 'cycle' ? null : <Links section={section} field={field} to={field.to} />;
    }
    return <Rows section={section} field={field} />;
  }
  const fact = factOf(section.doc, field, readField(section, field.name));
  if (fact === '') return null;
  return (
    <div className="field" data-field={field.name}>
      <span className="field-label">{field.label}</span>
      <span className="numbers">{fact}</span>
    </div>
  );
}
