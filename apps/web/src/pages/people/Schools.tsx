/** The schools by name; whoever may, adds and renames them here. */
import { Button, TextInput } from '@mantine/core';
import type { SchoolCard } from '@tangram/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, problemOf, queryClient } from '../../api.ts';
import { Failed } from '../../ui/Failed.tsx';
import { peopleWords } from '../../words/people.ts';
import { trouble } from '../../words.ts';
import css from './people.module.css';

export function Schools({ schools, mayName }: { schools: readonly SchoolCard[]; mayName: boolean }) {
  const [renaming, setRenaming] = useState<string | null>(null);
  const [added, setAdded] = useState('');
  const add = useMutation(api.network.addSchools.mutationOptions({ onSuccess: () => setAdded(''), onSettled: reread }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ names: [added.trim()] });
  };
  return (
    <div className="card">
      {schools.length === 0 && <p className="empty">{peopleWords.noSchools}</p>}
      <ul className={css.list}>
        {schools.map((school) => (
          <li key={school.id}>
            {renaming === school.id ? (
              <RenameSchool school={school} onDone={() => setRenaming(null)} />
            ) : (
              <>
                <span className={css.grow}>{school.name}</span>
                {mayName && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    aria-label={peopleWords.renameSchool(school.name)}
                    onClick={() => setRenaming(school.id)}
                  >
                    {peopleWords.rename}
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {mayName && (
        <form onSubmit={submit} className={css.add}>
          <TextInput
            className={css.grow}
            label={peopleWords.addSchool}
            value={added}
            maxLength={120}
            onChange={(event) => setAdded(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={add.isPending} disabled={added.trim() === ''}>
            {peopleWords.add}
          </Button>
        </form>
      )}
      {add.isError && <Failed {...trouble(problemOf(add.error))} />}
    </div>
  );
}

function RenameSchool({ school, onDone }: { school: SchoolCard; onDone: () => void }) {
  const [name, setName] = useState(school.name);
  const rename = useMutation(api.network.renameSchool.mutationOptions({ onSuccess: onDone, onSettled: reread }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ schoolId: school.id, name: name.trim() });
  };
  return (
    <form onSubmit={submit} className={css.renaming}>
      <TextInput
        className={css.grow}
        aria-label={peopleWords.schoolName}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
        error={rename.isError && trouble(problemOf(rename.error)).what}
        autoFocus
      />
      <Button type="submit" loading={rename.isPending} disabled={name.trim() === ''}>
        {peopleWords.save}
      </Button>
    </form>
  );
}

function reread() {
  void queryClient.invalidateQueries({ queryKey: api.network.schools.key() });
  void queryClient.invalidateQueries({ queryKey: api.network.people.key() });
}
