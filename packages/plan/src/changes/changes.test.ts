/** What changed between two states of a plan: nothing that changed is missing, nothing that stayed is named, and both sides can be read. */
import { instant, personId, type SectionId, sectionId } from '@tangram/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { firstAssessment, firstLesson, openOn, seed } from '../../testing/builders.ts';
import { writeBody } from '../body/convert.ts';
import { newSection, sectionKind } from '../kinds.ts';
import {
  addSection,
  bringBackSection,
  findSection,
  moveSection,
  removeSection,
  removeSectionForGood,
  setTitle,
  standingSections,
} from '../plan-document.ts';
import { setField } from '../section-fields.ts';
import { type Line, piecesOf, readContent } from './content.ts';
import { difference } from './difference.ts';
import { changedSections } from './plan-changes.ts';
import { type LoggedChange, replay } from './replay.ts';
import { type DiffLine, diffSection, foldUnchanged } from './section-diff.ts';

const ana = personId('ana');
const bigIdeas = sectionId('bigIdeas');

/** One side of a diff: its lines, each as its words. */
function side(lines: readonly DiffLine[], without: 'gone' | 'new'): string[] {
  const found: string[] = [];
  for (const { as, label, change, look, runs } of lines) {
    const kind = without === 'new' && look !== null ? look.was.split(' ')[0] : as;
    if (change !== without) found.push(`${kind} ${label}: `);
    const words = runs.filter((run) => run.change !== without).map((run) => `${run.kind}‹${run.text}›`);
    if (words.length > 0) found[found.length - 1] += words.join('');
  }
  return found.map((line) => line.replaceAll('›text‹', ''));
}
/** Lines as `side` says them. */
const said = (lines: readonly Line[]) =>
  lines.map(({ as, label, pieces }) =>
    `${as} ${label}: ${pieces.map(({ kind, text }) => `${kind}‹${text}›`).join('')}`.replaceAll('›text‹', ''),
  );

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'ratio', 'of', 'the', ' ', ' ', '.', '5') },
  { weight: 1, arbitrary: fc.constantFrom('\\frac{1}{2}', '2:3') },
);
const line = fc.record({
  as: fc.constantFrom('text' as const, 'item' as const, 'heading' as const),
  label: fc.constantFrom('', 'Minutes'),
  look: fc.constant(''),
  pieces: fc
    .array(piece, { minLength: 1, maxLength: 12 })
    .map((words) =>
      words.flatMap((word) =>
        word.includes('{') || word.includes(':')
          ? [{ kind: 'formula' as const, text: word, data: '', look: '' }]
          : piecesOf(word),
      ),
    ),
});
const lines = fc.array(line, { maxLength: 8 });
/** A text and what became of it: some lines are others, some gone, some new. */
const edited = lines.chain((before) =>
  fc.tuple(
    fc.constant(before),
    fc
      .tuple(
        ...before.map((one) =>
          fc.oneof(
            fc.constant([one]),
            fc.constant([]),
            line.map((other) => [other, one]),
          ),
        ),
      )
      .map((kept) => kept.flat()),
  ),
);

describe('the way from one row to another', () => {
  const row = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 });
  test('leads from the one to the other, by as few changes as the longest row that is in both allows', () => {
    fc.assert(
      fc.property(row, row, (before, after) => {
        const steps = difference(before, after, 100) ?? [];
        const of = (without: string) => steps.filter(({ change }) => change !== without);
        expect(of('new').map((step) => before[step.before])).toEqual(before);
        expect(of('gone').map((step) => after[step.after])).toEqual(after);
        const same = steps.filter(({ change }) => change === 'same');
        for (const step of same) expect(before[step.before]).toBe(after[step.after]);
        expect(same).toHaveLength(longestInBoth(before, after));
      }),
    );
  });

  test('is not looked for beyond a limit', () => {
    expect(difference(['a', 'b', 'c'], ['x', 'y', 'z'], 5)).toBeNull();
    expect(difference(['a', 'b', 'c'], ['x', 'y', 'z'], 6)).toHaveLength(6);
  });

  function longestInBoth(one: readonly string[], other: readonly string[]): number {
    let best = new Array<number>(other.length + 1).fill(0);
    for (const a of one) {
      const next = [0];
      other.forEach((b, i) => {
        next.push(a === b ? (best[i] ?? 0) + 1 : Math.max(best[i + 1] ?? 0, next[i] ?? 0));
      });
      best = next;
    }
    return best.at(-1) ?? 0;
  }
});

