/**
 * What may be said of a plan outside of Tangram. A mail lies on servers that nobody here knows, is shown on locked phones and is
 * passed on; who may open the plan says nothing about who reads it there.
 *
 * Confidential are intervention plans, which tell of a group of students, and plans that only the people named in them can see.
 * Of them a mail says that something happened, and by whom: no title, no words, no quote.
 */
import type { PlanKind, Visibility } from '@tangram/domain';

/** May a plan's title, its words, and what is said about them stand in a mail? */
export function mayBeQuoted({
  kind,
  visibility,
}: {
  readonly kind: PlanKind;
  readonly visibility: Visibility;
}): boolean {
  return kind !== 'intervention' && visibility !== 'authors';
}
