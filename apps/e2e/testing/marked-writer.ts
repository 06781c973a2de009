/**
 * A writer who types marked words and keeps account: which were typed, which the server has acknowledged.
 * A stock y-websocket client that asks for acknowledgements, and reads nothing into them but what they say:
 * “so many document frames of this socket are on disk”.
 */
import { createDecoder, readVarUint } from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Person } from './person.ts';
import { appendParagraph } from './plan-from-outside.ts';
import { until } from './until.ts';

const acknowledged = 64;

export class MarkedWriter {
  readonly doc = new Y.Doc();
  readonly typed: string[] = [];
  /** How many of `typed`, from the first on, have been acknowledged. */
  acknowledgedCount = 0;
  readonly provider: WebsocketProvider;
  readonly #name: string;
  #text: Y.XmlText | null = null;

  constructor(person: Person, documentName: string, name: string) {
    this.#name = name;
    const writer = this;
    class CountingSocket extends WebSocket {
      /** For each document frame sent on this socket: how many words had been typed when it left. */
      readonly typedAtFrame: number[] = [];

      constructor(address: string | URL) {
        super(address, { headers: { cookie: person.cookie, origin: person.house.origin } });
        this.on('message', (data: Buffer) => {
          const decoder = createDecoder(new Uint8Array(data));
          if (readVarUint(decoder) !== acknowledged) return;
          const frames = readVarUint(decoder);
          writer.acknowledgedCount = Math.max(writer.acknowledgedCount, this.typedAtFrame[frames - 1] ?? 0);
        });
      }

      override send(data: Uint8Array): void {
        if (data[0] === 0 && (data[1] === 1 || data[1] === 2)) this.typedAtFrame.push(writer.typed.length);
        super.send(data);
      }
    }
    this.provider = new WebsocketProvider(`ws://localhost:${person.house.port}/live`, documentName, this.doc, {
      disableBc: true,
      params: { ack: '1' },
      WebSocketPolyfill: CountingSocket as unknown as typeof globalThis.WebSocket,
      maxBackoffTime: 100,
    });
    // The stock provider complains of message types that it does not know: Tangram's own are 64 and above.
    for (let type = acknowledged; type < 80; type += 1) this.provider.messageHandlers[type] = () => undefined;
  }

  /** Waits for the plan and makes a paragraph of one's own in a section. */
  async settlesIn(sectionId: string): Promise<void> {
    await until(() => this.provider.synced, Boolean);
    this.#text = appendParagraph(this.doc, sectionId, '');
  }

  /** Types one marked word. */
  types(): void {
    const word = `⟦${this.#name}·${this.typed.length}⟧`;
    this.typed.push(word);
    this.#text?.insert(this.#text.length, word);
  }

  get acknowledgedWords(): readonly string[] {
    return this.typed.slice(0, this.acknowledgedCount);
  }
}

/** What is wrong with a text, given the words that must be in it, each once and in its writer's order. */
export function complaintsAbout(text: string, mustBeThere: readonly string[], mayBeThere: readonly string[]): string[] {
  const found: readonly string[] = text.match(/⟦[^⟧]*⟧/g) ?? [];
  const times = new Map<string, number>();
  for (const word of found) times.set(word, (times.get(word) ?? 0) + 1);
  const complaints: string[] = [];
  for (const word of mustBeThere) if (!times.has(word)) complaints.push(`missing ${word}`);
  const known = new Set(mayBeThere);
  for (const [word, count] of times) {
    if (count > 1) complaints.push(`${count} times ${word}`);
    if (!known.has(word)) complaints.push(`nobody typed ${word}`);
  }
  const places = mustBeThere.map((word) => found.indexOf(word)).filter((place) => place >= 0);
  if (places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0))) complaints.push('out of order');
  return complaints;
}

/**
 * What stands in a text between its whole words: the pieces of words that something was written into, «so», each with the words
 * beside it. Empty when every word is whole. It tells a word that is in two pieces from one that is lost.
 */
export function piecesIn(text: string): string {
  const parts = text.split(/(⟦[^⟦⟧]*⟧)/);
  const isPiece = (at: number) => at % 2 === 0 && (parts[at] ?? '').trim() !== '';
  const near = (at: number) => [at - 1, at, at + 1].some(isPiece);
  return parts
    .flatMap((part, at) => (isPiece(at) ? [`«${part.trim()}»`] : at % 2 === 1 && near(at) ? [part] : []))
    .join(' ');
}
