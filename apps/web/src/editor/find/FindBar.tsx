/**
 * The card for finding and replacing over the whole plan. The browser's own find (Ctrl F) is left alone: it finds what is on the page; this
 * one also replaces, and finds whole words and formulas.
 */
import { ActionIcon, Button, CloseButton, TextInput } from '@mantine/core';
import type { FindQuery } from '@tangram/plan';
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from '../../ui/store.ts';
import { findWords } from '../../words/find.ts';
import { words } from '../../words.ts';
import { usePlanContext } from '../plan-context.ts';
import type { PlacedSection } from '../sections.ts';
import { useWorkbench } from '../workbench.ts';
import css from './FindBar.module.css';
import { goIntoFound } from './show-found.ts';
import { useFind } from './use-find.ts';

const charactersMax = 200;

export default function FindBar({ sections }: { sections: readonly PlacedSection[] }) {
  const workbench = useWorkbench();
  const { mayEdit } = usePlanContext();
  const asked = useStore(workbench.finding);
  const [text, setText] = useState(asked?.text ?? '');
  const [by, setBy] = useState('');
  const [how, setHow] = useState({ matchCase: false, wholeWords: false, inFormulas: false });
  const query = useMemo((): FindQuery => ({ text, ...how }), [text, how]);
  const find = useFind(sections, query);
  const input = useRef<HTMLInputElement>(null);
  const card = useRef<HTMLDivElement>(null);
  usePlace(card);
  // Asked for again: with other words, or to come back to it.
  useEffect(() => {
    if (asked?.text) setText(asked.text);
    input.current?.focus();
    input.current?.select();
  }, [asked]);
  const close = () => {
    const now = find.now();
    workbench.finding.set(null);
    if (now) goIntoFound(workbench, now);
    else goBack(asked?.before ?? null);
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === input.current) find.step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const toggle = (name: keyof typeof how) => (
    <button
      type="button"
      className={css.how}
      aria-pressed={how[name]}
      onClick={() => setHow({ ...how, [name]: !how[name] })}
    >
      {findWords[name]}
    </button>
  );
  return (
    <search
      ref={card}
      data-find-bar
      className={css.card}
      aria-label={mayEdit ? findWords.labelReplace : findWords.label}
      onKeyDown={keys}
    >
      <div className={css.line}>
        <TextInput
          ref={input}
          className={css.text}
          aria-label={findWords.find}
          placeholder={findWords.find}
          maxLength={charactersMax}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <span role="status" className={css.count}>
          {text !== '' && findWords.count(find.at, find.count)}
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={findWords.previous}
          title={findWords.previous}
          onClick={() => find.step(-1)}
        >
          ↑
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={findWords.next}
          title={findWords.next}
          onClick={() => find.step(1)}
        >
          ↓
        </ActionIcon>
        <CloseButton size="lg" aria-label={findWords.close} title={findWords.close} onClick={close} />
      </div>
      {mayEdit && (
        <form
          className={css.line}
          onSubmit={(event) => {
            event.preventDefault();
            find.replace(by);
          }}
        >
          <TextInput
            className={css.text}
            aria-label={findWords.replaceWith}
            placeholder={findWords.replaceWith}
            maxLength={charactersMax}
            value={by}
            onChange={(event) => setBy(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={find.count === 0}>
            {findWords.replace}
          </Button>
          <Button variant="default" disabled={find.count === 0} onClick={() => find.replaceAll(by)}>
            {findWords.replaceAll}
          </Button>
        </form>
      )}
      <div className={css.line}>
        {toggle('matchCase')}
        {toggle('wholeWords')}
        {toggle('inFormulas')}
      </div>
    </search>
  );
}

/** Keeps the card at the top right of the page's column, whatever stands beside it. */
function usePlace(card: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const place = () => {
      const page = document.getElementById('page')?.getBoundingClientRect();
      if (page) card.current?.style.setProperty('right', `${Math.max(8, innerWidth - page.right + 12)}px`);
    };
    place();
    addEventListener('resize', place);
    return () => removeEventListener('resize', place);
  }, [card]);
}

/** To where it was asked for: the line of a menu is gone by then, and the button that opens the menu is not. */
function goBack(before: Element | null): void {
  const back = before?.isConnected ? before : document.querySelector(`[aria-label="${words.plan.more}"]`);
  if (back instanceof HTMLElement) back.focus();
}
