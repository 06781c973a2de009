/**
 * A person of the demo network, as the outside sees one: a session cookie, requests, and stock Yjs clients.
 */

import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { House } from './house.ts';

export interface Card {
  readonly id: string;
  readonly name: string;
}

export class Person {
  readonly house: House;
  readonly card: Card;
  readonly cookie: string;

  constructor(house: House, card: Card, cookie: string) {
    this.house = house;
    this.card = card;
    this.cookie = cookie;
  }

  /** Asks the API as this person. */
  async ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.house.origin}/api${path}`, {
      method,
      headers: {
        origin: this.house.origin,
        cookie: this.cookie,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Asks the API and reads the answer; fails with the answer's own words when it is a no. */
  async get<Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    const response = await this.ask(method, path, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Answer;
  }

  /** Makes a plan and answers its id. */
  async makePlan(kind: 'unit' | 'task' | 'intervention', title: string): Promise<string> {
    const planId = randomId();
    await this.get('POST', '/plans', { planId, kind, title, grade: 6 });
    return planId;
  }

  /** Lets a colleague into a plan. */
  async share(planId: string, colleague: Person, access: 'edit' | 'comment' | 'view'): Promise<void> {
    await this.get('POST', `/plans/${planId}/collaborators`, { personId: colleague.card.id, access });
  }

  /** A stock y-websocket client on one of a plan's documents, with this person's session. It asks for no acknowledgements. */
  stockClient(documentName: string, doc = new Y.Doc()): StockClient {
    const { house, cookie } = this;
    class SocketWithSession extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: { cookie, origin: house.origin } });
      }
    }
    const provider = new WebsocketProvider(`ws://localhost:${house.port}/live`, documentName, doc, {
      disableBc: true,
      WebSocketPolyfill: SocketWithSession as unknown as typeof globalThis.WebSocket,
      maxBackoffTime: 200,
    });
    return { doc, provider };
  }
}

export interface StockClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
}

/** Signs in as a person of the demo network, by name. */
export async function signIn(house: House, name: string): Promise<Person> {
  const people = (await (await fetch(`${house.origin}/api/demo/people`)).json()) as Card[];
  const card = people.find((one) => one.name === name);
  if (card === undefined) throw new Error(`nobody called ${name} in ${people.map((one) => one.name).join(', ')}`);
  const answer = await fetch(`${house.origin}/api/demo/sign-in`, {
    method: 'POST',
    headers: { origin: house.origin, 'content-type': 'application/json' },
    body: JSON.stringify({ personId: card.id }),
  });
  if (!answer.ok) throw new Error(`${name} could not sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return new Person(house, card, cookie);
}

/** 128 random bits as the API's new ids are written. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
