/** One machine: SQLite log, everything else in SQLite beside it, in this process. */
import type { IncomingMessage, RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { NetworkId, PlanId } from '@tangram/domain';
import { documentNames, SCHEMA_VERSION } from '@tangram/plan';
import { createSyncServer, type EngineEvent, type SyncServer } from '@tangram/sync';
import { createApp } from '../app.ts';
import { createAttempts } from '../auth/attempts.ts';
import { createAuth } from '../auth/auth.ts';
import { createCatchUps } from '../catchup/catch-up.ts';
import { createCompare } from '../catchup/compare.ts';
import { createAskCoaches, createAudience } from '../comments/audience.ts';
import { createThreads } from '../comments/threads.ts';
import type { Config } from '../config.ts';
import { makeDemoNetwork } from '../demo/network.ts';
import type { Events } from '../events.ts';
import { clientAddress } from '../http/client-address.ts';
import { createGrants } from '../http/grant.ts';
import { stopLinkOf } from '../http/mail.ts';
import { createPace } from '../http/pace.ts';
import { createPresentPlan } from '../http/present-plan.ts';
import { createImportFramework } from '../imports/import-framework.ts';
import { createInThread } from '../imports/in-thread.ts';
import { createReaders } from '../imports/readers.ts';
import { createInboxNews } from '../live/inbox-news.ts';
import { createMaking } from '../live/making.ts';
import { createNamesInText, type Written } from '../live/names-in-text.ts';
import { createOpenSockets } from '../live/open-sockets.ts';
import { createRevoke } from '../live/revoke.ts';
import { createSharingBlocks } from '../live/sharing-blocks.ts';
import { createSummarizing } from '../live/summaries.ts';
import { createTell } from '../live/tellings.ts';
import { createAdmit, documentsPerPersonMax } from '../live/upgrade.ts';
import { startDelivery } from '../mail/delivery.ts';
import { createHappenings } from '../mail/happenings.ts';
import { createUnsubscribeTokens } from '../mail/unsubscribe-token.ts';
import { createEncodePicture } from '../pictures/encode-picture.ts';
import { createLetGoOfPictures } from '../pictures/let-go-of-pictures.ts';
import { createStandingPictures } from '../pictures/standing-pictures.ts';
import { createAddressing } from '../requests/addressees.ts';
import { dayIn } from '../requests/day.ts';
import { createAnchors } from '../store/anchors.ts';
import { createComments } from '../store/comments.ts';
import { openStore } from '../store/database.ts';
import { createFrameworks } from '../store/frameworks.ts';
import { createInvitations } from '../store/invitations.ts';
import { createMailSettings } from '../store/mail-settings.ts';
import { createNotices } from '../store/notices.ts';
import { createOutbox } from '../store/outbox.ts';
import { createPictureKeeping } from '../store/picture-keeping.ts';
import { createPictures } from '../store/pictures.ts';
import { createPlans } from '../store/plans.ts';
import { createRequests } from '../store/requests.ts';
import { createRoster } from '../store/roster.ts';
import { createSummaries } from '../store/summaries.ts';
import { createTextMentions } from '../store/text-mentions.ts';
import { createVisits } from '../store/visits.ts';
import type { DataFolder } from './data-folder.ts';
import { watchRoomOnDisk } from './room-on-disk.ts';

export interface House {
  readonly listener: RequestListener;
  upgrade(request: IncomingMessage, socket: Duplex, head: Uint8Array): void;
  /** How somebody gets in now, in a sentence. */
  readonly howToSignIn: string;
  /** Writes what is pending, closes every socket, then the files. Rejects when words could not be written. */
  close(): Promise<void>;
}

/** Opens the store, finishes what the last run left half-made, and puts the parts together. */
export async function composeEmbedded(
  config: Config,
  folder: DataFolder,
  origins: readonly [string, ...string[]],
  events: Events,
): Promise<House> {
  const [origin] = origins;
  const now = () => Date.now();
  // For what is only counted here: a clock that nobody can set back.
  const passed = () => performance.now();
  const store = await openStore(folder.tangramFile);
  const roster = createRoster(store);
  const today = async (network: NetworkId) => dayIn(await roster.timeZone(network), now());
  const invitations = createInvitations(store, now);
  const plans = createPlans(store, now);
  const comments = createComments(store, now);
  const requests = createRequests(store, now);
  const summaries = createSummaries(store);
  const frameworks = createFrameworks(store, now);
  const pictures = createPictures(store, now);
  const outbox = createOutbox(store);
  const mailSettings = createMailSettings(store);
  const unsubscribeTokens = createUnsubscribeTokens(folder.secret);
  const { readFile, readFramework } = createReaders(createInThread());
  const auth = createAuth({ store, secret: folder.secret, origin, trustedOrigins: origins, now });
  const grant = createGrants(plans);
  const sockets = createOpenSockets();

  const disk = await watchRoomOnDisk(config.dataFolder, config.lookAtDiskEveryMs, events);
  let saving = true;

  const engine: SyncServer = createSyncServer({
    log: folder.log,
    addressOf: (request) => clientAddress(request, config.proxies),
    admit: createAdmit({ auth, roster, plans, sockets, allowedOrigins: origins, schemaVersion: SCHEMA_VERSION }),
    documentModule: new URL(import.meta.resolve('@tangram/plan/document-module')),
    names: documentNames,
    limits: { quietMs: config.quietMs, socketsPerPersonMax: documentsPerPersonMax },
    observer: {
      quiet: (document, position) => summarizing.quiet(document, position),
      happened(event) {
        if (event.kind === 'notSaving') saving = false;
        else if (event.kind === 'savingAgain') saving = true;
        note(event, events);
      },
    },
  });
  const notices = createNotices(store, now);
  const comparing = createCompare();
  const catchUps = createCatchUps({
    engine,
    log: folder.log,
    visits: createVisits(store, folder.log.generation),
    compare: comparing.compare,
    awayMs: config.awayMs,
    now,
  });
  const news = createInboxNews({ notices, auth, events });
  const tell = createTell(engine, news);
  const threads = createThreads({
    engine,
    log: folder.log,
    comments,
    anchors: createAnchors(store, now),
    tell,
    now,
    strayMark: events.strayMark,
  });
  const { tidy } = threads;
  const names = createNamesInText({ engine, plans, roster, textMentions: createTextMentions(store, now) });
  const named = async (plan: PlanId, written: readonly Written[]): Promise<void> => {
    if (await names.written(plan, written)) news.changedOn(plan);
  };
  const summarizing = createSummarizing({ engine, log: folder.log, plans, summaries, tell, named, tidy, events });
  const derive = async (plan: PlanId): Promise<void> => {
    await summarizing.refresh(plan);
    await names.begun(plan);
  };
  const revoke = createRevoke({ engine, sockets, plans, roster, auth, tell });
  const making = createMaking(engine, plans, derive);

  const notFinished = (error: unknown) => events.failed('finishing what an earlier run began', error);
  await making.finishHalfMade(notFinished);
  await threads.finishPending(notFinished);
  if (config.demo) await makeDemoNetwork({ store, roster, engine, log: folder.log, derive });
  if (!config.demo) await roster.endPasswordlessSessions();
  summarizing.catchUp();
  const review = setInterval(() => {
    revoke.reviewAll().catch((error: unknown) => events.failed('reviewing access', error));
  }, config.reviewEveryMs);
  const lettingGo = createLetGoOfPictures({
    ...{ engine, log: folder.log, now, passed, events },
    keeping: createPictureKeeping(store),
    keptMs: config.picturesKeptMs,
  });
  const pictureLooks = setInterval(() => {
    lettingGo.look().catch((error: unknown) => events.failed('looking for pictures that no plan shows', error));
  }, config.lookAtPicturesEveryMs);
  const delivery = startDelivery({
    smtp: config.mail,
    lookEveryMs: config.lookAtOutboxEveryMs,
    outbox,
    settings: mailSettings,
    happenings: createHappenings({ notices, plans, roster }),
    now,
    random: () => Math.random(),
    origin,
    stopLink: stopLinkOf(origin, unsubscribeTokens),
    events,
  });

  const app = createApp({
    roster,
    invitations,
    auth,
    attempts: createAttempts(passed),
    signedOut(person, session) {
      revoke.signedOut(person, session);
      news.end(person, session);
    },
    plans,
    comments,
    notices,
    news,
    catchUps,
    mailSettings,
    outbox,
    unsubscribeTokens,
    sendsMail: config.mail !== null,
    audience: createAudience(plans, roster),
    requests,
    addressing: createAddressing(plans, roster),
    today,
    coaches: createAskCoaches(plans, roster),
    threads,
    grant,
    revoke,
    engine,
    sharingBlocks: createSharingBlocks(engine),
    tell,
    make: making.make,
    readFile,
    pictures,
    standingPictures: createStandingPictures(engine, folder.log),
    encodePicture: createEncodePicture(),
    frameworks,
    importFramework: createImportFramework({ frameworks, readFramework, now }),
    pace: createPace(passed),
    present: createPresentPlan({
      roster,
      plans,
      summaries,
      comments,
      requests,
      today,
      generation: folder.log.generation,
      schemaVersion: SCHEMA_VERSION,
    }),
    demo: config.demo,
    origin,
    schemaVersion: SCHEMA_VERSION,
    allowedOrigins: origins,
    webFolder: config.webFolder,
    proxies: config.proxies,
    health: () => ({ saving, disk: disk.room }),
    watchToken: config.watchToken,
    disk: () => disk.room,
    events,
  });

  return {
    listener: getRequestListener(app.fetch, { overrideGlobalObjects: false }),
    upgrade: (request, socket, head) => engine.handleUpgrade(request, socket, head),
    howToSignIn: await howToSignIn(),
    async close() {
      clearInterval(review);
      clearInterval(pictureLooks);
      news.close();
      disk.stop();
      const mailEnded = delivery.stop();
      try {
        await lettingGo.stop();
        await comparing.close();
        await summarizing.stop();
        await engine.stop();
      } finally {
        await mailEnded;
        await store.destroy();
      }
    },
  };

  async function howToSignIn(): Promise<string> {
    if (config.demo) return 'Open it and choose “Try as …”: this is the demo network, with invented people.';
    if (await invitations.claimed()) return 'Sign in with your e-mail address.';
    return `Make the first account with this link, which works once: ${origin}/set-up#${await invitations.newSetUpToken()}`;
  }
}

/** Which of the engine's reports are worth a line. */
function note(event: EngineEvent, events: Events): void {
  if (event.kind === 'failed') events.failed(event.what, event.cause);
  else if (event.kind === 'notSaving') events.notSaving(event.cause);
  else if (event.kind === 'savingAgain') events.savingAgain();
  else if (event.kind === 'damaged') events.damaged(event.document, event.position);
  else if (event.kind === 'undone') events.updateUndone(event.document, event.why);
}
