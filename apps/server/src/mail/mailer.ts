/**
 * Sends what waits in the outbox, beside everything else: nobody's request waits for it, and what fails here fails nowhere else.
 *
 * A look takes the mails that are due one by one, asks at that moment what may be said in each, hands it to the mail server and
 * notes what came of it. Between the server's yes and our note lies the one moment at which a crash makes a mail go out twice;
 * it then carries the same Message-ID, by which mail programs know it.
 */
import type { PersonId } from '@tangram/domain';
import type { Events } from '../events.ts';
import type { MailSettingsStore, Recipient } from '../store/mail-settings.ts';
import type { ClaimedMail, Outbox } from '../store/outbox.ts';
import { atOnceADay, decide } from './decide.ts';
import type { Happening, ReadHappenings } from './happenings.ts';
import { digestLetter, letterAtOnce } from './letter.ts';
import { backoffMs, giveUpAfterMs, notBefore, tryAgainAt } from './retry.ts';
import { startOfDay } from './school-days.ts';
import type { Envelope, Outcome, Send } from './smtp.ts';

export interface MailerParts {
  readonly outbox: Outbox;
  readonly settings: Pick<MailSettingsStore, 'recipient'>;
  readonly happenings: ReadHappenings;
  readonly send: Send;
  readonly now: () => number;
  readonly random: () => number;
  readonly newMailId: () => string;
  readonly origin: string;
  /** The domain that Message-IDs end with. */
  readonly domain: string;
  readonly stopLink: (person: PersonId) => string;
  readonly events: Pick<Events, 'failed' | 'mailTrouble' | 'mailWorksAgain' | 'mailRefused'>;
}

/** People looked at in one look, and mails on their way at once. */
const peopleALook = 200;
const atOneTime = 3;
/** Earlier mails that a mail names, so that mail programs put them together. */
const referencesMax = 10;

export type Mailer = ReturnType<typeof createMailer>;

