/**
 * The others' carets over the text of one section, with a flag that bears the name. They lie above the text and shift none of it.
 * One's own caret is told from here as well, wherever the editor has it last: leaving a section does not take it back.
 */
import type { Editor } from '@tiptap/core';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import { useEffect, useRef, useState } from 'react';
import { usePlanContext } from '../editor/plan-context.ts';
import type { PlacedSection } from '../editor/sections.ts';
import { letterWaits } from '../editor/typing/painted-first.ts';
import { readInFrame } from '../ui/read-in-frame.ts';
import css from './CursorOverlay.module.css';
import { cursorsOf, cursorToSend, type PersonHere } from './presence.ts';

const sendEveryMs = 80;
const nearPx = 200;
/** A flag goes when its caret has stood still for so long, so that it covers no word for long. */
const flagMs = 3_600;

type Place = Parameters<typeof relativePositionToAbsolutePosition>[2];

interface Drawn {
  readonly person: PersonHere;
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

export function CursorOverlay({ section, editor }: { section: PlacedSection; editor: Editor }) {
  const { rooms } = usePlanContext();
  const room = rooms.all.find(({ doc }) => doc === section.doc) ?? rooms.open;
  const layer = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<readonly Drawn[]>([]);

  useEffect(() => {
    const layerElement = layer.current;
    if (layerElement === null) return;
    let isOver = false;
    let inSight = true;
    const cursorsHere = () =>
      cursorsOf(room.awareness.getStates(), room.doc.clientID).filter((one) => one.section === section.id);
    const read = () => {
      // Nobody sees the others' carets elsewhere, and asking where they are would lay out what the page leaves out.
      if (isOver || !inSight || editor.isDestroyed) return;
      // Where the editor believes its letters to be says nothing before it knows of all of them.
      if (letterWaits.get()) return soon();
      const here = cursorsHere();
      if (here.length === 0) return setDrawn((old) => (old.length === 0 ? old : []));
      const box = layerElement.getBoundingClientRect();
      const now = here.flatMap(({ person, head }) => drawnAt(editor, box, person, head));
      setDrawn((old) => (areTheSame(old, now) ? old : now));
    };
    const soon = () => readInFrame(read);
    const soonIfDrawn = () => {
      if (layerElement.hasChildNodes()) soon();
    };
    // Most moves are one's own or in another section, and draw nothing here.
    const heard = (_changed: unknown, origin: unknown) => {
      if (origin === 'local' || !inSight) return;
      if (cursorsHere().length > 0) soon();
      else soonIfDrawn();
    };
    soon();
    room.awareness.on('change', heard);
    editor.on('update', soonIfDrawn);
    const size = new ResizeObserver(soonIfDrawn);
    size.observe(editor.view.dom);
    const sight = new IntersectionObserver(
      (entries) => {
        inSight = entries.at(-1)?.isIntersecting ?? true;
        if (inSight) soon();
      },
      { rootMargin: `${nearPx}px` },
    );
    sight.observe(layerElement);
    return () => {
      isOver = true;
      room.awareness.off('change', heard);
      editor.off('update', soonIfDrawn);
      size.disconnect();
      sight.disconnect();
    };
  }, [room, editor, section.id]);

  useEffect(() => tellCursor(editor, section, room.awareness), [editor, section, room]);

  return (
    <div ref={layer} className={css.layer} aria-hidden="true">
      {drawn.map((one) => (
        <Caret key={one.person.client} {...one} />
      ))}
    </div>
  );
}

/**
 * One caret, which is moved and never made anew: eight people who type move forty carets a second, and an animation for each would make the
 * browser arrange the layers of the whole page as often.
 */
function Caret({ person, left, top, height }: Drawn) {
  const place = `translate(${left}px, ${top}px)`;
  const [restsAt, setRestsAt] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRestsAt(place), flagMs);
    return () => {
      clearTimeout(timer);
      setRestsAt('');
    };
  }, [place]);
  const background = `var(--person-${person.color})`;
  return (
    <span className={css.caret} data-rests={restsAt === place} style={{ transform: place, height, background }}>
      <span className={css.flag} style={{ background }}>
        {person.name.split(' ')[0]}
      </span>
    </span>
  );
}

function areTheSame(some: readonly Drawn[], others: readonly Drawn[]): boolean {
  if (some.length !== others.length) return false;
  return some.every((one, at) => {
    const other = others[at];
    const isThere = one.left === other?.left && one.top === other.top && one.height === other.height;
    return isThere && one.person.client === other?.person.client && one.person.name === other.person.name;
  });
}

function drawnAt(editor: Editor, box: DOMRect, person: PersonHere, head: Place): Drawn[] {
  const at = absoluteOf(editor, head);
  if (at === null) return [];
  const { left, top, bottom } = editor.view.coordsAtPos(at);
  return [{ person, left: left - box.left, top: top - box.top, height: bottom - top }];
}

/** Tells the others where the caret is, not more often than they could follow. */
function tellCursor(
  editor: Editor,
  section: PlacedSection,
  awareness: ReturnType<typeof usePlanContext>['rooms']['open']['awareness'],
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    timer = undefined;
    if (letterWaits.get()) return soon();
    const binding = editor.isDestroyed ? null : ySyncPluginKey.getState(editor.state)?.binding;
    if (!binding || !editor.isFocused) return;
    const { anchor, head } = editor.state.selection;
    const relative = (at: number) => absolutePositionToRelativePosition(at, binding.type, binding.mapping);
    awareness.setLocalStateField('cursor', cursorToSend(section.id, relative(anchor), relative(head)));
  };
  const soon = () => {
    timer ??= setTimeout(tell, sendEveryMs);
  };
  editor.on('selectionUpdate', soon);
  editor.on('focus', soon);
  return () => {
    clearTimeout(timer);
    editor.off('selectionUpdate', soon);
    editor.off('focus', soon);
  };
}

/** Where a place in the shared text is in this editor now; null when it is nowhere. */
function absoluteOf(editor: Editor, place: Place): number | null {
  const binding = ySyncPluginKey.getState(editor.state)?.binding;
  if (!binding) return null;
  const at: number | null = relativePositionToAbsolutePosition(binding.doc, binding.type, place, binding.mapping);
  return at === null || at > editor.state.doc.content.size ? null : at;
}
