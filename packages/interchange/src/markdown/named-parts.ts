/**
 * Named parts of a section that a file marks by a heading of their name, “### Rubric”, or by the name alone in bold, as our own
 * copied text has it. What follows is in the part, up to the next mark that is as high.
 */

import type { SectionKind } from '@tangram/plan';
import { type JSONContent, labelledPartLabel, part } from '@tangram/plan/body';

/** A line in bold stands below every heading. */
const BOLD_LEVEL = 7;

/** The blocks of a section of this kind, those of its named parts gathered in them. */
export function withNamedParts({ parts }: Pick<SectionKind, 'parts'>, blocks: readonly JSONContent[]): JSONContent[] {
  const gathered: JSONContent[] = [];
  let inside: { readonly level: number; readonly content: JSONContent[] } | null = null;
  for (const block of blocks) {
    const level = levelOf(block);
    if (inside !== null && level <= inside.level) inside = null;
    const name = parts.find((one) => inside === null && labelledPartLabel(one).toLowerCase() === nameOf(block, level));
    if (name === undefined) {
      (inside?.content ?? gathered).push(block);
      continue;
    }
    inside = { level, content: [] };
    gathered.push({ ...part(name), content: inside.content });
  }
  return gathered.map((block) =>
    block.type === 'labelledPart' && block.content?.length === 0
      ? { ...block, content: [{ type: 'paragraph' }] }
      : block,
  );
}

/** How high a block stands as the beginning of something; infinite for one that begins nothing. */
function levelOf({ type, attrs, content }: JSONContent): number {
  if (type === 'heading') return Number(attrs?.level ?? 1);
  const [only, ...others] = content ?? [];
  const isBold = type === 'paragraph' && others.length === 0 && only?.marks?.some((mark) => mark.type === 'bold');
  return isBold ? BOLD_LEVEL : Number.POSITIVE_INFINITY;
}

function nameOf({ content }: JSONContent, level: number): string | null {
  if (level === Number.POSITIVE_INFINITY) return null;
  const words = (content ?? []).map(({ text }) => text ?? '').join('');
  return words
    .toLowerCase()
    .replace(/[:.\s]+$/, '')
    .trim();
}
