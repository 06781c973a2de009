/**
 * One object of a plan's JSON, read key by key. What has another type than it should is reported and left out, never
 * guessed; what nobody asked for is reported at the end.
 */

/** Something in the JSON that has no place in the plan; `where` is its path, such as `lessons[0].minutes`. */
export interface NotPlaced {
  readonly where: string;
  readonly what: string;
}

/** All that is reported while one plan is read, and the objects whose unread keys are still to be reported. */
export class JsonReport {
  readonly notPlaced: NotPlaced[] = [];
  readonly #readers: JsonReader[] = [];

  add(where: string, what: string): void {
    this.notPlaced.push({ where, what });
  }

  /** A reader of this value; of an empty object when it is none. */
  read(value: unknown, path: string): JsonReader {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) this.add(path, 'not an object, left out');
    const reader = new JsonReader(isObject ? (value as Readonly<Record<string, unknown>>) : {}, path, this);
    this.#readers.push(reader);
    return reader;
  }

  /** Reports every key that nobody asked for and that holds something. */
  reportUnread(): void {
    for (const reader of this.#readers) reader.reportUnread();
  }
}

export class JsonReader {
  readonly report: JsonReport;
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #asked = new Set<string>();

  constructor(object: Readonly<Record<string, unknown>>, path: string, report: JsonReport) {
    this.#object = object;
    this.#path = path;
    this.report = report;
  }

  /** The path of one of its keys. */
  at(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }

  /** What stands under a key; undefined when nothing does. */
  value(name: string): unknown {
    this.#asked.add(name);
    return Object.hasOwn(this.#object, name) ? (this.#object[name] ?? undefined) : undefined;
  }

  leaveOut(name: string, why: string): void {
    this.report.add(this.at(name), `${why}, left out`);
  }

  /** A text; '' when there is none. A number is written out. */
  text(name: string): string {
    const value = this.value(name);
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    if (value !== undefined) this.leaveOut(name, 'not a text');
    return '';
  }

  /** True or false; null when it is not said. */
  flag(name: string): boolean | null {
    const value = this.value(name);
    if (typeof value === 'boolean') return value;
    if (value !== undefined) this.leaveOut(name, 'neither true nor false');
    return null;
  }

  /** A number; null when there is none. */
  count(name: string): number | null {
    const value = this.value(name);
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (value !== undefined) this.leaveOut(name, 'not a number');
    return null;
  }

  /** One text or several. */
  texts(name: string): readonly string[] {
    const value = this.value(name);
    if (typeof value === 'string') return value === '' ? [] : [value];
    return this.#each(name, value).flatMap(([item, where]) => {
      if (typeof item === 'string') return item;
      this.report.add(where, 'not a text, left out');
      return [];
    });
  }

  /** An object under a key; null when there is none. */
  object(name: string): JsonReader | null {
    const value = this.value(name);
    return value === undefined ? null : this.report.read(value, this.at(name));
  }

  /** A list of objects. */
  objects(name: string): readonly JsonReader[] {
    return this.items(name).map(([item, where]) => this.report.read(item, where));
  }

  /** A list of anything, each item with its path. */
  items(name: string): readonly (readonly [item: unknown, where: string])[] {
    return this.#each(name, this.value(name));
  }

  reportUnread(): void {
    for (const [name, value] of Object.entries(this.#object)) {
      const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
      if (!this.#asked.has(name) && !empty) this.leaveOut(name, 'not known here');
    }
  }

  #each(name: string, value: unknown): readonly (readonly [item: unknown, where: string])[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value.map((item: unknown, i) => [item, `${this.at(name)}[${i}]`] as const);
    this.leaveOut(name, 'not a list');
    return [];
  }
}
