import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { dice, writtenTogether } from '../testing/histories.ts';
import { checkUpdate, type KnownState, type Verdict } from './check.ts';
import { contentHash } from './document-worker/content-hash.ts';
import { defaultLimits } from './limits.ts';
import { NameIndex } from './name-index.ts';
import { type PersonKey, personKey } from './names.ts';
import type { Scan } from './scan.ts';

const ana = personKey('ana');
const ben = personKey('ben');

function hex(text: string): Uint8Array {
  return Uint8Array.from(text.split(' ').map((byte) => Number.parseInt(byte, 16)));
}

function updatesOf(doc: Y.Doc, write: () => void): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const listen = (update: Uint8Array) => updates.push(update);
  doc.on('update', listen);
  write();
  doc.off('update', listen);
  return updates;
}

function onlyUpdate(write: (doc: Y.Doc) => void, client = 77): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  return updatesOf(doc, () => doc.transact(() => write(doc)))[0] as Uint8Array;
}

function knowing(clocks: [number, number, PersonKey][]): KnownState {
  return {
    clocks: new Map(clocks.map(([client, clock]) => [client, clock])),
    owners: new Map(clocks.map(([client, , person]) => [client, person])),
  };
}

const nothing = knowing([]);

const check = (update: Uint8Array, known = nothing, person = ana): Verdict =>
  checkUpdate(update, 'update', person, known, defaultLimits);

const refusal = (verdict: Verdict) => (verdict.kind === 'refused' ? verdict.reason : verdict.kind);

/** What a room does with accepted updates, without the room. */
class Accepting implements KnownState {
  readonly clocks = new Map<number, number>();
  readonly owners = new Map<number, PersonKey>();

  take(scan: Scan, person: PersonKey): void {
    for (const block of scan.blocks) {
      this.clocks.set(block.client, block.end);
      this.owners.set(block.client, person);
    }
  }
}

describe('what honest people write', () => {
  test('enters, whatever kind of content it is', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 5 }), (seed, people) => {
        const known = new Accepting();
        const doc = new Y.Doc();
        for (const { client, update } of writtenTogether(seed, people, 60)) {
          const person = personKey(`person ${client}`);
          const verdict = checkUpdate(update, 'update', person, known, defaultLimits);
          if (verdict.kind !== 'enters') throw new Error(`${refusal(verdict)}: ${Buffer.from(update).toString('hex')}`);
          known.take(verdict.scan, person);
          Y.applyUpdate(doc, update);
          expect(known.clocks).toEqual(new Map([...Y.decodeStateVector(Y.encodeStateVector(doc))]));
        }
        expect(doc.store.pendingStructs).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  test('several offline tabs of one person, whose words build on each other, enter as one difference (§C2)', () => {
    const first = new Y.Doc();
    first.clientID = 5;
    const second = new Y.Doc();
    second.clientID = 9;
    first.getText('t').insert(0, 'ac');
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
    second.getText('t').insert(1, 'b');
    Y.applyUpdate(first, Y.encodeStateAsUpdate(second));
    first.getText('t').insert(2, '!');
    expect(checkUpdate(Y.encodeStateAsUpdate(first), 'difference', ana, nothing, defaultLimits).kind).toBe('enters');
  });

  test('a known range again is not refused: whoever holds the document cuts it (§C4)', () => {
    const update = onlyUpdate((doc) => doc.getText('t').insert(0, 'hello'));
    expect(check(update, knowing([[77, 5, ana]])).kind).toBe('repeats');
    expect(check(update, knowing([[77, 3, ana]])).kind).toBe('repeats');
    expect(check(update, knowing([[77, 5, ben]])).kind).toBe('repeats');
  });

  test('nothing at all is nothing', () => {
    expect(check(hex('00 00')).kind).toBe('empty');
  });
});

