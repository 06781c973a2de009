/**
 * Several people whom one name means, where somebody is asked or named: those of a school or of a role, the authors of
 * the plan that it is about, and their math team. As text, so that it stands where a person's id may stand.
 */
import { type SchoolId, schoolId } from './ids.ts';
import { type Role, roles } from './roster.ts';

export type Group = 'authors' | 'team' | `role:${Role}` | `school:${SchoolId}`;

/** What a group is, taken apart. */
export type GroupParts =
  | { readonly kind: 'authors' }
  | { readonly kind: 'team' }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'school'; readonly school: SchoolId };

/** Reads the text of a group; null for any other, such as a person's id. */
export function groupParts(text: string): GroupParts | null {
  if (text === 'authors' || text === 'team') return { kind: text };
  const [kind, name] = [text.slice(0, text.indexOf(':')), text.slice(text.indexOf(':') + 1)];
  const role = kind === 'role' ? roles.find((known) => known === name) : undefined;
  if (role !== undefined) return { kind: 'role', role };
  return kind === 'school' && name !== '' ? { kind: 'school', school: schoolId(name) } : null;
}

/** The group that these parts make. */
export function groupOf(parts: GroupParts): Group {
  if (parts.kind === 'role') return `role:${parts.role}`;
  return parts.kind === 'school' ? `school:${parts.school}` : parts.kind;
}