describe('what changed in a section', () => {
  test('without what is new it is the old one, without what is gone the new one', () => {
    const holds = ([before, after]: readonly [readonly Line[], readonly Line[]]) => {
      const diff = diffSection(before, after);
      expect(side(diff, 'new')).toEqual(said(before));
      expect(side(diff, 'gone')).toEqual(said(after));
    };
    fc.assert(fc.property(edited, holds));
    fc.assert(fc.property(fc.tuple(lines, lines), holds));
  });

  test('of the same there is nothing to show, and lines between two changes are counted', () => {
    fc.assert(
      fc.property(lines, (same) => {
        const folded = foldUnchanged(diffSection(same, same));
        expect(folded).toEqual(same.length === 0 ? [] : [{ kind: 'gap', lines: same.length }]);
      }),
    );
    const text = (words: string): Line => ({ as: 'text', label: '', look: '', pieces: piecesOf(words) });
    const before = ['one', 'two', 'three', 'four', 'five', 'six'].map(text);
    const folded = foldUnchanged(diffSection(before, [...before.slice(0, 5), text('SIX')]));
    expect(folded.map((one) => (one.kind === 'gap' ? one.lines : one.runs.map(({ text }) => text)))).toEqual([
      4,
      ['five'],
      ['six'],
      ['SIX'],
    ]);
  });

  test('reads as a colleague would mark it: words, not letters, and one sentence in place of another as a whole', () => {
    const text = (words: string): Line => ({ as: 'text', label: '', look: '', pieces: piecesOf(words) });
    const shown = (before: string, after: string) =>
      diffSection([text(before)], [text(after)])
        .flatMap(({ runs }) => runs.map((run) => ({ same: '', gone: '−', new: '+' })[run.change] + run.text))
        .join('|');
    expect(shown('Find 2 more rates.', 'Find 3 more rates.')).toBe('Find |−2|+3| more rates.');
    expect(shown('A ratio compares.', 'A ratio compares two quantities.')).toBe('A ratio compares|+ two quantities|.');
    expect(shown('Pairs draw lines on paper', 'Students fold strips with a partner')).toBe(
      '−Pairs draw lines on paper|+Students fold strips with a partner',
    );
  });

  test('a section too long to compare word by word is shown as gone and new', () => {
    const many = (word: string): Line[] =>
      Array.from({ length: 3_000 }, (_, i) => ({ as: 'text', label: '', look: '', pieces: piecesOf(`${word} ${i}`) }));
    const diff = diffSection(many('old'), many('new'));
    expect(side(diff, 'new')).toHaveLength(3_000);
    expect(side(diff, 'gone')).toHaveLength(3_000);
  });
});

describe('what can be read in a section', () => {
  const unit = () => openOn(1, seed('unit').open);
  const linesOf = (doc: Y.Doc, id: SectionId) => said(readContent(doc).find((one) => one.id === id)?.lines ?? []);
  const fill = (doc: Y.Doc, id: SectionId, content: object[]) => {
    const body = findSection(doc, id)?.body;
    if (!body) throw new Error('no body');
    body.delete(0, body.length);
    writeBody(body, { type: 'doc', content });
  };

  test('a word of which half is bold is one word; formulas and figures are in it; empty lines are not', () => {
    const doc = unit();
    fill(doc, bigIdeas, [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'ra' },
          { type: 'text', text: 'tio ', marks: [{ type: 'bold' }] },
          { type: 'formula', attrs: { latex: '2:3' } },
        ],
      },
      { type: 'paragraph' },
      {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'one' }] }] }],
      },
      { type: 'figure', attrs: { figure: '{"type":"numberLine","title":"From 0 to 1","altText":""}' } },
    ]);
    expect(linesOf(doc, bigIdeas)).toEqual([
      'text : text‹ratio ›formula‹2:3›',
      'item : text‹one›',
      'text : figure‹From 0 to 1›',
    ]);
    const plain = readContent(doc).find(({ id }) => id === bigIdeas)?.lines[0]?.pieces[0];
    expect(plain).toMatchObject({ text: 'ratio', look: 'partly bold' });
  });

  test('words that only look otherwise are told with how they look, and so is a paragraph that became an item', () => {
    const [before, after] = [unit(), unit()];
    const text = (words: string, ...marks: string[]) => ({
      type: 'text',
      text: words,
      marks: marks.map((type) => ({ type })),
    });
    const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
    const list = (type: string, content: object) => ({ type, content: [{ type: 'listItem', content: [content] }] });
    fill(before, bigIdeas, [
      paragraph(text('Say '), text('times', 'bold'), text(' as many.')),
      paragraph(text('Draw it.')),
      list('bulletList', paragraph(text('Then compare.'))),
    ]);
    fill(after, bigIdeas, [
      paragraph(text('Say times '), text('as many', 'italic'), text('.')),
      list('bulletList', paragraph(text('Draw it.'))),
      list('orderedList', paragraph(text('Then compare.'))),
    ]);
    const [old, now] = [before, after].map((doc) => readContent(doc));
    expect(changedSections(old ?? [], now ?? []).map(({ id, change }) => [id, change])).toEqual([
      [bigIdeas, 'changed'],
    ]);
    const of = (contents = old) => contents?.find(({ id }) => id === bigIdeas)?.lines ?? [];
    const told = diffSection(of(old), of(now)).map(({ look, runs }) => [
      look && `${look.was} > ${look.is}`,
      ...runs.flatMap((run) => (run.look === null ? [] : [`${run.text}: ${run.look.was} > ${run.look.is}`])),
    ]);
    expect(told).toEqual([[null, 'times: bold > ', 'as many:  > italic'], ['text > item'], ['item > item numbered']]);
  });

  test('fields stand in it by their names in the teacher’s words', () => {
    const doc = unit();
    setField(doc, firstLesson, 'minutes', 45, 'test');
    setTitle(doc, firstLesson, 'Mixing and matching', 'test');
    expect(linesOf(doc, firstLesson).slice(0, 2)).toEqual([
      'title : text‹Mixing and matching›',
      expect.stringMatching(/^field .*: text‹45 min/),
    ]);
  });
});

