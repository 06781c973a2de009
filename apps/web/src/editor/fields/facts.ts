/** What a typed value says in words, for whoever reads and does not edit. */
import { sectionId } from '@tangram/domain';
import { dateInWords, findSection, type PlainValue, type ValueField } from '@tangram/plan';
import type * as Y from 'yjs';
import { words } from '../../words.ts';

/** The words of a value; '' where nothing is set. */
export function factOf(doc: Y.Doc, field: ValueField, value: PlainValue | undefined): string {
  if (value === undefined || value === '') return '';
  switch (field.type) {
    case 'choice':
      return field.choices.find((choice) => choice.value === value)?.label ?? String(value);
    case 'boolean':
      return value === true ? words.fields.yes : words.fields.no;
    case 'lesson':
      return findSection(doc, sectionId(String(value)))?.title?.toString() ?? '';
    case 'number':
      return field.unit === undefined ? String(value) : `${value} ${field.unit}`;
    case 'date':
      return dateInWords(String(value));
    case 'text':
      return String(value);
  }
}
