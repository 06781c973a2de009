/**
 * Who is here, and where. Names, colors and roles come from the server; what a page says of itself is only where its cursor is.
 * Everything that arrives is read as what it is: text from another page.
 */
import type { SectionId } from '@tangram/domain';
import * as Y from 'yjs';
import type { PlanRooms } from './plan-rooms.ts';

export interface PersonHere {
  readonly client: number;
  readonly id: string;
  readonly name: string;
  readonly color: number;
  readonly school: string;
}

/** Where somebody's caret is: a section, and two places in its body. */
export interface RemoteCursor {
  readonly person: PersonHere;
  readonly section: string;
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
}

type States = ReadonlyMap<number, Readonly<Record<string, unknown>>>;

/** The others who have a document open, each once; oneself is left out. */
export function peopleOf(states: States, me: string): readonly PersonHere[] {
  const people = new Map<string, PersonHere>();
  for (const [client, state] of states) {
    const person = readPerson(client, state.user);
    if (person && person.id !== me && !people.has(person.id)) people.set(person.id, person);
  }
  return [...people.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** The cursors of the other pages, those of my own other windows too. */
export function cursorsOf(states: States, myClient: number): readonly RemoteCursor[] {
  const cursors: RemoteCursor[] = [];
  for (const [client, state] of states) {
    const person = client === myClient ? null : readPerson(client, state.user);
    const cursor = person && readCursor(state.cursor);
    if (person && cursor) cursors.push({ person, ...cursor });
  }
  return cursors;
}

/** Who else has the caret in a section. */
export function peopleIn(rooms: PlanRooms, section: SectionId): readonly PersonHere[] {
  const here = rooms.all.flatMap(({ awareness, doc }) => cursorsOf(awareness.getStates(), doc.clientID));
  const people = here.filter((cursor) => cursor.section === section).map(({ person }) => person);
  return people.filter((person, index) => people.findIndex(({ id }) => id === person.id) === index);
}

/** The cursor as it is sent: small, and only places. */
export function cursorToSend(section: SectionId, anchor: Y.RelativePosition, head: Y.RelativePosition) {
  return { section, anchor: Y.relativePositionToJSON(anchor), head: Y.relativePositionToJSON(head) };
}

function readPerson(client: number, user: unknown): PersonHere | null {
  if (typeof user !== 'object' || user === null) return null;
  const text = (name: string) => {
    const value: unknown = Reflect.get(user, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const color = Number(text('color'));
  return {
    client,
    id: text('id') || `client ${client}`,
    name: text('name'),
    color: Number.isInteger(color) && color >= 0 && color < 8 ? color : 7,
    school: text('school'),
  };
}

function readCursor(cursor: unknown): Omit<RemoteCursor, 'person'> | null {
  if (typeof cursor !== 'object' || cursor === null) return null;
  const { section, anchor, head } = cursor as Record<string, unknown>;
  if (typeof section !== 'string' || !isPlace(anchor) || !isPlace(head)) return null;
  return { section, anchor: Y.createRelativePositionFromJSON(anchor), head: Y.createRelativePositionFromJSON(head) };
}

/** Whether this names a place in a body, there or not. Yjs reads what it is given, and throws at what points at nothing at all. */
function isPlace(place: unknown): boolean {
  if (typeof place !== 'object' || place === null) return false;
  const { type = null, item = null, tname = null, assoc = 0 } = place as Record<string, unknown>;
  // A body is never a root of its own.
  if (tname !== null || typeof assoc !== 'number') return false;
  return (type === null || isId(type)) && (item === null || isId(item)) && (type !== null || item !== null);
}

function isId(id: unknown): boolean {
  if (typeof id !== 'object' || id === null) return false;
  const { client, clock } = id as Record<string, unknown>;
  return [client, clock].every((count) => Number.isSafeInteger(count) && Number(count) >= 0);
}
