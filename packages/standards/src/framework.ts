/**
 * A framework that a network brought itself: the standards of a state or a school, with their own codes and wording.
 *
 * Identifiers are the framework's own. A plan keeps {frameworkId, itemId, code}, so it still reads where a framework is not.
 */

/** How one standard stands to another: the same, related, resting on it, or given up for it. */
export type LinkKind = 'same' | 'related' | 'after' | 'replacedBy';

export interface ItemLink {
  readonly how: LinkKind;
  /** the identifier of the other one, which may be in another framework or nowhere here */
  readonly to: string;
}

export interface FrameworkItem {
  readonly id: string;
  /** null where the framework gives none, as many do for their domains */
  readonly code: string | null;
  /** the framework's own word: Domain, Cluster, Standard, Component, … */
  readonly kind: string | null;
  /** kindergarten is 0 */
  readonly grades: readonly number[];
  /** its words; Markdown and LaTeX may stand in them, HTML does not */
  readonly statement: string;
  /** null at the top */
  readonly parent: string | null;
  /** how far below the top */
  readonly depth: number;
  /** the day (year-month-day) from which it is retired */
  readonly endsOn: string | null;
  readonly links: readonly ItemLink[];
}

export interface Framework {
  readonly id: string;
  readonly title: string;
  /** a parent before its children, siblings in the framework's order */
  readonly items: readonly FrameworkItem[];
}

/** Whether an item is given up on this day (year-month-day). */
export function isRetired(item: FrameworkItem, day: string): boolean {
  return item.endsOn !== null && item.endsOn <= day;
}

/** What an item is called where there is room for a few words: its code, or how its statement begins. */
export function itemName({ code, statement }: Pick<FrameworkItem, 'code' | 'statement'>): string {
  if (code !== null) return code;
  const begins = [...(statement.split('\n', 1)[0] ?? '')];
  return begins.length <= 60 ? begins.join('') : `${begins.slice(0, 57).join('').trimEnd()}…`;
}
