/** One request as its plan's authors see it: whom it asked, who of them has commented or is done, and how to change or end it. */
import { Button } from '@mantine/core';
import type { SentRequest } from '@tangram/contract';
import { useState } from 'react';
import { Avatar } from '../ui/Avatar.tsx';
import { useNow } from '../ui/use-now.ts';
import { longDay } from '../ui/when.ts';
import { requestWords } from '../words/requests.ts';
import css from './requests.module.css';

interface SentCardProps {
  readonly request: SentRequest;
  readonly isEnding?: boolean;
  /** Without these it is only shown. */
  readonly onChange?: () => void;
  readonly onEnd?: (how: 'closed' | 'withdrawn') => void;
}

export function SentCard({ request, isEnding = false, onChange, onEnd }: SentCardProps) {
  const { question, byDate, past, to, people } = request;
  const now = useNow();
  const [isAsking, setAsking] = useState(false);
  const day = longDay(byDate, now);
  return (
    <article className={css.card} aria-label={question}>
      <p className={css.question}>{question}</p>
      <p className={css.quiet}>
        {past ? requestWords.wasBy(day) : requestWords.by(day)} · {requestWords.sentTo(to.map(({ name }) => name))}
      </p>
      <ul className={css.people}>
        {people.map((one) => (
          <li key={one.person.id} data-heard={one.comments > 0 || one.done || undefined}>
            <Avatar person={one.person} size={26} />
            <span>
              <strong>{one.person.name}</strong> {requestWords.state(one)}
            </span>
          </li>
        ))}
      </ul>
      {isAsking && onEnd ? (
        <div className={css.sure} role="alert">
          <p>{requestWords.withdrawSure}</p>
          <Button size="compact-sm" loading={isEnding} onClick={() => onEnd('withdrawn')}>
            {requestWords.withdrawYes}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>
            {requestWords.keep}
          </Button>
        </div>
      ) : (
        onEnd && (
          <div className={css.answers}>
            <Button size="compact-sm" variant="default" aria-label={requestWords.changeOf(question)} onClick={onChange}>
              {requestWords.change}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              loading={isEnding}
              aria-label={requestWords.closeOf(question)}
              onClick={() => onEnd('closed')}
            >
              {requestWords.close}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={requestWords.withdrawOf(question)}
              onClick={() => setAsking(true)}
            >
              {requestWords.withdraw}
            </Button>
          </div>
        )
      )}
    </article>
  );
}
