/**
 * A body as it reads, without an editor: before its turn, and for good when it holds what this page does not know. Whoever comes to
 * it before its turn, by key or by pointer, finds the editor in its place.
 */
import { bodyBlocks } from '@tangram/plan/body';
import { useLayoutEffect, useRef } from 'react';
import type * as Y from 'yjs';
import { whenIdle } from '../ui/when-idle.ts';
import { showFigure } from './figure-rendering.ts';
import { showHintsIn } from './part-hints.ts';
import { elementsOf } from './plain-html.ts';
import { usePlanContext } from './plan-context.ts';
import type { CaretPlace } from './put-caret.ts';
import { useWorkbench } from './workbench.ts';

/** How often a text is drawn again while people type in it: one that stands for good may be in sight, any other is far from view. */
const betweenDrawsMs = { forGood: 500, untilItsTurn: 2_000 };

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
  const { isEditor, mayEdit } = usePlanContext();
  const { pictures } = useWorkbench();
  const hints = mayEdit && entry !== null;
  const waitMs = entry === null ? betweenDrawsMs.forGood : betweenDrawsMs.untilItsTurn;
  useLayoutEffect(() => {
    let drawn: readonly Block[] = [];
    let drawnAt = 0;
    const draw = () => {
      const element = place.current;
      if (element === null) return;
      const blocks = bodyBlocks(body, { withThreads: true, inPlaceOf: isEditor ? undefined : pictures.inPlaceOf });
      // A text without a word has a line for the first one.
      drawn = drawBlocks(element, drawn, blocks.join('') === '' ? ['<p></p>'] : blocks, hints);
      drawnAt = performance.now();
    };
    // Others may type here many times a second, in many sections, far from where anybody looks.
    let isOver = false;
    let waits = false;
    const drawSoon = () => {
      if (waits) return;
      waits = true;
      setTimeout(
        () => {
          whenIdle(() => {
            waits = false;
            if (!isOver) draw();
          });
        },
        Math.max(0, drawnAt + waitMs - performance.now()),
      );
    };
    draw();
    body.observeDeep(drawSoon);
    const unsubscribe = pictures.onChange(drawSoon);
    return () => {
      isOver = true;
      body.unobserveDeep(drawSoon);
      unsubscribe();
      place.current?.replaceChildren();
    };
  }, [body, waitMs, isEditor, hints, pictures]);
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

/** A block of the text as it is drawn. */
interface Block {
  readonly html: string;
  readonly nodes: readonly Node[];
}

/** Draws the blocks that are not drawn like this already; those before and behind them stay as they are. */
function drawBlocks(
  element: HTMLElement,
  old: readonly Block[],
  blocks: readonly string[],
  hints: boolean,
): readonly Block[] {
  const most = Math.min(old.length, blocks.length);
  let before = 0;
  while (before < most && old[before]?.html === blocks[before]) before += 1;
  let behind = 0;
  while (behind < most - before && old.at(-1 - behind)?.html === blocks.at(-1 - behind)) behind += 1;
  const gone = old.slice(before, old.length - behind);
  const made = blocksOf(blocks.slice(before, blocks.length - behind));
  const rest = old.slice(old.length - behind);
  const next = rest.flatMap(({ nodes }) => nodes)[0] ?? null;
  for (const node of gone.flatMap(({ nodes }) => nodes)) element.removeChild(node);
  for (const node of made.flatMap(({ nodes }) => nodes)) {
    if (hints) showHintsIn(node);
    element.insertBefore(node, next);
    for (const figure of figuresIn(node)) showFigure(figure, figure.dataset.figure);
  }
  return [...old.slice(0, before), ...made, ...rest];
}

/** All read in one go. */
function blocksOf(html: readonly string[]): Block[] {
  const boxes = elementsOf(html.map((one) => `<div>${one}</div>`).join(''));
  return html.map((one, index) => ({ html: one, nodes: [...(boxes[index]?.childNodes ?? [])] }));
}

function figuresIn(node: Node): readonly HTMLElement[] {
  if (!(node instanceof HTMLElement)) return [];
  const figure = 'figure[data-figure]';
  return [...(node.matches(figure) ? [node] : []), ...node.querySelectorAll<HTMLElement>(figure)];
}
