/** Beside the page, for whoever comes back: the sections and threads that changed, each with a way to its place. */
import { Button } from '@mantine/core';
import type { CatchUp, ChangedSection, ChangedThread } from '@tangram/contract';
import { useEffect, useRef, useState } from 'react';
import { Avatar } from '../ui/Avatar.tsx';
import { useNow } from '../ui/use-now.ts';
import { when } from '../ui/when.ts';
import { catchUpWords } from '../words/catch-up.ts';
import css from './catch-up.module.css';
import { SectionDiff } from './SectionDiff.tsx';
import { sinceWhen } from './since-when.ts';

export interface CatchUpPanelProps {
  readonly planId: string;
  readonly news: CatchUp;
  readonly onGoTo: (sectionId: string) => void;
  readonly onGoToThread: (threadId: string) => void;
  readonly onClose: () => void;
  readonly onDismiss: () => void;
}

export function CatchUpPanel({ planId, news, onGoTo, onGoToThread, onClose, onDismiss }: CatchUpPanelProps) {
  const now = useNow();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className={css.panel}>
      <div className={css.head}>
        <h2 ref={heading} tabIndex={-1}>
          {catchUpWords.since(sinceWhen(new Date(news.since ?? now), now))}
        </h2>
        <button type="button" className={css.plain} onClick={onClose}>
          {catchUpWords.close}
        </button>
        <Button variant="default" size="compact-sm" onClick={onDismiss}>
          {catchUpWords.dismiss}
        </Button>
      </div>
      {news.tooMuch && <p className={css.tooMuch}>{catchUpWords.tooMuch}</p>}
      {news.sections.length > 0 && (
        <>
          <h3>{catchUpWords.sections}</h3>
          <ul className={css.list}>
            {news.sections.map((section) => (
              <Section key={`${section.part} ${section.id}`} {...{ planId, section, now, onGoTo }} />
            ))}
          </ul>
        </>
      )}
      {news.threads.length > 0 && (
        <>
          <h3>{catchUpWords.threads}</h3>
          <ul className={css.list}>
            {news.threads.map((thread) => (
              <Thread key={`${thread.what} ${thread.threadId}`} {...{ thread, now, onGoToThread }} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface SectionProps extends Pick<CatchUpPanelProps, 'planId' | 'onGoTo'> {
  readonly section: ChangedSection;
  readonly now: Date;
}

function Section({ planId, section, now, onGoTo }: SectionProps) {
  const { id, part, name, change, at } = section;
  const [shown, setShown] = useState(false);
  const label = shown ? catchUpWords.hide : catchUpWords.show;
  return (
    <li className={css.item}>
      {change === 'removed' ? (
        <span className={css.name}>{name}</span>
      ) : (
        <button type="button" className={css.name} title={catchUpWords.goTo(name)} onClick={() => onGoTo(id)}>
          {name}
        </button>
      )}
      <p className={css.quiet}>
        {catchUpWords.changed(section)}
        {at !== null && ` · ${when(new Date(at), now)}`}
        {part === 'authors' && ` · ${catchUpWords.authors}`}
      </p>
      {change === 'moved' ? (
        <p className={css.quiet}>{catchUpWords.onlyMoved}</p>
      ) : (
        <button
          type="button"
          className={css.plain}
          aria-expanded={shown}
          aria-label={catchUpWords.about(label, name)}
          onClick={() => setShown(!shown)}
        >
          {label}
        </button>
      )}
      {shown && <SectionDiff planId={planId} part={part} sectionId={id} name={name} />}
    </li>
  );
}

interface ThreadProps extends Pick<CatchUpPanelProps, 'onGoToThread'> {
  readonly thread: ChangedThread;
  readonly now: Date;
}

function Thread({ thread, now, onGoToThread }: ThreadProps) {
  const [first] = thread.by;
  return (
    <li className={css.item}>
      <button type="button" className={css.thread} onClick={() => onGoToThread(thread.threadId)}>
        {first && <Avatar person={first} size={26} />}
        <span>
          <strong>{catchUpWords.who(thread)}</strong> {catchUpWords.happened(thread)}
          {thread.text !== '' && <span className={css.text}>{thread.text}</span>}
          <span className={css.quiet}>{when(new Date(thread.at), now)}</span>
        </span>
      </button>
    </li>
  );
}
