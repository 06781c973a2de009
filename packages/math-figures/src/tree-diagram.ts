/** A tree diagram: at each level the same branches, each with its probability, and what every path of them comes to. */
import { drawTreeDiagram } from './drawing/tree-diagram.ts';
import { multiply, one, type Rational } from './rational.ts';
import type { FigureReader } from './reading.ts';
import type { Frame, Representation } from './representation.ts';
import { counted, list, sayLabel, sayNumber, sentences } from './words.ts';

export interface TreeDiagram extends Frame {
  readonly type: 'treeDiagram';
  readonly levels: readonly { readonly name: string; readonly branches: readonly Branch[] }[];
}

interface Branch {
  readonly label: string;
  /** Null where it is unknown, undefined where nobody speaks of it. */
  readonly probability: Rational | null | undefined;
}

const leavesMax = 36;

export const treeDiagram: Representation<TreeDiagram> = { read, describe, draw: drawTreeDiagram };

function read(reader: FigureReader, frame: Frame): TreeDiagram {
  const levels = reader.objects('levels', 5, (level) => {
    const branches = level.objects('branches', 12, (item) => {
      const probability = item.optional('probability');
      if (probability && (probability.n < 0 || probability.n > probability.d))
        item.refuse('probability', 'is not from 0 to 1');
      return { label: item.text('label'), probability };
    });
    level.notEmpty('branches', branches);
    return { name: level.text('name'), branches };
  });
  reader.notEmpty('levels', levels);
  const leaves = levels.reduce((count, { branches }) => count * Math.max(branches.length, 1), 1);
  if (leaves > leavesMax) reader.refuse('levels', `make ${leaves} outcomes; ${leavesMax} can be drawn`);
  return { ...frame, type: 'treeDiagram', levels };
}

/** One outcome: its branches in order, and its probability where all of them have one. */
export interface Outcome {
  readonly path: readonly Branch[];
  readonly probability: Rational | null | undefined;
}

export function outcomesOf({ levels }: TreeDiagram): Outcome[] {
  return levels.reduce<Outcome[]>(
    (outcomes, { branches }) =>
      outcomes.flatMap(({ path, probability }) =>
        branches.map((branch) => ({ path: [...path, branch], probability: both(probability, branch.probability) })),
      ),
    [{ path: [], probability: one }],
  );
}

function both(a: Rational | null | undefined, b: Rational | null | undefined): Rational | null | undefined {
  if (a === undefined || b === undefined) return undefined;
  return a === null || b === null ? null : multiply(a, b);
}

function describe(figure: TreeDiagram): string {
  const { levels, studentBlank } = figure;
  const outcomes = outcomesOf(figure);
  return sentences(
    `a tree diagram with ${counted(levels.length, 'level')} and ${counted(outcomes.length, 'outcome')}${studentBlank ? ', to be filled in' : ''}`,
    ...levels.map(({ name, branches }, index) => {
      const said = branches.map(({ label, probability }) => {
        const chance = probability === undefined || studentBlank ? '' : ` (${sayNumber(probability)})`;
        return `${sayLabel(label) || 'no label'}${chance}`;
      });
      return `${sayLabel(name) || `level ${index + 1}`}: ${list(said)}`;
    }),
    ...(studentBlank ? [] : outcomes).map(({ path, probability }) => {
      return probability === undefined
        ? ''
        : `${path.map(({ label }) => sayLabel(label)).join(', ')}: ${sayNumber(probability)}`;
    }),
  );
}
