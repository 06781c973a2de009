/** Whom a thread can be for, and the sentence that says so. */
import type { PersonCard } from '@tangram/contract';
import type { Role } from '@tangram/domain';
import { expect, test } from 'vitest';
import { choiceLabel, readersChoices, readersSentence } from './readers.ts';

const person = (name: string, role: Role, school: string): PersonCard => ({
  id: name,
  name,
  color: 0,
  roles: [{ role, schoolId: school, schoolName: school }],
});
const imani = person('Imani', 'teacher', 'North');
const theo = person('Theo', 'coach', 'North');
const lee = person('Lee', 'coach', 'South');
const mei = person('Mei', 'teacher', 'South');

/** What is offered, and who else would read it. */
function offered(me: PersonCard, authors: PersonCard[], readers: readonly PersonCard[]) {
  const circle = { authors, members: readers.map((one) => ({ person: one, access: 'comment' as const })) };
  return readersChoices(circle, me).map((choice) => [
    choiceLabel(choice, me.id, authors),
    choice.others.map(({ name }) => name),
  ]);
}

test('a thread is for everyone, for the authors, or for one’s coach where there is one who can read the plan', () => {
  const all = [imani, theo, lee, mei];
  expect(offered(imani, [imani], all)).toEqual([
    ['Everyone who can read the plan', ['Theo', 'Lee', 'Mei']],
    ['Only me', []],
    ['Only my coach and me', ['Theo']],
  ]);
  expect(offered(mei, [imani, mei], [imani, theo, mei])).toEqual([
    ['Everyone who can read the plan', ['Imani', 'Theo']],
    ['Only the authors', ['Imani']],
  ]);
  expect(offered(theo, [imani], [imani, theo])).toEqual([
    ['Everyone who can read the plan', ['Imani']],
    ['Only the authors and me', ['Imani']],
  ]);
});

test('a card says by name who can read it', () => {
  expect(readersSentence({ readers: 'everyone', onlyFor: [] }, 'Mei')).toBe(
    'Everyone who can read this plan can read this.',
  );
  expect(readersSentence({ readers: 'authors', onlyFor: [theo, imani, lee] }, 'Theo')).toBe(
    'Only Imani, Lee, and you can read this.',
  );
  expect(readersSentence({ readers: 'coach', onlyFor: [imani] }, 'Imani')).toBe('Only you can read this.');
});
