/** One handle over a drawing: dragged or pressed by hand, moved by the arrow keys, removed by Delete. */
import type { Edit, Handle } from '@tangram/math-figures';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { figureWords } from '../../words/figures.ts';
import css from './figures.module.css';

/** How the drawing's coordinates lie on the page: its zero, and how many pixels one of it is. */
export interface OnPaper {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

interface FigureHandleProps {
  readonly handle: Handle;
  readonly paper: OnPaper;
  readonly onDrag: (edit: Edit | null) => void;
  readonly onEdit: (edit: Edit) => void;
  readonly onRemove: (edit: Edit) => void;
}

const arrows: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

export function FigureHandle({ handle, paper, onDrag, onEdit, onRemove }: FigureHandleProps) {
  const button = useRef<HTMLButtonElement>(null);
  const drag = useRef<Edit | null>(null);
  const { area, place } = handle;
  const pointAt = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const box = button.current?.parentElement?.getBoundingClientRect();
    const { left, top, scale } = paper;
    return { x: (clientX - (box?.left ?? 0) - left) / scale, y: (clientY - (box?.top ?? 0) - top) / scale };
  };
  const keys = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (arrow && handle.by) onEdit(handle.by(...arrow));
    else if ((event.key === 'Delete' || event.key === 'Backspace') && handle.remove) {
      button.current?.closest<HTMLElement>('[data-autofocus]')?.focus();
      onRemove(handle.remove());
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const follow = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !handle.to) return;
    drag.current = handle.to(pointAt(event));
    onDrag(drag.current);
  };
  const letGo = () => {
    if (drag.current) onEdit(drag.current);
    drag.current = null;
  };
  const { left, top, scale } = paper;
  const box = area && {
    left: left + area.x * scale,
    top: top + area.y * scale,
    width: area.width * scale,
    height: area.height * scale,
  };
  return (
    <button
      ref={button}
      type="button"
      className={area ? css.area : css.handle}
      style={box ?? { left: left + place.x * scale, top: top + place.y * scale }}
      aria-label={figureWords.handle(handle)}
      aria-description={hintFor(handle)}
      onKeyDown={keys}
      onPointerDown={(event) => {
        if (handle.to && event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={follow}
      onPointerUp={letGo}
      onPointerCancel={() => {
        drag.current = null;
        onDrag(null);
      }}
      // A key presses in the middle.
      onClick={(event) => {
        const edit = handle.press?.(event.detail === 0 ? place : pointAt(event));
        if (edit) onEdit(edit);
      }}
    />
  );
}

function hintFor({ by, press, remove }: Handle): string {
  const { arrowsHint, pressHint, deleteHint } = figureWords;
  return [by && arrowsHint, press && pressHint, remove && deleteHint].filter(Boolean).join(' ');
}
