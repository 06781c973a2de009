/**
 * Somebody is asked for feedback: the question, who asks and by when. “Not now” makes it one line until tomorrow, on this device, and
 * tells nobody.
 */
import { Button } from '@mantine/core';
import type { RequestToMe } from '@tangram/contract';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, client, problemOf, queryClient } from '../api.ts';
import { usePlanContext } from '../editor/plan-context.ts';
import { markRead } from '../inbox/use-inbox.ts';
import { remember, remembered } from '../remembered.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { dayFrom, longDay } from '../ui/when.ts';
import { requestWords } from '../words/requests.ts';
import { trouble } from '../words.ts';
import css from './requests.module.css';

interface AskedOfMeProps {
  readonly request: RequestToMe;
  readonly isNamed: boolean;
  readonly now: Date;
  readonly onComment: () => void;
}

export function AskedOfMe({ request, isNamed, now, onComment }: AskedOfMeProps) {
  const { id, by, question, byDate, past, done } = request;
  const { planId, me, say } = usePlanContext();
  const [putOff, setPutOff] = usePutOff(me.id, id, dayFrom(now, 0));
  const isShort = done || (putOff && !isNamed);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNamed) card.current?.scrollIntoView({ block: 'center' });
  }, [isNamed]);
  // Whoever has it before them has read of it; nobody else is told of that.
  useEffect(() => {
    if (document.visibilityState === 'visible') markRead({ planId, requestId: id }).catch(() => {});
  }, [planId, id]);
  const setDone = useMutation({
    mutationFn: (next: boolean) => client.requests.done({ planId, requestId: id, done: next }),
    onSuccess: (_ok, next) => {
      if (next) say(requestWords.thanks(by.name), () => setDone.mutate(false));
      return queryClient.invalidateQueries({ queryKey: api.plans.open.key({ input: { planId } }) });
    },
    onError: (error) => {
      const { what, next } = trouble(problemOf(error));
      say(`${what} ${next}`);
    },
  });
  const day = longDay(byDate, now);
  const asked = (
    <p className={css.who}>
      <strong>{by.name}</strong> {past ? requestWords.hoped(day) : requestWords.asks(day)}
    </p>
  );
  if (isShort) {
    return (
      <div ref={card} className={css.short}>
        {done ? (
          <p className={css.who}>
            {requestWords.isDone(by.name)} “{question}”
          </p>
        ) : (
          asked
        )}
        <button
          type="button"
          className={css.more}
          onClick={() => (done ? setDone.mutate(false) : setPutOff(false))}
          disabled={setDone.isPending}
        >
          {done ? requestWords.notDone : requestWords.show}
        </button>
      </div>
    );
  }
  return (
    <div ref={card} className={css.asked}>
      <Avatar person={by} size={36} />
      <div className={css.words}>
        {asked}
        <p className={css.question}>{question}</p>
        <div className={css.answers}>
          <Button size="compact-md" onClick={onComment}>
            {requestWords.comment}
          </Button>
          <Button size="compact-md" variant="default" loading={setDone.isPending} onClick={() => setDone.mutate(true)}>
            {requestWords.done}
          </Button>
          <Button size="compact-md" variant="subtle" onClick={() => setPutOff(true)}>
            {requestWords.notNow}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Whether a request was put off today. */
function usePutOff(person: string, request: string, today: string): [boolean, (next: boolean) => void] {
  const name = `later:${request}`;
  const [day, setDay] = useState(() => remembered<string>(person, name) ?? null);
  const set = (next: boolean) => {
    setDay(next ? today : null);
    remember(person, name, next ? today : undefined);
  };
  return [day === today, set];
}
