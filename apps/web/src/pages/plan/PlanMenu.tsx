/** What can be done with the whole plan beside writing in it and sharing it. */
import { ActionIcon, Menu } from '@mantine/core';
import type { OpenPlan } from '@tangram/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api, client, problemOf } from '../../api.ts';
import { useCopying } from '../../editor/clipboard/use-copying.ts';
import { openFind } from '../../editor/find/Find.tsx';
import { usePlanContext } from '../../editor/plan-context.ts';
import { useAdapting } from '../../editor/use-adapting.ts';
import { useWorkbench } from '../../editor/workbench.ts';
import { FollowItems } from '../../inbox/FollowItems.tsx';
import { findKeys, findWords } from '../../words/find.ts';
import { copyWords } from '../../words/paste.ts';
import { statusWords, trouble, words } from '../../words.ts';
import css from './plan.module.css';

interface PlanMenuProps {
  readonly plan: OpenPlan;
  /** Shows what is still missing, to whoever calls the plan ready. */
  readonly onReview: (() => void) | null;
}

/** The order in which a plan goes through them. Nothing is locked by any; archiving is for the list of plans. */
const statuses = ['draft', 'ready', 'taught'] as const;

export function PlanMenu({ plan, onReview }: PlanMenuProps) {
  const copying = useCopying();
  const workbench = useWorkbench();
  const { say, mayEdit, askForFeedback } = usePlanContext();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const copy = useAdapting(plan.id, ({ id }) => void navigate({ to: '/plans/$planId', params: { planId: id } }));
  const setStatus = useMutation({
    mutationFn: (status: (typeof statuses)[number]) => client.plans.setStatus({ planId: plan.id, status }),
    onSuccess: ({ status }) => {
      void queries.invalidateQueries({ queryKey: api.plans.open.key({ input: { planId: plan.id } }) });
      void queries.invalidateQueries({ queryKey: api.plans.list.key() });
      say(words.plan.statusSet(statusWords[status]));
      if (status === 'ready') onReview?.();
    },
    onError: (error) => {
      const { what, next } = trouble(problemOf(error));
      say(`${what} ${next}`);
    },
  });
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon
          variant="default"
          size="lg"
          className={css.menu}
          aria-label={words.plan.more}
          title={words.plan.more}
        >
          ⋯
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={<kbd>{findKeys}</kbd>} onClick={() => openFind(workbench)}>
          {mayEdit ? findWords.menuReplace : findWords.menu}
        </Menu.Item>
        <Menu.Item component={Link} to={`/plans/${plan.id}/print`}>
          {words.plan.print}
        </Menu.Item>
        <Menu.Item onClick={copying.plan}>{copyWords.plan}</Menu.Item>
        <Menu.Item disabled={copy.isPending} onClick={copy.adapt}>
          {words.plan.adapt}
        </Menu.Item>
        {askForFeedback && <Menu.Item onClick={askForFeedback}>{words.plan.askForFeedback}</Menu.Item>}
        <Menu.Divider />
        <FollowItems planId={plan.id} say={say} />
        {mayEdit && plan.status !== 'archived' && (
          <>
            <Menu.Divider />
            <Menu.Label>{words.plan.status}</Menu.Label>
            {statuses.map((status) => (
              <Menu.RadioItem
                key={status}
                value={status}
                checked={plan.status === status}
                onChange={() => setStatus.mutate(status)}
              >
                {statusWords[status]}
              </Menu.RadioItem>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
