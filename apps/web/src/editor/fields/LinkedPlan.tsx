/**
 * A plan that this one links to: its title, what is known of it, and on demand its words, here in place. It lives once; what is
 * shown is what its authors wrote last.
 */
import { Button, CloseButton, NativeSelect, Skeleton } from '@mantine/core';
import type { PlanCard } from '@tangram/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { api, client } from '../../api.ts';
import { Failed } from '../../ui/Failed.tsx';
import { linkWords } from '../../words/links.ts';
import { words } from '../../words.ts';
import { elementsOf } from '../plain-html.ts';
import { usePlanContext } from '../plan-context.ts';
import { useAdapting } from '../use-adapting.ts';
import { CodeChip } from './CodeChip.tsx';
import { heldCode } from './use-meaning.ts';

export interface LinkedPlanProps {
  /** Undefined where the reader may not see it. */
  readonly plan: PlanCard | undefined;
  /** Which section of it the link is about; '' while nobody has said; null where links are about whole plans. */
  readonly about: { readonly kind: string; readonly id: string } | null;
  readonly onAbout: (section: string | undefined) => void;
  /** Null for whoever may not edit. */
  readonly onRemove: (() => void) | null;
  /** The link leads to this plan from now on. Null for whoever may not edit. */
  readonly onReplace: ((planId: string) => void) | null;
}

export function LinkedPlan({ plan, about, onAbout, onRemove, onReplace }: LinkedPlanProps) {
  const [open, setOpen] = useState(false);
  const textId = useId();
  const title = plan?.title ?? words.fields.hiddenPlan;
  return (
    <li className="linked">
      <div className="linked-head">
        {plan ? (
          <Link
            to="/plans/$planId"
            params={{ planId: plan.id }}
            {...(about?.id && { hash: `section-${about.id}` })}
            className="link linked-title"
          >
            {plan.title}
          </Link>
        ) : (
          <span className="quiet">{title}</span>
        )}
        {plan && plan.facts !== '' && <span className="linked-facts">{plan.facts}</span>}
        {plan?.focusStandards.map((code) => (
          <CodeChip key={code} held={heldCode({ code })} />
        ))}
        <span className="linked-actions">
          {plan && (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-expanded={open}
              aria-controls={textId}
              onClick={() => setOpen(!open)}
            >
              {open ? linkWords.hide : linkWords.show}
              <span className="visually-hidden"> {title}</span>
            </Button>
          )}
          {plan?.kind === 'task' && onReplace && <UseCopy plan={plan} onMade={onReplace} />}
          {onRemove && <CloseButton size="xs" aria-label={words.fields.removeLink(title)} onClick={onRemove} />}
        </span>
      </div>
      {plan && about && <About planId={plan.id} about={about} onAbout={onRemove === null ? null : onAbout} />}
      <div id={textId}>{plan && open && <LinkedText planId={plan.id} title={plan.title} />}</div>
    </li>
  );
}

/** A task as others wrote it is changed in a copy: the link leads there then, and undo leads back. */
function UseCopy({ plan, onMade }: { plan: PlanCard; onMade: (planId: string) => void }) {
  const { say } = usePlanContext();
  const { isPending, adapt } = useAdapting(plan.id, (copy) => {
    onMade(copy.id);
    say(linkWords.copied(copy.title));
  });
  return (
    <Button size="compact-xs" variant="subtle" loading={isPending} onClick={adapt}>
      {linkWords.useCopy}
      <span className="visually-hidden"> {plan.title}</span>
    </Button>
  );
}

/** Which lesson of a unit a link is about: chosen by whoever may edit, said to everybody else. */
function About({
  planId,
  about,
  onAbout,
}: {
  planId: string;
  about: { kind: string; id: string };
  onAbout: ((section: string | undefined) => void) | null;
}) {
  const { data } = useQuery({
    queryKey: api.plans.outline.queryKey({ input: { planId } }),
    queryFn: () => client.plans.outline({ planId }),
  });
  const known = (data?.sections ?? []).filter(({ kind }) => kind === about.kind);
  const names = known.map(({ id, title }, i) => ({ value: id, label: linkWords.lesson(i + 1, title) }));
  const chosen = names.find(({ value }) => value === about.id);
  if (onAbout === null) return chosen ? <p className="quiet">{chosen.label}</p> : null;
  if (names.length === 0) return null;
  return (
    <NativeSelect
      size="xs"
      className="link-input"
      label={linkWords.whichLesson}
      data={[{ value: '', label: linkWords.wholeUnit }, ...names]}
      value={chosen?.value ?? ''}
      onChange={(event) => onAbout(event.currentTarget.value || undefined)}
    />
  );
}

function LinkedText({ planId, title }: { planId: string; title: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: api.plans.html.queryKey({ input: { planId } }),
    queryFn: () => client.plans.html({ planId }),
  });
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(...elementsOf(data?.html ?? ''));
  }, [data]);
  if (error && data === undefined) return <Failed {...words.notLoaded} onRetry={() => refetch()} />;
  return (
    <section className="linked-text" aria-label={linkWords.textOf(title)} aria-busy={data === undefined}>
      {data === undefined && <Skeleton height={90} />}
      <div ref={place} className="static-body" />
    </section>
  );
}
