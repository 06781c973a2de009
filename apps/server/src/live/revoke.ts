/**
 * Access that changes while pages are open. Whoever lost it is told and closed at once; whoever gains it never receives
 * what was deleted before. A look at every open socket once a minute is the net under it.
 */
import { type AccessLevel, accessOf, atLeast, circleOf, type PlanFacts } from '@tangram/access';
import type { PersonId, PlanId } from '@tangram/domain';
import { type Access, closeCode, personKey, type SyncServer } from '@tangram/sync';
import type { Auth } from '../auth/auth.ts';
import type { Plans } from '../store/plans.ts';
import type { Roster } from '../store/roster.ts';
import { documentOf, type Part } from './names.ts';
import type { OpenSockets } from './open-sockets.ts';
import type { Tell } from './tellings.ts';

export interface RevokeParts {
  readonly engine: Pick<SyncServer, 'setAccess' | 'closePerson' | 'compact'>;
  readonly sockets: OpenSockets;
  readonly plans: Pick<Plans, 'facts'>;
  readonly roster: Pick<Roster, 'viewer' | 'everybody'>;
  readonly auth: Pick<Auth, 'stillGood'>;
  readonly tell: Tell;
}

export type Revoke = ReturnType<typeof createRevoke>;

export function createRevoke({ engine, sockets, plans, roster, auth, tell }: RevokeParts) {
  const reviewPlan = async (plan: PlanId): Promise<void> => {
    const facts = await plans.facts(plan);
    for (const socket of sockets.on(plan)) {
      const viewer = await roster.viewer(socket.person);
      const held = facts === null || viewer === null ? null : accessOf(viewer, facts);
      engine.setAccess(socket.document, personKey(socket.person), socketAccess(held, socket.part));
    }
  };

  const close = (person: PersonId, session?: string): void =>
    engine.closePerson(personKey(person), closeCode.signedOut, session);

  return {
    /**
     * Carries a change of sharing out: `after` is how the plan will be shared, `write` makes it so. When it resolves,
     * open sockets have their new access and the pages have been told.
     */
    async change(before: PlanFacts, after: PlanFacts, write: () => Promise<void>): Promise<void> {
      const everybody = await roster.everybody(before.network);
      for (const part of ['open', 'authors'] as const) {
        const had = new Set(readers(before, part));
        const gains = readers(after, part).some((person) => !had.has(person));
        if (gains) await engine.compact(documentOf(before.plan, part));
      }
      await write();
      await reviewPlan(before.plan);
      tell(before.plan, { about: 'access' });

      function readers(facts: PlanFacts, part: Part): readonly string[] {
        const members = circleOf(facts, everybody);
        return members.filter(({ access }) => socketAccess(access, part) !== null).map(({ person }) => person);
      }
    },

    /** Asks the rules and the sessions again for every open socket. */
    async reviewAll(): Promise<void> {
      const open = sockets.all();
      const good = await auth.stillGood([...new Set(open.map((socket) => socket.session))]);
      for (const socket of open) {
        if (!good.has(socket.session)) close(socket.person, socket.session);
      }
      for (const plan of new Set(open.map((socket) => socket.plan))) await reviewPlan(plan);
    },

    /** Somebody signed out, here or everywhere: what they have open by that is closed. */
    signedOut: close,
  };
}

/** What an access means on the socket of one of a plan's documents; null: it is not there. */
function socketAccess(held: AccessLevel | null, part: Part): Access | null {
  if (held === null) return null;
  if (atLeast(held, 'edit')) return 'edit';
  return part === 'open' ? 'read' : null;
}
