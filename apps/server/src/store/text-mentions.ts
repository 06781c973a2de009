/** Who is known to be named in a plan's own words, and the notices of those who newly are. */
import { type PersonId, type PlanId, personId } from '@tangram/domain';
import { addNotices } from './add-notices.ts';
import type { Store } from './database.ts';

/** Somebody is named in a section. `by`: who wrote it there; null where nobody is to be told. */
export interface TextMention {
  readonly section: string;
  readonly person: PersonId;
  readonly by: PersonId | null;
}

export type TextMentions = ReturnType<typeof createTextMentions>;

export function createTextMentions(store: Store, now: () => number) {
  return {
    /** `section person` of everybody who is known to be named in a plan. */
    async known(plan: PlanId): Promise<ReadonlySet<string>> {
      const rows = await store.selectFrom('textMentions').selectAll().where('planId', '=', plan).execute();
      return new Set(rows.map((row) => `${row.sectionId} ${row.personId}`));
    },

    /** Keeps that people are named, and tells those that somebody else wrote there, unless they muted the plan. */
    async add(plan: PlanId, mentions: readonly TextMention[]): Promise<void> {
      if (mentions.length === 0) return;
      await store.transaction().execute(async (transaction) => {
        const added = await transaction
          .insertInto('textMentions')
          .values(mentions.map(({ section, person }) => ({ planId: plan, sectionId: section, personId: person })))
          .onConflict((old) => old.doNothing())
          .returning(['sectionId', 'personId'])
          .execute();
        const fresh = new Set(added.map((row) => `${row.sectionId} ${row.personId}`));
        const muted = await transaction
          .selectFrom('follows')
          .select('personId')
          .where('planId', '=', plan)
          .where('level', '=', 'muted')
          .execute();
        const quiet = new Set(muted.map((row) => personId(row.personId)));
        const notices = mentions.flatMap(({ section, person, by }) =>
          by === null || by === person || quiet.has(person) || !fresh.has(`${section} ${person}`)
            ? []
            : [{ person, plan, reason: 'mention' as const, by, at: now(), section }],
        );
        await addNotices(transaction, notices);
      });
    },
  };
}
