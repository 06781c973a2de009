/** A file that is to become a plan, as Markdown: Markdown itself, or a page saved as HTML, which is turned into it here, where it can be parsed inertly. */
import type { LeftOut } from '@tangram/interchange/clipboard';
import { loadClipboardCode } from '../editor/clipboard/code.ts';
import { parseInertly } from '../editor/clipboard/parse-inertly.ts';
import { importWords } from '../words/import-plan.ts';
import type { Trouble } from '../words.ts';

export type PlanFile =
  | { readonly kind: 'text'; readonly text: string; readonly leftOut: LeftOut | null }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

const megabyte = 1024 * 1024;
const bytesMax = 2 * megabyte;
/** Pictures may be written into a page; they are taken out before anything else. */
const pageBytesMax = 20 * megabyte;

/** The words of a file, or why it cannot become a plan. */
export async function readPlanFile(file: File): Promise<PlanFile> {
  const isPage = /\.html?$/i.test(file.name) || file.type === 'text/html';
  const limit = isPage ? pageBytesMax : bytesMax;
  if (file.size > limit) return tooLarge(file.size, limit);
  const text = await decoded(file);
  if (text === null) return { kind: 'trouble', trouble: importWords.unreadable };
  return isPage ? fromPage(text) : { kind: 'text', text, leftOut: null };
}

async function fromPage(html: string): Promise<PlanFile> {
  const { tamed, readHtml, writeMarkdown } = await loadClipboardCode();
  const page = tamed(html);
  if (page.length > 2 * bytesMax) return tooLarge(page.length, 2 * bytesMax);
  const { content, leftOut } = readHtml(parseInertly(page), parseInertly);
  return { kind: 'text', text: writeMarkdown(content), leftOut };
}

function tooLarge(bytes: number, limit: number): PlanFile {
  const megabytes = (count: number) => Math.ceil((count / megabyte) * 10) / 10;
  return { kind: 'trouble', trouble: importWords.tooLarge(megabytes(bytes), megabytes(limit)) };
}

async function decoded(file: File): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}
