/**
 * What a mail tells of, asked at the moment it is sent: only what is not read, not deleted, not muted, of plans that the
 * person may open now. Of a confidential plan nothing leaves but that something happened, of a thread that is not for everybody
 * no words.
 */
import { mayBeQuoted, type Viewer } from '@tangram/access';
import type { NoticeReason, PersonId, PlanKind } from '@tangram/domain';
import { findIdentifiers } from '@tangram/plan/checks';
import { withPlainFormulas } from '@tangram/plan/plain-formula';
import type { NoticeRecord, Notices } from '../store/notices.ts';
import type { Plans } from '../store/plans.ts';
import type { Roster } from '../store/roster.ts';

/** One thing that somebody did. */
export interface Happening {
  readonly reason: NoticeReason;
  readonly by: string;
  readonly at: number;
  /** Null for what is about no comment. */
  readonly thread: string | null;
  /** What stands behind the # of a link to it. */
  readonly hash: string;
  readonly plan: { readonly id: string; readonly kind: PlanKind };
  /** The day by which somebody asks for feedback. */
  readonly byDate: string | null;
  /** What this person suggested was used. */
  readonly usedMine: boolean;
  /** Null for a confidential plan. */
  readonly quoted: Quoted | null;
}

/** Why words are not in a mail: they may name a student, or are not for everybody who sees the plan. */
export interface LeftOut {
  readonly because: 'student' | 'narrowed';
}

interface Quoted {
  readonly title: string;
  /** The words that the thread is about; empty where it is about a section or the whole plan. */
  readonly about: string;
  /** What was written, asked or suggested, formulas as plain words; empty where it is none, or why it stays where it is. */
  readonly text: string | LeftOut;
  /** Who is to see the plan. */
  readonly whom: string | null;
}

export interface HappeningsParts {
  readonly notices: Pick<Notices, 'stillNew'>;
  readonly plans: Pick<Plans, 'sharedOf'>;
  readonly roster: Pick<Roster, 'viewer' | 'card'>;
}

export type ReadHappenings = (person: PersonId, ids: readonly number[]) => Promise<readonly Happening[]>;

/** Resolves to what is worth telling, oldest first; nothing for somebody who is not there any more. */
export function createHappenings({ notices, plans, roster }: HappeningsParts): ReadHappenings {
  return async (person, ids) => {
    const viewer = await roster.viewer(person);
    if (viewer === null) return [];
    const found = await notices.stillNew(person, ids);
    const shared = await plans.sharedOf(viewer, [...new Set(found.map(({ plan }) => plan))]);
    const may = new Map(shared.map(({ plan }) => [plan.id, plan]));
    const names = await namesOf(viewer, [...new Set(found.flatMap(({ by, about }) => [by, ...(about ?? [])]))]);
    const told = found.flatMap((one): Happening[] => {
      const plan = may.get(one.plan);
      if (plan === undefined) return [];
      const { reason, at, thread, request } = one;
      return [
        {
          ...{ reason, at, thread, hash: hashOf(one) },
          by: names.get(one.by) ?? 'A colleague',
          plan: { id: plan.id, kind: plan.kind },
          byDate: request?.byDate ?? null,
          usedMine: one.usedMine,
          quoted: mayBeQuoted(plan) && unnamed(plan.title) !== null ? quotedOf(one, plan.title, names) : null,
        },
      ];
    });
    return told.reverse();
  };

  async function namesOf(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const cards = await Promise.all(ids.map((id) => roster.card(viewer.network, id)));
    return new Map(cards.flatMap((card) => (card === undefined ? [] : [[card.id, card.name]])));
  }
}

function quotedOf(
  { quote, text, request, about, narrowed }: NoticeRecord,
  title: string,
  names: ReadonlyMap<string, string>,
): Quoted {
  return {
    title,
    about: narrowed ? '' : (unnamed(quote) ?? ''),
    text: narrowed
      ? { because: 'narrowed' }
      : (unnamed(request === null ? text : request.question) ?? { because: 'student' }),
    whom: about === null ? null : (names.get(about) ?? null),
  };
}

/** As the page reads it. */
function hashOf({ thread, request, about, section }: NoticeRecord): string {
  if (thread !== null) return `thread-${thread}`;
  if (request !== null) return `request-${request.id}`;
  return about === null ? `section-${section}` : `share-${about}`;
}

/** Words as a mail can show them; null when they may name a student. */
function unnamed(text: string): string | null {
  return findIdentifiers(text).length === 0 ? withPlainFormulas(text) : null;
}
