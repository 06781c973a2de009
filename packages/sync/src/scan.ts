/**
 * One walk over the bytes of an update, without building anything of Yjs. It says where each client's
 * structs are and what they point at, and refuses what is malformed, absurdly large or wrongly named.
 * Whether the update fits the document is not decided here (check.ts).
 */

import { Cursor, MALFORMED } from './bytes.ts';
import { Content } from './content.ts';
import type { Limits } from './limits.ts';
import type { NameIndex } from './name-index.ts';
import { type Refused, RefusedContent, refused } from './refusal.ts';

/** The structs of one client in one update: clocks `clock` to `end`, bytes `from` to `to`. */
export interface Block {
  readonly client: number;
  readonly clock: number;
  end: number;
  readonly structs: number;
  readonly from: number;
  to: number;
  /** What its structs point at: triples of the struct's own clock, the other's client, the other's clock. */
  readonly refs: number[];
}

export interface Scan {
  readonly kind: 'scanned';
  readonly blocks: readonly Block[];
  /** Triples of client, clock, length. */
  readonly deletes: readonly number[];
  /** Where in the bytes the delete set starts. */
  readonly deletesFrom: number;
  /** Only text put beside what is there, and deletions: nothing the deeper check could object to. */
  readonly plain: boolean;
  /** How deep types nest within this update. */
  readonly nesting: number;
  /** The longest struct that stands for deleted text, in units. */
  readonly deletedLength: number;
}

export type ScanLimits = Pick<
  Limits,
  'structsPerUpdateMax' | 'valueBytesMax' | 'keyBytesMax' | 'jsonDepthMax' | 'typeDepthMax'
>;

const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_KEY = 0x20;
const CONTENT = 0x1f;
const CONTENT_GC = 0;
const CONTENT_DELETED = 1;
const CONTENT_STRING = 4;
const CONTENT_TYPE = 7;

const malformed = refused('bad-update');

/** Walks an update. With `names`, content under other names is refused. */
export function scanUpdate(update: Uint8Array, limits: ScanLimits, names?: NameIndex): Scan | Refused {
  try {
    return scanKeystroke(update) ?? new Scanner(update, limits, names).scan();
  } catch (thrown) {
    if (thrown === MALFORMED) return malformed;
    if (thrown instanceof RefusedContent) return thrown.refused;
    throw thrown;
  }
}

/**
 * The update that nearly all of them are: one piece of text, put right of something. The same answer as
 * the long walk would give, without what the long walk needs; null for every other update.
 */
function scanKeystroke(update: Uint8Array): Scan | null {
  if (update.length < 8 || update[0] !== 1 || update[1] !== 1) return null;
  const cursor = new Cursor(update, 2);
  const client = cursor.varUint();
  const clock = cursor.varUint();
  const from = cursor.at;
  const info = cursor.byte();
  if ((info & CONTENT) !== CONTENT_STRING || (info & HAS_ORIGIN) === 0) return null;
  const refs = [clock, cursor.varUint(), cursor.varUint()];
  if (info & HAS_RIGHT_ORIGIN) refs.push(clock, cursor.varUint(), cursor.varUint());
  const length = cursor.stringLength();
  const to = cursor.at;
  if (length === 0 || cursor.byte() !== 0 || !cursor.done) return null;
  return {
    kind: 'scanned',
    blocks: [{ client, clock, end: clock + length, structs: 1, from, to, refs }],
    deletes: noDeletes,
    deletesFrom: to,
    plain: true,
    nesting: 0,
    deletedLength: 0,
  };
}

const noDeletes: readonly number[] = [];

const anySize: ScanLimits = {
  structsPerUpdateMax: Number.POSITIVE_INFINITY,
  valueBytesMax: Number.POSITIVE_INFINITY,
  keyBytesMax: Number.POSITIVE_INFINITY,
  jsonDepthMax: 1_000,
  typeDepthMax: Number.POSITIVE_INFINITY,
};

/** Walks bytes that were accepted before, or are the server's own. */
export function scanTrusted(update: Uint8Array): Scan {
  const scan = scanUpdate(update, anySize);
  if (scan.kind === 'refused') throw new Error(`an update of our own cannot be read: ${scan.reason}`);
  return scan;
}

class Scanner {
  readonly #cursor: Cursor;
  readonly #limits: ScanLimits;
  readonly #names: NameIndex | undefined;
  readonly #content: Content;
  readonly #blocks: Block[] = [];
  /** Depth of each struct so far, by block: its clocks ascending, and beside them its depth. */
  readonly #starts: number[][] = [];
  readonly #depths: number[][] = [];
  readonly #elements = new Set<string>();
  #structs = 0;
  #types = 0;
  #plain = true;
  #nesting = 0;
  #deletedLength = 0;

  constructor(update: Uint8Array, limits: ScanLimits, names: NameIndex | undefined) {
    this.#cursor = new Cursor(update);
    this.#limits = limits;
    this.#names = names;
    this.#content = new Content(this.#cursor, limits, names);
  }

