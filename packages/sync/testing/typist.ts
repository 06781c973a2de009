/** Somebody who types marked words, and notes which of them the page called saved. */

import { expect } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type Acknowledgements, attachAcknowledgements } from '../client/acknowledgements.ts';

export interface Typist {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly saves: Acknowledgements;
  /** every word typed, oldest first */
  readonly typed: readonly string[];
  words(): string;
  /** those that were called saved at some time */
  saved(): readonly string[];
  type(): void;
  /** Goes on in the same document, by way of another server. */
  moveTo(url: string): void;
  leave(): void;
}

/** Opens `room` under a name. */
export function typist(url: string, name: string, room = 'ratios'): Typist {
  const doc = new Y.Doc();
  const text = doc.getText('text');
  const typed: string[] = [];
  let savedUpTo = 0;
  let link = connect(url);

  function connect(to: string) {
    const provider = new WebsocketProvider(to, room, doc, {
      params: { ack: '1', person: name },
      disableBc: true,
      maxBackoffTime: 50,
    });
    const saves = attachAcknowledgements(provider, doc, {
      onState(state) {
        if (state.kind === 'saved') savedUpTo = typed.length;
      },
    });
    return { provider, saves };
  }

  function leave(): void {
    link.saves.destroy();
    link.provider.awareness.destroy();
    link.provider.destroy();
  }

  return {
    doc,
    get provider() {
      return link.provider;
    },
    get saves() {
      return link.saves;
    },
    typed,
    words: () => text.toString(),
    saved: () => typed.slice(0, savedUpTo),
    type() {
      const token = `⟦${name}·${typed.length}⟧`;
      typed.push(token);
      text.insert(text.length, token);
    },
    moveTo(to) {
      leave();
      link = connect(to);
    },
    leave,
  };
}

/** Fails if a word is missing, doubled or out of its author's order in what everyone reads. */
export function everyWordOnce(people: readonly Typist[]): void {
  const words = people[0]?.words() ?? '';
  for (const { typed } of people) {
    for (const token of typed) expect(words.split(token), token).toHaveLength(2);
    const places = typed.map((token) => words.indexOf(token));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  }
}
