/**
 * Sections of a plan as blocks of one text, as they are copied into another program: each with its heading, then its fields
 * in words, then what is written in it. The marks of comments stay behind.
 */

import type { PlanKind } from '@tangram/domain';
import { type SectionView, sectionFacts, sectionKind, sectionLabel } from '@tangram/plan';
import { type JSONContent, readBody } from '@tangram/plan/body';
import type * as Y from 'yjs';

export type CopiedSection = SectionView & { readonly doc: Y.Doc };

/** The sections below each other; lessons and assessments are counted among all of `standing`. */
export function sectionBlocks(
  plan: PlanKind,
  sections: readonly CopiedSection[],
  standing: readonly CopiedSection[] = sections,
): JSONContent[] {
  // Several sections stand below the title of their plan.
  const lower = sections.length > 1 ? 1 : 0;
  return sections.flatMap((section) => [
    {
      type: 'heading',
      attrs: { level: section.kind === 'overview' ? 1 : 1 + lower },
      content: [{ type: 'text', text: nameOf(plan, section, standing) }],
    },
    ...facts(plan, section),
    ...lowered(bodyBlocks(section), lower),
  ]);
}

function lowered(content: readonly JSONContent[], by: number): JSONContent[] {
  return content.map((block) => {
    if (block.type === 'heading') return { ...block, attrs: { level: Math.min(4, (block.attrs?.level ?? 2) + by) } };
    return block.content ? { ...block, content: lowered(block.content, by) } : block;
  });
}

/** What is written in a section, without the marks of comments. */
export function bodyBlocks({ body }: CopiedSection): JSONContent[] {
  return body ? withoutComments(readBody(body).content ?? []) : [];
}

/** Blocks without the marks that say where a comment is: these belong to the place, not to the words. */
export function withoutComments(content: readonly JSONContent[]): JSONContent[] {
  return content.map((node) => {
    const { marks, attrs: given, ...rest } = node;
    const { threads: _, ...attrs } = given ?? {};
    const kept = (marks ?? []).filter(({ type }) => !/^comment(?:--|$)/.test(type));
    return {
      ...rest,
      ...(given && { attrs }),
      ...(kept.length > 0 && { marks: kept }),
      ...(node.content && { content: withoutComments(node.content) }),
    };
  });
}

function nameOf(plan: PlanKind, section: CopiedSection, standing: readonly CopiedSection[]): string {
  const label = sectionLabel(plan, section);
  const title = section.title?.toString().trim() ?? '';
  if (!sectionKind(plan, section.kind)?.repeatable || section.kind === 'section') return title || label;
  const count = standing.filter(({ kind }) => kind === section.kind).findIndex(({ id }) => id === section.id) + 1;
  const numbered = count === 0 ? label : `${label} ${count}`;
  return title === '' ? numbered : `${numbered}: ${title}`;
}

function facts(plan: PlanKind, section: CopiedSection): JSONContent[] {
  const { values, lists } = sectionFacts(section.doc, plan, section);
  const lines = values.flatMap(({ label, text }, i): JSONContent[] => [
    ...(i === 0 ? [] : [{ type: 'hardBreak' }]),
    { type: 'text', text: `${label}:`, marks: [{ type: 'bold' }] },
    { type: 'text', text: ` ${text}` },
  ]);
  const tables = lists.flatMap(({ label, heads, rows }): JSONContent[] => [
    { type: 'paragraph', content: [{ type: 'text', text: label, marks: [{ type: 'bold' }] }] },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: heads.map((words) => cell('tableHeader', words)) },
        ...rows.map((texts) => ({ type: 'tableRow', content: texts.map((words) => cell('tableCell', words)) })),
      ],
    },
  ]);
  return [...(lines.length > 0 ? [{ type: 'paragraph', content: lines }] : []), ...tables];
}

const cell = (type: 'tableHeader' | 'tableCell', words: string): JSONContent => ({
  type,
  content: [{ type: 'paragraph', ...(words !== '' && { content: [{ type: 'text', text: words }] }) }],
});