  scan(): Scan {
    const cursor = this.#cursor;
    const blockCount = cursor.varUint();
    const seen = blockCount > 1 ? new Set<number>() : null;
    for (let i = 0; i < blockCount; i++) {
      const block = this.#block();
      if (seen?.has(block.client)) throw MALFORMED; // Yjs would silently lose the first of the two
      seen?.add(block.client);
    }
    const deletesFrom = cursor.at;
    const deletes = this.#deleteSet();
    if (!cursor.done) throw MALFORMED;
    if (this.#nesting > this.#limits.typeDepthMax) {
      throw new RefusedContent('invalid-content', this.#limits.typeDepthMax, this.#nesting);
    }
    return {
      kind: 'scanned',
      blocks: this.#blocks,
      deletes,
      deletesFrom,
      plain: this.#plain,
      // A type whose parent comes later in the bytes has a depth that this walk cannot know: assume the worst.
      nesting: this.#types > this.#limits.typeDepthMax && this.#pointsAhead() ? this.#types : this.#nesting,
      deletedLength: this.#deletedLength,
    };
  }

  #block(): Block {
    const cursor = this.#cursor;
    const structs = cursor.varUint();
    const client = cursor.varUint();
    const clock = cursor.varUint();
    if (structs === 0) throw MALFORMED;
    this.#structs += structs;
    if (this.#structs > this.#limits.structsPerUpdateMax) {
      throw new RefusedContent('too-many-structs', this.#limits.structsPerUpdateMax, this.#structs);
    }
    const block: Block = { client, clock, end: clock, structs, from: cursor.at, to: 0, refs: [] };
    this.#blocks.push(block);
    this.#starts.push([]);
    this.#depths.push([]);
    for (let i = 0; i < structs; i++) block.end += this.#struct(block);
    if (block.end > Number.MAX_SAFE_INTEGER) throw MALFORMED;
    block.to = cursor.at;
    return block;
  }

  /** Returns the length of the struct in clocks. */
  #struct(block: Block): number {
    const cursor = this.#cursor;
    const info = cursor.byte();
    const content = info & CONTENT;
    if (content === CONTENT_GC) {
      if (info !== CONTENT_GC) throw MALFORMED;
      return this.#deleted(cursor.varUint());
    }
    const start = block.end;
    let depth = 0;
    let isRoot = false;
    let key: string | null = null;
    let isAttribute = false;
    if (info & HAS_ORIGIN) depth = this.#ref(block, start);
    if (info & HAS_RIGHT_ORIGIN) depth = Math.max(depth, this.#ref(block, start));
    if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
      this.#plain = false;
      const parentIsRoot = cursor.varUint();
      let root = '';
      if (parentIsRoot === 1) {
        isRoot = true;
        root = this.#content.key();
      } else if (parentIsRoot === 0) {
        const from = block.refs.length;
        depth = this.#ref(block, start) + 1;
        isAttribute = this.#elements.size > 0 && this.#elements.has(`${block.refs[from + 1]}:${block.refs[from + 2]}`);
      } else throw MALFORMED;
      if (info & HAS_KEY) key = this.#content.key();
      if (this.#names && isRoot) this.#names.checkRoot(root, key !== null, content);
      if (this.#names && isAttribute && key !== null) this.#names.checkAttribute(key);
    }
    if (content !== CONTENT_STRING && content !== CONTENT_DELETED) this.#plain = false;
    if (content === CONTENT_TYPE) {
      this.#types++;
      if (this.#content.type()) this.#elements.add(`${block.client}:${start}`);
      this.#nesting = Math.max(this.#nesting, depth + 1);
    }
    if (!this.#plain || block.structs > 1) {
      (this.#starts[this.#blocks.length - 1] as number[]).push(start);
      (this.#depths[this.#blocks.length - 1] as number[]).push(depth);
    }
    if (content === CONTENT_TYPE) return 1;
    if (content === CONTENT_DELETED) return this.#deleted(cursor.varUint());
    const length = this.#content.length(content);
    if (length === 0) throw MALFORMED;
    return length;
  }

  #deleted(length: number): number {
    if (length === 0) throw MALFORMED;
    if (length > this.#deletedLength) this.#deletedLength = length;
    return length;
  }

  /** Notes what a struct points at; returns how deep that lies, as far as this update shows. */
  #ref(block: Block, start: number): number {
    const client = this.#cursor.varUint();
    const clock = this.#cursor.varUint();
    block.refs.push(start, client, clock);
    if (this.#types === 0) return 0;
    for (let i = this.#blocks.length - 1; i >= 0; i--) {
      const other = this.#blocks[i] as Block;
      if (other.client !== client) continue;
      if (clock < other.clock || clock >= other.end) return 0;
      const starts = this.#starts[i] as number[];
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] as number) <= clock) low = middle + 1;
        else high = middle;
      }
      return low === 0 ? 0 : ((this.#depths[i] as number[])[low - 1] as number);
    }
    return 0;
  }

  /** Does a struct point into a block that comes later in the bytes? Then depths within this update are unknown. */
  #pointsAhead(): boolean {
    return this.#blocks.some((block, i) =>
      this.#blocks.slice(i + 1).some((later) => {
        for (let at = 1; at < block.refs.length; at += 3) {
          if (block.refs[at] === later.client && (block.refs[at + 1] as number) >= later.clock) return true;
        }
        return false;
      }),
    );
  }

  #deleteSet(): number[] {
    const cursor = this.#cursor;
    const deletes: number[] = [];
    for (let clients = cursor.varUint(); clients > 0; clients--) {
      const client = cursor.varUint();
      for (let ranges = cursor.varUint(); ranges > 0; ranges--) {
        const clock = cursor.varUint();
        const length = cursor.varUint();
        if (length === 0) throw MALFORMED;
        deletes.push(client, clock, length);
      }
    }
    return deletes;
  }
}
