/**
 * Threads on what has no words of its own to mark: formulas, figures, pictures, and the cells of tables. Their ids stand in an
 * attribute that the server sets first, and that editors carry along as they carry everything of a node. The binding keeps
 * no marks on such nodes, so a mark would be lost.
 */
import { Extension } from '@tiptap/core';

/** Nodes that a thread can stand on as a whole. */
export const anchorAtoms: ReadonlySet<string> = new Set(['formula', 'formulaBlock', 'figure', 'picture']);
export const anchorCells: ReadonlySet<string> = new Set(['tableCell', 'tableHeader', 'pairCell']);

export const mayCarryThreads = (name: string): boolean => anchorAtoms.has(name) || anchorCells.has(name);

export const ThreadsOn = Extension.create({
  name: 'threadsOn',
  addGlobalAttributes() {
    return [
      {
        types: [...anchorAtoms, ...anchorCells],
        // What is pasted never brings a thread along.
        attributes: { threads: { default: null, validate: 'string|null', rendered: false, parseHTML: () => null } },
      },
    ];
  },
});

/** The threads that an attribute names. */
export function readThreads(value: unknown): readonly string[] {
  return typeof value === 'string' ? value.split(' ').filter((id) => id !== '') : [];
}

/** The attribute with a thread more, or one less; null for none. */
export function threadsWith(value: unknown, thread: string, there: boolean): string | null {
  const others = readThreads(value).filter((id) => id !== thread);
  const all = there ? [...others, thread].sort() : others;
  return all.length === 0 ? null : all.join(' ');
}
