/**
 * Every route and both sockets of a plan × who asks × how the plan is shared. The routes are read from the contract: a new
 * one without an entry here fails. A “no” to somebody who may not know of the plan is the same, byte for byte, as the
 * answer for a plan that does not exist; that it comes by the same way, and so in the same time, is in grant.test.ts.
 */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { makePlan, openPage } from '../testing/page.ts';
import { routes } from './routes.ts';

const visibilities = ['authors', 'team', 'school', 'network'] as const;
type Visibility = (typeof visibilities)[number];
type Access = 'author' | 'edit' | 'comment' | 'view' | null;
const levels: readonly Access[] = [null, 'view', 'comment', 'edit', 'author'];
const atLeast = (held: Access, asked: Access) => levels.indexOf(held) >= levels.indexOf(asked);

/** Who asks, and what they may do at each visibility; the plan is Lucía's, who teaches at Maple Street. */
const people: Readonly<Record<string, readonly [Access, Access, Access, Access]>> = {
  'Lucía Ramos': ['author', 'author', 'author', 'author'],
  // named by her
  'Imani Cole': ['edit', 'edit', 'edit', 'edit'],
  'Mei Tanaka': ['comment', 'comment', 'comment', 'comment'],
  'Ruth Okonkwo': ['view', 'view', 'view', 'comment'],
  // coach and principal of Maple Street
  'Theo Brandt': [null, 'comment', 'comment', 'comment'],
  'Halima Farouk': [null, null, 'comment', 'comment'],
  // network and district
  'Noor Haddad': [null, null, null, 'comment'],
  'Gordon Pell': [null, null, null, 'comment'],
};

interface PlanRoute {
  readonly needs: Access;
  readonly body?: (plan: Plan) => object;
  readonly query?: string;
  /** The answer for whoever may, where it is not 200. */
  readonly yes?: number;
}
interface Plan {
  readonly id: string;
  readonly visibility: Visibility;
  readonly thread: string;
  readonly request: string;
}

const asking = () => ({ to: [guest('Mei Tanaka').id], question: 'Is the launch too long?', byDate: '2126-12-04' });
const comment = () => ({ commentId: randomId(), text: 'Hm?' });
/** Routes about one plan, and the least that whoever asks must be allowed to do. */
const planRoutes: Readonly<Record<string, PlanRoute>> = {
  'plans.open': { needs: 'view' },
  'plans.html': { needs: 'view' },
  'plans.outline': { needs: 'view' },
  'plans.adapt': { needs: 'view', body: () => ({ copyId: randomId() }) },
  'plans.rename': { needs: 'edit', body: () => ({ title: 'Ratios' }) },
  'plans.setStatus': { needs: 'edit', body: () => ({ status: 'ready' }) },
  // Bytes that are no picture, from whoever may bring one: pictures.test.ts brings real ones.
  'pictures.add': { needs: 'edit', yes: 422, body: () => ({ pictureId: randomId(), part: 'open', data: 'bm8=' }) },
  'pictures.bring': { needs: 'edit', yes: 404, body: () => ({ part: 'open' }) },
  'sharing.circle': { needs: 'view' },
  'sharing.preview': { needs: 'author', query: '?visibility=network' },
  'sharing.setVisibility': { needs: 'author', body: ({ visibility }) => ({ visibility, circleAccess: 'comment' }) },
  'sharing.setCollaborator': {
    needs: 'author',
    body: () => ({ personId: guests.get('Imani Cole')?.id, access: 'edit' }),
  },
  'sharing.removeCollaborator': { needs: 'author', body: () => ({}) },
  'comments.list': { needs: 'view' },
  'comments.start': { needs: 'comment', body: () => ({ ...comment(), threadId: randomId(), place: { kind: 'plan' } }) },
  // The thread suggests nothing: threads.test.ts uses one that does.
  'comments.use': { needs: 'edit', yes: 404, body: () => ({ useId: randomId() }) },
  'comments.used': { needs: 'edit', body: () => ({ useId: randomId(), put: true }) },
  // Onto words of a section that is not there.
  'comments.attach': {
    needs: 'edit',
    yes: 404,
    body: () => ({ place: { kind: 'words', sectionId: 'nowhere', from: '', to: '', quote: 'words' } }),
  },
  'comments.reply': { needs: 'comment', body: comment },
  'comments.resolve': { needs: 'comment', body: () => ({}) },
  'comments.reopen': { needs: 'comment', body: () => ({}) },
  'comments.edit': { needs: 'comment', body: () => ({ text: 'Better said.' }) },
  'comments.react': { needs: 'comment', body: () => ({ reaction: 'thanks', given: true }) },
  'comments.remove': { needs: 'view', body: () => ({}) },
  'requests.list': { needs: 'view' },
  'requests.addressees': { needs: 'comment' },
  'requests.preview': { needs: 'author', body: () => ({ to: ['role:coach'] }) },
  'requests.ask': { needs: 'author', body: () => ({ ...asking(), requestId: randomId() }) },
  'requests.change': { needs: 'author', body: asking },
  // Of a request that is not there, or that asked somebody else: requests.test.ts has those that are.
  'requests.end': { needs: 'author', yes: 404, body: () => ({ how: 'closed' }) },
  'requests.done': { needs: 'comment', yes: 404, body: () => ({ done: true }) },
  'requests.askToShare': { needs: 'comment', yes: 422, body: () => ({ personId: guest('Lucía Ramos').id }) },
  'catchUp.visit': { needs: 'view', body: () => ({}) },
  'catchUp.read': { needs: 'view' },
  // Nobody of these has anything to catch up with: catch-up.test.ts has.
  'catchUp.section': { needs: 'view', yes: 404 },
  'catchUp.done': { needs: 'view', body: () => ({ how: 'looked' }) },
  'inbox.level': { needs: 'view' },
  'inbox.setLevel': { needs: 'view', body: () => ({ level: 'mine' }) },
};

