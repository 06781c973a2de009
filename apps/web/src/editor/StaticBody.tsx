/** A body as it reads, without an editor: before its turn, and for good when it holds what this page does not know. */
import { bodyHtml } from '@tangram/plan/body';
import { useLayoutEffect, useRef } from 'react';
import type * as Y from 'yjs';

export function StaticBody({ body }: { body: Y.XmlFragment }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const draw = () => {
      // bodyHtml escapes every word and every attribute; a parser of its own runs no script either.
      const parsed = new DOMParser().parseFromString(bodyHtml(body), 'text/html');
      place.current?.replaceChildren(...parsed.body.childNodes);
    };
    draw();
    body.observeDeep(draw);
    return () => body.unobserveDeep(draw);
  }, [body]);
  return <div ref={place} className="static-body" />;
}