describe('which sections changed', () => {
  const copy = (doc: Y.Doc) => openOn(9, Y.encodeStateAsUpdate(doc));
  const changes = (before: Y.Doc, after: Y.Doc) =>
    changedSections(readContent(before), readContent(after)).map(
      ({ id, change, moved }) => `${id} ${change}${moved && change !== 'moved' ? ' and moved' : ''}`,
    );

  test('each in its way: written in, moved, added, taken out, brought back, removed for good', () => {
    const before = openOn(1, seed('unit').open);
    removeSection(before, sectionId('reflection'), { at: instant(1), by: ana }, 'test');
    const after = copy(before);
    expect(changes(before, after)).toEqual([]);
    setTitle(after, firstLesson, 'Mixing', 'test');
    moveSection(after, firstLesson, null, 'test');
    moveSection(after, bigIdeas, null, 'test');
    const lesson = sectionKind('unit', 'lesson');
    if (!lesson) throw new Error('no lessons');
    addSection(after, newSection(lesson, { id: sectionId('new'), after: firstLesson }), 'test');
    removeSection(after, firstAssessment, { at: instant(2), by: ana }, 'test');
    removeSectionForGood(after, sectionId('vocabulary'), 'test');
    bringBackSection(after, sectionId('reflection'), 'test');
    expect(changes(before, after).sort()).toEqual(
      [
        `${bigIdeas} moved`,
        `${firstLesson} changed and moved`,
        'new added',
        'reflection broughtBack',
        `${firstAssessment} removed`,
        'vocabulary removed',
      ].sort(),
    );
  });

  test('a section that somebody moves is the one that moved, wherever it goes, and nothing else changed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.option(fc.nat()), (which, where) => {
        const before = openOn(1, seed('unit').open);
        const ids = standingSections(before).map(({ id }) => id);
        const id = ids[which % ids.length];
        const after = where === null ? null : (ids[where % ids.length] ?? null);
        if (id === undefined || id === after) return;
        const moved = copy(before);
        moveSection(moved, id, after, 'test');
        const stays = JSON.stringify(standingSections(moved).map((one) => one.id)) === JSON.stringify(ids);
        expect(changes(before, moved)).toEqual(stays ? [] : [`${id} moved`]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('who wrote in a section', () => {
  /** A plan as it is written by several people, with the log of it. */
  function written() {
    const doc = openOn(1, seed('unit').open);
    const start = Y.encodeStateAsUpdate(doc);
    const log: LoggedChange[] = [];
    let who = '';
    doc.on('update', (update: Uint8Array) => log.push({ author: who, at: log.length + 1, update }));
    return {
      doc,
      log,
      as(author: string, act: () => void) {
        who = author;
        act();
      },
      replayed: () => {
        const again = openOn(2, start);
        const writers = replay(again, log);
        return { again, writers };
      },
    };
  }

  test('is told by the log: in the body, a field, its place; putting a check aside is not writing', () => {
    const { doc, as, replayed } = written();
    as('ben', () => findSection(doc, bigIdeas)?.body?.insert(0, [new Y.XmlElement('paragraph')]));
    as('cleo', () => setField(doc, firstLesson, 'minutes', 45, 'test'));
    as('dan', () => moveSection(doc, firstLesson, null, 'test'));
    as('eva', () => removeSection(doc, firstAssessment, { at: instant(2), by: ana }, 'test'));
    as('finn', () => removeSectionForGood(doc, sectionId('vocabulary'), 'test'));
    const { again, writers } = replayed();
    expect(Y.encodeStateAsUpdate(again)).toEqual(Y.encodeStateAsUpdate(doc));
    const of = (id: SectionId) => [[...(writers.get(id)?.content.keys() ?? [])], [...(writers.get(id)?.place ?? [])]];
    expect(of(bigIdeas)).toEqual([['ben'], []]);
    expect(of(firstLesson)).toEqual([['cleo'], [['dan', 3]]]);
    expect(of(firstAssessment)[0]).toEqual(['eva']);
    expect(of(sectionId('vocabulary'))[0]).toEqual(['finn']);
    expect(of(sectionId('essentialQuestions'))).toEqual([[], []]);
  });
});