describe('words that are not one’s own', () => {
  test('A3, B17, M1: thirteen bytes do not erase a colleague’s typing (§C2)', () => {
    const frame = hex('01 01 b9 60 05 00 80 80 80 80 80 20 00');
    expect(refusal(check(frame, knowing([[12345, 5, ben]])))).toBe('foreign-client');
  });

  test('A3, M1, two hundred variants: any client id of others, any clock, any length, garbage or deleted text (§C2)', () => {
    for (const client of [1, 12345, 2 ** 32, 2 ** 53 - 1]) {
      for (const shift of [-1, 0, 1, 1000, 2 ** 40]) {
        for (const length of [2, 3, 100, 2 ** 31, 2 ** 40]) {
          for (const content of [0, 1]) {
            const update = encodeDeletedStruct(client, 5 + shift, length, content);
            expect(refusal(check(update, knowing([[client, 5, ben]])))).toBe('foreign-client');
          }
        }
      }
    }
  });

  test('the seed’s client id 0 is nobody’s (§C2)', () => {
    expect(refusal(check(onlyUpdate((doc) => doc.getText('t').insert(0, 'x'), 0)))).toBe('foreign-client');
    expect(refusal(check(encodeDeletedStruct(0, 7, 1), { clocks: new Map([[0, 7]]), owners: new Map() }))).toBe(
      'foreign-client',
    );
  });

  test('absurd lengths of one’s own are refused as well (§C6)', () => {
    expect(refusal(check(encodeDeletedStruct(77, 0, 2 ** 40)))).toBe('bad-update');
    expect(refusal(check(encodeDeletedStruct(77, 0, 2 ** 25)))).toBe('bad-update');
    expect(check(encodeDeletedStruct(77, 0, 5_000)).kind).toBe('enters');
  });
});

describe('what does not build on what is there', () => {
  test('B20: a hole in the clock is answered, not stored (§C3)', () => {
    const doc = new Y.Doc();
    const [, second] = updatesOf(doc, () => {
      doc.getText('t').insert(0, 'a');
      doc.getText('t').insert(1, 'b');
    });
    expect(check(second as Uint8Array)).toEqual({ kind: 'gap', have: 0 });
  });

  test('words beside unknown words wait for them (§C3)', () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'unknown');
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const [update] = updatesOf(other, () => other.getText('t').insert(3, 'x'));
    expect(check(update as Uint8Array).kind).toBe('gap');
  });

  test('a deletion of unknown words waits for them; 200,000 of them are refused', () => {
    expect(check(Uint8Array.of(0, 1, 9, 1, 0, 5)).kind).toBe('gap');
    const ranges: number[] = [];
    for (let i = 0; i < 200_000; i++) ranges.push(i * 2, 1);
    expect(refusal(check(encodeDeletes(9, ranges)))).toBe('too-many-deletes');
  });

  test('two clients of one person that wait for each other in a circle are refused (§C5)', () => {
    // Client 9's struct stands right of client 5's, and client 5's right of client 9's.
    const circle = Uint8Array.of(2, 1, 9, 0, 0x84, 5, 0, 1, 97, 1, 5, 0, 0x84, 9, 0, 1, 98, 0);
    expect(refusal(check(circle))).toBe('bad-update');
  });

  test('a struct that points at what the same client writes later is refused (§C5)', () => {
    expect(refusal(check(Uint8Array.of(1, 1, 9, 0, 0x84, 9, 0, 1, 97, 0)))).toBe('bad-update');
  });
});

