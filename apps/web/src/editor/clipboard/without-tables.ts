/** In the cell of a table another table cannot stand: its rows are lines of text there. One that comes alone fills the cells. */
import type { JSONContent } from '@tangram/plan/body';

export function withoutTables(content: readonly JSONContent[]): readonly JSONContent[] {
  if (content.length === 1 && content[0]?.type === 'table') return content;
  return content.flatMap((block) => {
    if (block.type === 'table') return (block.content ?? []).map(rowAsLine);
    return block.content ? [{ ...block, content: [...withoutTablesBelow(block.content)] }] : [block];
  });
}

const withoutTablesBelow = (content: readonly JSONContent[]) =>
  content.some(({ type }) => type === 'table')
    ? withoutTables([...content, { type: 'paragraph' }]).slice(0, -1)
    : content;

function rowAsLine(row: JSONContent): JSONContent {
  const content = (row.content ?? []).flatMap((cell, i) => [
    ...(i === 0 ? [] : [{ type: 'text', text: ' | ' }]),
    ...words(cell.content ?? []),
  ]);
  return { type: 'paragraph', ...(content.length > 0 && { content }) };
}

function words(blocks: readonly JSONContent[]): JSONContent[] {
  return blocks.flatMap((block, i) => {
    const space = i === 0 ? [] : [{ type: 'text', text: ' ' }];
    if (block.type === 'formulaBlock') return [...space, { ...block, type: 'formula' }];
    const inline = ['paragraph', 'heading', 'codeBlock'].includes(block.type ?? '');
    return [...space, ...(inline ? (block.content ?? []) : words(block.content ?? []))];
  });
}
