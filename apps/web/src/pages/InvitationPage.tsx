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
import { invitationWords, setUpWords } from '../words/entering.ts';
import { roleWords, type Trouble, trouble } from '../words.ts';

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
      title={said ? invitationWords.title(said.networkName) : invitationWords.heading}
      lead={said ? invitationWords.invitedAs(roleWords[said.role].toLowerCase(), said.schoolName) : ''}
    >
      {token === '' && <Failed what={invitationWords.unknown} next="" />}
      {invitation.isLoading && <Skeleton height={260} radius="lg" />}
      {failure && <Failed {...why(problemOf(failure))} />}
      {said && (
        <form onSubmit={submit} className="card card-padded form">
          <TextInput
            name="email"
            label={invitationWords.email}
            type="email"
            autoComplete="username"
            defaultValue={said.email}
            required
          />
          <TextInput name="name" label={invitationWords.name} autoComplete="name" maxLength={60} required />
          <PasswordInput
            name="password"
            label={invitationWords.password}
            description={setUpWords.passwordHelp}
            autoComplete="new-password"
            minLength={15}
            maxLength={128}
            required
          />
          <Button type="submit" loading={accept.isPending}>
            {invitationWords.submit}
          </Button>
        </form>
      )}
    </AloneFrame>
  );
}

function why(problem: Problem): Trouble {
  if (problem.kind === 'notFound') return { what: invitationWords.unknown, next: '' };
  if (problem.kind === 'refused' && problem.code === 'GONE') return { what: invitationWords.gone, next: '' };
  if (problem.kind === 'refused' && problem.code === 'FORBIDDEN') {
    return { what: invitationWords.otherAddress, next: '' };
  }
  return trouble(problem);
}