const facilitators = ['Noor Haddad'];
const keepers = ['Halima Farouk', 'Noor Haddad', 'Gordon Pell'];
const everybody = [...Object.keys(people), 'nobody'];
const signedIn = Object.keys(people);
/** All other routes: who may ask, what they send, and the answer for whoever may. */
const otherRoutes: Readonly<
  Record<string, { may: readonly string[]; body?: () => object; yes?: number; no?: number }>
> = {
  'network.me': { may: everybody },
  // What it says to whom is in network.test.ts.
  'network.disk': { may: signedIn },
  'network.people': { may: signedIn },
  'network.schools': { may: signedIn },
  'network.addSchools': { may: facilitators, body: () => ({ names: ['Twelfth School'] }) },
  'network.renameSchool': { may: facilitators, body: () => ({ name: 'X' }), yes: 404 },
  'network.setTimeZone': { may: facilitators, body: () => ({ timeZone: 'America/New_York' }) },
  'network.demoPeople': { may: everybody },
  'network.demoSignIn': { may: everybody, body: () => ({ personId: 'none' }), yes: 404 },
  'network.setUp': {
    may: everybody,
    body: () => ({ token: 'x', networkName: 'N', name: 'N', email: 'n@example.org', password: strong(), schools: [] }),
    yes: 410,
  },
  'network.invitations': { may: facilitators },
  'network.invite': {
    may: facilitators,
    body: () => ({ email: `${randomId()}@example.org`, role: 'facilitator', schoolId: null }),
  },
  'network.withdrawInvitation': { may: facilitators, body: () => ({}), yes: 404 },
  'network.readInvitation': { may: everybody, body: () => ({ token: 'none' }), yes: 404 },
  'network.acceptInvitation': {
    may: everybody,
    body: () => ({ token: 'none', name: 'N', email: 'n@example.org', password: strong() }),
    yes: 404,
  },
  'plans.list': { may: signedIn },
  'plans.create': { may: signedIn, body: () => ({ planId: randomId(), kind: 'task', title: 'T', grade: 6 }) },
  // Refused by its form, which is looked at after who asks; reading one is for plans.test.ts.
  'plans.importMarkdown': {
    may: signedIn,
    body: () => ({ planId: randomId(), kind: 'unit', grade: 6, text: 'Words.' }),
    yes: 400,
  },
  // Each their own: whose notices they are is in inbox.test.ts.
  'inbox.list': { may: signedIn },
  'inbox.count': { may: signedIn },
  'inbox.read': { may: signedIn, body: () => ({}) },
  // Each their own: mail/door.test.ts.
  'mail.settings': { may: signedIn },
  'mail.choose': { may: signedIn, body: () => ({}) },
  'mail.unsubscribe': { may: everybody, body: () => ({ token: 'none' }), yes: 404 },
  'pictures.read': { may: signedIn, yes: 404 },
  'frameworks.list': { may: signedIn },
  'frameworks.read': { may: signedIn, yes: 404 },
  'frameworks.importCase': { may: keepers, body: () => ({ text: 'no package' }), yes: 422 },
  'frameworks.exportCase': { may: signedIn, yes: 404 },
  'frameworks.remove': { may: keepers, body: () => ({}), yes: 404 },
  '/docs.json': { may: everybody },
  '/health': { may: everybody },
  // Only its head is read: it goes on. Whose news it is, is in inbox-news.test.ts.
  '/inbox/news': { may: signedIn },
  '/auth/get-session': { may: everybody },
  '/auth/sign-in/email': {
    may: everybody,
    body: () => ({ email: `${randomId()}@example.org`, password: strong() }),
    yes: 401,
  },
  // Signing out would end the guest; the tests of live/ and network.test.ts do it.
  '/auth/sign-out': { may: ['nobody'], body: () => ({}) },
  '/auth/sign-out-everywhere': { may: ['nobody'], body: () => ({}) },
  // Nobody of the demo network has a password; auth/sessions.test.ts changes one.
  'account.changePassword': { may: signedIn, body: () => ({ current: 'x', next: strong() }), yes: 404 },
};
const strong = () => randomBytes(16).toString('base64url');

