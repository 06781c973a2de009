/** A person as a disc in their own color with their initials; the name is its text alternative. */
import type { PersonCard } from '@tangram/contract';

export function Avatar({ person, size = 32 }: { person: Pick<PersonCard, 'name' | 'color'>; size?: number }) {
  return (
    <span
      className="avatar"
      role="img"
      aria-label={person.name}
      data-initials={initials(person.name)}
      style={{ background: `var(--person-${person.color})`, width: size, height: size, fontSize: size * 0.38 }}
    />
  );
}

/** The first letters of the first and the last name. */
function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
  return letters.map((part) => Array.from(part ?? '')[0] ?? '').join('');
}
