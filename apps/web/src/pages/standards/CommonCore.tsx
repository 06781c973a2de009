/** The standards that are always here, one grade at a time, or what of them fits what was typed. A code opens what comes before and after. */
import { NativeSelect, Popover, TextInput } from '@mantine/core';
import { practices, type Standard, searchStandards, standards } from '@tangram/standards';
import { type CSSProperties, useDeferredValue, useState } from 'react';
import { StandardCard } from '../../editor/fields/StandardCard.tsx';
import { commonCoreWords as words } from '../../words/standards-page.ts';
import css from './standards.module.css';

/** Where a teacher of the middle grades begins. */
const firstGrade = 6;
const grades = [...new Set(standards.flatMap(({ grade }) => grade ?? []))];
const foundMax = 60;
const depths = { domain: 0, cluster: 1, standard: 2, part: 3, practice: 0 } as const;

export function CommonCore() {
  const [grade, setGrade] = useState<number | null>(firstGrade);
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed.trim());
  const [open, setOpen] = useState<string | null>(null);
  const shown =
    wanted === ''
      ? grade === null
        ? practices
        : inTree(standards.filter((one) => one.grade === grade))
      : searchStandards(wanted, { grade: grade ?? 0, limit: foundMax });
  return (
    <section className="card card-padded" aria-label={words.title}>
      <div className={css.choices}>
        <NativeSelect
          label={words.grade}
          data={[
            ...grades.map((one) => ({ value: String(one), label: words.gradeOf(one) })),
            { value: '', label: words.practices },
          ]}
          value={grade === null ? '' : String(grade)}
          onChange={({ currentTarget: { value } }) => {
            setGrade(value === '' ? null : Number(value));
            setTyped('');
          }}
        />
        <TextInput
          className={css.find}
          label={words.find}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {shown.length === 0 && <p className="empty">{words.nothingFits}</p>}
      <ul className={css.items} aria-label={words.title}>
        {shown.map((standard) => (
          <Line
            key={standard.code}
            standard={standard}
            flat={wanted !== ''}
            open={open === standard.code}
            onOpen={(opens) => setOpen(opens ? standard.code : null)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Each below the one that it belongs to: the catalog has the domains of a grade together. */
function inTree(some: readonly Standard[]): readonly Standard[] {
  const below = Map.groupBy(some, ({ parent }) => parent);
  const withThose = (one: Standard): readonly Standard[] => [one, ...(below.get(one.code) ?? []).flatMap(withThose)];
  return (below.get(null) ?? []).flatMap(withThose);
}

interface LineProps {
  readonly standard: Standard;
  /** Among what was found, where nothing is below anything. */
  readonly flat: boolean;
  readonly open: boolean;
  readonly onOpen: (opens: boolean) => void;
}

function Line({ standard: { code, kind, statement }, flat, open, onOpen }: LineProps) {
  const style = { '--depth': flat ? 0 : depths[kind] } as CSSProperties;
  return (
    <li style={style} data-kind={kind}>
      {kind === 'practice' ? (
        <strong>{code}</strong>
      ) : (
        <Popover opened={open} onChange={onOpen} position="bottom-start" width={380} trapFocus returnFocus>
          <Popover.Target>
            <button type="button" className="std" onClick={() => onOpen(!open)}>
              {code}
            </button>
          </Popover.Target>
          <Popover.Dropdown aria-label={code}>
            {open && (
              <StandardCard
                code={code}
                says={statement}
                onAdd={null}
                held={[]}
                onComment={null}
                onClose={() => onOpen(false)}
              />
            )}
          </Popover.Dropdown>
        </Popover>
      )}
      <p>{statement}</p>
    </li>
  );
}
