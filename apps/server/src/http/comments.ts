/** Threads over HTTP: whoever may comment starts, answers and resolves them; whoever may read the plan reads them. */
import { ORPCError } from '@orpc/server';
import type { Viewer } from '@tangram/access';
import type { PersonCard, Place, Thread } from '@tangram/contract';
import { commentId, type NetworkId, threadId } from '@tangram/domain';
import type { AskAudience, AskCoaches } from '../comments/audience.ts';
import type { Threads } from '../comments/threads.ts';
import type { Tell } from '../live/tellings.ts';
import type { Comments, WordsPlace } from '../store/comments.ts';
import type { Roster } from '../store/roster.ts';
import type { ThreadRecord } from '../store/thread-records.ts';
import { api } from './api.ts';
import type { AskGrant } from './grant.ts';
import { instant, personOf } from './present-people.ts';
import { notTaken, notThere } from './problem.ts';

export interface CommentParts {
  readonly grant: AskGrant;
  readonly comments: Comments;
  readonly threads: Threads;
  readonly roster: Roster;
  readonly tell: Tell;
  readonly audience: AskAudience;
  readonly coaches: AskCoaches;
}

export function commentRoutes({ grant, comments, threads, roster, tell, audience, coaches }: CommentParts) {
  const show = async (network: NetworkId, records: readonly ThreadRecord[]): Promise<Thread[]> => {
    const people = new Map((await roster.cards(network)).map((card) => [card.id, card]));
    return records.map((record) => present(record, people));
  };

  const one = async (viewer: Viewer, plan: string, thread: string): Promise<Thread> => {
    const found = await comments.read(await grant(viewer, 'open', plan), thread);
    const [shown] = found === undefined ? [] : await show(viewer.network, [found]);
    if (shown === undefined) throw notThere();
    return shown;
  };

  const setResolved = async (viewer: Viewer, plan: string, thread: string, resolved: boolean): Promise<Thread> => {
    const mayComment = await grant(viewer, 'comment', plan);
    if (!(await comments.setResolved(mayComment, thread, resolved, await audience(viewer, mayComment))))
      throw notThere();
    tell(mayComment.plan, { about: 'threads' });
    return one(viewer, plan, thread);
  };

  return {
    list: api.comments.list.handler(async ({ input, context: { viewer } }) =>
      show(viewer.network, await comments.list(await grant(viewer, 'open', input.planId))),
    ),

    start: api.comments.start.handler(async ({ input, context: { viewer } }) => {
      const mayComment = await grant(viewer, 'comment', input.planId);
      const { place } = input;
      const words = wordsOf(place);
      const told = await audience(viewer, mayComment, said(input));
      const readers = input.readers ?? 'everyone';
      const named = readers === 'coach' ? await coaches(viewer, mayComment) : [];
      if (readers === 'coach' && named.length === 0)
        throw notTaken('readers', 'No coach of your school may open this plan.');
      const started = await threads.start(
        mayComment,
        {
          id: threadId(input.threadId),
          comment: commentId(input.commentId),
          text: input.text,
          feedback: input.feedback ?? null,
          suggestion: input.suggestion ?? null,
          for: { readers, named },
          section: place.kind === 'plan' ? null : place.sectionId,
          words,
          about: place.kind === 'element' ? place.about : place.kind,
          field: place.kind === 'field' ? place.field : null,
          row: place.kind === 'field' ? (place.row ?? null) : null,
        },
        told,
      );
      if (started === 'noSection') throw notThere();
      if (started === 'idTaken') throw new ORPCError('CONFLICT', { message: 'This id is in use. Try again.' });
      if (started === 'wordsChanged') {
        throw wordsChanged();
      }
      return one(viewer, input.planId, input.threadId);
    }),

    use: api.comments.use.handler(async ({ input, context: { viewer } }) => {
      const mayEdit = await grant(viewer, 'edit', input.planId);
      const use = await comments.use(mayEdit, input.threadId, input.useId);
      if (use === 'notThere') throw notThere();
      if (use === 'taken') throw new ORPCError('CONFLICT', { message: 'Somebody else puts this suggestion in.' });
      return one(viewer, input.planId, input.threadId);
    }),

    used: api.comments.used.handler(async ({ input, context: { viewer } }) => {
      const mayEdit = await grant(viewer, 'edit', input.planId);
      if (!(await comments.used(mayEdit, input.threadId, input, await audience(viewer, mayEdit)))) throw notThere();
      tell(mayEdit.plan, { about: 'threads' });
      return one(viewer, input.planId, input.threadId);
    }),

    attach: api.comments.attach.handler(async ({ input, context: { viewer } }) => {
      const mayComment = await grant(viewer, 'comment', input.planId);
      const words = wordsOf(input.place);
      if (words === null) throw notThere();
      // Whoever may edit the plan, and whoever began the thread.
      const isTheirs = (await comments.startedBy(mayComment, input.threadId)) === mayComment.person;
      if (!isTheirs) await grant(viewer, 'edit', input.planId);
      const about = input.place.kind === 'element' ? input.place.about : 'words';
      const attached = await threads.attach(mayComment, threadId(input.threadId), about, words);
      if (attached === 'notThere' || attached === 'noSection') throw notThere();
      if (attached === 'wordsChanged') throw wordsChanged();
      return one(viewer, input.planId, input.threadId);
    }),

    reply: api.comments.reply.handler(async ({ input, context: { viewer } }) => {
      const mayComment = await grant(viewer, 'comment', input.planId);
      const told = await audience(viewer, mayComment, said(input));
      const added = await comments.reply(mayComment, input.threadId, commentId(input.commentId), input.text, told);
      if (added === null) throw notThere();
      tell(mayComment.plan, { about: 'threads' });
      return one(viewer, input.planId, input.threadId);
    }),

    resolve: api.comments.resolve.handler(({ input, context: { viewer } }) =>
      setResolved(viewer, input.planId, input.threadId, true),
    ),

    reopen: api.comments.reopen.handler(({ input, context: { viewer } }) =>
      setResolved(viewer, input.planId, input.threadId, false),
    ),

    edit: api.comments.edit.handler(async ({ input, context: { viewer } }) => {
      const mayComment = await grant(viewer, 'comment', input.planId);
      const told = await audience(viewer, mayComment, said(input));
      const edited = await comments.edit(mayComment, input.threadId, input.commentId, input.text, told);
      if (edited === 'notThere') throw notThere();
      if (edited === 'edited') tell(mayComment.plan, { about: 'threads' });
      return one(viewer, input.planId, input.threadId);
    }),

    react: api.comments.react.handler(async ({ input, context: { viewer } }) => {
      const mayComment = await grant(viewer, 'comment', input.planId);
      const { threadId, commentId, reaction, given } = input;
      if (!(await comments.react(mayComment, threadId, commentId, reaction, given))) throw notThere();
      tell(mayComment.plan, { about: 'threads' });
      return one(viewer, input.planId, threadId);
    }),

    remove: api.comments.remove.handler(async ({ input, context: { viewer } }) => {
      const mayOpen = await grant(viewer, 'open', input.planId);
      const removal = await threads.remove(mayOpen, input.threadId, input.commentId);
      if (removal === 'notThere') throw notThere();
      return removal === 'threadGone' ? null : one(viewer, input.planId, input.threadId);
    }),
  };
}

