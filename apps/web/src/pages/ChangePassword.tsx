/** A new password, for somebody who knows the old one. It signs every other device out, and says so before and after. */
import { Button, Group, Modal, PasswordInput, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { client, type Problem, problemOf } from '../api.ts';
import { Failed } from '../ui/Failed.tsx';
import { textOf } from '../ui/form-values.ts';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { setUpWords } from '../words/entering.ts';
import { trouble, words } from '../words.ts';

export default function ChangePassword({ onClose }: { onClose: () => void }) {
  useFocusBack('.account-button');
  const change = useMutation({
    mutationFn: (form: FormData) =>
      client.account.changePassword({ current: textOf(form, 'current'), next: textOf(form, 'next') }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(new FormData(event.currentTarget));
  };
  const problem = change.isError ? problemOf(change.error) : null;
  const wrong = fieldOf(problem);
  return (
    <Modal opened onClose={onClose} title={words.account.changePassword}>
      {change.isSuccess ? (
        <>
          <Text role="status" mb="md">
            {words.account.passwordChanged}
          </Text>
          <Group justify="flex-end">
            <Button onClick={onClose} data-autofocus>
              {words.close}
            </Button>
          </Group>
        </>
      ) : (
        <form onSubmit={submit} className="form">
          <PasswordInput
            name="current"
            label={words.account.currentPassword}
            autoComplete="current-password"
            error={wrong?.field === 'current' && wrong.message}
            maxLength={128}
            required
            data-autofocus
          />
          <PasswordInput
            name="next"
            label={words.account.newPassword}
            description={setUpWords.passwordHelp}
            autoComplete="new-password"
            error={wrong?.field === 'next' && wrong.message}
            minLength={15}
            maxLength={128}
            required
          />
          <Text size="sm" c="dimmed">
            {words.account.passwordEndsOthers}
          </Text>
          {problem && !wrong && <Failed {...trouble(problem)} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.cancel}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {words.account.changePasswordNow}
            </Button>
          </Group>
        </form>
      )}
    </Modal>
  );
}

/** Which of the two fields the server did not take, and why. */
function fieldOf(problem: Problem | null): { field: string; message: string } | null {
  if (problem?.kind !== 'refused') return null;
  const { field } = problem.data;
  return field === 'current' || field === 'next' ? { field, message: problem.message } : null;
}