let house: TestHouse;
const guests = new Map<string, Guest>();
const plans: Plan[] = [];

beforeAll(async () => {
  house = await openHouse();
  for (const name of Object.keys(people)) guests.set(name, await house.as(name));
  const author = guest('Lucía Ramos');
  for (const visibility of visibilities) {
    const id = randomId();
    const thread = randomId();
    await makePlan(author, 'intervention', 'Ratios', id);
    await author.get('POST', `/api/plans/${id}/visibility`, { visibility, circleAccess: 'comment' });
    for (const [name, access] of [
      ['Imani Cole', 'edit'],
      ['Mei Tanaka', 'comment'],
      ['Ruth Okonkwo', 'view'],
    ] as const) {
      await author.get('POST', `/api/plans/${id}/collaborators`, { personId: guest(name).id, access });
    }
    await author.get('POST', `/api/plans/${id}/threads`, { ...comment(), threadId: thread, place: { kind: 'plan' } });
    const request = randomId();
    await author.get('POST', `/api/plans/${id}/requests`, { ...asking(), requestId: request });
    plans.push({ id, visibility, thread, request });
  }
}, 30_000);
afterAll(() => house.tearDown(), 30_000);

function guest(name: string): Guest {
  const found = guests.get(name);
  if (found === undefined) throw new Error(`nobody is called ${name}`);
  return found;
}

const ask = (name: string, method: string, path: string, body: object | undefined): Promise<Response> =>
  name === 'nobody' ? house.ask(method, path, body) : guest(name).ask(method, path, body);

function addressOf(route: (typeof routes)[number], plan: Plan, person: string, commentId: string): string {
  return `/api${route.path}`
    .replace('{planId}', plan.id)
    .replace('{threadId}', plan.thread)
    .replace('{requestId}', route.name === 'requests.change' ? plan.request : 'none')
    .replace('{personId}', person)
    .replace('{commentId}', commentId)
    .replaceAll(/\{[^}]+\}/g, 'none');
}

test('A7: every route of the contract has its entry, and every entry its route', () => {
  const named = [...Object.keys(planRoutes), ...Object.keys(otherRoutes)].sort();
  expect(routes.map((route) => route.name).sort()).toEqual(named);
}, 60_000);

