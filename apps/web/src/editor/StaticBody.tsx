/**
 * A body as it reads, without an editor: before its turn, and for good when it holds what this page does not know. Whoever comes to
 * it before its turn, by key or by pointer, finds the editor in its place.
 */
import { bodyHtml } from '@tangram/plan/body';
import { useLayoutEffect, useRef } from 'react';
import type * as Y from 'yjs';
import { whenIdle } from '../ui/when-idle.ts';
import { showFigure } from './figure-rendering.ts';
import { elementsOf } from './plain-html.ts';
import type { CaretPlace } from './put-caret.ts';

interface StaticBodyProps {
  readonly body: Y.XmlFragment;
  /** Null when no editor will ever stand here. */
  readonly entry: Entry | null;
}

interface Entry {
  /** What a screen reader is told of the text. */
  readonly label: string;
  /** Somebody comes in, there. */
  readonly onEnter: (at: CaretPlace) => void;
}

export function StaticBody({ body, entry }: StaticBodyProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const draw = () => {
      // A text without a word has a line for the first one.
      place.current?.replaceChildren(...elementsOf(bodyHtml(body) || '<p></p>'));
      for (const figure of place.current?.querySelectorAll<HTMLElement>('figure[data-figure]') ?? []) {
        showFigure(figure, figure.dataset.figure);
      }
    };
    // Others may type here many times a second, in many sections, just while the page has its editors to make.
    let isOver = false;
    let waits = false;
    const drawSoon = () => {
      if (waits) return;
      waits = true;
      whenIdle(() => {
        waits = false;
        if (!isOver) draw();
      });
    };
    draw();
    body.observeDeep(drawSoon);
    return () => {
      isOver = true;
      body.unobserveDeep(drawSoon);
    };
  }, [body]);
  if (entry === null) return <div ref={place} className="static-body" />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is the place of a rich text
    <div
      ref={place}
      className="static-body"
      role="textbox"
      aria-multiline="true"
      aria-readonly="true"
      aria-label={entry.label}
      tabIndex={0}
      onFocus={(event) => {
        if (event.target === event.currentTarget) entry.onEnter('start');
      }}
      onMouseDown={(event) => {
        if (event.button !== 0 || (event.target instanceof Element && event.target.closest('a'))) return;
        event.preventDefault();
        entry.onEnter({ left: event.clientX, top: event.clientY });
      }}
    />
  );
}
