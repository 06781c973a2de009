/** Hops with their labels, one over the other: a longer one goes around what the shorter ones under it have taken. */
import type { Label } from '../label.ts';
import { type LabelStyle, labelBeside, type Point } from '../scene.ts';
import type { Sheet } from '../sheet.ts';
import { hop, hopHeight } from './marks.ts';

export interface Hop {
  readonly from: number;
  readonly to: number;
  readonly label: Label;
}

export interface HopSetting {
  /** A place so far along the line and so far out from it. */
  place(along: number, out: number): Point;
  /** How far out they start and land. */
  readonly foot: number;
  /** Where a label stands from the top of its hop. */
  readonly side: 'above' | 'below' | 'left' | 'right';
  readonly labels: boolean;
  readonly style?: LabelStyle;
}

const leastBend = 20;
const apart = 7;

export function drawHops(sheet: Sheet, hops: readonly Hop[], setting: HopSetting): void {
  const { place, foot, side, labels, style } = setting;
  const upright = side === 'left' || side === 'right';
  const done: { readonly low: number; readonly high: number; readonly reach: number }[] = [];
  const shortFirst = [...hops].sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
  for (const { from, to, label } of shortFirst) {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const under = done
      .filter((one) => one.low < high - 1 && low < one.high - 1)
      .map(({ reach }) => reach + apart - foot);
    const height = Math.max(leastBend * hopHeight + Math.min(26, (high - low) * 0.1), ...under);
    const bend = height / hopHeight;
    const zero = place(0, 0);
    const out = place(0, bend);
    sheet.add(...hop(place(from, foot), place(to, foot), { x: out.x - zero.x, y: out.y - zero.y }));
    let reach = foot + height;
    const middle = (from + to) / 2;
    const written = labels
      ? sheet.writeOutward((distance) => labelBeside(label, place(middle, distance), side, style), reach + 4)
      : null;
    if (written) {
      const { box } = written;
      const far = place(0, 1e6);
      const edge = upright
        ? Math.abs((far.x > 0 ? box.x + box.width : box.x) - zero.x)
        : Math.abs((far.y > 0 ? box.y + box.height : box.y) - zero.y);
      reach = Math.max(reach, edge);
    }
    done.push({ low, high, reach });
    const [a, b] = [place(low, foot), place(high, foot + height * 0.6)];
    const box = {
      x: Math.min(a.x, b.x),
      y: Math.min(a.y, b.y),
      width: Math.abs(a.x - b.x),
      height: Math.abs(a.y - b.y),
    };
    sheet.keepFree(box);
  }
}