describe.each(routes.filter((route) => planRoutes[route.name] !== undefined))('$name', (route) => {
  const rule = planRoutes[route.name];
  if (rule === undefined) throw new Error(route.name);
  const { needs, body, query = '', yes = 200 } = rule;

  test.each([...visibilities.entries()])('A7: %i %s: for whom it is', async (column, visibility) => {
    const plan = plans[column];
    if (plan === undefined) throw new Error(visibility);
    for (const name of everybody) {
      const held = people[name]?.[column] ?? null;
      const gone = { ...plan, id: randomId() };
      // Deleting and editing are for one's own comment, and taking out for somebody who is in.
      let commentId = 'none';
      const onComment = ['comments.edit', 'comments.react', 'comments.remove'].includes(route.name);
      if (onComment && atLeast(held, 'comment')) {
        commentId = randomId();
        const reply = { commentId, text: 'Mine.' };
        await guest(name).get('POST', `/api/plans/${plan.id}/threads/${plan.thread}/replies`, reply);
      }
      const person = guest('Imani Cole').id;
      const answer = await ask(name, route.method, addressOf(route, plan, person, commentId) + query, body?.(plan));
      const what = `${name} at ${visibility}`;
      const text = await answer.text();
      const ownsNone = route.name === 'comments.remove' && !atLeast(held, 'comment');
      if (name === 'nobody') expect(answer.status, what).toBe(401);
      else if (held === null || ownsNone) expect(answer.status, what).toBe(404);
      else if (!atLeast(held, needs)) expect(answer.status, what).toBe(403);
      else expect(answer.status, `${what}: ${text}`).toBe(yes);

      const missing = await ask(name, route.method, addressOf(route, gone, person, commentId) + query, body?.(gone));
      expect(missing.status, what).toBe(name === 'nobody' ? 401 : 404);
      if (held === null) expect(await missing.text()).toBe(text);
      if (route.name === 'sharing.removeCollaborator' && answer.ok) {
        await guest('Lucía Ramos').get('POST', `/api/plans/${plan.id}/collaborators`, {
          personId: person,
          access: 'edit',
        });
      }
    }
  });
});

describe.each(routes.filter((route) => otherRoutes[route.name] !== undefined))('$name', (route) => {
  const rule = otherRoutes[route.name];
  if (rule === undefined) throw new Error(route.name);

  test('A7: for whom it is', async () => {
    for (const name of route.name.startsWith('/auth/sign-out') ? ['nobody'] : everybody) {
      const path = `/api${route.path.replaceAll(/\{[^}]+\}/g, 'none')}`;
      const answer = await ask(name, route.method, path, rule.body?.());
      const no = name === 'nobody' ? 401 : 403;
      const streams = answer.headers.get('content-type') === 'text/event-stream';
      const text = streams ? await answer.body?.cancel() : await answer.text();
      expect(answer.status, `${name}: ${text}`).toBe(rule.may.includes(name) ? (rule.yes ?? 200) : no);
    }
  });
});

describe('the sockets', () => {
  test.each([...visibilities.entries()])('A7: %i %s: who gets through to which part', async (column) => {
    const plan = plans[column]?.id ?? '';
    for (const name of everybody) {
      const held = people[name]?.[column] ?? null;
      const cookie = name === 'nobody' ? '' : guest(name).cookie;
      const who = { ...guest('Lucía Ramos'), cookie };
      const at = (document: string) =>
        openPage(house, who, document).then(
          (page) => page.leave().then(() => 'in'),
          (error: Error) => error.message,
        );
      const no = `closed with ${name === 'nobody' ? 4401 : 4404}`;
      expect(await at(plan), name).toBe(held === null ? no : 'in');
      expect(await at(`${plan}.authors`), name).toBe(atLeast(held, 'edit') ? 'in' : no);
    }
  });
});

test('A7, B53: ids that try to be more than ids are not there', async () => {
  const author = guest('Lucía Ramos');
  for (const id of ['1%20OR%201=1', plans[0]?.id.toUpperCase(), "'", '%25', '__proto__', 'x'.repeat(7_000)]) {
    const answer = await author.ask('GET', `/api/plans/${id}`);
    expect([400, 404]).toContain(answer.status);
  }
});

test('A14: reading changes nothing: every GET leaves the rows as they were', async () => {
  const { openStore } = await import('../store/database.ts');
  const store = await openStore(`${house.dataFolder}/tangram.db`);
  const rows = async () =>
    JSON.stringify(
      await Promise.all(
        (
          [
            'plans',
            'threads',
            'comments',
            'reactions',
            'mentions',
            'groupMentions',
            'textMentions',
            'reviewRequests',
            'reviewAddressees',
            'reviewers',
            'notices',
            'follows',
            'visits',
            'pastStates',
            'mailSettings',
            'outbox',
            'networks',
            'collaborators',
            'people',
            'invitations',
            'schools',
            'frameworks',
            'pictures',
          ] as const
        ).map((table) => store.selectFrom(table).selectAll().execute()),
      ),
    );
  const before = await rows();
  const [plan] = plans;
  if (plan === undefined) throw new Error('no plan');
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const answer = await ask('Lucía Ramos', 'GET', addressOf(route, plan, 'none', 'none'), undefined);
    await answer.body?.cancel();
  }
  expect(await rows()).toBe(before);
  await store.destroy();
});
