/**
 * A real mail server for tests: it keeps what it is handed, and can be told to refuse, to be silent, to hang up, or to be gone.
 * What it kept is read as a mail program would read it.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

interface Kept {
  /** To whom the envelope said it goes. */
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly raw: string;
  /** By lower-case name, unfolded, as they are written. */
  readonly headers: ReadonlyMap<string, string>;
  /** Of the subject and the names, the words that people read. */
  header(name: string): string;
  readonly text: string;
  readonly html: string;
}

/** How it meets the next mails, until it is told otherwise. */
type Manner =
  | 'takes'
  /** Says no to the recipient, with this code. */
  | { readonly recipient: number; readonly only?: string }
  /** Says no to everybody who comes. */
  | { readonly greeting: number }
  /** Does not say a word to whoever comes. */
  | 'silent'
  /** Takes the mail and does not say that it did. */
  | 'keepsAndIsSilent'
  /** Takes the mail and hangs up. */
  | 'keepsAndHangsUp';

export interface PostOffice {
  readonly url: string;
  /** What came, in the order in which it came. */
  readonly kept: readonly Kept[];
  /** How often somebody came. */
  readonly visits: number;
  manner: Manner;
  /** Called when a mail is here, before the server says yes. */
  onKept: (() => void) | null;
  /** Takes nobody in any more. */
  close(): Promise<void>;
  /** On the same port as before. */
  open(): Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
  const kept: Kept[] = [];
  let visits = 0;
  let server: SMTPServer;
  let port = 0;
  const refusal = (code: number) => Object.assign(new Error('no'), { responseCode: code });
  const office: PostOffice = {
    get url() {
      return `smtp://127.0.0.1:${port}`;
    },
    kept,
    get visits() {
      return visits;
    },
    manner: 'takes',
    onKept: null,
    async close() {
      for (const connection of server.connections) connection.close();
      await new Promise<void>((resolve) => server.close(resolve));
    },
    async open() {
      server = makeServer();
      const listening = server.listen(port, '127.0.0.1');
      if (!listening.listening) await once(listening, 'listening');
      port = (listening.address() as AddressInfo).port;
    },
  };
  await office.open();
  return office;

  function makeServer(): SMTPServer {
    return new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      closeTimeout: 50,
      onConnect(_session, done) {
        visits += 1;
        const { manner } = office;
        if (manner === 'silent') return;
        done(typeof manner === 'object' && 'greeting' in manner ? refusal(manner.greeting) : null);
      },
      onRcptTo({ address }, _session, done) {
        const { manner } = office;
        const no = typeof manner === 'object' && 'recipient' in manner && (manner.only ?? address) === address;
        done(no ? refusal(manner.recipient) : null);
      },
      onData(stream, session, done) {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          kept.push(readMail(Buffer.concat(pieces).toString('utf8'), to));
          office.onKept?.();
          if (office.manner === 'keepsAndIsSilent') return;
          if (office.manner === 'keepsAndHangsUp') {
            for (const connection of server.connections) connection.close();
            return;
          }
          done();
        });
      },
    });
  }
}

function readMail(raw: string, to: readonly string[]): Kept {
  const { headers, body } = readPart(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1];
  const parts = boundary === undefined ? [] : body.split(`--${boundary}`).map((part) => readPart(part.trimStart()));
  const bodyOf = (type: string) =>
    (parts.find((part) => part.headers.get('content-type')?.startsWith(type))?.body ?? '').replaceAll('\r\n', '\n');
  return {
    to,
    raw,
    headers,
    header: (name) => decodeWords(headers.get(name.toLowerCase()) ?? ''),
    text: bodyOf('text/plain'),
    html: bodyOf('text/html'),
  };
}

function readPart(raw: string): { headers: ReadonlyMap<string, string>; body: string } {
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
  return { headers, body: encoding === 'quoted-printable' ? quotedPrintable(body.replaceAll(/=\r\n/g, '')) : body };
}

function quotedPrintable(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function decodeWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : quotedPrintable(word.replaceAll('_', ' ')),
    );
}
