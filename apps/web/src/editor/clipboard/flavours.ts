/** The two forms in which blocks go onto the clipboard: HTML that other programs paste well and that carries the blocks themselves, and Markdown as plain text. */
import { type OwnBlocks, withOwnBlocks, writeHtml, writeMarkdown } from '@tangram/interchange/clipboard';
import type { JSONContent } from '@tangram/plan/body';
import { mathML } from '../formula/formula-rendering.ts';
import { parseInertly } from './parse-inertly.ts';
import { pictureOf } from './pictures.ts';

export interface Flavours {
  readonly html: string;
  readonly text: string;
}

/** `shown` is what other programs get of it, where that is more than what a plan gets. */
export function flavoursOf(own: OwnBlocks, shown: readonly JSONContent[] = own.content): Flavours {
  const html = writeHtml(shown, { parse: parseInertly, mathML, picture: pictureOf });
  return { html: withOwnBlocks(html, own), text: writeMarkdown(shown) };
}
