/**
 * What lists and readers are told of a plan is derived from its documents whenever they fall quiet, in the document
 * worker, and kept with the log position it was made from. Of the authors' part only the masked numbers are kept.
 */
import { type Grade, grades, type PlanId } from '@tangram/domain';
import { MIN_CELL } from '@tangram/plan';
import type { DocumentName, SyncServer, UpdateLog } from '@tangram/sync';
import { z } from 'zod';
import type { Events } from '../events.ts';
import type { Plans } from '../store/plans.ts';
import type { Summaries } from '../store/summaries.ts';
import { documentOf, type Part, planOf, server } from './names.ts';
import type { Written } from './names-in-text.ts';
import type { Tell } from './tellings.ts';

const parts = ['open', 'authors'] as const;

const openSummary = z.object({ title: z.string(), grade: z.number().nullable(), words: z.string() });

export interface SummariesParts {
  readonly engine: Pick<SyncServer, 'derive'>;
  readonly log: Pick<UpdateLog, 'readAfter'>;
  readonly plans: Pick<Plans, 'ids' | 'setFacts' | 'written'>;
  readonly summaries: Summaries;
  readonly tell: Tell;
  /** Called for a plan with an @ in its words that fell quiet, with what was written in it. */
  readonly named: (plan: PlanId, written: readonly Written[]) => Promise<void>;
  /** Called for a plan that fell quiet, after its summary. */
  readonly tidy: (plan: PlanId) => Promise<void>;
  readonly events: Events;
}

export function createSummarizing({ engine, log, plans, summaries, tell, named, tidy, events }: SummariesParts) {
  const underWay = new Set<Promise<void>>();
  /** What is done last in each document that fell quiet: never twice at a time, or marks would be mended twice. */
  const turns = new Map<DocumentName, Promise<void>>();
  let stopping = false;

  /** Resolves to the words of the open part. */
  const refresh = async (plan: PlanId, part: Part): Promise<string> => {
    const document = documentOf(plan, part);
    const name = part === 'open' ? 'summary' : 'maskedNumbers';
    const { value, position } = await engine.derive(document, name, part === 'open' ? {} : { minCell: MIN_CELL });
    await summaries.keep(plan, part, { position, summary: value });
    if (part === 'authors') return '';
    const { data } = openSummary.safeParse(value);
    if (data !== undefined) await plans.setFacts(plan, { title: data.title, grade: knownGrade(data.grade) });
    return data?.words ?? '';
  };

  const fellQuiet = async (document: DocumentName, position: number): Promise<void> => {
    const found = planOf(document);
    if (found === null) return;
    const before = (await summaries.position(found.plan, found.part)) ?? position - 1;
    const written = await log.readAfter(document, before);
    const last = written.findLast(({ author }) => author !== server && author !== '');
    if (last !== undefined) await plans.written(found.plan, last.author, last.at);
    const words = await refresh(found.plan, found.part);
    if (words.includes('@')) await named(found.plan, written);
    if (found.part === 'open') await tidy(found.plan);
    tell(found.plan, { about: 'plan' });
  };

  /** What was written and never fell quiet, because the server stopped. A summary that was thrown away says not since when. */
  const catchUpWith = async (plan: PlanId, part: Part): Promise<void> => {
    const document = documentOf(plan, part);
    const known = await summaries.position(plan, part);
    if (known === null) return void (await refresh(plan, part));
    const missed = await log.readAfter(document, known);
    if (missed.length > 0) await fellQuiet(document, missed.at(-1)?.position ?? known);
  };

  /** One look after another at each document. */
  const inTurn = (document: DocumentName, look: () => Promise<void>): Promise<void> => {
    const before = turns.get(document) ?? Promise.resolve();
    const turn = before.then(look, look);
    turns.set(document, turn);
    return turn.finally(() => {
      if (turns.get(document) === turn) turns.delete(document);
    });
  };

  const inBackground = (work: Promise<void>, what: string): void => {
    const done = work.catch((error: unknown) => events.failed(what, error)).finally(() => underWay.delete(done));
    underWay.add(done);
  };

  return {
    /** To be called when nobody has written in a document for a moment. */
    quiet(document: DocumentName, position: number): void {
      if (stopping) return;
      const look = () => (stopping ? Promise.resolve() : fellQuiet(document, position));
      inBackground(inTurn(document, look), 'deriving a summary');
    },

    /** Derives everything about one plan now. */
    async refresh(plan: PlanId): Promise<void> {
      for (const part of parts) await refresh(plan, part);
    },

    /** Does what was left undone when the server stopped, and derives what is missing because the read model was thrown away. */
    catchUp(): void {
      const work = async () => {
        for (const plan of await plans.ids()) {
          for (const part of parts) {
            if (stopping) return;
            // A damaged document keeps the summary that it has, and keeps nobody else from theirs.
            await inTurn(documentOf(plan, part), () => catchUpWith(plan, part)).catch((error: unknown) =>
              events.failed('catching up with a summary', error),
            );
          }
        }
      };
      inBackground(work(), 'catching up with summaries');
    },

    /** Derives nothing more; resolves when nothing is being derived. What is missed is caught up with at the next start. */
    async stop(): Promise<void> {
      stopping = true;
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function knownGrade(grade: number | null): Grade | null {
  return grades.find((known) => known === grade) ?? null;
}
