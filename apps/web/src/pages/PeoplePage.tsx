/** The network: its schools and its people; for facilitators also invitations, and naming schools. */
import { Skeleton } from '@mantine/core';
import type { PersonCard } from '@tangram/contract';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../api.ts';
import { useSignedIn } from '../session.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { useFocusKept } from '../ui/use-focus-kept.ts';
import { peopleWords } from '../words/people.ts';
import { roleWords } from '../words.ts';
import css from './PeoplePage.module.css';
import { Invitations } from './people/Invitations.tsx';
import { Schools } from './people/Schools.tsx';

export function PeoplePage() {
  const { network, mayInvite } = useSignedIn();
  const people = useQuery(api.network.people.queryOptions());
  const schools = useQuery(api.network.schools.queryOptions());
  const page = useRef<HTMLElement>(null);
  useFocusKept(page);
  return (
    <main ref={page} id="page" className="wide">
      <h1>{network?.name ?? peopleWords.title}</h1>
      <div className={css.columns}>
        <section>
          <h2 className="section-head">{peopleWords.people}</h2>
          {people.isPending && <Skeleton height={320} radius="lg" />}
          {people.isError && <NotLoaded what="people" of={people} />}
          {people.data && <People people={people.data} />}
        </section>
        <div>
          {mayInvite && <Invitations schools={schools.data ?? []} />}
          <section>
            <h2 className="section-head">{peopleWords.schools}</h2>
            {schools.isPending && <Skeleton height={200} radius="lg" />}
            {schools.isError && <NotLoaded what="schools" of={schools} />}
            {schools.data && <Schools schools={schools.data} mayName={mayInvite} />}
          </section>
        </div>
      </div>
    </main>
  );
}

function People({ people }: { people: readonly PersonCard[] }) {
  return (
    <ul className={`card ${css.people}`}>
      {people.map((person) => (
        <li key={person.id}>
          <Avatar person={person} />
          <span>
            <strong>{person.name}</strong>
            {person.roles.map(({ role, schoolName }) => (
              <small key={`${role}${schoolName}`}>{peopleWords.at(roleWords[role], schoolName)}</small>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
