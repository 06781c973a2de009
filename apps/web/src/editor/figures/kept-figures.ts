/**
 * What this device keeps of the figures that it wrote: what each began with and what became of it. A page that is closed before it has
 * heard of a colleague's figure, and opened again, can still write the two together.
 */
import { remember, remembered } from '../../remembered.ts';

export interface KeptFigure {
  /** The figures that can be gone back to, by the names of their values in the shared document, oldest first. */
  readonly known: readonly (readonly [name: string, text: string])[];
  /** The last of them that was written here. */
  readonly mine: string;
  readonly text: string;
}

export interface KeptFigures {
  /** What is kept of a figure, by the name of its element. */
  of(element: string): KeptFigure | null;
  /** Null forgets it. */
  set(element: string, kept: KeptFigure | null): void;
}

const figuresMax = 10;
const knownMax = 12;

export function keptFigures(person: string, planId: string): KeptFigures {
  const name = `figures:${planId}`;
  const all = () => remembered<Record<string, KeptFigure>>(person, name) ?? {};
  return {
    of: (element) => all()[element] ?? null,
    set(element, kept) {
      const { [element]: before, ...others } = all();
      if (kept === null && before === undefined) return;
      const figures = [...Object.entries(others), ...(kept ? [[element, shortened(kept)] as const] : [])];
      remember(person, name, figures.length === 0 ? undefined : Object.fromEntries(figures.slice(-figuresMax)));
    },
  };
}

const shortened = (kept: KeptFigure): KeptFigure => ({ ...kept, known: firstAndLast(kept.known, knownMax) });

/** The first one, which both may have begun with, and the last ones. */
export function firstAndLast<Item>(items: readonly Item[], max: number): readonly Item[] {
  return items.length <= max ? items : [...items.slice(0, 1), ...items.slice(1 - max)];
}