export function createMailer(parts: MailerParts) {
  const { outbox, settings, happenings, send, now, random, newMailId, origin, domain, stopLink, events } = parts;
  /** Ends what is being handed over. */
  const hangUp = new AbortController();
  let ending = false;
  let looking: Promise<void> | null = null;
  /** The mail server cannot be used until then, after so many tries in a row. */
  let pausedUntil = 0;
  let failures = 0;

  const stopped = () => ending || now() < pausedUntil;

  const look = async (): Promise<void> => {
    await outbox.tidy(now());
    if (stopped()) return;
    await each(await outbox.toTryAgain(now()), async (mail) => {
      const claimed = await outbox.claimAgain(mail, now());
      if (claimed !== null) await sendOut(claimed);
    });
    if (!stopped()) await each(await outbox.peopleDue(now(), peopleALook), serve);
  };

  /** Looks at what waits for one person. */
  const serve = async (person: PersonId): Promise<void> => {
    const rows = await outbox.due(person, now());
    const recipient = await settings.recipient(person);
    if (recipient === null)
      return outbox.forget(
        person,
        rows.map(({ id }) => id),
      );
    const { timeZone } = recipient;
    const decided = decide(rows, { ...recipient, now: now() });
    await outbox.forget(person, decided.never);
    await outbox.putOff(person, decided.later, decided.nextDigest);
    for (const id of decided.atOnce) {
      if (stopped()) return;
      const share = { now: now(), dayStart: startOfDay(now(), timeZone), atMost: atOnceADay };
      const claimed = await outbox.claimAtOnce({ person, id, mail: newMailId() }, share);
      if (claimed === null) await outbox.putOff(person, [id], decided.nextDigest);
      else await sendOut(claimed);
    }
    if (!decided.digest || stopped()) return;
    const claimed = await outbox.claimDigest(person, newMailId(), now());
    if (claimed !== null) await sendOut(claimed);
    else
      await outbox.putOff(
        person,
        rows.filter(({ kind }) => kind === 'digest').map(({ id }) => id),
        decided.nextDigest,
      );
  };

  /** Sends a mail that is ours, if there is still something to say in it. */
  const sendOut = async (mail: ClaimedMail): Promise<void> => {
    if (now() - mail.claimedAt > giveUpAfterMs) return outbox.done(mail.id, 'gaveUp', now(), null);
    const recipient = await settings.recipient(mail.person);
    const told = recipient?.wanted ? await wantedOf(mail, recipient) : [];
    if (recipient === null || told.length === 0) return outbox.drop(mail.id);
    const outcome = await send(await envelopeOf(mail, recipient, told), hangUp.signal);
    await note(mail, recipient, outcome);
  };

  const wantedOf = async ({ person, notices }: ClaimedMail, { ways }: Recipient): Promise<readonly Happening[]> =>
    (await happenings(person, notices)).filter(({ reason }) => ways[reason] !== 'nothing');

  const envelopeOf = async (
    { id, person, kind }: ClaimedMail,
    { name, address, timeZone }: Recipient,
    told: readonly Happening[],
  ): Promise<Envelope> => {
    const facts = { to: name, timeZone, origin, stopLink: stopLink(person) };
    const [first] = told;
    const about = kind === 'atOnce' && first !== undefined ? first : null;
    return {
      ...(about === null ? digestLetter(told, facts) : letterAtOnce(about, facts)),
      to: { name, address },
      messageId: `<${id}@${domain}>`,
      references: about === null ? [] : await threadOf(person, about),
      at: now(),
      stopLink: facts.stopLink,
    };
  };

  /** All mails about one thing answer a first one that nobody wrote, and in a thread each the one before. */
  const threadOf = async (person: PersonId, { thread, hash }: Happening): Promise<string[]> => {
    const before = thread === null ? [] : await outbox.sentAbout(person, thread, referencesMax);
    return [`<${hash}@${domain}>`, ...before.map((id) => `<${id}@${domain}>`)];
  };

  const note = async (mail: ClaimedMail, { timeZone }: Recipient, outcome: Outcome): Promise<void> => {
    switch (outcome.kind) {
      case 'delivered':
        await outbox.done(mail.id, 'sent', now(), null);
        return works();
      case 'refused':
        await outbox.done(mail.id, 'refused', now(), outcome.answer);
        events.mailRefused(outcome.answer);
        return works();
      case 'later':
        await outbox.tryLater(mail.id, tryAgainAt(mail, { now: now(), timeZone, random }));
        return works();
      case 'unknown':
        await outbox.tryLater(mail.id, tryAgainAt(mail, { now: now(), timeZone, random }));
        return trouble(outcome.why);
      case 'serverTrouble':
        trouble(outcome.why);
        // A digest that cannot go out on its afternoon joins the next one.
        return outbox.release(mail.id, notBefore(mail.kind, Math.max(pausedUntil, now()), timeZone));
    }
  };

  const works = (): void => {
    if (failures > 0) events.mailWorksAgain();
    failures = 0;
    pausedUntil = 0;
  };

  const trouble = (why: string): void => {
    // Several mails on their way at once fail together: that is one failure.
    if (stopped()) return;
    failures += 1;
    pausedUntil = now() + backoffMs(failures, random);
    if (failures === 1) events.mailTrouble(why);
  };

  /** One after the other, a few at a time; what goes wrong with one is noted and costs the others nothing. */
  const each = async <One>(all: readonly One[], act: (one: One) => Promise<void>): Promise<void> => {
    const rest = [...all];
    const work = async (): Promise<void> => {
      for (let one = rest.shift(); one !== undefined && !stopped(); one = rest.shift()) {
        await act(one).catch((error: unknown) => events.failed('sending e-mail', error));
      }
    };
    await Promise.all(Array.from({ length: atOneTime }, work));
  };

  return {
    /** Sends what is due. Asked again while it is at it, it is one look. */
    look(): Promise<void> {
      looking ??= look().finally(() => {
        looking = null;
      });
      return looking;
    },

    /** Takes nothing more. What is being handed over ends within `patienceMs`, and is tried again by whoever comes next. */
    async stop(patienceMs: number): Promise<void> {
      ending = true;
      const patience = setTimeout(() => hangUp.abort(), patienceMs);
      await looking?.catch(() => {});
      clearTimeout(patience);
    },
  };
}
