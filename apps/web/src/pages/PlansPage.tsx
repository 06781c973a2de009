/** Every plan I can see: mine and those shared with me, the archived ones when asked for; words find one among them. */
import { ActionIcon, Checkbox, Menu, TextInput } from '@mantine/core';
import type { PlanCard } from '@tangram/contract';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, problemOf, queryClient } from '../api.ts';
import { Failed } from '../ui/Failed.tsx';
import { focusBeginning } from '../ui/focus-page.ts';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { PlanList, PlanListSkeleton } from '../ui/PlanList.tsx';
import { useNow } from '../ui/use-now.ts';
import { findWords } from '../words/find-plans.ts';
import { trouble, words } from '../words.ts';
import { findPlans } from './find-plans.ts';
import css from './PlansPage.module.css';
import { usePlans } from './use-plans.ts';

export function PlansPage() {
  const [archived, setArchived] = useState(false);
  const [wanted, setWanted] = useState('');
  const plans = usePlans(archived);
  const now = useNow();
  const setStatus = useMutation(
    api.plans.setStatus.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.plans.list.key() }),
    }),
  );
  // The line that goes takes the focus along: it comes back to the heading. Where the line stays, it stays at its button.
  const goes = useRef<string | null>(null);
  useEffect(() => {
    if (goes.current === null || plans.data === undefined) return;
    const button = document.querySelector<HTMLElement>(`[data-actions="${goes.current}"]`);
    goes.current = null;
    if (document.activeElement !== document.body) return;
    if (button === null) focusBeginning();
    else button.focus();
  }, [plans.data]);
  const actions = (plan: PlanCard) =>
    plan.access === 'author' && (
      <PlanActions
        plan={plan}
        onArchive={() => {
          goes.current = plan.id;
          setStatus.mutate({ planId: plan.id, status: plan.status === 'archived' ? 'draft' : 'archived' });
        }}
      />
    );
  const mine = findPlans(plans.data?.mine ?? [], wanted);
  const shared = findPlans(plans.data?.shared ?? [], wanted);
  const isAsked = wanted.trim() !== '';
  return (
    <main id="page" className="wide">
      <div className={css.head}>
        <h1>{words.plans.title}</h1>
        <Checkbox
          label={words.plans.showArchived}
          checked={archived}
          onChange={(event) => setArchived(event.currentTarget.checked)}
        />
      </div>
      <TextInput
        type="search"
        className={css.find}
        label={findWords.label}
        placeholder={findWords.hint}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <p role="status" className={css.said}>
        {isAsked && plans.data && findWords.found(mine.length + shared.length)}
        {!isAsked &&
          setStatus.isSuccess &&
          (setStatus.data.status === 'archived' ? words.plans.archived : words.plans.broughtBack)(setStatus.data.title)}
      </p>
      {plans.isError && <NotLoaded what="plans" of={plans} />}
      {setStatus.isError && <Failed {...trouble(problemOf(setStatus.error))} />}
      {(!isAsked || mine.length > 0) && <h2 className="section-head">{words.plans.mine}</h2>}
      {plans.isPending && <PlanListSkeleton />}
      {plans.data && (!isAsked || mine.length > 0) && (
        <PlanList label={words.plans.mine} plans={mine} empty={findWords.noPlans} now={now} actions={actions} />
      )}
      {(!isAsked || shared.length > 0) && <h2 className="section-head">{words.plans.shared}</h2>}
      {plans.isPending && <PlanListSkeleton />}
      {plans.data && (!isAsked || shared.length > 0) && (
        <PlanList
          label={words.plans.shared}
          plans={shared}
          empty={findWords.nothingShared}
          now={now}
          actions={actions}
        />
      )}
    </main>
  );
}

function PlanActions({ plan, onArchive }: { plan: PlanCard; onArchive: () => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          data-actions={plan.id}
          variant="subtle"
          className={css.actions}
          aria-label={words.plans.actions(plan.title)}
        >
          ⋯
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onArchive}>
          {plan.status === 'archived' ? words.plans.bringBack : words.plans.archive}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
