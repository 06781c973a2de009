/** The whole matrix, relation × visibility × what the circle may do × action, printed as a table, and the rules it must agree with. */
import {
  networkId,
  personId,
  planId,
  type Role,
  roles,
  schoolId,
  type Visibility,
  visibilities,
} from '@tangram/domain';
import { describe, expect, test } from 'vitest';
import { accessOf, actions, circleOf, circleSentence, decide, type PlanFacts, type Viewer } from './index.ts';

const network = networkId('network');
const maple = schoolId('maple');
const river = schoolId('river');
const author = personId('author');

const viewer = (name: string, role: Role, school = maple, where = network): Viewer => ({
  person: personId(name),
  network: where,
  roles: [{ role, school: role === 'facilitator' || role === 'districtLeader' ? null : school }],
});

const facts = (visibility: Visibility, circleAccess: 'comment' | 'view' = 'comment'): PlanFacts => ({
  plan: planId('plan'),
  network,
  authors: [author],
  authorSchools: [maple],
  collaborators: [
    { person: personId('named editor'), access: 'edit' },
    { person: personId('named commenter'), access: 'comment' },
    { person: personId('named viewer'), access: 'view' },
  ],
  visibility,
  circleAccess,
});

const everybody: readonly Viewer[] = [
  viewer('author', 'teacher'),
  viewer('named editor', 'teacher', river),
  viewer('named commenter', 'teacher', river),
  viewer('named viewer', 'teacher', river),
  ...roles.map((role) => viewer(`${role}, same school`, role)),
  ...roles.map((role) => viewer(`${role}, other school`, role, river)),
  viewer('teacher, other network', 'teacher', maple, networkId('elsewhere')),
];

/** a: author, e: edit, c: comment, v: view, ·: not there. The rows are people, the columns visibilities (commenting circle, viewing circle). */
const agreed = `
author                         a a a a   a a a a
named editor                   e e e e   e e e e
named commenter                c c c c   c c c c
named viewer                   v v v c   v v v v
teacher, same school           · c c c   · v v v
teacherLeader, same school     · c c c   · v v v
coach, same school             · c c c   · v v v
principal, same school         · · c c   · · v v
districtLeader, same school    · · · c   · · · v
facilitator, same school       · · · c   · · · v
teacher, other school          · · · c   · · · v
teacherLeader, other school    · · · c   · · · v
coach, other school            · · · c   · · · v
principal, other school        · · · c   · · · v
districtLeader, other school   · · · c   · · · v
facilitator, other school      · · · c   · · · v
teacher, other network         · · · ·   · · · ·
`;

describe('who may do what to a plan', () => {
  test('the whole matrix is the one we agreed on', async ({ annotate }) => {
    const rows = everybody.map((one) => {
      const cells = (['comment', 'view'] as const).map((circle) =>
        visibilities.map((visibility) => (accessOf(one, facts(visibility, circle)) ?? '·')[0]).join(' '),
      );
      return `${one.person.padEnd(31)}${cells.join('   ')}`;
    });
    await annotate(`circle may comment: authors team school network   may view: the same\n${rows.join('\n')}`);
    expect(`\n${rows.join('\n')}\n`).toBe(agreed);
  });

  test.each([
    ['author', 'open export comment edit readAuthorsPart seePictureInQuestion share archive'],
    ['named editor', 'open export comment edit readAuthorsPart seePictureInQuestion'],
    ['named commenter', 'open export comment'],
    ['named viewer', 'open export'],
    ['teacher, other school', ''],
  ])('%s may: %s', (name, allowed) => {
    const one = everybody.find((someone) => someone.person === name);
    if (one === undefined) throw new Error(name);
    const yes = actions.filter((action) => decide(one, action, facts('authors')).allowed);
    expect(yes.join(' ')).toBe(allowed);
  });

  test('a refusal says why, and a grant says what it is good for', () => {
    const commenter = viewer('named commenter', 'teacher', river);
    expect(decide(commenter, 'edit', facts('authors'))).toEqual({ allowed: false, because: 'commentOnly' });
    expect(decide(commenter, 'share', facts('authors'))).toEqual({ allowed: false, because: 'notAuthor' });
    expect(decide(viewer('stranger', 'coach', river), 'open', facts('school'))).toEqual({
      allowed: false,
      because: 'notInCircle',
    });
    const yes = decide(commenter, 'comment', facts('authors'));
    expect(yes.allowed && yes.grant).toEqual({
      action: 'comment',
      plan: 'plan',
      person: 'named commenter',
      access: 'comment',
    });
  });
});

describe('who can see this, in words', () => {
  const alone = { ...facts('authors'), collaborators: [] };

  test('a private draft says so', () => {
    expect(circleSentence(alone, everybody, author)).toBe('Only you can see this');
  });

  test('co-editors are counted with their schools', () => {
    const withEditor = { ...alone, collaborators: [{ person: personId('named editor'), access: 'edit' as const }] };
    expect(circleSentence(withEditor, everybody, author)).toBe(
      '2 people at 2 schools can edit, nobody else can see this',
    );
  });

  test('a coach of several schools reads it at the one where the authors are', () => {
    const held = [maple, river, schoolId('mill')].map((school) => ({ role: 'coach' as const, school }));
    const coach: Viewer = { ...viewer('coach of three', 'coach'), roles: held.toReversed() };
    const teacher = viewer('author', 'teacher');
    expect(circleSentence({ ...alone, visibility: 'team' }, [coach, teacher], author)).toBe('2 people can comment');
    const elsewhere: Viewer = { ...coach, roles: held.slice(1) };
    expect(circleSentence({ ...alone, visibility: 'network' }, [elsewhere, teacher], author)).toBe(
      '2 people at 2 schools can comment',
    );
  });

  test('the sentence counts the same people as the list', () => {
    const open = facts('network');
    expect(circleOf(open, everybody)).toHaveLength(16);
    expect(circleSentence(open, everybody, author)).toBe('16 people at 2 schools can comment');
    expect(circleSentence(facts('school', 'view'), everybody, author)).toBe(
      '8 people at 2 schools can see this, 3 of them can comment',
    );
  });
});
