/** Accepting an invitation: what it says, and then a name and a password of one's own. Reading it does not use it up. */
import { Button, PasswordInput, Skeleton, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { client, type Problem, problemOf } from '../api.ts';
import { refreshMe } from '../session.ts';
import { AloneFrame } from '../ui/AloneFrame.tsx';
import { Failed } from '../ui/Failed.tsx';
import { textOf } from '../ui/form-values.ts';
import { useToken } from '../ui/token.ts';
import { roleWords, type Trouble, trouble, words } from '../words.ts';

export function InvitationPage() {
  const token = useToken();
  const navigate = useNavigate();
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => client.network.readInvitation({ token }),
    enabled: token !== '',
  });
  const accept = useMutation({
    mutationFn: (form: FormData) =>
      client.network.acceptInvitation({
        token,
        name: textOf(form, 'name'),
        email: textOf(form, 'email'),
        password: textOf(form, 'password'),
      }),
    onSuccess: async () => {
      await refreshMe();
      await navigate({ to: '/' });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    accept.mutate(new FormData(event.currentTarget));
  };
  const said = invitation.data;
  const failure = accept.error ?? invitation.error;
  return (
    <AloneFrame
      title={said ? words.invitation.title(said.networkName) : words.invitation.heading}
      lead={said ? words.invitation.invitedAs(roleWords[said.role].toLowerCase(), said.schoolName) : ''}
    >
      {token === '' && <Failed what={words.invitation.unknown} next="" />}
      {invitation.isLoading && <Skeleton height={260} radius="lg" />}
      {failure && <Failed {...why(problemOf(failure))} />}
      {said && (
        <form onSubmit={submit} className="card card-padded form">
          <TextInput
            name="email"
            label={words.invitation.email}
            type="email"
            autoComplete="username"
            defaultValue={said.email}
            required
          />
          <TextInput name="name" label={words.invitation.name} autoComplete="name" maxLength={60} required />
          <PasswordInput
            name="password"
            label={words.invitation.password}
            description={words.setUp.passwordHelp}
            autoComplete="new-password"
            minLength={15}
            maxLength={128}
            required
          />
          <Button type="submit" loading={accept.isPending}>
            {words.invitation.submit}
          </Button>
        </form>
      )}
    </AloneFrame>
  );
}

function why(problem: Problem): Trouble {
  if (problem.kind === 'notFound') return { what: words.invitation.unknown, next: '' };
  if (problem.kind === 'refused' && problem.code === 'GONE') return { what: words.invitation.gone, next: '' };
  if (problem.kind === 'refused' && problem.code === 'FORBIDDEN') {
    return { what: words.invitation.otherAddress, next: '' };
  }
  return trouble(problem);
}
