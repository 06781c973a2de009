/**
 * The demo network, made once when there is no network yet: ten schools, the people of people.ts, none of whom has a
 * password, and the plans of plans/, shared and discussed by the same ways that people use. Its people are signed in by
 * one click while the demo is on, and by nothing else.
 *
 * Everything in it has an id that is made from the network's own, so a first start that was interrupted is gone on with.
 */
import { createHash } from 'node:crypto';
import type { Viewer } from '@tangram/access';
import { commentId, type NetworkId, type PersonId, type PlanId, planId, threadId } from '@tangram/domain';
import { readPlanJson } from '@tangram/interchange';
import { seedPlan } from '@tangram/plan';
import type { SyncServer, UpdateLog } from '@tangram/sync';
import * as Y from 'yjs';
import { createAudience } from '../comments/audience.ts';
import { createThreads } from '../comments/threads.ts';
import { createGrants } from '../http/grant.ts';
import { createMaking } from '../live/making.ts';
import { createAnchors } from '../store/anchors.ts';
import { createComments } from '../store/comments.ts';
import type { Store } from '../store/database.ts';
import { createPlans } from '../store/plans.ts';
import type { Roster } from '../store/roster.ts';
import { type DemoName, networkName, people, schoolNames } from './people.ts';
import { type DemoPlan, demoPlans } from './plans/index.ts';
import { placeOfWords } from './quoted.ts';

export interface DemoParts {
  readonly store: Store;
  readonly roster: Roster;
  readonly engine: Pick<SyncServer, 'seed' | 'edit' | 'derive'>;
  readonly log: Pick<UpdateLog, 'readAfter' | 'heads'>;
  /** Derives what lists show of a plan. */
  readonly derive: (plan: PlanId) => Promise<void>;
}

const hourMs = 60 * 60 * 1000;
/** The plans were written over the last weeks, one after the other. */
const betweenPlansMs = 31 * hourMs;

/** Makes the demo network, or what is missing of it; leaves any other network alone. */
export async function makeDemoNetwork(parts: DemoParts): Promise<void> {
  const { roster } = parts;
  const found = await roster.networks();
  if (found === 'some') return;
  if (found === 'none') {
    const everybody = people.map((one) => ({
      name: one.name,
      email: addressOf(one.name),
      roles: one.roles,
      offered: 'offered' in one,
    }));
    await roster.addDemoNetwork(networkName, schoolNames, everybody);
  }
  const { network, people: ids } = await roster.unfinished();
  const person = (name: DemoName): PersonId => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`the demo has no ${name}`);
    return id;
  };
  await fill(parts, network, person);
  // What the invented people told each other is in their inboxes, and no mail about it goes to anybody.
  await parts.store.deleteFrom('outbox').execute();
  await roster.finished(network);
}

async function fill(
  { store, roster, engine, log, derive }: DemoParts,
  network: NetworkId,
  person: (name: DemoName) => PersonId,
): Promise<void> {
  const began = Date.now();
  let clock = began;
  const now = () => clock;
  const plans = createPlans(store, now);
  const comments = createComments(store, now);
  const grant = createGrants(plans);
  const audience = createAudience(plans, roster);
  const anchors = createAnchors(store, now);
  const nobodyHears = { tell: () => {}, strayMark: () => {} };
  const threads = createThreads({ engine, log, comments, anchors, now, ...nobodyHears });
  const making = createMaking(engine, plans, derive);
  const viewer = async (name: DemoName): Promise<Viewer> => {
    const found = await roster.viewer(person(name));
    if (found === null) throw new Error(`the demo has no ${name}`);
    return found;
  };

  for (const [place, demo] of demoPlans.entries()) {
    clock = began - (demoPlans.length - place) * betweenPlansMs;
    const seeds = await make(demo);
    await share(demo);
    await discuss(demo, seeds.open);
  }

  async function make(demo: DemoPlan) {
    const id = idOf(demo);
    let count = 0;
    const makeId = () => idFrom(id, `section ${count++}`);
    const idOfReference = (reference: string) => idFrom(network, reference);
    const read = readPlanJson(demo.json, { makeId, idOf: idOfReference });
    if (read === null || read.grade === null) throw new Error('a plan of the demo has no kind or no grade');
    const { kind, title, grade, sections } = read;
    const seeds = seedPlan(kind, { title, grade, sections }, makeId);
    const by = person(demo.author);
    const authors = [by, ...(demo.coAuthors ?? []).map(person)];
    await making.make({ id, network, kind, title, grade, by, authors, seeds });
    return seeds;
  }

  async function share(demo: DemoPlan): Promise<void> {
    const id = idOf(demo);
    const author = await viewer(demo.author);
    const mayShare = await grant(author, 'share', id);
    await plans.setVisibility(mayShare, demo.visibility, demo.circleAccess ?? 'comment');
    for (const { name, access } of demo.collaborators ?? []) {
      await plans.setCollaborator(mayShare, person(name), access);
    }
    await plans.setStatus(await grant(author, 'archive', id), demo.status);
  }

  async function discuss(demo: DemoPlan, seed: Uint8Array): Promise<void> {
    const id = idOf(demo);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, seed);
    for (const [at, thread] of (demo.threads ?? []).entries()) {
      const [first, ...replies] = thread.comments;
      if (first === undefined) continue;
      clock += hourMs;
      const threadKey = idFrom(id, `thread ${at}`);
      const words = placeOfWords(doc, thread.sectionKind, thread.nth ?? 1, thread.words);
      const opens = await mayComment(first.by, id);
      const begun = {
        id: threadId(threadKey),
        comment: commentId(idFrom(threadKey, 'comment 0')),
        text: first.text,
        feedback: null,
        suggestion: null,
        section: words.section,
        words,
      };
      const started = await threads.start(opens.grant, begun, opens.audience);
      if (started !== 'started') throw new Error(`a thread about “${thread.words}” could not be started: ${started}`);
      for (const [number, reply] of replies.entries()) {
        clock += hourMs;
        const replyId = commentId(idFrom(threadKey, `comment ${number + 1}`));
        const answers = await mayComment(reply.by, id);
        await comments.reply(answers.grant, threadKey, replyId, reply.text, answers.audience);
      }
      if (thread.resolved === true) {
        const ends = await mayComment(demo.author, id);
        await comments.setResolved(ends.grant, threadKey, true, ends.audience);
      }
    }
    doc.destroy();
  }

  async function mayComment(name: DemoName, plan: PlanId) {
    const who = await viewer(name);
    const granted = await grant(who, 'comment', plan);
    return { grant: granted, audience: await audience(who, granted) };
  }

  function idOf({ json }: DemoPlan): PlanId {
    const reference = typeof json === 'object' && json !== null && 'id' in json ? String(json.id) : '';
    return planId(idFrom(network, reference));
  }
}

/** An id that is the same for the same part of the same network. */
function idFrom(whole: string, part: string): string {
  return createHash('sha256').update(`${whole} ${part}`).digest('hex').slice(0, 32);
}

/** An address that no mail can reach. */
function addressOf(name: string): string {
  const letters = name.normalize('NFD').replace(/[^a-z ]/gi, '');
  return `${letters.replaceAll(' ', '.').toLowerCase()}@demo.invalid`;
}
