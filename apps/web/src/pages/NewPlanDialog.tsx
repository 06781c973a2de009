/** Starting a plan: a title and a grade, and the rest can wait. Asking twice makes one plan, for its id is chosen first. */
import { Button, Group, Modal, NativeSelect, Text, TextInput } from '@mantine/core';
import type { PlanCard } from '@tangram/contract';
import { type Grade, grades, type PlanKind } from '@tangram/domain';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, problemOf, queryClient } from '../api.ts';
import { useSmartFields } from '../editor/typing/smart-fields.ts';
import { newId } from '../new-id.ts';
import { Failed } from '../ui/Failed.tsx';
import { useFocusBack } from '../ui/use-focus-back.ts';
import { newPlanWords } from '../words/new-plan.ts';
import { kindWords, trouble, words } from '../words.ts';
import { usePlans } from './use-plans.ts';

export default function NewPlanDialog({ kind, onClose }: { kind: PlanKind; onClose: () => void }) {
  useFocusBack();
  const [planId] = useState(newId);
  const [title, setTitle] = useState('');
  const [chosen, setGrade] = useState<Grade | null>(null);
  const plans = usePlans(false);
  const grade = chosen ?? usualGrade(plans.data?.mine ?? []);
  const navigate = useNavigate();
  const create = useMutation(
    api.plans.create.mutationOptions({
      onSuccess: async () => {
        void queryClient.invalidateQueries({ queryKey: api.plans.list.key() });
        await navigate({ to: '/plans/$planId', params: { planId } });
      },
    }),
  );
  useSmartFields(noStep);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ planId, kind, title: title.trim(), grade });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={newPlanWords.title(kindWords[kind].a)}
      closeButtonProps={{ 'aria-label': words.close }}
    >
      <form onSubmit={submit} className="form">
        <TextInput
          label={newPlanWords.name}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          maxLength={200}
          data-smart-typing="words"
          required
          data-autofocus
        />
        <NativeSelect
          label={newPlanWords.grade}
          data={grades.map(String)}
          value={String(grade)}
          onChange={(event) => setGrade(Number(event.currentTarget.value) as Grade)}
        />
        <Text size="sm" c="dimmed">
          {newPlanWords.private}
        </Text>
        {create.isError && <Failed {...trouble(problemOf(create.error))} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={title.trim() === ''}>
            {newPlanWords.create}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** The browser's own undo knows its steps. */
const noStep = () => {};

/** Most teach one grade: the one of the plan that they changed last. */
function usualGrade([latest]: readonly PlanCard[]): Grade {
  return grades.find((grade) => grade === latest?.grade) ?? 6;
}
