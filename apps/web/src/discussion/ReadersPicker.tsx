/** For whom a new thread is: everyone who can read the plan, its authors, or one’s coach; and in words who that is. */
import { NativeSelect } from '@mantine/core';
import type { ThreadReaders } from '@tangram/domain';
import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { usePlanContext } from '../editor/plan-context.ts';
import { readerWords } from '../words/readers.ts';
import { choiceLabel, readersChoices, readersSentence } from './readers.ts';

interface ReadersPickerProps {
  readonly chosen: ThreadReaders;
  readonly onChoose: (readers: ThreadReaders) => void;
}

export function ReadersPicker({ chosen, onChoose }: ReadersPickerProps) {
  const { planId, me } = usePlanContext();
  const circle = useQuery(api.sharing.circle.queryOptions({ input: { planId }, staleTime: 60_000 }));
  if (circle.data === undefined) return null;
  const { authors } = circle.data;
  const choices = readersChoices(circle.data, me);
  const now = choices.find(({ readers }) => readers === chosen);
  return (
    <NativeSelect
      size="xs"
      label={readerWords.label}
      description={
        chosen !== 'everyone' && now && readersSentence({ readers: chosen, onlyFor: [...now.others] }, me.id)
      }
      inputWrapperOrder={['label', 'input', 'description']}
      value={chosen}
      data={choices.map((choice) => ({ value: choice.readers, label: choiceLabel(choice, me.id, authors) }))}
      onChange={(event) => {
        const choice = choices.find(({ readers }) => readers === event.currentTarget.value);
        if (choice) onChoose(choice.readers);
      }}
    />
  );
}
