/**
 * Handing one mail to the mail server, and what came of it. A server that is slow, down or says no costs one try and nothing else:
 * each step has an end of its own, and the whole has one too.
 */
import { createTransport } from 'nodemailer';
import type { Letter } from './letter.ts';

export interface Envelope extends Letter {
  readonly to: { readonly name: string; readonly address: string };
  readonly messageId: string;
  /** The mails that it belongs to, oldest first. */
  readonly references: readonly string[];
  readonly at: number;
  readonly stopLink: string;
}

/** What came of a try. Only after `unknown` may the mail be there although we do not know it. */
export type Outcome =
  | { readonly kind: 'delivered' }
  /** The server will never take it. */
  | { readonly kind: 'refused'; readonly answer: number | null }
  /** The server does not take this mail now. */
  | { readonly kind: 'later' }
  /** The server could not be used at all; nothing was handed over. */
  | { readonly kind: 'serverTrouble'; readonly why: string }
  /** It was being handed over, and there was no answer. */
  | { readonly kind: 'unknown'; readonly why: string };

/** Never rejects. `signal` ends the try. */
export type Send = (mail: Envelope, signal: AbortSignal) => Promise<Outcome>;

export interface SmtpSettings {
  /** `smtp:` or `smtps:`, with name and password where the server wants them. */
  readonly url: string;
  readonly from: string;
}

/** What each step may take. A try as a whole ends well before another server would take the mail over (`holdMs`). */
const usualPatience = { connectMs: 10_000, silentMs: 20_000, tryMs: 60_000 } as const;

export function createSend(
  { url, from }: SmtpSettings,
  patience: Readonly<Record<keyof typeof usualPatience, number>> = usualPatience,
): Send {
  const { hostname, username } = new URL(url);
  const local = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  const transport = createTransport({
    url,
    connectionTimeout: patience.connectMs,
    greetingTimeout: patience.connectMs,
    socketTimeout: patience.silentMs,
    // A password goes over the wire encrypted or not at all.
    requireTLS: username !== '' && !local,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (mail, signal) => {
    const inReplyTo = mail.references.at(-1);
    try {
      await transport.sendMail({
        from: { name: mail.sender, address: from },
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        references: [...mail.references],
        ...(inReplyTo !== undefined && { inReplyTo }),
        date: new Date(mail.at),
        headers: {
          'Auto-Submitted': 'auto-generated',
          'List-Unsubscribe': `<${mail.stopLink}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
        signal: AbortSignal.any([signal, AbortSignal.timeout(patience.tryMs)]),
      });
      return { kind: 'delivered' };
    } catch (error) {
      return outcomeOf(error);
    }
  };
}

interface SmtpError {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly timeoutType?: unknown;
  readonly responseCode?: unknown;
  readonly command?: unknown;
}

const neverConnected: readonly unknown[] = [
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
];

/** Reads an error of the mail client. What is not known to be harmless may have been delivered. */
export function outcomeOf(error: unknown): Outcome {
  const { code, originalCode, timeoutType, responseCode, command } = (error ?? {}) as SmtpError;
  const why = typeof responseCode === 'number' ? String(responseCode) : typeof code === 'string' ? code : 'unknown';
  if (typeof responseCode === 'number') {
    const aboutThisMail = command === 'RCPT TO' || command === 'DATA';
    if (!aboutThisMail) return { kind: 'serverTrouble', why };
    return responseCode >= 500 ? { kind: 'refused', answer: responseCode } : { kind: 'later' };
  }
  // Without an answer of the server: the client would not even send it, which it will not do tomorrow either.
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return { kind: 'refused', answer: null };
  if (code === 'EDNS' || code === 'EAUTH' || code === 'ETLS') return { kind: 'serverTrouble', why };
  if (neverConnected.includes(originalCode) || neverConnected.includes(timeoutType))
    return { kind: 'serverTrouble', why };
  return { kind: 'unknown', why };
}
