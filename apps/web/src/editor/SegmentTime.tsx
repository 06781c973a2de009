/** Says so below a lesson when its segments do not add up to the lesson's time. */
import { readNumber } from '@tangram/plan';
import { useEffect, useState } from 'react';
import * as Y from 'yjs';
import { words } from '../words.ts';
import { useFields } from './fields/use-fields.ts';
import type { PlacedSection } from './sections.ts';

export function SegmentTime({ section, body }: { section: PlacedSection; body: Y.XmlFragment }) {
  useFields(section);
  const [planned, setPlanned] = useState(() => minutesIn(body));
  useEffect(() => {
    const count = () => setPlanned(minutesIn(body));
    count();
    body.observeDeep(count);
    return () => body.unobserveDeep(count);
  }, [body]);
  const minutes = readNumber(section, 'minutes');
  const differs = minutes !== null && planned > 0 && planned !== minutes;
  return differs && <p className="segment-time">{words.editor.segmentTime(planned, minutes)}</p>;
}

function minutesIn(body: Y.XmlFragment): number {
  let sum = 0;
  for (const piece of body.toArray()) {
    if (!(piece instanceof Y.XmlElement) || piece.nodeName !== 'lessonSegment') continue;
    const minutes: unknown = piece.getAttribute('minutes');
    if (typeof minutes === 'number') sum += minutes;
  }
  return sum;
}
