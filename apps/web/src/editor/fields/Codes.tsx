/** Standards or practices as chips. A code is typed in any of its forms, or found by its words. */
import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core';
import { addRow, findSectionOfKind, type ListField, readNumber, readRows, removeRow } from '@tangram/plan';
import { useState } from 'react';
import { newId } from '../../new-id.ts';
import { whenShown } from '../../ui/later.tsx';
import { offeredStandardsWords } from '../../words/offered-standards.ts';
import { words } from '../../words.ts';
import type { PlacedSection } from '../sections.ts';
import { ownChange } from '../workbench.ts';
import { CodeChip } from './CodeChip.tsx';
import { columnsOf, type FoundCode } from './found-code.ts';
import { useCatalog } from './use-catalog.ts';
import { useFirstOffered } from './use-first-offered.ts';
import { type HeldCode, heldCode } from './use-meaning.ts';

const EarlierGrades = whenShown(async () => ({ default: (await import('./EarlierGrades.tsx')).EarlierGrades }));

interface CodesProps {
  readonly section: PlacedSection;
  readonly field: Extract<ListField, { type: 'standards' | 'practices' }>;
}

export function Codes({ section, field }: CodesProps) {
  const rows = readRows(section, field.name);
  const { doc, id } = section;
  const held = rows.map((row) => heldCode(row.columns).code);
  const add = (found: FoundCode) => {
    if (held.includes(found.code)) return;
    addRow(doc, id, field.name, { id: newId(), columns: columnsOf(found) }, ownChange);
  };
  const before = prerequisitesIn(section);
  return (
    <div className="field field-codes">
      <span className="field-label" id={`${id}-${field.name}`}>
        {field.label}
      </span>
      <div className="codes">
        {rows.map((row) => {
          const one = heldCode(row.columns);
          return (
            <CodeChip
              key={row.id}
              held={one}
              place={{ section: id, field: field.name, row: row.id }}
              onAddPrerequisite={before && ((code) => before.add({ code }))}
              prerequisites={before?.held ?? []}
              action={
                <CloseButton
                  size="xs"
                  aria-label={words.fields.removeCode(one.code)}
                  onClick={() => removeRow(doc, id, field.name, row.id, ownChange)}
                />
              }
            />
          );
        })}
        <AddCode label={field.label} kind={field.type} held={held} grade={gradeOf(doc)} onAdd={add} />
      </div>
      {before && field.name === prerequisiteField && <Offer {...before} />}
    </div>
  );
}

const prerequisiteField = 'prerequisiteStandards';

interface Prerequisites {
  /** The standards that the prerequisites are for. */
  readonly focus: readonly HeldCode[];
  readonly held: readonly string[];
  readonly add: (columns: Readonly<Record<string, string>>) => void;
}

/** The prerequisites of a section that keeps some. */
function prerequisitesIn(section: PlacedSection): Prerequisites | null {
  if (!section.described?.fields.some(({ name }) => name === prerequisiteField)) return null;
  const codes = (field: string) => readRows(section, field).map(({ columns }) => heldCode(columns));
  const held = codes(prerequisiteField).map(({ code }) => code);
  return {
    held,
    focus: [...codes('focusStandards'), ...codes('accessStandards')],
    add: (columns) => {
      if (held.includes(columns.code ?? '')) return;
      addRow(section.doc, section.id, prerequisiteField, { id: newId(), columns }, ownChange);
    },
  };
}

function Offer({ focus, held, add }: Prerequisites) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="offer" aria-expanded={open} onClick={() => setOpen(!open)}>
        {offeredStandardsWords.earlierGrades}
      </button>
      {open && <EarlierGrades focus={focus} held={held} onAdd={(found) => add(columnsOf(found))} />}
    </>
  );
}

interface AddCodeProps {
  readonly label: string;
  readonly kind: 'standards' | 'practices';
  readonly held: readonly string[];
  readonly grade: number;
  readonly onAdd: (found: FoundCode) => void;
}

/** The grade of the plan; its standards are offered first. */
const gradeOf = (doc: PlacedSection['doc']) => readNumber(findSectionOfKind(doc, 'overview'), 'grade') ?? 6;

function AddCode({ label, kind, held, grade, onAdd }: AddCodeProps) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState(false);
  const find = useCatalog(wanted);
  const offered = find({ kind, typed, grade, held });
  const take = (key: string) => {
    const found = offered.find((one) => one.key === key);
    if (found !== undefined) onAdd(found);
    setTyped('');
    combobox.closeDropdown();
  };
  const onKeyDown = useFirstOffered(combobox, typed, offered[0]?.key, take);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={take}
      width={360}
      position="bottom-start"
      withinPortal={false}
      // A hidden list is measured when it is made: forty lessons would each measure theirs while the plan opens.
      keepMounted={wanted}
    >
      <Combobox.Target>
        <TextInput
          size="xs"
          className="code-input"
          aria-label={words.fields.addTo(label)}
          placeholder={kind === 'practices' ? words.fields.practice : words.fields.code}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => {
            setWanted(true);
            if (typed !== '') combobox.openDropdown();
          }}
          onKeyDown={onKeyDown}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed.trim() === ''}>
        <Combobox.Options aria-label={words.fields.offered(label)}>
          {offered.length === 0 && <Combobox.Empty>{words.fields.noCode}</Combobox.Empty>}
          {offered.map(({ key, code, says, from }) => (
            <Combobox.Option key={key} value={key}>
              <strong>{code}</strong> {says} {from && <small className="std-source">{from.title}</small>}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
