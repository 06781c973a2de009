/** Compares two states of a document, one after the other, in a thread of its own (compare.ts). */
import { parentPort } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import { changedSections, diffSection, foldUnchanged, readContent, replay } from '@tangram/plan/changes';
import * as Y from 'yjs';
import type { ComparedSection, Comparison } from './compare.ts';

parentPort?.on('message', (comparison: Comparison) => parentPort?.postMessage(compared(comparison)));

function compared({ state, until, since }: Comparison): ComparedSection[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, inflateRawSync(state));
  replay(doc, until);
  const before = readContent(doc);
  const writers = replay(doc, since);
  const after = readContent(doc);
  doc.destroy();
  const linesIn = (sections: typeof before, id: string) =>
    sections.find((section) => section.id === id && section.standing)?.lines ?? [];
  return changedSections(before, after).map(({ id, name, change, moved }) => {
    const wrote = writers.get(id);
    const by = change === 'moved' ? wrote?.place : wrote?.content;
    return {
      id,
      name,
      change,
      moved,
      by: [...(by ?? [])].sort(([, one], [, other]) => other - one),
      lines: [...foldUnchanged(diffSection(linesIn(before, id), linesIn(after, id)))].map((line) =>
        line.kind === 'gap' ? line : { ...line, runs: [...line.runs] },
      ),
    };
  });
}
