/**
 * Identifiers: strings that cannot be mixed up. A cast function is called where an identifier is born
 * (made by the server, read from a row, checked at a door); after that its type is trusted.
 */

declare const of: unique symbol;
type Id<Noun extends string> = string & { readonly [of]: Noun };

export type NetworkId = Id<'network'>;
export type SchoolId = Id<'school'>;
export type PersonId = Id<'person'>;
export type PlanId = Id<'plan'>;
/** A section inside one plan; unique in that plan, not beyond it. */
export type SectionId = Id<'section'>;
export type ThreadId = Id<'thread'>;
export type CommentId = Id<'comment'>;

export const networkId = (text: string): NetworkId => text as NetworkId;
export const schoolId = (text: string): SchoolId => text as SchoolId;
export const personId = (text: string): PersonId => text as PersonId;
export const planId = (text: string): PlanId => text as PlanId;
export const sectionId = (text: string): SectionId => text as SectionId;
export const threadId = (text: string): ThreadId => text as ThreadId;
export const commentId = (text: string): CommentId => text as CommentId;
