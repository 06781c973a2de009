/**
 * What the server does for the threads of a plan that fell quiet. Marks of threads that are not of this plan are taken away:
 * forged, or brought back by an undo. Marks that were lost, or that stand where they never were, are put right
 * (`packages/plan/src/anchors/mend.ts`). Where a thread's words are all gone, who took them away and when is read from the log.
 */
import { type PlanId, personId } from '@tangram/domain';
import type { Json, SyncServer, UpdateLog } from '@tangram/sync';
import { z } from 'zod';
import { documentOf, server } from '../live/names.ts';
import type { Tell } from '../live/tellings.ts';
import type { AnchorChange, Anchors, KnownAnchor, Pieces } from '../store/anchors.ts';
import type { Comments } from '../store/comments.ts';

const pieces = z.array(z.json());
const stands = (piece: unknown): boolean => Object(piece).removed !== true;
const marked = z.record(z.string(), pieces);
const mended = z.object({
  anchors: marked,
  gone: z.record(z.string(), z.object({ by: z.string().nullable(), at: z.number() }).nullable()),
  strays: z.array(z.string()),
  late: z.array(z.string()),
});

export interface LookingAfterParts {
  readonly engine: Pick<SyncServer, 'edit' | 'derive'>;
  readonly log: Pick<UpdateLog, 'readAfter'>;
  readonly comments: Pick<Comments, 'idsOn'>;
  readonly anchors: Anchors;
  readonly tell: Tell;
  readonly now: () => number;
  /** A mark stood on words that its thread never had, and was taken off. */
  readonly strayMark: (plan: PlanId, thread: string) => void;
}

type Logged = Awaited<ReturnType<UpdateLog['readAfter']>>[number];

/** After an hour in which a plan was never quiet, keystrokes that took nothing away are left out. */
const MANY = 2_000;
/** Bytes of a few characters that were typed. */
const TYPING = 64;

// An update ends with what it takes away: with how many clients' words, if there are none.
const isMoreThanTyping = ({ update }: Logged): boolean => update.length > TYPING || update.at(-1) !== 0;

export function createLookingAfter({ engine, log, comments, anchors, tell, now, strayMark }: LookingAfterParts) {
  return async (plan: PlanId): Promise<void> => {
    const document = documentOf(plan, 'open');
    const known = await anchors.ofPlan(plan);
    const places = Object.fromEntries(known.flatMap(({ thread, place }) => (place ? [[thread, { ...place }]] : [])));
    const { value, position } = await engine.derive(document, 'readAnchors', { places });
    const inText = marked.parse(value);
    const ids = await comments.idsOn(plan);
    const nobodys = Object.keys(inText).filter((thread) => !ids.has(thread));
    if (nobodys.length > 0) await engine.edit(document, 'removeCommentMarks', { threads: nobodys }, server);
    if (known.length === 0) return;
    const isAsItWas = ({ thread, pieces, isGone }: KnownAnchor) => {
      const now = inText[thread] ?? [];
      return now.some(stands) ? !isGone && JSON.stringify(now) === JSON.stringify(pieces) : isGone;
    };
    const changed = known.filter((anchor) => !isAsItWas(anchor));
    if (changed.length === 0) return anchors.looked(plan, position, []);

    // Of threads of an earlier version it is not known what they stood on: for them nothing need be read.
    const from = Math.min(position, ...changed.flatMap((anchor) => (anchor.pieces.length > 0 ? anchor.position : [])));
    const entries = await log.readAfter(document, from);
    const some = entries.length > MANY ? entries.filter(isMoreThanTyping) : entries;
    const args = {
      known: Object.fromEntries(changed.map((one) => [one.thread, asArgs(one, inText[one.thread] ?? [])])),
      entries: some.map(asEntry),
      isAll: some === entries,
    };
    const result = mended.parse(await engine.edit(document, 'mendMarks', args, server));
    for (const thread of result.strays) strayMark(plan, thread);
    // Somebody wrote there meanwhile, so the plan falls quiet once more: then all that they did is in the log.
    const isLate = ({ thread, isGone }: KnownAnchor) =>
      !isGone && entries.length <= MANY && result.late.includes(thread);
    const [late, decided] = [changed.filter(isLate), changed.filter((anchor) => !isLate(anchor))];
    const changes = decided.flatMap((anchor) => changeOf(anchor, result, now));
    const seen = Math.max(position, entries.at(-1)?.position ?? 0);
    await anchors.looked(
      plan,
      seen,
      changes,
      late.map(({ thread }) => thread),
    );
    if (changes.some(({ thread, gone }) => (gone !== null) !== known.find((one) => one.thread === thread)?.isGone))
      tell(plan, { about: 'threads' });
  };
}

function asArgs({ quote, pieces, place }: KnownAnchor, marked: Pieces): Json {
  return { quote, pieces, marked, ...(place && { place: { ...place } }) };
}

function asEntry({ author, at, update }: Logged): Json {
  const isOurs = author === server || author === '';
  return { by: isOurs ? null : author, at, update: Buffer.from(update).toString('base64') };
}

/** What is to be noted of one thread; nothing where nothing changed. */
function changeOf(anchor: KnownAnchor, { anchors, gone }: z.infer<typeof mended>, now: () => number): AnchorChange[] {
  const { thread } = anchor;
  const standing: Pieces = anchors[thread] ?? [];
  if (!Object.hasOwn(gone, thread)) {
    const isSame = !anchor.isGone && JSON.stringify(standing) === JSON.stringify(anchor.pieces);
    return isSame ? [] : [{ thread, pieces: standing, gone: null }];
  }
  // Who did it was found out when it was gone first.
  if (anchor.isGone) return [];
  const by = gone[thread]?.by ?? null;
  return [{ thread, gone: { by: by === null ? null : personId(by), at: gone[thread]?.at ?? now() } }];
}
