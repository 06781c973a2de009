/** A body as it reads, without an editor: before its turn, and for good when it holds what this page does not know. */
import { bodyHtml } from '@tangram/plan/body';
import { useLayoutEffect, useRef } from 'react';
import type * as Y from 'yjs';
import { elementsOf } from './plain-html.ts';

export function StaticBody({ body }: { body: Y.XmlFragment }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const draw = () => {
      place.current?.replaceChildren(...elementsOf(bodyHtml(body)));
    };
    draw();
    body.observeDeep(draw);
    return () => body.unobserveDeep(draw);
  }, [body]);
  return <div ref={place} className="static-body" />;
}
