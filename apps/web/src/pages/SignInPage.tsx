/** Signing in with e-mail and password; in a demo network, also as one of its people with one click. */
import { Button, PasswordInput, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, client, signIn } from '../api.ts';
import { refreshMe, useMe } from '../session.ts';
import { AloneFrame } from '../ui/AloneFrame.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { signInWords } from '../words/entering.ts';
import { peopleWords } from '../words/people.ts';
import { roleWords } from '../words.ts';
import css from './SignInPage.module.css';

export function SignInPage() {
  const me = useMe();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: () => signIn(email, password),
    onSuccess: (why) => (why === null ? refreshMe() : undefined),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  const cameFromAPage = new URLSearchParams(location.search).has('next');
  return (
    <AloneFrame title={signInWords.title} lead={signInWords.lead}>
      {cameFromAPage && <p className={css.hint}>{signInWords.again}</p>}
      {me.data?.needsSetUp && <p className={css.hint}>{signInWords.needsSetUp}</p>}
      <form onSubmit={submit} className="card card-padded form">
        <TextInput
          label={signInWords.email}
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
        />
        <PasswordInput
          label={signInWords.password}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          required
        />
        <div role="alert" className={css.why}>
          {enter.data && signInWords[enter.data]}
        </div>
        <Button type="submit" loading={enter.isPending}>
          {signInWords.submit}
        </Button>
      </form>
      {me.data?.demo && <TryAs />}
    </AloneFrame>
  );
}

/** About as many as there are people to try: what stands below comes into sight at its place. */
const places = [1, 2, 3, 4, 5, 6, 7, 8];

function TryAs() {
  const people = useQuery(api.network.demoPeople.queryOptions());
  const enter = useMutation({
    mutationFn: (personId: string) => client.network.demoSignIn({ personId }),
    onSuccess: refreshMe,
  });
  return (
    <section className="card card-padded">
      <h2 className={css.demoTitle}>{signInWords.demoTitle}</h2>
      <p className={css.demoLead}>{signInWords.demoLead}</p>
      <ul className={css.people}>
        {people.isPending &&
          places.map((place) => (
            <li key={place}>
              <Skeleton height={46} my={6} />
            </li>
          ))}
        {people.data?.map((person) => (
          <li key={person.id}>
            <button type="button" className={css.person} onClick={() => enter.mutate(person.id)}>
              <Avatar person={person} />
              <span>
                <strong>{person.name}</strong>
                {person.roles.map(({ role, schoolName }) => (
                  <small key={`${role}${schoolName}`}>{peopleWords.at(roleWords[role], schoolName)}</small>
                ))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div role="alert" className={css.why}>
        {(enter.isError || people.isError) && signInWords.demoFailed}
      </div>
    </section>
  );
}
