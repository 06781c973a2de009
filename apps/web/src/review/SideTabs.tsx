/** The two things beside the page, one at a time: what people said, and what a colleague would say. */
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { reviewCountWords } from '../words/review-count.ts';
import css from './review.module.css';

export type Side = 'comments' | 'review';

interface SideTabsProps {
  readonly shown: Side;
  readonly onShow: (tab: Side) => void;
  readonly labels: Readonly<Record<Side, string>>;
  readonly children: ReactNode;
}

const tabs: readonly Side[] = ['comments', 'review'];

export function SideTabs({ shown, onShow, labels, children }: SideTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const next = shown === 'comments' ? 'review' : 'comments';
    onShow(next);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <>
      <div ref={list} role="tablist" aria-label={reviewCountWords.columns} className={css.tabs} onKeyDown={keys}>
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            role="tab"
            id={`side-tab-${tab}`}
            data-tab={tab}
            aria-selected={shown === tab}
            aria-controls="side-panel"
            tabIndex={shown === tab ? 0 : -1}
            className={css.tab}
            onClick={() => onShow(tab)}
          >
            {labels[tab]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="side-panel" aria-labelledby={`side-tab-${shown}`}>
        {children}
      </div>
    </>
  );
}
