/** Offers below a text the named parts that it has not: an assessment is where a teacher looks for its rubric. */
import { type LabelledPartName, labelledPartLabel, unknownNames } from '@tangram/plan/body';
import { useEffect, useState } from 'react';
import * as Y from 'yjs';
import { sectionWords } from '../words/sections.ts';
import { goToPart } from './parts.ts';
import type { PlacedSection } from './sections.ts';
import { useWorkbench } from './workbench.ts';

interface PartOffersProps {
  readonly section: PlacedSection;
  readonly body: Y.XmlFragment;
  readonly parts: readonly LabelledPartName[];
}

export function PartOffers({ section, body, parts }: PartOffersProps) {
  const workbench = useWorkbench();
  const [held, setHeld] = useState(() => partsIn(body));
  const [locked] = useState(() => unknownNames(body).length > 0);
  useEffect(() => {
    const look = () => setHeld(partsIn(body));
    look();
    body.observe(look);
    return () => body.unobserve(look);
  }, [body]);
  const missing = parts.filter((name) => !held.split(' ').includes(name));
  if (missing.length === 0 || locked) return null;
  const add = (name: LabelledPartName) => {
    const editor = workbench.mountNow(section.id);
    workbench.undo.step();
    if (editor) goToPart(editor, name, parts);
    workbench.undo.step();
  };
  return (
    <div className="part-offers">
      {missing.map((name) => (
        <button key={name} type="button" className="offer" onClick={() => add(name)}>
          {sectionWords.addPart(name, labelledPartLabel(name))}
        </button>
      ))}
    </div>
  );
}

/** The names of a text's parts, as one word that stays the same while they do. */
function partsIn(body: Y.XmlFragment): string {
  const parts = body.toArray().filter((piece) => piece instanceof Y.XmlElement && piece.nodeName === 'labelledPart');
  return parts.map((piece) => (piece as Y.XmlElement).getAttribute('name')).join(' ');
}
