/** Copies whole sections, or a plan, as rich text for Google Docs and Word, with their fields, formulas, figures and photos. */
import type { PlanKind } from '@tangram/domain';
import { prepareMathML } from '../formula/formula-rendering.ts';
import type { PlacedSection } from '../sections.ts';
import { loadClipboardCode } from './code.ts';
import type { Flavours } from './flavours.ts';
import type { PhotoAddress } from './pictures.ts';

/** Copies sections of a plan; rejects where the browser does not let us. `standing` is all of them, by which lessons are counted. */
export async function copySections(
  plan: PlanKind,
  sections: readonly PlacedSection[],
  standing: readonly PlacedSection[],
  addressOf: PhotoAddress,
): Promise<void> {
  const [code] = await Promise.all([loadClipboardCode(), prepareMathML()]);
  const shown = code.sectionBlocks(plan, sections, standing);
  // Pasted into another section of a plan, one section is its text: that place has a heading and fields of its own.
  const [only, second] = sections;
  const text = only && !second ? code.bodyBlocks(only) : [];
  await code.preparePictures(code.shownIn(shown), addressOf);
  const own = { content: text.length > 0 ? text : shown, openStart: 0, openEnd: 0 };
  await put(code.flavoursOf(own, shown));
}

// The event comes first: what it carries stays as we wrote it, while the other way leaves out the equations for Word, which stand
// in a comment.
async function put(flavours: Flavours): Promise<void> {
  if (putByEvent(flavours)) return;
  const blob = (text: string, type: string) => new Blob([text], { type });
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/html': blob(flavours.html, 'text/html'),
      'text/plain': blob(flavours.text, 'text/plain'),
    }),
  ]);
}

function putByEvent({ html, text }: Flavours): boolean {
  let done = false;
  const listen = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', text);
    done = event.clipboardData !== null;
  };
  addEventListener('copy', listen, true);
  try {
    return document.execCommand('copy') && done;
  } finally {
    removeEventListener('copy', listen, true);
  }
}
