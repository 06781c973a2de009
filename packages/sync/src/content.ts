/**
 * The content of one struct, walked without keeping it: that it can be read at all, that no value is
 * too large or too deep, and that no key could pass for a prototype.
 */

import { type Cursor, MALFORMED } from './bytes.ts';
import type { NameIndex } from './name-index.ts';
import { RefusedContent } from './refusal.ts';
import type { ScanLimits } from './scan.ts';

const JSON_TEXTS = 2;
const BINARY = 3;
const STRING = 4;
const EMBED = 5;
const FORMAT = 6;
const ANY = 8;
const SUBDOCUMENT = 9;

const XML_ELEMENT = 3;
const XML_HOOK = 5;
const XML_TEXT = 6;

const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

export class Content {
  readonly #cursor: Cursor;
  readonly #limits: ScanLimits;
  readonly #names: NameIndex | undefined;

  constructor(cursor: Cursor, limits: ScanLimits, names: NameIndex | undefined) {
    this.#cursor = cursor;
    this.#limits = limits;
    this.#names = names;
  }

  /** Reads a key: of a map, a root, a format. */
  key(): string {
    const from = this.#cursor.at;
    const key = this.#cursor.string();
    const size = this.#cursor.at - from;
    if (size > this.#limits.keyBytesMax) throw new RefusedContent('bad-key', this.#limits.keyBytesMax, size);
    if (forbiddenKeys.has(key)) throw new RefusedContent('bad-key');
    return key;
  }

  /** Walks a type; true if it is an element. */
  type(): boolean {
    const type = this.#cursor.varUint();
    if (type > XML_TEXT) throw MALFORMED;
    if (type !== XML_ELEMENT && type !== XML_HOOK) return false;
    const name = this.key();
    this.#names?.checkNode(name, type === XML_HOOK);
    return type === XML_ELEMENT;
  }

  /** Walks any content but a type and deleted text; returns its length in clocks. */
  length(content: number): number {
    switch (content) {
      case STRING:
        return this.#cursor.stringLength();
      case FORMAT: {
        const key = this.key();
        this.#names?.checkMark(key);
        this.#json();
        return 1;
      }
      case EMBED:
        this.#json();
        return 1;
      case BINARY:
        this.#small(() => this.#cursor.varBytes());
        return 1;
      case ANY: {
        const count = this.#cursor.varUint();
        for (let i = 0; i < count; i++) this.#small(() => this.#any(0));
        return count;
      }
      case JSON_TEXTS: {
        const count = this.#cursor.varUint();
        for (let i = 0; i < count; i++) this.#json();
        return count;
      }
      case SUBDOCUMENT:
        throw new RefusedContent('invalid-content');
      default:
        throw MALFORMED; // Skip, and what no Yjs knows
    }
  }

  #small(walk: () => void): void {
    const from = this.#cursor.at;
    walk();
    const size = this.#cursor.at - from;
    if (size > this.#limits.valueBytesMax) throw new RefusedContent('too-large', this.#limits.valueBytesMax, size);
  }

  #json(): void {
    const from = this.#cursor.at;
    const text = this.#cursor.string();
    const size = this.#cursor.at - from;
    if (size > this.#limits.valueBytesMax) throw new RefusedContent('too-large', this.#limits.valueBytesMax, size);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw MALFORMED; // it would throw in every browser as well
    }
    this.#walk(value, 0);
  }

  #walk(value: unknown, depth: number): void {
    if (typeof value !== 'object' || value === null) return;
    this.#notTooDeep(depth + 1);
    for (const key of Object.keys(value)) {
      if (forbiddenKeys.has(key)) throw new RefusedContent('bad-key');
      this.#walk((value as Record<string, unknown>)[key], depth + 1);
    }
  }

  #notTooDeep(depth: number): void {
    if (depth > this.#limits.jsonDepthMax)
      throw new RefusedContent('invalid-content', this.#limits.jsonDepthMax, depth);
  }

  /** A value as lib0 writes it. */
  #any(depth: number): void {
    const cursor = this.#cursor;
    switch (cursor.byte()) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return;
      case 125:
        cursor.skipVarInt();
        return;
      case 124:
        cursor.skip(4);
        return;
      case 123:
      case 122:
        cursor.skip(8);
        return;
      case 119:
        cursor.stringLength();
        return;
      case 118: {
        this.#notTooDeep(depth + 1);
        for (let count = cursor.varUint(); count > 0; count--) {
          this.key();
          this.#any(depth + 1);
        }
        return;
      }
      case 117: {
        this.#notTooDeep(depth + 1);
        for (let count = cursor.varUint(); count > 0; count--) this.#any(depth + 1);
        return;
      }
      case 116:
        cursor.varBytes();
        return;
      default:
        throw MALFORMED;
    }
  }
}
