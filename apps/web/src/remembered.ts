/**
 * What this device remembers of the last answers of the server, so that pages open at once and plans opened before open
 * offline. Every entry belongs to one person and goes when that person signs out; only comments, requests and
 * words of photos that are in no plan yet stay, and are shown to nobody else.
 */
const prefix = 'tangram:';

/** What was remembered for a person under a name, or undefined. */
export function remembered<T>(person: string, name: string): T | undefined {
  try {
    const text = localStorage.getItem(key(person, name));
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Remembers a value; `undefined` forgets it. A device without room keeps working without the memory. */
export function remember(person: string, name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key(person, name));
    else localStorage.setItem(key(person, name), JSON.stringify(value));
  } catch {
    // Storage is full or switched off: the page then asks the server each time.
  }
}

/** The names remembered for a person that begin with `start`. */
export function namesRemembered(person: string, start: string): string[] {
  const full = key(person, start);
  return storedKeys().flatMap((one) => (one.startsWith(full) ? [one.slice(key(person, '').length)] : []));
}

/** What waits for its writer to come back: half-written comments, what they are about, comments that are not sent yet, requests, and words of photos. */
const unsent = ['draft:', 'beginning:', 'waiting:', 'asking:', 'photo-words:'];

/** Forgets everything about a person but the comments, requests and words of photos that only this device has. */
export function forgetPerson(person: string): void {
  const stays = unsent.map((name) => key(person, name));
  for (const one of storedKeys()) {
    if (one.startsWith(key(person, '')) && !stays.some((start) => one.startsWith(start))) localStorage.removeItem(one);
  }
}

function storedKeys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

const key = (person: string, name: string) => `${prefix}${person}:${name}`;
