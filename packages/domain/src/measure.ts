/** Numbers that know what they count. */

declare const unit: unique symbol;

export type Minutes = number & { readonly [unit]: 'minutes' };

/** Class time as teachers count it: whole minutes. Throws a RangeError on a fraction or a negative. */
export function minutes(count: number): Minutes {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`class time is whole minutes, not ${count}`);
  return count as Minutes;
}

/** The grades that plans are written for. */
export const grades = [6, 7, 8] as const;
export type Grade = (typeof grades)[number];

/** A moment, in milliseconds since 1970 UTC, by the server's clock. */
export type Instant = number & { readonly [unit]: 'instant' };
export const instant = (epochMs: number): Instant => epochMs as Instant;
