/** The network's mail server and the mailboxes behind it: it takes every mail, and shows each as a mail program would. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Mailboxes {
  /** What `SMTP_URL` is to say. */
  readonly url: string;
  /** What came for an address, oldest first. */
  of(address: string): readonly Mail[];
  close(): Promise<void>;
}

/** Starts to take mail in. */
export async function openMailboxes(): Promise<Mailboxes> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 50,
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        mails.push(readMail(Buffer.concat(pieces).toString('utf8'), session.envelope.rcptTo[0]?.address ?? ''));
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    of: (address) => mails.filter(({ to }) => to === address),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

function readMail(raw: string, to: string): Mail {
  const { headers, body } = readPart(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1] ?? '';
  const parts = body.split(`--${boundary}`).map((part) => readPart(part.trimStart()));
  const bodyOf = (type: string) =>
    (parts.find((part) => part.headers.get('content-type')?.startsWith(type))?.body ?? '').replaceAll('\r\n', '\n');
  return { to, subject: inWords(headers.get('subject') ?? ''), text: bodyOf('text/plain'), html: bodyOf('text/html') };
}

function readPart(raw: string): Part {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const body = raw.slice(end + 4);
  const encoding = headers.get('content-transfer-encoding');
  if (encoding === 'base64') return { headers, body: Buffer.from(body, 'base64').toString('utf8') };
  return { headers, body: encoding === 'quoted-printable' ? unquoted(body.replaceAll('=\r\n', '')) : body };
}

function unquoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** A header's encoded words as people read them. */
function inWords(header: string): string {
  const word = /=\?utf-8\?([QB])\?([^?]*)\?=/gi;
  return header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(word, (_, how: string, said: string) =>
      how.toUpperCase() === 'B' ? Buffer.from(said, 'base64').toString('utf8') : unquoted(said.replaceAll('_', ' ')),
    );
}
