/** A section of a kind that this page does not know: everything that can be read of it, and nothing that could change it. */
import * as Y from 'yjs';
import { words } from '../words.ts';
import { StaticBody } from './StaticBody.tsx';
import { nameOf, type PlacedSection } from './sections.ts';

export function LockedSection({ section }: { section: PlacedSection }) {
  const headingId = `heading-${section.id}`;
  return (
    <section
      data-section={section.id}
      id={`section-${section.id}`}
      aria-labelledby={headingId}
      className="section section-locked"
    >
      <h2 id={headingId} className="section-title">
        {nameOf(section)}
      </h2>
      <p className="locked-note">{words.editor.lockedSection}</p>
      <dl className="facts">
        {[...section.fields].map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{plain(value)}</dd>
          </div>
        ))}
      </dl>
      {section.body && <StaticBody body={section.body} entry={null} />}
    </section>
  );
}

function plain(value: unknown): string {
  const json = value instanceof Y.AbstractType ? value.toJSON() : value;
  return typeof json === 'string' ? json : JSON.stringify(json);
}
