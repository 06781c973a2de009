/** Inviting somebody: the link is shown once, for only its hash is kept. Open invitations can be withdrawn. */
import { Button, CopyButton, NativeSelect, TextInput } from '@mantine/core';
import type { Invitation, SchoolCard } from '@tangram/contract';
import { type Role, roles } from '@tangram/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, problemOf, queryClient } from '../../api.ts';
import { Failed } from '../../ui/Failed.tsx';
import { NotLoaded } from '../../ui/NotLoaded.tsx';
import { peopleWords } from '../../words/people.ts';
import { roleWords, trouble } from '../../words.ts';
import css from './people.module.css';

const rolesOfNoSchool: readonly Role[] = ['facilitator', 'districtLeader'];

export function Invitations({ schools }: { schools: readonly SchoolCard[] }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('teacher');
  const [school, setSchool] = useState('');
  const invite = useMutation(api.network.invite.mutationOptions({ onSuccess: () => setEmail(''), onSettled: reread }));
  const atSchool = !rolesOfNoSchool.includes(role);
  const schoolId = school === '' ? (schools[0]?.id ?? null) : school;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ email: email.trim(), role, schoolId: atSchool ? schoolId : null });
  };
  return (
    <section>
      <h2 className="section-head">{peopleWords.invite}</h2>
      <form onSubmit={submit} className="card card-padded form">
        <TextInput
          label={peopleWords.email}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
        />
        <div className={css.two}>
          <NativeSelect
            label={peopleWords.role}
            data={roles.map((value) => ({ value, label: roleWords[value] }))}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as Role)}
          />
          <NativeSelect
            label={peopleWords.school}
            data={
              atSchool
                ? schools.map(({ id, name }) => ({ value: id, label: name }))
                : [{ value: '', label: peopleWords.noSchool }]
            }
            value={atSchool ? (schoolId ?? '') : ''}
            disabled={!atSchool}
            onChange={(event) => setSchool(event.currentTarget.value)}
          />
        </div>
        {invite.isError && <Failed {...trouble(problemOf(invite.error))} />}
        <div>
          <Button type="submit" loading={invite.isPending} disabled={atSchool && schoolId === null}>
            {peopleWords.makeLink}
          </Button>
        </div>
        {invite.data && <MadeLink link={invite.data.link} email={invite.data.invitation.email} />}
      </form>
      <h2 className="section-head">{peopleWords.invitations}</h2>
      <OpenInvitations />
    </section>
  );
}

function MadeLink({ link, email }: { link: string; email: string }) {
  return (
    <div className={css.link} role="status">
      <p>{peopleWords.linkLead(email)}</p>
      <TextInput aria-label={peopleWords.linkTitle} value={link} readOnly onFocus={(event) => event.target.select()} />
      <CopyButton value={link}>
        {({ copied, copy }) => <Button onClick={copy}>{copied ? peopleWords.copied : peopleWords.copy}</Button>}
      </CopyButton>
    </div>
  );
}

function OpenInvitations() {
  const invitations = useQuery(api.network.invitations.queryOptions());
  const withdraw = useMutation(api.network.withdrawInvitation.mutationOptions({ onSettled: reread }));
  const open = invitations.data?.filter(({ state }) => state === 'open') ?? [];
  return (
    <div className="card">
      {invitations.isError && <NotLoaded what="invitations" of={invitations} />}
      {withdraw.isError && <Failed {...trouble(problemOf(withdraw.error))} />}
      {invitations.isSuccess && open.length === 0 && <p className="empty">{peopleWords.noInvitations}</p>}
      <ul className={css.list}>
        {open.map((invitation) => (
          <li key={invitation.id}>
            <OpenInvitation
              invitation={invitation}
              onWithdraw={() => withdraw.mutate({ invitationId: invitation.id })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function OpenInvitation({ invitation, onWithdraw }: { invitation: Invitation; onWithdraw: () => void }) {
  const { email, role, schoolName, invitedBy, expiresAt } = invitation;
  const until = new Date(expiresAt).toLocaleDateString('en', { day: 'numeric', month: 'short' });
  return (
    <>
      <span className={css.grow}>
        <strong>{email}</strong>
        <small>
          {peopleWords.at(roleWords[role], schoolName)}, {peopleWords.invitedBy(invitedBy)}, {peopleWords.until(until)}
        </small>
      </span>
      <Button variant="subtle" size="compact-sm" aria-label={peopleWords.withdrawFor(email)} onClick={onWithdraw}>
        {peopleWords.withdraw}
      </Button>
    </>
  );
}

function reread() {
  void queryClient.invalidateQueries({ queryKey: api.network.invitations.key() });
}
