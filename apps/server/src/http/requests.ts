/** Requests for feedback over HTTP: an author asks, changes and ends; whoever was asked hears of it and says when they are done. */
import { ORPCError } from '@orpc/server';
import type { Grant, Viewer } from '@tangram/access';
import { httpLimits, type PersonCard, type SentRequest } from '@tangram/contract';
import { groupParts, type PersonId, personId } from '@tangram/domain';
import type { Tell } from '../live/tellings.ts';
import { type Addressing, addresseeName } from '../requests/addressees.ts';
import type { Today } from '../requests/day.ts';
import type { Plans } from '../store/plans.ts';
import type { RequestRecord, Requests } from '../store/requests.ts';
import type { Roster } from '../store/roster.ts';
import { api } from './api.ts';
import type { AskGrant } from './grant.ts';
import { instant, personOf } from './present-people.ts';
import type { PresentPlan } from './present-plan.ts';
import { notTaken, notThere } from './problem.ts';

export interface RequestParts {
  readonly grant: AskGrant;
  readonly requests: Requests;
  readonly plans: Plans;
  readonly roster: Roster;
  readonly addressing: Addressing;
  readonly present: PresentPlan;
  readonly tell: Tell;
  readonly today: Today;
}

interface Input {
  readonly planId: string;
  readonly to: readonly string[];
  readonly question: string;
  readonly byDate: string;
}

