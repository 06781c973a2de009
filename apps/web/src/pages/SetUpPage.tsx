/** The first start of a real network: its name, its schools, and its first facilitator, with the one-time link. */
import { Button, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { client, problemOf } from '../api.ts';
import { refreshMe, useMe } from '../session.ts';
import { AloneFrame } from '../ui/AloneFrame.tsx';
import { Failed } from '../ui/Failed.tsx';
import { textOf } from '../ui/form-values.ts';
import { useToken } from '../ui/token.ts';
import { setUpWords } from '../words/entering.ts';
import { trouble } from '../words.ts';

export function SetUpPage() {
  const token = useToken();
  const navigate = useNavigate();
  const setUp = useMutation({
    mutationFn: (form: FormData) =>
      client.network.setUp({
        token,
        networkName: textOf(form, 'networkName'),
        name: textOf(form, 'name'),
        email: textOf(form, 'email'),
        password: textOf(form, 'password'),
        timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
        schools: textOf(form, 'schools')
          .split('\n')
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      }),
    onSuccess: async () => {
      await refreshMe();
      await navigate({ to: '/' });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setUp.mutate(new FormData(event.currentTarget));
  };
  const problem = setUp.isError ? problemOf(setUp.error) : null;
  const known = useMe().data;
  // Whoever has just set it up is on their way to their desk.
  const used =
    setUp.isIdle || setUp.isError
      ? (known !== undefined && !known.needsSetUp) ||
        problem?.kind === 'notFound' ||
        (problem?.kind === 'refused' && problem.code === 'GONE')
      : false;
  if (used) return <UsedLink signedIn={(known?.person ?? null) !== null} />;
  return (
    <AloneFrame title={setUpWords.title} lead={setUpWords.lead}>
      {token === '' && <Failed what={setUpWords.noToken} next="" />}
      <form onSubmit={submit} className="card card-padded form">
        <TextInput name="networkName" label={setUpWords.networkName} maxLength={120} required />
        <TextInput name="name" label={setUpWords.name} autoComplete="name" maxLength={60} required />
        <TextInput name="email" label={setUpWords.email} type="email" autoComplete="username" required />
        <PasswordInput
          name="password"
          label={setUpWords.password}
          description={setUpWords.passwordHelp}
          autoComplete="new-password"
          minLength={15}
          maxLength={128}
          required
        />
        <Textarea name="schools" label={setUpWords.schools} description={setUpWords.schoolsHelp} rows={4} />
        {problem && <Failed {...trouble(problem)} />}
        <Button type="submit" loading={setUp.isPending} disabled={token === ''}>
          {setUpWords.submit}
        </Button>
      </form>
    </AloneFrame>
  );
}

/** In place of the form: nothing can be set up with this link any more. */
function UsedLink({ signedIn }: { signedIn: boolean }) {
  return (
    <AloneFrame title={setUpWords.usedTitle} lead={setUpWords.used}>
      <Button component={Link} to={signedIn ? '/' : '/sign-in'}>
        {signedIn ? setUpWords.toDesk : setUpWords.signIn}
      </Button>
    </AloneFrame>
  );
}
