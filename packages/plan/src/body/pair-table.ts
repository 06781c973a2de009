/**
 * A pair table: rows of two cells that belong together, such as "student might think" beside "ask or show".
 * The table's kind names the two columns; a row's attributes carry what a word in a cell could not
 * (in which order a strategy is shared, whether a support keeps the grade's work).
 */

import { mergeAttributes, Node } from '@tiptap/core';

/** The kinds of pair table with the words above their two columns. */
export const pairTables = {
  pairs: ['', ''],
  vocabulary: ['Word', 'Meaning'],
  misconceptions: ['Students might think', 'Ask or show'],
  differentiation: ['Need', 'Support'],
  strategies: ['Strategy', 'What it looks like'],
  scaffolds: ['For', 'Support'],
  studentWork: ['Sample', 'Work'],
  interventionStrategies: ['Strategy', 'How we use it'],
} as const;
export type PairTableKind = keyof typeof pairTables;

/** The words above a pair table's two columns; a kind of a later version has none. */
export function pairTableHeads(kind: unknown): readonly [string, string] {
  return typeof kind === 'string' && Object.hasOwn(pairTables, kind) ? pairTables[kind as PairTableKind] : ['', ''];
}

/** Named teaching strategies of an intervention, in the teacher's words. */
export const interventionStrategies = [
  { value: 'concreteRepresentationalAbstract', label: 'Concrete, representational, abstract' },
  { value: 'numberTalk', label: 'Number talk' },
  { value: 'workedExamplePairs', label: 'Worked example pairs' },
  { value: 'errorAnalysis', label: 'Error analysis' },
  { value: 'visualModels', label: 'Visual models' },
  { value: 'fluencyPractice', label: 'Fluency practice' },
  { value: 'bridgeToGradeLevel', label: 'Bridge to grade level' },
  { value: 'other', label: 'Other' },
] as const;

/** Where a sample of student work comes from. */
export const studentWorkSources = [
  { value: 'teacherMade', label: 'Made by a teacher' },
  { value: 'deidentified', label: 'Student work, nothing in it identifies anyone' },
] as const;

/** What a row's attributes say, in words, to stand beside its cells: "shared 2nd" reads as "Share: 2". */
export function pairRowNote(attrs: Readonly<Record<string, unknown>>): string {
  const notes: string[] = [];
  if (attrs.source != null) {
    notes.push(studentWorkSources.find(({ value }) => value === attrs.source)?.label ?? String(attrs.source));
  }
  if (attrs.share != null) notes.push(`Share: ${attrs.share}`);
  if (attrs.keepsGradeLevel === false) notes.push('Leaves grade-level work');
  return notes.join(' · ');
}

export const PairTable = Node.create({
  name: 'pairTable',
  group: 'block',
  content: 'pairRow+',
  isolating: true,
  addAttributes() {
    return {
      kind: {
        default: 'pairs',
        validate: 'string',
        parseHTML: (element) => element.getAttribute('data-pairs'),
        renderHTML: ({ kind }) => ({ 'data-pairs': kind }),
      },
    };
  },
  parseHTML() {
    return [{ tag: 'table[data-pairs]', priority: 60 }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['table', HTMLAttributes, ['tbody', 0]];
  },
});

// A row holds two cells. The schema says "one or more", because two people who each replace a cell at once would
// leave three, and the binding deletes for everybody what its schema cannot build.
export const PairRow = Node.create({
  name: 'pairRow',
  content: 'pairCell+',
  addAttributes() {
    const attribute = (name: string, validate: string, read: (text: string) => unknown) => ({
      default: null,
      validate: `${validate}|null`,
      parseHTML: (element: { getAttribute(name: string): string | null }) => {
        const text = element.getAttribute(name);
        return text === null ? null : read(text);
      },
      rendered: false,
    });
    return {
      share: attribute('data-share', 'number', (text) => Number(text) || null),
      keepsGradeLevel: attribute('data-keeps-grade-level', 'boolean', (text) => text !== 'false'),
      strategy: attribute('data-strategy', 'string', String),
      source: attribute('data-source', 'string', String),
    };
  },
  parseHTML() {
    return [{ tag: 'tr[data-pair]', priority: 60 }];
  },
  renderHTML({ node, HTMLAttributes }) {
    const { share, keepsGradeLevel, strategy, source } = node.attrs;
    const data = {
      'data-pair': '',
      'data-share': share,
      'data-keeps-grade-level': keepsGradeLevel,
      'data-strategy': strategy,
      'data-source': source,
    };
    return ['tr', mergeAttributes(HTMLAttributes, data), 0];
  },
});

export const PairCell = Node.create({
  name: 'pairCell',
  content: 'block+',
  isolating: true,
  parseHTML() {
    return [{ tag: 'td[data-pair]', priority: 60 }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['td', mergeAttributes(HTMLAttributes, { 'data-pair': '' }), 0];
  },
});
