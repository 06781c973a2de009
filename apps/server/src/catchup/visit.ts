/**
 * What is remembered of somebody's visits to a plan: what they last saw, and the earlier sight from which they are offered to
 * catch up. It is theirs alone.
 */

/** A plan as somebody had it before them: when, and how far its documents had come. */
export interface Sight {
  /** milliseconds since 1970 */
  readonly at: number;
  readonly open: number;
  /** Null where they might not read the authors' part. */
  readonly authors: number | null;
}

export interface Visit {
  readonly seen: Sight;
  /** From where they catch up; null where nothing is offered. */
  readonly since: Sight | null;
  /** They have looked at what is offered. */
  readonly looked: boolean;
}

/**
 * A visit goes on while the page tells every few minutes that somebody has it before them; whoever comes after `awayMs` comes
 * back. What was offered and not looked at stays: a minute on a phone does not use it up.
 */
export function onSight(old: Visit | null, here: Sight, awayMs: number): Visit {
  if (old === null) return { seen: here, since: null, looked: false };
  if (here.at - old.seen.at < awayMs) return { ...old, seen: here };
  const kept = old.looked ? null : old.since;
  return { seen: here, since: kept ?? old.seen, looked: false };
}
