/**
 * A network with its outbox, a real mail server, and a clock that the test turns: what a mailer needs and nothing else. It
 * begins on a Tuesday at ten in the morning, where the network is.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commentId, threadId, type Visibility } from '@tangram/domain';
import { createHappenings } from '../mail/happenings.ts';
import { createMailer, type Mailer, type MailerParts } from '../mail/mailer.ts';
import { createSend, type Send } from '../mail/smtp.ts';
import { type Comments, createComments } from '../store/comments.ts';
import { openStore, type Store } from '../store/database.ts';
import { createMailSettings, type MailSettingsStore } from '../store/mail-settings.ts';
import { newId } from '../store/new-id.ts';
import { createNotices, type Notices } from '../store/notices.ts';
import { createOutbox } from '../store/outbox.ts';
import { nobody } from '../store/tell-people.ts';
import { type Fresh, freshDatabase } from '../store/testing/fresh-database.ts';
import { openPostOffice, type PostOffice } from './post-office.ts';

const minuteMs = 60_000;

export interface MailWorld extends Fresh {
  readonly office: PostOffice;
  readonly comments: Comments;
  readonly notices: Notices;
  readonly settings: MailSettingsStore;
  /** What was written into the log. */
  readonly events: readonly string[];
  readonly mailer: Mailer;
  /** Another server on the same database, which may be given parts of its own. */
  anotherMailer(parts?: Partial<MailerParts>, store?: Store): Mailer;
  /** Hands a mail to the post office. */
  readonly send: Send;
  /** The same, but waits for a silent mail server only for a moment. */
  readonly sendInHaste: Send;
  /** The same file, opened once more. */
  openAgain(): Promise<Store>;
  now(): number;
  /** Turns the clock to this moment. */
  itIs(moment: string): void;
  /** Turns the clock on, and the mailer looks at the outbox. */
  later(minutes: number): Promise<void>;
  /** Makes a unit of Ana's that Ben may comment on, named `Plan <id>`. */
  sharedPlan(id: string, visibility?: Visibility): Promise<void>;
  /** Somebody begins a thread on a plan, about these words, names people, and suggests other words. */
  begins(
    by: string,
    plan: string,
    thread: string,
    text: string,
    more?: { about?: string; names?: readonly string[]; suggestion?: string },
  ): Promise<void>;
  /** Somebody answers; resolves to the id of the comment. */
  replies(
    by: string,
    plan: string,
    thread: string,
    text: string,
    more?: { names?: readonly string[] },
  ): Promise<string>;
  /** What came for somebody, by subject. */
  subjectsFor(name: string): string[];
  end(): Promise<void>;
}

const silentLog = (events: string[]): MailerParts['events'] => ({
  failed: (what, error) => events.push(`failed: ${what}: ${error instanceof Error ? error.message : String(error)}`),
  mailTrouble: (why) => events.push(`trouble: ${why}`),
  mailWorksAgain: () => events.push('works again'),
  mailRefused: (answer) => events.push(`refused: ${answer}`),
});

/** In memory, unless others are to open the same database: then it is a file. */
export async function openMailWorld(where: 'inMemory' | 'inAFile' = 'inMemory'): Promise<MailWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'tangram-mail-'));
  const file = join(folder, 'tangram.db');
  const db = await freshDatabase(where === 'inAFile' ? file : ':memory:');
  const office = await openPostOffice();
  const events: string[] = [];
  const opened: Store[] = [];
  let clock = Date.parse('2026-11-24T15:00:00Z');
  const now = () => clock;
  const comments = createComments(db.store, now);
  const everybody = new Set(['Ana', 'Ben', 'Cleo'].map(db.person));

  const smtp = { url: office.url, from: 'tangram@plans.example.org' };
  const partsOn = (store: Store): MailerParts => ({
    outbox: createOutbox(store),
    settings: createMailSettings(store),
    happenings: createHappenings({ notices: createNotices(store, now), plans: db.plans, roster: db.roster }),
    send: createSend(smtp),
    now,
    random: () => 0.5,
    newMailId: newId,
    origin: 'https://plans.example.org',
    domain: 'plans.example.org',
    stopLink: (person) => `https://plans.example.org/unsubscribe/${person}`,
    events: silentLog(events),
  });
  const mailer = createMailer(partsOn(db.store));
  const audience = (names: readonly string[] = []) => ({
    ...nobody,
    readers: everybody,
    mentions: names.map(db.person),
  });

  return {
    ...db,
    office,
    comments,
    notices: createNotices(db.store, now),
    settings: createMailSettings(db.store),
    events,
    mailer,
    now,
    send: createSend(smtp),
    sendInHaste: createSend(smtp, { connectMs: 200, silentMs: 200, tryMs: 1_000 }),
    anotherMailer: (parts = {}, store = db.store) => createMailer({ ...partsOn(store), ...parts }),
    async openAgain() {
      const store = await openStore(file);
      opened.push(store);
      return store;
    },
    itIs(moment) {
      clock = Date.parse(moment);
    },
    async later(minutes) {
      clock += minutes * minuteMs;
      await mailer.look();
    },
    async sharedPlan(id, visibility = 'network') {
      await db.plan(id, 'Ana');
      const share = await db.grant('Ana', 'share', id);
      await db.plans.setVisibility(share, visibility, 'comment');
      await db.plans.setCollaborator(share, db.person('Ben'), 'comment');
    },
    async begins(by, plan, thread, text, { about = '', names = [], suggestion = null } = {}) {
      const words = about === '' ? null : { section: 's', from: '', to: '', quote: about };
      const rest = { feedback: null, suggestion, section: null };
      const grant = await db.grant(by, 'comment', plan);
      const id = threadId(thread);
      await comments.begin(grant, { id, comment: commentId(`${thread}-0`), text, words, ...rest }, audience(names));
      if (words !== null) await comments.marked(id, about);
    },
    async replies(by, plan, thread, text, { names = [] } = {}) {
      const id = commentId(newId());
      await comments.reply(await db.grant(by, 'comment', plan), thread, id, text, audience(names));
      return id;
    },
    subjectsFor(name) {
      const address = `${name.toLowerCase()}@example.org`;
      return office.kept.filter(({ to }) => to.includes(address)).map((mail) => mail.header('subject'));
    },
    async end() {
      await mailer.stop(0);
      await office.close();
      for (const store of [db.store, ...opened]) await store.destroy();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
