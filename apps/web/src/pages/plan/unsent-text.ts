/** The words of a document that the server does not have, as text that can be taken along: every section in which something is unsent. */
import type { PlanKind } from '@tangram/domain';
import { readSections, sectionKind } from '@tangram/plan';
import { bodyHtml } from '@tangram/plan/body';
import type { Room } from '../../live/room.ts';

export function unsentText(plan: PlanKind, room: Pick<Room, 'doc' | 'unsent'>): string {
  const unsent = room.unsent()?.sections ?? [];
  const sections = sectionTexts(plan, room.doc).filter(({ id }) => unsent.includes(id));
  return sections.map(({ text }) => text).join('\n\n');
}

/** Every section of a document as text: what it is called, its fields, its body. */
export function sectionTexts(plan: PlanKind, doc: Room['doc']): { readonly id: string; readonly text: string }[] {
  return readSections(doc).map((section) => {
    const label = sectionKind(plan, section.kind)?.label ?? section.kind;
    const title = section.title?.toString() ?? '';
    const fields = [...section.fields].flatMap(([name, value]) =>
      typeof value === 'object' ? [] : [`${name}: ${String(value)}`],
    );
    const body = section.body === null ? '' : plainText(bodyHtml(section.body));
    return {
      id: section.id,
      text: [[label, title].filter(Boolean).join(': '), ...fields, body].filter(Boolean).join('\n'),
    };
  });
}

function plainText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const block of body.querySelectorAll('p, li, h1, h2, h3, h4, h5, tr, div, section')) block.append('\n');
  return (body.textContent ?? '').replaceAll(/\n{2,}/g, '\n').trim();
}