function wordsChanged() {
  return new ORPCError('CONFLICT', { message: 'These words were changed meanwhile. Select them again.' });
}

/** What the mark is to be set on; null for a place that carries none. */
function wordsOf(place: Place): WordsPlace | null {
  if (place.kind === 'words') {
    return { section: place.sectionId, from: place.from, to: place.to, quote: place.quote };
  }
  if (place.kind !== 'element') return null;
  return { section: place.sectionId, from: place.at, to: place.at, quote: place.quote, element: true };
}

function present(record: ThreadRecord, people: ReadonlyMap<string, PersonCard>): Thread {
  return {
    id: record.id,
    sectionId: record.section,
    quote: record.quote,
    readers: record.readers,
    onlyFor: record.onlyFor.map((person) => personOf(person, people)),
    about: record.about,
    field: record.field,
    row: record.row,
    gone: record.gone && {
      by: record.gone.by === null ? null : personOf(record.gone.by, people),
      at: instant(record.gone.at),
    },
    attached: record.attached && {
      by: personOf(record.attached.by, people),
      at: instant(record.attached.at),
      firstQuote: record.attached.firstQuote,
    },
    feedback: record.feedback,
    suggestion: record.suggestion && {
      words: record.suggestion.words,
      used: whoAndWhen(record.suggestion.used, people),
    },
    startedAt: instant(record.startedAt),
    resolved: whoAndWhen(record.resolved, people),
    reopened: whoAndWhen(record.reopened, people),
    comments: record.comments.map(
      ({ id, author, text, mentions, groups, writtenAt, editedAt, deleted, reactions }) => ({
        id,
        author: personOf(author, people),
        text,
        mentions: mentions.map((person) => personOf(person, people)),
        groups: [...groups],
        writtenAt: instant(writtenAt),
        editedAt: editedAt === null ? null : instant(editedAt),
        deleted,
        reactions: reactions.map((one) => ({
          reaction: one.reaction,
          people: one.people.map((person) => personOf(person, people)),
        })),
      }),
    ),
  };
}

function whoAndWhen(done: ThreadRecord['resolved'], people: ReadonlyMap<string, PersonCard>) {
  return done === null ? null : { by: personOf(done.by, people), at: instant(done.at) };
}

function said({ text, mentions = [] }: { text: string; mentions?: string[] | undefined }) {
  return { text, mentions };
}
