/** A tree diagram as it is drawn, from left to right: probabilities on the branches, outcomes at their ends. */
import { type Label, numberLabel, readLabel, wordsLabel } from '../label.ts';
import { type LabelShape, labelAt, labelBeside, line, type Point, type Shape, strokes } from '../scene.ts';
import { Sheet } from '../sheet.ts';
import { labelExtent } from '../text-width.ts';
import { outcomesOf, type TreeDiagram } from '../tree-diagram.ts';
import { clipSegment } from './clip.ts';
import { layName } from './names.ts';

export function drawTreeDiagram(figure: TreeDiagram, width: number): Shape[] {
  const sheet = new Sheet();
  const { levels, showLabels, studentBlank } = figure;
  const outcomes = outcomesOf(figure);
  const tall = levels.some(({ branches }) => branches.some(({ probability }) => (probability?.d ?? 1) > 1));
  const row = tall ? 42 : 30;
  const labels = levels.map(({ branches }) => branches.map(({ label }) => readLabel(showLabels ? label : '')));
  const widths = labels.map((level) => Math.max(8, ...level.map((label) => labelExtent(label, 14, true).width)));
  const taken = widths.reduce((sum, one) => sum + one + 14, 0);
  const branch = Math.max(56, Math.min(120, (width - taken - 110) / levels.length));
  /** How many outcomes lie under one branch of a level. */
  const under = levels.map((_, index) =>
    levels.slice(index + 1).reduce((count, one) => count * one.branches.length, 1),
  );
  const names = levels.map(({ name }, index) =>
    layName(showLabels ? name : '', branch + (widths[index] ?? 0), { bold: true }),
  );
  /** How long the branches of a level are: its name stands beside that of the level before. */
  const lengths = names.map((name, index) => {
    const before = names[index - 1];
    return before ? Math.max(branch, (before.width + name.width) / 2 - (widths[index - 1] ?? 0)) : branch;
  });
  const middle = (outcomes.length * row) / 2;
  let x = 0;
  const starts = [{ x: 0, y: middle }];
  for (const [index, { branches }] of levels.entries()) {
    const end = x + (lengths[index] ?? branch);
    const span = (under[index] ?? 1) * row;
    const name = names[index];
    if (name) sheet.add(...name.at(end + 6, -12 - name.height / 2, 'middle'));
    const next: { x: number; y: number }[] = [];
    for (const start of starts) {
      const top = start.y - (branches.length * span) / 2;
      for (const [at, { probability }] of branches.entries()) {
        const to = { x: end, y: top + (at + 0.5) * span };
        const label = labels[index]?.[at] ?? [];
        if (label.length > 0) sheet.add(labelBeside(label, { x: end + 5, y: to.y }, 'right', { bold: true }));
        const chance = showLabels && !studentBlank && probability !== undefined ? numberLabel(probability) : [];
        const written = sheet.write(onBranch(chance, start, to));
        sheet.add(...branchAround(start, to, written));
        next.push({ x: end + 10 + (widths[index] ?? 0), y: to.y });
      }
    }
    starts.splice(0, starts.length, ...next);
    x = end + 10 + (widths[index] ?? 0);
  }
  if (!showLabels || studentBlank) return sheet.shapes;
  for (const [index, { probability }] of outcomes.entries()) {
    if (probability === undefined) continue;
    const label: Label = [...wordsLabel('= '), ...numberLabel(probability)];
    sheet.add(labelBeside(levels.length > 1 ? label : [], { x: x + 14, y: (index + 0.5) * row }, 'right'));
  }
  return sheet.shapes;
}

/** Places for a probability on its branch. */
function onBranch(label: Label, from: Point, to: Point): LabelShape[] {
  return [0.7, 0.6, 0.8, 0.5].map((share) => labelAt(label, between(from, to, share), { size: 12 }));
}

/** A branch, interrupted where a probability stands on it. */
function branchAround(from: Point, to: Point, label: LabelShape | null): Shape[] {
  const cut = label && clipSegment(from, to, { ...label.box, x: label.box.x - 2, width: label.box.width + 4 });
  return cut ? [line(from, cut[0], strokes.tick), line(cut[1], to, strokes.tick)] : [line(from, to, strokes.tick)];
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
