/** What the page needs of this workspace to paste and to copy: text of other programs in, text for other programs out. */

export type { KindLeftOut, LeftOut } from './html/left-out.ts';
export type { ParseHtml } from './html/markup.ts';
export { readHtml } from './html/read-html.ts';
export { tamed } from './html/tamed.ts';
export { type Picture, type Surroundings, writeHtml } from './html/write-html.ts';
export { type OwnBlocks, ownBlocks, withOwnBlocks } from './own-blocks.ts';
export { bodyBlocks, type CopiedSection, sectionBlocks } from './plan-blocks.ts';
export { plainLines, readText } from './text/read-text.ts';
export { writeMarkdown } from './text/write-markdown.ts';
