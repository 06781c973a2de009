/** Whom a request reaches, and whom not: asked from the rules, for every kind of name. */
import { networkId, personId, planId, type Role, schoolId } from '@tangram/domain';
import { expect, test } from 'vitest';
import { accessOf, type PlanFacts, reachOf, type Viewer } from './index.ts';

const network = networkId('network');
const [maple, river] = [schoolId('maple'), schoolId('river')];
const one = (name: string, role: Role, school: typeof maple | null): Viewer => ({
  person: personId(name),
  network,
  roles: [{ role, school }],
});
const everybody = [
  one('ana', 'teacher', maple),
  one('ben', 'teacher', maple),
  one('cleo', 'coach', maple),
  one('dora', 'principal', maple),
  one('emil', 'teacher', river),
  one('fay', 'coach', river),
];
const ana = personId('ana');
const facts: PlanFacts = {
  plan: planId('plan'),
  network,
  authors: [ana, personId('ben')],
  authorSchools: [maple],
  collaborators: [{ person: personId('emil'), access: 'view' }],
  visibility: 'team',
  circleAccess: 'comment',
};
const said = (...to: string[]) => {
  const { reached, notReached } = reachOf(to, facts, everybody, { by: ana, needs: 'comment' });
  return [...reached, ...notReached.map(({ person, because }) => `${person}: ${because}`)].join(' ');
};

test.each([
  [['cleo'], 'cleo'],
  [['emil', 'fay'], 'emil: viewOnly fay: cannotSee'],
  [['role:coach'], 'cleo fay: cannotSee'],
  // Who wrote it is not asked by a school, only by name or as an author; whoever asks never is.
  [['school:maple'], 'cleo dora: cannotSee'],
  [['ben', 'ana'], 'ben'],
  [['authors'], 'ben'],
  [['team'], 'cleo'],
  // Each person once, however often they are meant.
  [['cleo', 'role:coach', 'team', 'school:maple'], 'cleo dora: cannotSee fay: cannotSee'],
  // A name that means nobody here.
  [['school:elsewhere', 'role:pupil', 'nobody', ''], ''],
])('%j reaches: %s', (to, reached) => {
  expect(said(...to)).toBe(reached);
});

test('whoever is reached may do what was asked, whatever the visibility', () => {
  for (const visibility of ['authors', 'team', 'school', 'network'] as const) {
    const shared = { ...facts, visibility };
    const { reached, notReached } = reachOf(['role:coach', 'role:teacher', 'school:maple'], shared, everybody, {
      by: ana,
      needs: 'comment',
    });
    const may = (person: string) => {
      const viewer = everybody.find((someone) => someone.person === person);
      return viewer === undefined ? null : accessOf(viewer, shared);
    };
    for (const person of reached) expect(['comment', 'edit', 'author']).toContain(may(person));
    for (const { person } of notReached) expect([null, 'view']).toContain(may(person));
  }
});
