/**
 * The drawing of a figure that is being edited, as large as there is room, with its handles over it. While something is dragged the
 * drawing shows what will come of it; the figure changes when it is let go. Where a handle came to stand is said once, to whoever moved
 * it: not while it is dragged, and not when a colleague moves it.
 */
import { type Edit, type Handle, handlesOf, parseFigure, picture } from '@tangram/math-figures';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { newId } from '../../new-id.ts';
import { figureWords } from '../../words/figures.ts';
import { svgElement } from '../figure-rendering.ts';
import { FigureHandle, type OnPaper } from './FigureHandle.tsx';
import css from './figures.module.css';
import { type Json, type JsonObject, namedRow, withValue } from './json.ts';

interface FigureDrawingProps {
  readonly json: JsonObject;
  readonly onEdit: (edit: Edit) => void;
}

export function FigureDrawing({ json, onEdit }: FigureDrawingProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [paper, setPaper] = useState<OnPaper | null>(null);
  const [dragged, setDragged] = useState<Edit | null>(null);
  const [said, setSaid] = useState('');
  const [moved, setMoved] = useState<Handle['id'] | null>(null);
  const shown = useMemo(() => (dragged ? orElse(withEdit(json, dragged), json) : json), [json, dragged]);
  const handles = useMemo(() => {
    const reading = parseFigure(shown);
    return reading.kind === 'figure' && width > 0 ? handlesOf(reading.figure, width) : [];
  }, [shown, width]);
  useEffect(() => {
    const now = handles.find(({ id }) => id === moved);
    if (!now) return;
    setSaid(figureWords.handle(now));
    setMoved(null);
  }, [moved, handles]);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = () => setWidth(element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const element = drawing.current;
    if (!element || width === 0) return;
    const drawn = picture(shown, width);
    if (drawn.kind !== 'drawn') return;
    const svg = svgElement(drawn);
    element.replaceChildren(svg);
    setPaper((before) => {
      const now = paperOf(svg, element);
      return now && before && Object.entries(now).every(([key, value]) => before[key as keyof OnPaper] === value)
        ? before
        : now;
    });
  }, [shown, width]);
  return (
    <div ref={place} className={css.drawing}>
      <div ref={drawing} />
      {paper &&
        handles.map((handle) => (
          <FigureHandle
            key={handle.id}
            handle={handle}
            paper={paper}
            onDrag={setDragged}
            onEdit={(edit) => {
              setDragged(null);
              onEdit(edit);
              setMoved(handle.id);
            }}
            onRemove={(edit) => {
              onEdit(edit);
              setSaid(figureWords.removed(handle));
            }}
          />
        ))}
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </div>
  );
}

/** The same figure with an edit made. */
export function withEdit(figure: JsonObject, edit: Edit): JsonObject {
  return edit.reduce<JsonObject>(
    (before, { path, value }) => withValue(before, path, valueFor(path, value)) as JsonObject,
    figure,
  );
}

/** A value that is put into the data is one student's, also beside an equal one. */
function valueFor(path: Edit[number]['path'], value: unknown): Json | undefined {
  return path[0] === 'data' && value !== undefined ? namedRow(value as Json, newId()) : (value as Json | undefined);
}

const orElse = (wanted: JsonObject, good: JsonObject) => (parseFigure(wanted).kind === 'figure' ? wanted : good);

/** Where the drawing's own coordinates lie in its box. */
function paperOf(svg: Element, box: HTMLElement): OnPaper | null {
  const matrix = svg instanceof SVGSVGElement ? svg.getScreenCTM() : null;
  if (matrix === null) return null;
  const { left, top } = box.getBoundingClientRect();
  return { left: matrix.e - left, top: matrix.f - top, scale: matrix.a };
}
