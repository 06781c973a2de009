/**
 * Plans as rows: what is known about them beside their documents, and who shares them. What the rules need to decide is
 * read without a grant and stays on the server; what reveals a plan is read with one.
 */
import { type AccessLevel, type Action, accessOf, type Grant, type PlanFacts, type Viewer } from '@tangram/access';
import {
  type CollaboratorAccess,
  type NetworkId,
  networkId,
  type PersonId,
  type PlanId,
  type PlanKind,
  type PlanStatus,
  personId,
  planId,
  schoolId,
  type Visibility,
} from '@tangram/domain';
import type { Store } from './database.ts';
import type { PlanRow } from './tables.ts';

/** A plan's two documents before anybody wrote in them. */
export interface Seeds {
  readonly open: Uint8Array;
  readonly authors: Uint8Array;
}

/** The plan that another was copied from, as it was then: its authors keep the credit whatever becomes of it. */
export interface AdaptedFrom {
  readonly plan: PlanId;
  readonly title: string;
  readonly authors: readonly string[];
}

export interface NewPlan {
  readonly id: PlanId;
  readonly network: NetworkId;
  readonly kind: PlanKind;
  readonly title: string;
  readonly grade: number;
  readonly by: PersonId;
  /** The first is `by`; the demo names more. */
  readonly authors: readonly PersonId[];
  readonly seeds: Seeds;
  readonly adaptedFrom?: AdaptedFrom;
}

/** What is said of a plan in a list or above it. */
export interface PlanRecord {
  readonly id: PlanId;
  readonly kind: PlanKind;
  readonly title: string;
  readonly grade: number;
  readonly status: PlanStatus;
  readonly visibility: Visibility;
  readonly circleAccess: 'comment' | 'view';
  readonly updatedAt: number;
  readonly updatedBy: PersonId | null;
  readonly authors: readonly PersonId[];
  readonly adaptedFrom: AdaptedFrom | null;
}

/** A plan that a viewer may see, with what they may do there. */
export interface SharedPlan {
  readonly plan: PlanRecord;
  readonly access: AccessLevel;
}

export type Plans = ReturnType<typeof createPlans>;

