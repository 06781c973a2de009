/** A plan with many threads, as a busy season leaves it: paragraphs in several sections, and comments on words of them. */
import * as Y from 'yjs';
import type { Person } from './person.ts';
import { appendParagraph } from './plan-from-outside.ts';
import { until } from './until.ts';

const sentence =
  'Students compare two mixtures on a double number line and say which one is stronger and how they know that it stays so. ';
const words = sentence.repeat(3);

/** Writes paragraphs into sections and starts threads on their words, as many in each. Answers the threads' ids, in the order of the page. */
export async function manyThreads(
  person: Person,
  planId: string,
  sections: readonly string[],
  inEach: { readonly paragraphs: number; readonly threads: number },
): Promise<readonly string[]> {
  const { doc, provider } = person.stockClient(planId);
  await until(() => provider.synced, Boolean);
  const places = sections.flatMap((section) =>
    Array.from({ length: inEach.paragraphs }, () => ({
      section,
      text: appendParagraph(doc, section, words),
    })),
  );
  const ids: string[] = [];
  const perParagraph = Math.ceil(inEach.threads / inEach.paragraphs);
  for (const [at, { section, text }] of places.entries()) {
    const starting: Promise<void>[] = [];
    for (let one = 0; one < perParagraph && (at % inEach.paragraphs) * perParagraph + one < inEach.threads; one += 1) {
      const from = (one * 47) % (words.length - 30);
      const place = (index: number) =>
        Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, index))).toString('base64');
      const threadId = newId();
      ids.push(threadId);
      const quote = words.slice(from, from + 24);
      const starts = started(person, {
        planId,
        threadId,
        commentId: newId(),
        place: { kind: 'words', sectionId: section, from: place(from), to: place(from + 24), quote: quote.trim() },
        text: `Comment ${ids.length}: have you thought about how a group that is not sure of this yet would begin?`,
      });
      starting.push(starts);
    }
    await Promise.all(starting);
  }
  provider.destroy();
  return ids;
}

/** The words reach the server a moment after they are written. */
async function started(person: Person, body: Readonly<Record<string, unknown>>): Promise<void> {
  await until(
    async () => (await person.ask('POST', `/plans/${body.planId}/threads`, body)).status,
    (status) => status === 200,
  );
}

function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