describe('what cannot be stored', () => {
  test('B14: a real update, cut off anywhere (§C7)', () => {
    const update = onlyUpdate((doc) => {
      doc.getText('t').insert(0, 'hello 😀', { bold: true });
      doc.getMap('m').set('k', { a: [1, 2.5, null] });
      doc.getXmlFragment('x').insert(0, [new Y.XmlElement('p')]);
    });
    expect(check(update).kind).toBe('enters');
    for (let length = 0; length < update.length; length++) {
      expect(refusal(check(update.slice(0, length)))).toBe('bad-update');
    }
    expect(refusal(check(Uint8Array.of(...update, 0)))).toBe('bad-update');
  });

  test('B19: a Skip, an unknown content, a subdocument', () => {
    expect(refusal(check(Uint8Array.of(1, 1, 9, 0, 10, 5, 0)))).toBe('bad-update');
    expect(refusal(check(Uint8Array.of(1, 1, 9, 0, 0x1f, 1, 1, 116, 0)))).toBe('bad-update');
    expect(refusal(check(onlyUpdate((doc) => doc.getMap('m').set('sub', new Y.Doc()))))).toBe('invalid-content');
  });

  test('B25: client ids up to 2^53 − 1', () => {
    expect(check(encodeDeletedStruct(2 ** 32, 0, 1)).kind).toBe('enters');
    expect(check(encodeDeletedStruct(2 ** 53 - 1, 0, 1)).kind).toBe('enters');
    expect(refusal(check(hex('01 01 81 80 80 80 80 80 80 10 00 00 01 00')))).toBe('bad-update');
  });

  test('B26: five new client ids in one update (§C6)', () => {
    const bytes = [5];
    for (let client = 1; client <= 5; client++) bytes.push(1, client, 0, 0, 1);
    expect(refusal(check(Uint8Array.of(...bytes, 0)))).toBe('too-many-clients');
    bytes.splice(0, 6, 4);
    expect(check(Uint8Array.of(...bytes, 0)).kind).toBe('enters');
  });

  test('B28: keys that pass for a prototype, anywhere', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      expect(refusal(check(onlyUpdate((doc) => doc.getMap('m').set(key, 1))))).toBe('bad-key');
      expect(refusal(check(onlyUpdate((doc) => doc.getMap(key).set('x', 1))))).toBe('bad-key');
      const value: unknown = JSON.parse(`{"deep":[{"${key}":1}]}`);
      expect(refusal(check(onlyUpdate((doc) => doc.getMap('m').set('k', value))))).toBe('bad-key');
      expect(refusal(check(onlyUpdate((doc) => doc.getText('t').insertEmbed(0, value as object))))).toBe('bad-key');
    }
    expect(refusal(check(onlyUpdate((doc) => doc.getMap('m').set('k'.repeat(2_000), 1))))).toBe('bad-key');
  });

  test('B34, B35: a value and an update that are too large, with the figures (§C6)', () => {
    const big = 'x'.repeat(20_000);
    expect(check(onlyUpdate((doc) => doc.getMap('m').set('k', big)))).toMatchObject({
      reason: 'too-large',
      limit: 16_384,
    });
    expect(refusal(check(onlyUpdate((doc) => doc.getText('t').insert(0, 'x', { mark: big }))))).toBe('too-large');
    expect(refusal(check(onlyUpdate((doc) => doc.getText('t').insertEmbed(0, { big }))))).toBe('too-large');
    expect(check(new Uint8Array(2 ** 20 + 1))).toEqual({
      kind: 'refused',
      reason: 'too-large',
      limit: 2 ** 20,
      actual: 2 ** 20 + 1,
    });
  });

  test('M6: what nests deeper than a document may (§C6)', () => {
    const nested = (depth: number) =>
      onlyUpdate((doc) => {
        let inner = new Y.XmlElement('p');
        doc.getXmlFragment('x').insert(0, [inner]);
        for (let i = 1; i < depth; i++) {
          const next = new Y.XmlElement('p');
          inner.insert(0, [next]);
          inner = next;
        }
      });
    expect(check(nested(64)).kind).toBe('enters');
    expect(refusal(check(nested(66)))).toBe('invalid-content');
    let value: unknown = 1;
    for (let i = 0; i < 33; i++) value = [value];
    expect(refusal(check(onlyUpdate((doc) => doc.getMap('m').set('k', value))))).toBe('invalid-content');
  });

  test('text that is not UTF-8', () => {
    expect(refusal(check(Uint8Array.of(1, 1, 9, 0, 4, 1, 1, 116, 1, 0xff, 0)))).toBe('bad-update');
    expect(refusal(check(Uint8Array.of(1, 1, 9, 0, 4, 1, 1, 116, 2, 0xc0, 0x80, 0)))).toBe('bad-update');
  });
});