export function createPlans(store: Store, now: () => number) {
  const readFacts = async (plan: string): Promise<PlanFacts | null> => (await factsOf(store, [plan])).get(plan) ?? null;

  const readRecords = async (ids: readonly string[]): Promise<PlanRecord[]> => {
    if (ids.length === 0) return [];
    const rows = await store
      .selectFrom('plans')
      .selectAll()
      .where('id', 'in', ids)
      .where('seeds', 'is', null)
      .execute();
    const authors = await authorsOf(store, ids);
    return rows.map((row) => record(row, authors.get(row.id) ?? []));
  };

  const sharedOf = async (viewer: Viewer, ids: readonly string[]): Promise<SharedPlan[]> => {
    const facts = await factsOf(store, ids);
    const access = new Map<string, AccessLevel>();
    for (const [id, known] of facts) {
      const held = accessOf(viewer, known);
      if (held !== null) access.set(id, held);
    }
    const shared = (await readRecords([...access.keys()])).flatMap((plan) => {
      const held = access.get(plan.id);
      return held === undefined ? [] : [{ plan, access: held }];
    });
    return shared.sort((a, b) => b.plan.updatedAt - a.plan.updatedAt || (a.plan.id < b.plan.id ? -1 : 1));
  };

  return {
    /** What the rules need to know of a plan; null when there is none, or it is still being made. */
    facts: readFacts,

    /** Of some plans those that the rules give the viewer, latest change first. */
    sharedOf,

    /** The row of a plan that the viewer was granted. */
    async read(grant: Grant<Action>): Promise<PlanRecord> {
      const [found] = await readRecords([grant.plan]);
      if (found === undefined) throw new Error('a granted plan is gone');
      return found;
    },

    /** Every plan that the rules give the viewer, latest change first. */
    async sharedWith(viewer: Viewer): Promise<SharedPlan[]> {
      const rows = await store
        .selectFrom('plans')
        .select('id')
        .where('networkId', '=', viewer.network)
        .where('seeds', 'is', null)
        .where((plan) =>
          plan.or([
            plan('visibility', '!=', 'authors'),
            plan('id', 'in', plan.selectFrom('planAuthors').select('planId').where('personId', '=', viewer.person)),
            plan('id', 'in', plan.selectFrom('collaborators').select('planId').where('personId', '=', viewer.person)),
          ]),
        )
        .execute();
      return sharedOf(
        viewer,
        rows.map((row) => row.id),
      );
    },

    /**
     * Notes down a plan that is about to be made. Until `made` nobody sees it. Returns whose plan has this id: the
     * caller's own, just noted or from before, or null when it is another's.
     */
    async begin(plan: NewPlan): Promise<'noted' | 'there' | null> {
      return store.transaction().execute(async (transaction) => {
        const old = await transaction
          .selectFrom('plans')
          .select('createdBy')
          .where('id', '=', plan.id)
          .executeTakeFirst();
        if (old !== undefined) return old.createdBy === plan.by ? 'there' : null;
        const at = now();
        await transaction
          .insertInto('plans')
          .values({
            id: plan.id,
            networkId: plan.network,
            kind: plan.kind,
            title: plan.title,
            grade: plan.grade,
            status: 'draft',
            visibility: 'authors',
            circleAccess: 'comment',
            createdBy: plan.by,
            createdAt: at,
            updatedAt: at,
            updatedBy: null,
            generation: 1,
            adaptedFrom: plan.adaptedFrom === undefined ? null : JSON.stringify(plan.adaptedFrom),
            seeds: JSON.stringify({ open: base64(plan.seeds.open), authors: base64(plan.seeds.authors) }),
          })
          .execute();
        for (const [place, person] of plan.authors.entries()) {
          await transaction.insertInto('planAuthors').values({ planId: plan.id, personId: person, place }).execute();
        }
        return 'noted';
      });
    },

    /** The plan's seeds are in the log: from now on it is there. */
    async made(plan: PlanId): Promise<void> {
      await store.updateTable('plans').set({ seeds: null }).where('id', '=', plan).execute();
    },

    /** Plans that were noted and not made, with their seeds. */
    async halfMade(): Promise<{ plan: PlanId; seeds: Seeds }[]> {
      const rows = await store.selectFrom('plans').select(['id', 'seeds']).where('seeds', 'is not', null).execute();
      return rows.map((row) => {
        const seeds = JSON.parse(row.seeds ?? '{}') as { open: string; authors: string };
        return {
          plan: planId(row.id),
          seeds: { open: Buffer.from(seeds.open, 'base64'), authors: Buffer.from(seeds.authors, 'base64') },
        };
      });
    },

    async setTitle(grant: Grant<'edit'>, title: string): Promise<void> {
      await store
        .updateTable('plans')
        .set({ title, updatedAt: now(), updatedBy: grant.person })
        .where('id', '=', grant.plan)
        .execute();
    },

    async setStatus(grant: Grant<'edit' | 'archive'>, status: PlanStatus): Promise<void> {
      await store.updateTable('plans').set({ status }).where('id', '=', grant.plan).execute();
    },

    async setVisibility(
      grant: Grant<'share'>,
      visibility: Visibility,
      circleAccess: 'comment' | 'view',
    ): Promise<void> {
      await store.updateTable('plans').set({ visibility, circleAccess }).where('id', '=', grant.plan).execute();
    },

    async setCollaborator(grant: Grant<'share'>, person: PersonId, access: CollaboratorAccess): Promise<void> {
      await store
        .insertInto('collaborators')
        .values({ planId: grant.plan, personId: person, access })
        .onConflict((old) => old.columns(['planId', 'personId']).doUpdateSet({ access }))
        .execute();
    },

    async removeCollaborator(grant: Grant<'share'>, person: string): Promise<void> {
      await store.deleteFrom('collaborators').where('planId', '=', grant.plan).where('personId', '=', person).execute();
    },

    /** Somebody wrote in a plan. An author that is no person (a server edit) changes nothing. */
    async written(plan: PlanId, by: string, at: number): Promise<void> {
      await store
        .updateTable('plans')
        .set({ updatedAt: at, updatedBy: by })
        .where('id', '=', plan)
        .where('updatedAt', '<=', at)
        .where((row) => row.exists(row.selectFrom('people').select('id').where('id', '=', by)))
        .execute();
    },

    /** The plan's title or grade was changed in its document, which is where they are true. */
    async setFacts(plan: PlanId, facts: { title: string; grade: number | null }): Promise<void> {
      const title = facts.title.trim().slice(0, 200);
      const changed = { ...(title !== '' && { title }), ...(facts.grade !== null && { grade: facts.grade }) };
      if (Object.keys(changed).length === 0) return;
      await store.updateTable('plans').set(changed).where('id', '=', plan).execute();
    },

    /** Every plan that is there; for jobs, never for people. */
    async ids(): Promise<PlanId[]> {
      const rows = await store.selectFrom('plans').select('id').where('seeds', 'is', null).execute();
      return rows.map((row) => planId(row.id));
    },
  };
}

