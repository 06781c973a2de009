/** Where student work comes from. That nothing in a student's identifies anyone is said by whoever has looked, and not by choosing it. */
import { Checkbox, NativeSelect } from '@mantine/core';
import { studentWorkSources } from '@tangram/plan/body';
import { useState } from 'react';
import { pairRowWords } from '../../words/pair-row.ts';
import { words } from '../../words.ts';

interface WorkSourceProps {
  readonly source: unknown;
  readonly onSource: (source: string | null) => void;
}

export function WorkSource({ source, onSource }: WorkSourceProps) {
  const [chosen, setChosen] = useState(typeof source === 'string' ? source : '');
  return (
    <>
      <NativeSelect
        label={pairRowWords.source}
        description={source === null ? pairRowWords.takeOut : undefined}
        data={[{ value: '', label: words.fields.none }, ...studentWorkSources]}
        value={chosen}
        onChange={({ currentTarget: { value } }) => {
          setChosen(value);
          onSource(value === '' || value === 'deidentified' ? null : value);
        }}
      />
      {chosen === 'deidentified' && (
        <Checkbox
          label={pairRowWords.confirm}
          description={source === 'deidentified' ? undefined : pairRowWords.unconfirmed}
          checked={source === 'deidentified'}
          onChange={(event) => onSource(event.currentTarget.checked ? 'deidentified' : null)}
        />
      )}
    </>
  );
}
