/**
 * The form on one figure: the figure as everybody has it, and what is typed here and not in it yet. What is typed goes into the figure
 * as soon as it makes sense: alone, or together with other fields (the two ends of a line). Until then it waits in its
 * field, also when the form is closed and opened again, and the last good drawing stays.
 */
import { type Figure, type Problem, parseFigure } from '@tangram/math-figures';
import type * as Y from 'yjs';
import type { FigureChanges } from './figure-changes.ts';
import { type JsonObject, type Path, pathText, sameJson, withValue } from './json.ts';
import { readText } from './merge.ts';
import type { Typed } from './numbers.ts';

/** What waits in a field. */
export interface Draft {
  readonly path: Path;
  readonly text: string;
  readonly typed: Typed;
  /** Typing has paused: now it may be said what is wrong. */
  readonly paused: boolean;
}

type Change = (now: JsonObject) => JsonObject;
/** Why a change was not made, to be said in words. */
export type Refusal = { readonly kind: 'problem'; readonly problem: Problem } | { readonly kind: 'tooLarge' | 'gone' };

/** What a form shows at one moment. */
export interface FormView {
  /** The figure in the text; null when it is gone. */
  readonly now: JsonObject | null;
  /** With all that waits in the fields, where that can be drawn; the last good one otherwise. */
  readonly drawn: { readonly json: JsonObject; readonly figure: Figure } | null;
  readonly drafts: ReadonlyMap<string, Draft>;
  /** What is wrong with the figure as it is, and as the fields would have it. */
  readonly problems: readonly Problem[];
}

/** What waits stays with its figure as long as the page is open. */
const kept = new WeakMap<Y.XmlElement, Map<string, Draft>>();

const quietMs = 700;

export class FigureForm {
  readonly #element: Y.XmlElement;
  readonly #changes: FigureChanges;
  readonly #drafts: Map<string, Draft>;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #view: FormView;

  constructor(element: Y.XmlElement, changes: FigureChanges) {
    this.#element = element;
    this.#changes = changes;
    this.#drafts = kept.get(element) ?? new Map();
    kept.set(element, this.#drafts);
    this.#view = this.#look(null);
  }

  readonly view = (): FormView => this.#view;

  readonly subscribe = (told: () => void): (() => void) => {
    this.#listeners.add(told);
    return () => this.#listeners.delete(told);
  };

  /** Sees from now on what becomes of the figure, whoever changes it. Returns how to end that; what makes sense is put in first. */
  watch(): () => void {
    const { doc } = this.#element;
    const look = () => this.#tell();
    const lookWhetherGone = () => {
      if ((this.#view.now === null) !== (this.#element._item?.deleted === true)) look();
    };
    this.#element.observe(look);
    doc?.on('afterTransaction', lookWhetherGone);
    look();
    return () => {
      this.settle();
      this.#element.unobserve(look);
      doc?.off('afterTransaction', lookWhetherGone);
    };
  }

  /** Something was typed into a field. */
  type(field: string, path: Path, text: string, typed: Typed): void {
    this.#drafts.set(field, { path, text, typed, paused: false });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle(), quietMs);
    this.#tell();
  }

  /** A field's row has moved, because somebody added or removed another. */
  moved(field: string, path: Path): void {
    const draft = this.#drafts.get(field);
    if (draft && pathText(draft.path) !== pathText(path)) this.#drafts.set(field, { ...draft, path });
  }

  /** What was typed into a field is forgotten. */
  forget(field: string): void {
    if (this.#drafts.delete(field)) this.#tell();
  }

  /** Puts into the figure what makes sense of all that waits. */
  settle(): void {
    clearTimeout(this.#timer);
    const waiting = [...this.#drafts].filter(([, { typed }]) => typed.kind === 'value');
    if (waiting.length > 0 && !this.#putIn(waiting)) for (const one of waiting) this.#putIn([one]);
    for (const [field, draft] of this.#drafts) this.#drafts.set(field, { ...draft, paused: true });
    this.#tell();
  }

  /** Changes the figure at once: rows, choices, what is dragged. Null when it was done. */
  act(change: Change): Refusal | null {
    this.settle();
    const { now } = this.#view;
    if (now === null) return { kind: 'gone' };
    const [problem] = newProblems(now, change(now));
    if (problem) return { kind: 'problem', problem };
    const changed = this.#changes.change(this.#element, change);
    this.#tell();
    return changed === 'gone' || changed === 'tooLarge' ? { kind: changed } : null;
  }

  #putIn(drafts: readonly (readonly [string, Draft])[]): boolean {
    const now = readText(this.#element.getAttribute('figure'));
    const change = (figure: JsonObject) =>
      withDrafts(
        figure,
        drafts.map(([, draft]) => draft),
      );
    if (now === null || newProblems(now, change(now)).length > 0) return false;
    const changed = this.#changes.change(this.#element, change);
    if (changed === 'gone' || changed === 'tooLarge') return false;
    for (const [field] of drafts) this.#drafts.delete(field);
    return true;
  }

  #tell(): void {
    this.#view = this.#look(this.#view.drawn);
    for (const told of [...this.#listeners]) told();
  }

  #look(before: FormView['drawn']): FormView {
    const isGone = this.#element._item?.deleted === true;
    const now = isGone ? null : readText(this.#element.getAttribute('figure'));
    const drafts = new Map(this.#drafts);
    if (now === null) return { now, drawn: before, drafts, problems: [] };
    const wanted = withDrafts(now, [...drafts.values()]);
    const reading = parseFigure(wanted);
    if (reading.kind === 'figure')
      return { now, drawn: { json: wanted, figure: reading.figure }, drafts, problems: [] };
    const good = parseFigure(now);
    const drawn = good.kind === 'figure' ? { json: now, figure: good.figure } : before;
    return { now, drawn, drafts, problems: reading.problems };
  }
}

/** A figure with what was typed in it, as far as it is something. */
function withDrafts(figure: JsonObject, drafts: readonly Draft[]): JsonObject {
  return drafts.reduce<JsonObject>((before, { path, typed }) => {
    return typed.kind === 'value' ? (withValue(before, path, typed.value) as JsonObject) : before;
  }, figure);
}

/** What would be wrong with a figure that is not wrong with it already. */
function newProblems(now: JsonObject, next: JsonObject): readonly Problem[] {
  const reading = parseFigure(next);
  if (reading.kind === 'figure' || sameJson(now, next)) return [];
  const before = parseFigure(now);
  const known = before.kind === 'refused' ? before.problems : [];
  return reading.problems.filter(({ where, what }) => !known.some((one) => one.where === where && one.what === what));
}
