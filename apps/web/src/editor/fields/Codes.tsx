/**
 * Standards or practices as chips. A code is typed in any of its forms, or found by its words. Backspace in the empty field goes back to
 * the last chip, and takes it out when it is pressed there once more.
 */
import { CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core';
import { addRow, findSectionOfKind, type ListField, readNumber, readRows, removeRow } from '@tangram/plan';
import { type KeyboardEvent, useRef, useState } from 'react';
import { newId } from '../../new-id.ts';
import { whenShown } from '../../ui/later.tsx';
import { offeredStandardsWords } from '../../words/offered-standards.ts';
import { words } from '../../words.ts';
import { usePlanContext } from '../plan-context.ts';
import type { PlacedSection } from '../sections.ts';
import { ownChange, useWorkbench } from '../workbench.ts';
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
  const { say } = usePlanContext();
  const { undo } = useWorkbench();
  const codes = useRef<HTMLDivElement>(null);
  const remove = (row: string) => removeRow(doc, id, field.name, row, ownChange);
  const removeByKey = (event: KeyboardEvent, row: string, code: string) => {
    if (event.repeat || (event.key !== 'Backspace' && event.key !== 'Delete')) return;
    event.preventDefault();
    codes.current?.querySelector<HTMLElement>('.code-input input')?.focus();
    say(
      words.fields.codeRemoved(code),
      undo.alone(() => remove(row)),
    );
  };
  const goToLast = () =>
    [...(codes.current?.querySelectorAll<HTMLElement>('.std-removable > button:last-of-type') ?? [])].at(-1)?.focus();
  const before = prerequisitesIn(section);
  return (
    <div className="field field-codes">
      <span className="field-label" id={`${id}-${field.name}`}>
        {field.label}
      </span>
      <div ref={codes} className="codes">
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
                  onClick={() => remove(row.id)}
                  onKeyDown={(event) => removeByKey(event, row.id, one.code)}
                />
              }
            />
          );
        })}
        <AddCode
          label={field.label}
          kind={field.type}
          held={held}
          grade={gradeOf(doc)}
          onAdd={add}
          onGoBack={goToLast}
        />
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
  /** Backspace, where nothing is typed. */
  readonly onGoBack: () => void;
}

/** The grade of the plan; its standards are offered first. */
const gradeOf = (doc: PlacedSection['doc']) => readNumber(findSectionOfKind(doc, 'overview'), 'grade') ?? 6;

function AddCode({ label, kind, held, grade, onAdd, onGoBack }: AddCodeProps) {
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
          onKeyDown={(event) => {
            onKeyDown(event);
            // A key that is held down deletes what is typed, and nothing more.
            if (event.key === 'Backspace' && typed === '' && !event.repeat) onGoBack();
          }}
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
