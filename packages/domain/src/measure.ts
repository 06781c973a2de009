/** Numbers that know what they count. */

declare const unit: unique symbol;

/** The grades that plans are written for. */
export const grades = [6, 7, 8] as const;
export type Grade = (typeof grades)[number];

/** A moment, in milliseconds since 1970 UTC, by the server's clock. */
export type Instant = number & { readonly [unit]: 'instant' };
export const instant = (epochMs: number): Instant => epochMs as Instant;