describe('names', () => {
  const names = new NameIndex({
    roots: { sections: 'map', body: 'xmlFragment' },
    nodes: ['paragraph'],
    marks: ['bold', 'comment'],
    attributes: ['align'],
  });
  const named = (write: (doc: Y.Doc) => void) =>
    refusal(checkUpdate(onlyUpdate(write), 'update', ana, nothing, defaultLimits, names));

  function paragraph(write: (element: Y.XmlElement, text: Y.XmlText) => void, name = 'paragraph') {
    return (doc: Y.Doc) => {
      const element = new Y.XmlElement(name);
      const text = new Y.XmlText();
      element.insert(0, [text]);
      write(element, text);
      doc.getXmlFragment('body').insert(0, [element]);
    };
  }

  test('known ones enter, an overlapping mark under its base name', () => {
    expect(
      named(
        paragraph((element, text) => {
          element.setAttribute('align', 'left');
          text.insert(0, 'words', { bold: {}, 'comment--AbCd1234': { id: 1 } });
        }),
      ),
    ).toBe('enters');
    expect(named((doc) => doc.getMap('sections').set('any field at all', 1))).toBe('enters');
  });

  test('B29, B31: unknown roots, nodes, marks and attributes do not (§C6)', () => {
    expect(named((doc) => doc.getMap('other').set('a', 1))).toBe('invalid-content');
    expect(named((doc) => doc.getText('sections').insert(0, 'a'))).toBe('invalid-content');
    expect(named((doc) => doc.getMap('body').set('a', 1))).toBe('invalid-content');
    expect(named((doc) => doc.getText('body').insert(0, 'a'))).toBe('invalid-content');
    expect(named(paragraph(() => {}, 'script'))).toBe('invalid-content');
    expect(named(paragraph((_, text) => text.insert(0, 'x', { blink: {} })))).toBe('invalid-content');
    expect(named(paragraph((element) => element.setAttribute('onclick', 'alert(1)')))).toBe('invalid-content');
  });
});

describe('bytes by chance', () => {
  test('B16: a mutated update is refused, or applies without an exception and without leaving anything pending (§C1, §C5)', () => {
    const roll = dice(20_261_123);
    const history = writtenTogether(11, 3, 40);
    let accepted = 0;
    for (let round = 0; round < 60_000; round++) {
      const victim = roll(history.length);
      const known = new Accepting();
      const { client, update } = history[victim] as (typeof history)[number];
      const person = personKey(`person ${client}`);
      const mutant = update.slice();
      for (let flips = 1 + roll(4); flips > 0; flips--) mutant[roll(mutant.length)] = roll(256);
      // Cheap part of the state: where the mutant's predecessors left every clock.
      const before = prefix(history, victim);
      for (const [id, clock] of before.clocks) {
        known.clocks.set(id, clock);
        known.owners.set(id, personKey(`person ${id}`));
      }
      const verdict = checkUpdate(mutant, 'update', person, known, defaultLimits);
      if (verdict.kind !== 'enters') continue;
      accepted++;
      const doc = new Y.Doc();
      Y.applyUpdate(doc, before.state);
      Y.applyUpdate(doc, mutant);
      expect(doc.store.pendingStructs, `round ${round}`).toBeNull();
      expect(doc.store.pendingDs, `round ${round}`).toBeNull();
      known.take(verdict.scan, person);
      expect(known.clocks).toEqual(new Map([...Y.decodeStateVector(Y.encodeStateVector(doc))]));
      expect(contentHash(doc)).toHaveLength(64);
    }
    expect(accepted).toBeGreaterThan(1_000);
  });
});

const prefixes = new Map<number, { clocks: Map<number, number>; state: Uint8Array }>();
function prefix(history: readonly { update: Uint8Array }[], length: number) {
  let found = prefixes.get(length);
  if (found === undefined) {
    const doc = new Y.Doc();
    for (const { update } of history.slice(0, length)) Y.applyUpdate(doc, update);
    found = { clocks: Y.decodeStateVector(Y.encodeStateVector(doc)), state: Y.encodeStateAsUpdate(doc) };
    prefixes.set(length, found);
  }
  return found;
}

function varUint(number: number): number[] {
  const bytes: number[] = [];
  let rest = number;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
}

/** One struct that stands for what is gone: garbage, or with 1 for its content a deleted text in the root `t`. */
function encodeDeletedStruct(client: number, clock: number, length: number, content = 0): Uint8Array {
  const where = content === 0 ? [] : [1, 1, 0x74];
  return Uint8Array.of(1, 1, ...varUint(client), ...varUint(clock), content, ...where, ...varUint(length), 0);
}

function encodeDeletes(client: number, ranges: readonly number[]): Uint8Array {
  return Uint8Array.from([0, 1, ...varUint(client), ...varUint(ranges.length / 2), ...ranges.flatMap(varUint)]);
}
