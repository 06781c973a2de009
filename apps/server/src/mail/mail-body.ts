/**
 * The body of a mail: a few blocks, written twice from the same content, as plain text and as HTML. Pure.
 *
 * Whatever people wrote is escaped here and nowhere else. The HTML asks nothing of any server: no picture, no style sheet, no
 * script, and its only addresses are the links that it is given.
 */

export type Part = string | { readonly bold: string } | { readonly link: string; readonly label: string };

export type Block =
  | { readonly kind: 'paragraph' | 'heading' | 'item' | 'small'; readonly parts: readonly Part[] }
  | { readonly kind: 'quotation'; readonly text: string };

export const paragraph = (...parts: readonly Part[]): Block => ({ kind: 'paragraph', parts });
export const heading = (...parts: readonly Part[]): Block => ({ kind: 'heading', parts });
/** One thing of several under a heading. */
export const item = (...parts: readonly Part[]): Block => ({ kind: 'item', parts });
export const small = (...parts: readonly Part[]): Block => ({ kind: 'small', parts });
/** What somebody wrote. */
export const quotation = (text: string): Block => ({ kind: 'quotation', text });

export function asText(blocks: readonly Block[]): string {
  const text = blocks.map((block, index) => {
    const before = blocks[index - 1];
    // Several things under a heading, and the words of each, stand close together.
    const close = before !== undefined && isListed(before) && isListed(block);
    return `${before === undefined ? '' : close ? '\n' : '\n\n'}${blockText(block)}`;
  });
  return `${text.join('')}\n`;
}

export function asHtml(title: string, blocks: readonly Block[]): string {
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<meta name="color-scheme" content="light dark"><title>${escaped(title)}</title></head>`,
    '<body style="margin:0;padding:20px;font:16px/1.5 Georgia,serif;max-width:560px">',
    ...blocks.map(blockHtml),
    '</body></html>',
    '',
  ].join('\n');
}

/** One line of what somebody wrote, without control and direction characters, cut at a word when it is too long. */
export function oneLine(written: string, charactersMax: number): string {
  const line = written
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  if (characters.length <= charactersMax) return line;
  const cut = characters.slice(0, charactersMax - 1).join('');
  return `${cut.replace(/\s+\S{0,20}$/u, '')}…`;
}

const styles = {
  paragraph: 'margin:0 0 14px',
  heading: 'margin:22px 0 8px;padding-top:14px;border-top:1px solid #8886;font-size:17px',
  item: 'margin:0 0 6px',
  small: 'margin:0 0 8px;font:13px/1.5 sans-serif;opacity:.75',
  quotation: 'margin:0 0 14px;padding:2px 0 2px 12px;border-left:3px solid #5a8ab0',
} as const;

function isListed({ kind }: Block): boolean {
  return kind === 'item' || kind === 'quotation';
}

function blockText(block: Block): string {
  if (block.kind === 'quotation') return `    ${block.text}`;
  const text = block.parts.map(partText).join('');
  return block.kind === 'item' ? `- ${text}` : text;
}

function blockHtml(block: Block): string {
  const style = styles[block.kind];
  if (block.kind === 'quotation') return `<blockquote style="${style}">${escaped(block.text)}</blockquote>`;
  const tag = block.kind === 'heading' ? 'h2' : 'p';
  return `<${tag} style="${style}">${block.parts.map(partHtml).join('')}</${tag}>`;
}

function partText(part: Part): string {
  if (typeof part === 'string') return part;
  return 'bold' in part ? part.bold : `${part.label}: ${part.link}`;
}

function partHtml(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  if ('bold' in part) return `<strong>${escaped(part.bold)}</strong>`;
  return `<a href="${escaped(part.link)}">${escaped(part.label)}</a>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