async function factsOf(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, PlanFacts>> {
  if (ids.length === 0) return new Map();
  const [rows, authors, schools, collaborators] = await Promise.all([
    store
      .selectFrom('plans')
      .select(['id', 'networkId', 'visibility', 'circleAccess'])
      .where('id', 'in', ids)
      .where('seeds', 'is', null)
      .execute(),
    authorsOf(store, ids),
    store
      .selectFrom('planAuthors')
      .innerJoin('affiliations', 'affiliations.personId', 'planAuthors.personId')
      .select(['planId', 'schoolId'])
      .distinct()
      .where('planId', 'in', ids)
      .where('schoolId', 'is not', null)
      .execute(),
    store.selectFrom('collaborators').selectAll().where('planId', 'in', ids).execute(),
  ]);
  const schoolsOf = Map.groupBy(schools, (row) => row.planId);
  const collaboratorsOf = Map.groupBy(collaborators, (row) => row.planId);
  return new Map(
    rows.map((row): [string, PlanFacts] => [
      row.id,
      {
        plan: planId(row.id),
        network: networkId(row.networkId),
        authors: authors.get(row.id) ?? [],
        authorSchools: (schoolsOf.get(row.id) ?? []).flatMap(({ schoolId: id }) => (id === null ? [] : [schoolId(id)])),
        collaborators: (collaboratorsOf.get(row.id) ?? []).map(({ personId: person, access }) => ({
          person: personId(person),
          access,
        })),
        visibility: row.visibility,
        circleAccess: row.circleAccess,
      },
    ]),
  );
}

async function authorsOf(store: Store, ids: readonly string[]): Promise<ReadonlyMap<string, PersonId[]>> {
  const rows = await store.selectFrom('planAuthors').selectAll().where('planId', 'in', ids).orderBy('place').execute();
  const authors = new Map<string, PersonId[]>();
  for (const row of rows) authors.set(row.planId, [...(authors.get(row.planId) ?? []), personId(row.personId)]);
  return authors;
}

function record(row: PlanRow, authors: readonly PersonId[]): PlanRecord {
  const { kind, title, grade, status, visibility, circleAccess, updatedAt } = row;
  const updatedBy = row.updatedBy === null ? null : personId(row.updatedBy);
  return {
    id: planId(row.id),
    kind,
    title,
    grade,
    status,
    visibility,
    circleAccess,
    updatedAt,
    updatedBy,
    authors,
    adaptedFrom: row.adaptedFrom === null ? null : (JSON.parse(row.adaptedFrom) as AdaptedFrom),
  };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
