/** What every kind of section is made of, read from JSON as its description in @tangram/plan says: values, codes, links. */

import { type PlanKind, type SectionId, sectionId } from '@tangram/domain';
import { type NewSection, newSection, type PlainValue, sectionKind, type ValueField } from '@tangram/plan';
import { body, type JSONContent } from '@tangram/plan/body';
import { findStandard } from '@tangram/standards';
import type { JsonReader } from './json-reader.ts';

/** The largest text that a field holds. */
const FIELD_CHARACTERS_MAX = 10_000;
const TITLE_CHARACTERS_MAX = 200;

type Lists = NonNullable<NewSection['lists']>;

/** What the sections of one plan are made with. */
export interface Making {
  readonly plan: PlanKind;
  readonly makeId: () => string;
  /** The id of a plan or cycle that a reference names. */
  readonly idOf: (reference: string) => string;
}

interface Given {
  readonly id?: SectionId;
  readonly title?: string;
  /** Blocks of the body; left out, the section starts as its kind does. */
  readonly blocks?: JSONContent[];
  readonly values?: Readonly<Record<string, PlainValue>>;
  readonly lists?: Lists;
}

/** A section of this kind. One that exists once is named by its kind. */
export function makeSection({ plan, makeId }: Making, kind: string, { id, blocks, ...given }: Given): NewSection {
  const described = sectionKind(plan, kind);
  if (!described) throw new Error(`a ${plan} has no section ${kind}`);
  return newSection(described, {
    id: id ?? sectionId(described.repeatable ? makeId() : kind),
    after: null,
    ...given,
    ...(blocks && { body: body(...blocks) }),
  });
}

/** The values of a section that stand under the names of its fields. */
export function valuesOf(making: Making, kind: string, reader: JsonReader, except: readonly string[] = []) {
  const values: Record<string, PlainValue> = {};
  for (const field of sectionKind(making.plan, kind)?.fields ?? []) {
    if (isValueField(field) && field.type !== 'lesson' && !except.includes(field.name)) {
      const value = fieldValue(reader, field);
      if (value !== undefined) values[field.name] = value;
    }
  }
  return values;
}

/** Rows of plain columns, such as the points of a monitoring; `name` is the list's name in the plan. */
export function rowsOf(making: Making, kind: string, name: string, readers: readonly JsonReader[]): Lists {
  const list = sectionKind(making.plan, kind)?.fields.find((field) => field.name === name);
  const columns = list?.type === 'list' ? list.columns : [];
  const rows = readers.map((reader) => {
    const filled = columns.flatMap((column) => {
      const value = fieldValue(reader, column);
      return value === undefined ? [] : [[column.name, value] as const];
    });
    return { id: making.makeId(), columns: Object.fromEntries(filled) };
  });
  return { [name]: rows };
}

/** Codes of standards and practices in the form that the catalog has; one that it does not know stays as it was written. */
export function codesOf(making: Making, reader: JsonReader, names: readonly string[]): Lists {
  return listsOf(names, (name) =>
    reader.texts(name).map((code) => ({ id: making.makeId(), columns: { code: findStandard(code)?.code ?? code } })),
  );
}

/** References to other plans and to cycles. */
export function linksOf(making: Making, reader: JsonReader, names: readonly string[]): Lists {
  return listsOf(names, (name) =>
    reader.texts(name).map((reference) => ({ id: making.makeId(), columns: { target: making.idOf(reference) } })),
  );
}

/** A title; a longer one is cut and reported. */
export function titleOf(reader: JsonReader, name = 'title'): string {
  const title = reader.text(name).replace(/\s+/g, ' ').trim();
  if (title.length <= TITLE_CHARACTERS_MAX) return title;
  reader.report.add(reader.at(name), `a title of ${title.length} characters, cut: at most ${TITLE_CHARACTERS_MAX}`);
  return title.slice(0, TITLE_CHARACTERS_MAX);
}

function listsOf(names: readonly string[], rows: (name: string) => Lists[string]): Lists {
  return Object.fromEntries(names.map((name) => [name, rows(name)]));
}

function isValueField(field: { readonly type: string }): field is ValueField {
  return ['number', 'choice', 'text', 'boolean', 'date', 'lesson'].includes(field.type);
}

function fieldValue(reader: JsonReader, field: ValueField): PlainValue | undefined {
  const value = reader.value(field.name);
  if (value === undefined || value === '') return undefined;
  const wrong = whyNot(value, field);
  if (wrong === null) return value as PlainValue;
  reader.leaveOut(field.name, wrong);
  return undefined;
}

/** Why a field cannot hold a value; null when it can. */
function whyNot(value: unknown, field: ValueField): string | null {
  switch (field.type) {
    case 'number': {
      const max = field.max ?? Number.POSITIVE_INFINITY;
      const inRange = typeof value === 'number' && value >= field.min && value <= max && Number.isFinite(value);
      return inRange ? null : `not a number from ${field.min}${field.max === undefined ? ' up' : ` to ${field.max}`}`;
    }
    case 'choice':
      return field.choices.some((choice) => choice.value === value) ? null : 'not one of the choices';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'neither true nor false';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? null : 'not a date (year-month-day)';
    default:
      return typeof value === 'string' && value.length <= FIELD_CHARACTERS_MAX
        ? null
        : `not a text of at most ${FIELD_CHARACTERS_MAX} characters`;
  }
}
