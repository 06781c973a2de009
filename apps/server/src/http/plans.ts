/** Plans over HTTP: make, list, open, rename, archive, import. A plan's words travel on its socket, not here. */
import { ORPCError } from '@orpc/server';
import { decide, type PlanFacts, type Viewer } from '@tangram/access';
import { type NetworkId, type PlanKind, planId } from '@tangram/domain';
import { type Seed, schoolYearOf, seedPlan } from '@tangram/plan';
import { personKey, type SyncServer } from '@tangram/sync';
import { z } from 'zod';
import { FileNotRead, ReaderBusy } from '../imports/in-thread.ts';
import type { ReadFile } from '../imports/readers.ts';
import { type MakePlan, PlanIdTaken } from '../live/making.ts';
import { documentOf } from '../live/names.ts';
import type { Tell } from '../live/tellings.ts';
import { newId } from '../store/new-id.ts';
import type { Pictures } from '../store/pictures.ts';
import type { AdaptedFrom, Plans } from '../store/plans.ts';
import { api } from './api.ts';
import type { AskGrant } from './grant.ts';
import type { PresentPlan } from './present-plan.ts';
import { notTaken, notThere } from './problem.ts';

export interface PlanParts {
  readonly grant: AskGrant;
  readonly plans: Plans;
  readonly pictures: Pictures;
  readonly engine: Pick<SyncServer, 'edit' | 'derive'>;
  readonly make: MakePlan;
  readonly readFile: ReadFile;
  readonly present: PresentPlan;
  readonly tell: Tell;
  /** Today in a network, year-month-day. */
  readonly today: (network: NetworkId) => Promise<string>;
}

const titleMax = 200;
const copied = z.object({ update: z.string(), pictures: z.array(z.string()) });

export function planRoutes({ grant, plans, pictures, engine, make, readFile, present, tell, today }: PlanParts) {
  const schoolYear = async ({ network }: Viewer) => schoolYearOf(await today(network));

  const factsOf = async (plan: string): Promise<PlanFacts> => {
    const facts = await plans.facts(plan);
    if (facts === null) throw notThere();
    return facts;
  };

  const makeFor = async (
    viewer: Viewer,
    plan: { planId: string; kind: PlanKind; title: string; grade: number; adaptedFrom?: AdaptedFrom },
    seeds: Seed,
  ) => {
    const { person, network } = viewer;
    const { planId: made, ...known } = plan;
    try {
      await make({ ...known, id: planId(made), network, by: person, authors: [person], seeds });
    } catch (error) {
      if (!(error instanceof PlanIdTaken)) throw error;
      throw new ORPCError('CONFLICT', { message: 'This id is in use. Try again.' });
    }
    return present.open(network, await grant(viewer, 'open', plan.planId));
  };

  return {
    list: api.plans.list.handler(async ({ input, context: { viewer } }) => {
      const all = await plans.sharedWith(viewer);
      const wanted = all.filter(({ plan }) => input.archived || plan.status !== 'archived');
      const cards = await present.cards(viewer, wanted);
      return {
        mine: cards.filter(({ access }) => access === 'author'),
        shared: cards.filter(({ access }) => access !== 'author'),
      };
    }),

    create: api.plans.create.handler(async ({ input, context: { viewer } }) => {
      const content = { title: input.title, grade: input.grade, schoolYear: await schoolYear(viewer) };
      return makeFor(viewer, input, seedPlan(input.kind, content, newId));
    }),

    importMarkdown: api.plans.importMarkdown.handler(async ({ input, context: { viewer } }) => {
      const { kind, grade, text } = input;
      const fallbackTitle = input.fileName.replace(/\.[^.]*$/, '').replaceAll(/[-_]+/g, ' ');
      try {
        const file = { kind, grade, text, fallbackTitle, schoolYear: await schoolYear(viewer) };
        const { title, seeds, notUnderstood } = await readFile(file);
        return { plan: await makeFor(viewer, { ...input, title }, seeds), notUnderstood: [...notUnderstood] };
      } catch (error) {
        if (error instanceof ReaderBusy) {
          const message = 'Many files are being read right now. Try again in a minute.';
          throw new ORPCError('SERVICE_UNAVAILABLE', { status: 503, message });
        }
        if (!(error instanceof FileNotRead)) throw error;
        throw notTaken('text', 'This file could not be read. Try a part of it, or save it as plain Markdown.');
      }
    }),

    adapt: api.plans.adapt.handler(async ({ input, context: { viewer } }) => {
      const mayCopy = await grant(viewer, 'export', input.planId);
      const { kind, title, authors } = await present.card(viewer.network, mayCopy);
      const { grade } = await plans.read(mayCopy);
      const facts = await factsOf(mayCopy.plan);
      const copyTitle = `Copy of ${title.replace(/^(Copy of )+/, '')}`.slice(0, titleMax);
      const about = { title: copyTitle, schoolYear: await schoolYear(viewer), authors: [...facts.authors] };
      const { value } = await engine.derive(documentOf(mayCopy.plan, 'open'), 'copy', about);
      const copy = copied.parse(value);
      const template = seedPlan(kind, { title: copyTitle, grade: null }, newId);
      const adaptedFrom = { plan: mayCopy.plan, title, authors: authors.map(({ name }) => name) };
      const made = await makeFor(
        viewer,
        { planId: input.copyId, kind, title: copyTitle, grade, adaptedFrom },
        { ...template, open: Buffer.from(copy.update, 'base64') },
      );
      await pictures.bringAll(mayCopy, planId(made.id), copy.pictures);
      return made;
    }),

    open: api.plans.open.handler(async ({ input, context: { viewer } }) =>
      present.open(viewer.network, await grant(viewer, 'open', input.planId)),
    ),

    rename: api.plans.rename.handler(async ({ input, context: { viewer } }) => {
      const mayEdit = await grant(viewer, 'edit', input.planId);
      const { title } = input;
      await engine.edit(documentOf(mayEdit.plan, 'open'), 'renamePlan', { title }, personKey(viewer.person));
      await plans.setTitle(mayEdit, title);
      tell(mayEdit.plan, { about: 'plan' });
      return present.card(viewer.network, mayEdit);
    }),

    setStatus: api.plans.setStatus.handler(async ({ input, context: { viewer } }) => {
      const old = await plans.read(await grant(viewer, 'open', input.planId));
      // Taking a plan out of everybody's lists, and bringing it back, is for its authors.
      const archives = input.status === 'archived' || old.status === 'archived';
      const may = await grant(viewer, archives ? 'archive' : 'edit', input.planId);
      await plans.setStatus(may, input.status);
      tell(may.plan, { about: 'plan' });
      return present.card(viewer.network, may);
    }),

    outline: api.plans.outline.handler(async ({ input, context: { viewer } }) =>
      present.outline(await grant(viewer, 'open', input.planId)),
    ),

    html: api.plans.html.handler(async ({ input, context: { viewer } }) => {
      const mayOpen = await grant(viewer, 'open', input.planId);
      const facts = await factsOf(mayOpen.plan);
      const forEditors = decide(viewer, 'seePictureInQuestion', facts).allowed;
      const about = { authors: [...facts.authors], forEditors };
      const { value } = await engine.derive(documentOf(mayOpen.plan, 'open'), 'html', about);
      return { title: (await plans.read(mayOpen)).title, html: z.string().parse(value) };
    }),
  };
}
