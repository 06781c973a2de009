/** What the page needs of this workspace to paste and to copy: text of other programs in, text for other programs out. */

export type { KindLeftOut, LeftOut } from './html/left-out.ts';
export type { MarkupNode, ParseHtml } from './html/markup.ts';
export { readHtml, withoutPictureData } from './html/read-html.ts';
export { plainLines, readText } from './text/read-text.ts';
