/** A drawing being made: its shapes, and which places its labels have taken, so that no label is written over another. */
import { type Box, type LabelShape, overlap, type Shape } from './scene.ts';

const gap = 3;
const step = 4;
const steps = 60;

export class Sheet {
  readonly shapes: Shape[] = [];
  readonly #taken: Box[] = [];

  /** Puts shapes down. A label takes its place, whoever stands there. */
  add(...shapes: readonly Shape[]): void {
    for (const shape of shapes) {
      this.shapes.push(shape);
      if (shape.kind === 'label') this.#taken.push(shape.box);
    }
  }

  /** Keeps labels out of a place where something else is drawn. */
  keepFree(...boxes: readonly Box[]): void {
    this.#taken.push(...boxes);
  }

  isFree(box: Box, room = gap): boolean {
    return this.#taken.every((taken) => !overlap(taken, box, room));
  }

  /** Writes a label at the first of these places that is free. Null when none is: what it says stays in the description. */
  write(places: Iterable<LabelShape>, room = gap): LabelShape | null {
    for (const label of places) {
      if (label.label.length === 0) return null;
      if (!this.isFree(label.box, room)) continue;
      this.add(label);
      return label;
    }
    return null;
  }

  /** Writes a label as near as there is room, moved outward step by step. */
  writeOutward(labelAt: (distance: number) => LabelShape, from: number, room = gap): LabelShape | null {
    return this.write(
      Array.from({ length: steps }, (_, index) => labelAt(from + index * step)),
      room,
    );
  }
}
