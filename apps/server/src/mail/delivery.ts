/** E-mail as a whole: the outbox is looked at every few seconds, as long as there is a mail server to hand it to. */
import { newId } from '../store/new-id.ts';
import { createMailer, type MailerParts } from './mailer.ts';
import { createSend, type SmtpSettings } from './smtp.ts';

export interface DeliveryParts extends Omit<MailerParts, 'send' | 'newMailId' | 'domain'> {
  /** Null when the operator named none; then nothing is sent. */
  readonly smtp: SmtpSettings | null;
  readonly lookEveryMs: number;
}

export interface Delivery {
  /** Ends within a few seconds; what was being handed over is tried again after the next start. */
  stop(): Promise<void>;
}

/** Stopping the server may take ten seconds, and not all of them for this. */
const patienceMs = 3_000;

export function startDelivery({ smtp, lookEveryMs, ...parts }: DeliveryParts): Delivery {
  if (smtp === null) return { stop: () => Promise.resolve() };
  const mailer = createMailer({
    ...parts,
    send: createSend(smtp),
    newMailId: newId,
    domain: smtp.from.slice(smtp.from.indexOf('@') + 1),
  });
  const timer = setInterval(() => {
    mailer.look().catch((error: unknown) => parts.events.failed('looking at the outbox', error));
  }, lookEveryMs);
  return {
    stop() {
      clearInterval(timer);
      return mailer.stop(patienceMs);
    },
  };
}