export function requestRoutes(parts: RequestParts) {
  const { grant, requests, plans, roster, addressing, present, tell, today } = parts;
  const show = async (viewer: Viewer, mayShare: Grant<'share'>, records: readonly RequestRecord[]) => {
    const [day, cards, schools, { people: others }] = await Promise.all([
      today(viewer.network),
      roster.cards(viewer.network),
      roster.schools(viewer.network),
      addressing.offered(viewer, mayShare.plan),
    ]);
    const people = new Map(cards.map((card) => [card.id, card]));
    const sees = new Set(others.flatMap(({ person, access }) => (access === null ? [] : [person.id])));
    return records.map(
      (record): SentRequest => ({
        id: record.id,
        by: personOf(record.by, people),
        question: record.question,
        byDate: record.byDate,
        past: record.byDate < day,
        askedAt: instant(record.askedAt),
        closedAt: record.closedAt === null ? null : instant(record.closedAt),
        to: record.to.map((addressee) => ({ addressee, name: addresseeName(addressee, schools, people) })),
        people: byName(
          record.people.map(({ person, comments, done }) => ({
            person: personOf(person, people),
            comments,
            done,
            gone: person !== viewer.person && !sees.has(person),
          })),
        ),
      }),
    );
  };

  const one = async (viewer: Viewer, mayShare: Grant<'share'>, request: string): Promise<SentRequest> => {
    const found = await requests.read(mayShare, request);
    const [shown] = found === undefined ? [] : await show(viewer, mayShare, [found]);
    if (shown === undefined) throw notThere();
    return shown;
  };

  /** Whom a request reaches. Refuses one for a day that is over, or for nobody. */
  const reached = async (viewer: Viewer, { planId, to, byDate }: Input): Promise<readonly PersonId[]> => {
    if (byDate < (await today(viewer.network)))
      throw notTaken('byDate', 'This day is over. Choose today or a later one.');
    const { reached: people } = await addressing.reach(viewer, planId, to, 'comment');
    if (people.length === 0) {
      throw notTaken('to', 'None of these people can comment on this plan yet. Share it with them first.');
    }
    return people;
  };

  return {
    list: api.requests.list.handler(async ({ input, context: { viewer } }) => {
      const mayOpen = await grant(viewer, 'open', input.planId);
      const toMe = await present.requestsTo(viewer.network, mayOpen);
      if (mayOpen.access !== 'author') return { toMe, sent: [] };
      const mayShare = await grant(viewer, 'share', input.planId);
      return { toMe, sent: await show(viewer, mayShare, await requests.sent(mayShare)) };
    }),

    addressees: api.requests.addressees.handler(async ({ input, context: { viewer } }) => {
      await grant(viewer, 'comment', input.planId);
      return addressing.offered(viewer, input.planId);
    }),

    preview: api.requests.preview.handler(async ({ input, context: { viewer } }) => {
      await grant(viewer, 'share', input.planId);
      const reach = await addressing.reach(viewer, input.planId, input.to, 'comment');
      const people = new Map((await roster.cards(viewer.network)).map((card) => [card.id, card]));
      return {
        reached: reach.reached.map((person) => personOf(person, people)),
        notReached: reach.notReached.map(({ person, because }) => ({ person: personOf(person, people), because })),
      };
    }),

    ask: api.requests.ask.handler(async ({ input, context: { viewer } }) => {
      const mayShare = await grant(viewer, 'share', input.planId);
      const again = await requests.read(mayShare, input.requestId);
      if (again?.by === viewer.person) return one(viewer, mayShare, input.requestId);
      const people = await reached(viewer, input);
      if ((await requests.openCount(mayShare)) >= httpLimits.openRequests) {
        const message = `This plan has ${httpLimits.openRequests} open requests. Close one of them first.`;
        throw new ORPCError('CONFLICT', { message, data: { limit: httpLimits.openRequests } });
      }
      const asked = await requests.ask(mayShare, input.requestId, asking(input), people);
      if (asked === null) throw new ORPCError('CONFLICT', { message: 'This id is in use. Try again.' });
      tell(mayShare.plan, { about: 'requests' });
      return one(viewer, mayShare, input.requestId);
    }),

    change: api.requests.change.handler(async ({ input, context: { viewer } }) => {
      const mayShare = await grant(viewer, 'share', input.planId);
      const old = await requests.read(mayShare, input.requestId);
      if (old === undefined) throw notThere();
      // A day that has passed meanwhile may stay as it is.
      const byDate = input.byDate === old.byDate ? await today(viewer.network) : input.byDate;
      const people = await reached(viewer, { ...input, byDate });
      if (!(await requests.change(mayShare, input.requestId, asking(input), people))) throw notThere();
      tell(mayShare.plan, { about: 'requests' });
      return one(viewer, mayShare, input.requestId);
    }),

    end: api.requests.end.handler(async ({ input, context: { viewer } }) => {
      const mayShare = await grant(viewer, 'share', input.planId);
      if (!(await requests.end(mayShare, input.requestId, input.how))) throw notThere();
      tell(mayShare.plan, { about: 'requests' });
      return { ok: true as const };
    }),

    done: api.requests.done.handler(async ({ input, context: { viewer } }) => {
      const mayComment = await grant(viewer, 'comment', input.planId);
      if (!(await requests.setDone(mayComment, input.requestId, input.done))) throw notThere();
      tell(mayComment.plan, { about: 'requests' });
      return { ok: true as const };
    }),

    askToShare: api.requests.askToShare.handler(async ({ input, context: { viewer } }) => {
      const mayComment = await grant(viewer, 'comment', input.planId);
      if (groupParts(input.personId) !== null) throw notThere();
      const itself = input.personId === viewer.person;
      const { reached: sees, notReached } = await addressing.reach(viewer, input.planId, [input.personId], 'view');
      if (itself || sees.length > 0) throw notTaken('personId', 'They can see this plan already.');
      if (notReached.length === 0) throw notThere();
      const facts = await plans.facts(input.planId);
      const authors = (facts?.authors ?? []).filter((author) => author !== viewer.person);
      await requests.wish(mayComment, personId(input.personId), authors);
      tell(mayComment.plan, { about: 'requests' });
      return { ok: true as const };
    }),
  };
}

const asking = ({ to, question, byDate }: Input) => ({ to: [...new Set(to)], question, byDate });

function byName<One extends { readonly person: PersonCard }>(people: readonly One[]): One[] {
  return people.toSorted((one, other) => one.person.name.localeCompare(other.person.name, 'en'));
}
