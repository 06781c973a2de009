/** This page is older than the plan: the plan as the server reads it, and the way to a newer page. Nothing here can write. */
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../api.ts';
import { elementsOf } from '../../editor/plain-html.ts';
import { Failed } from '../../ui/Failed.tsx';
import { words } from '../../words.ts';
import { TopBar } from '../TopBar.tsx';
import css from './plan.module.css';

export function TooOld({ planId }: { planId: string }) {
  const answer = useQuery(api.plans.html.queryOptions({ input: { planId } }));
  const place = useRef<HTMLDivElement>(null);
  const html = answer.data?.html;
  useEffect(() => {
    if (html === undefined) return;
    place.current?.replaceChildren(...sectionsOf(html));
  }, [html]);
  return (
    <>
      <TopBar />
      <main id="page" className={css.alone}>
        <div className="notice" role="alert">
          {words.ended.tooOld}
          <Button size="compact-sm" onClick={() => void reloadAnew()}>
            {words.ended.reload}
          </Button>
        </div>
        {answer.isPending && <Skeleton height={300} />}
        {answer.isError && <Failed {...words.notLoaded} onRetry={() => answer.refetch()} />}
        <div ref={place} className={`${css.paper} static-body`} />
      </main>
    </>
  );
}

/** The plan's own title and sections keep their headings; what stands in a section is one level below. */
function sectionsOf(html: string): Node[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const section of body.querySelectorAll('body > section')) {
    const heading = section.firstElementChild;
    heading?.remove();
    section.replaceChildren(...(heading ? [heading] : []), ...elementsOf(section.innerHTML));
  }
  return [...body.childNodes];
}

/** Reloads with the newest page: the worker that keeps the old one is asked to look first. */
async function reloadAnew(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => undefined);
  registration?.waiting?.postMessage({ type: 'SKIP_WAITING' });
  location.reload();
}
