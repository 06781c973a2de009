/**
 * Who may what, as the application has it, and whose words have reached a server that let them write: only
 * those may ever be found in the log.
 */

import type { Access } from '../../client/codes.ts';
import { type DocumentName, nobody, type PersonKey } from '../../src/names.ts';
import type { Scan } from '../../src/scan.ts';
import type { SafeEntry } from './judge.ts';
import { Ranges } from './ranges.ts';
import type { Session } from './session.ts';
import type { Accuse } from './violation.ts';

interface Arrived {
  readonly structs: Ranges;
  readonly deletions: Ranges;
}

export class Rights {
  readonly #accuse: Accuse;
  readonly #rights = new Map<string, Access | null>();
  readonly #owners = new Map<number, PersonKey>();
  readonly #arrived = new Map<string, Arrived>();
  readonly #withheld = new WeakMap<Session, Scan[]>();

  constructor(accuse: Accuse) {
    this.#accuse = accuse;
  }

  of(person: PersonKey, document: DocumentName): Access | null {
    const right = this.#rights.get(`${person} ${document}`);
    return right === undefined ? 'edit' : right;
  }

  set(person: PersonKey, document: DocumentName, access: Access | null): void {
    this.#rights.set(`${person} ${document}`, access);
  }

  /** Whose a client id really is; undefined for the servers' own. */
  readonly ownerOf = (client: number): PersonKey | undefined => this.#owners.get(client);

  /** Somebody writes under this client id. */
  readonly writesAs = (client: number, person: PersonKey): void => {
    if (!this.#owners.has(client)) this.#owners.set(client, person);
  };

  /** Words have arrived at a server, from somebody who may write there or may not. */
  readonly arrived = (session: Session, scan: Scan): void => {
    const withheld = this.#withheld.get(session) ?? [];
    withheld.push(scan);
    this.#withheld.set(session, withheld);
    if (session.access === 'edit') this.mayWrite(session);
  };

  /** What has arrived from somebody, and may have waited to be looked at, is from somebody who may write. */
  mayWrite(session: Session): void {
    const { person, document } = session.options;
    const { structs, deletions } = this.#arrivedFrom(document, person);
    for (const { blocks, deletes } of this.#withheld.get(session) ?? []) {
      for (const { client, clock, end } of blocks) structs.add(client, clock, end);
      for (let i = 0; i < deletes.length; i += 3) {
        const [client = 0, clock = 0, length = 0] = deletes.slice(i, i + 3);
        deletions.add(client, clock, clock + length);
      }
    }
    this.#withheld.delete(session);
  }

  /** An entry is safe on the disk. It has come from where it may. */
  checkEntry(document: DocumentName, { author, scan }: SafeEntry): void {
    if (author === nobody) return;
    const { structs, deletions } = this.#arrivedFrom(document, author);
    for (const { client, clock, end } of scan.blocks) {
      if (this.ownerOf(client) === undefined) return; // an edit of the server's, in somebody's name
      if (structs.covers(client, clock, end)) continue;
      this.#accuse(
        'rights',
        `${author} has ${client} ${clock} to ${end} stored in ${document}, without the right to it`,
      );
    }
    for (let i = 0; i < scan.deletes.length; i += 3) {
      const [client = 0, clock = 0, length = 0] = scan.deletes.slice(i, i + 3);
      if (deletions.covers(client, clock, clock + length)) continue;
      this.#accuse(
        'rights',
        `${author} has ${client} ${clock}+${length} deleted in ${document}, without the right to it`,
      );
    }
  }

  #arrivedFrom(document: DocumentName, person: PersonKey): Arrived {
    const key = `${person} ${document}`;
    const found = this.#arrived.get(key) ?? { structs: new Ranges(), deletions: new Ranges() };
    this.#arrived.set(key, found);
    return found;
  }
}
