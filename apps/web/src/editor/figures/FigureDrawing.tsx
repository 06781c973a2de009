/** The drawing of a figure that is being edited, as large as there is room. */
import { type Figure, picture } from '@tangram/math-figures';
import { useLayoutEffect, useRef, useState } from 'react';
import { svgElement } from '../figure-rendering.ts';
import css from './figures.module.css';
import type { JsonObject } from './json.ts';

export function FigureDrawing({ json }: { json: JsonObject; figure: Figure }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
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
    if (!place.current || width === 0) return;
    const drawn = picture(json, width);
    if (drawn.kind === 'drawn') place.current.replaceChildren(svgElement(drawn));
  }, [json, width]);
  return <div ref={place} className={css.drawing} />;
}
