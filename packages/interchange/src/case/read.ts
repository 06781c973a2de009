/**
 * A CASE package as teachers meet it: its items as a tree in the framework's order, their words as text, and notes on what was
 * peculiar. Nothing is left out but an item that has neither a name nor words, and that is noted.
 */

import { type Framework, type ItemLink, itemName, type LinkKind } from '@tangram/standards';
import { type CaseNote, Notes } from './notes.ts';
import { bySiblingOrder, type OrderKey } from './order.ts';
import type { CasePackage } from './package.ts';
import { caseLimits } from './package.ts';
import { keyOf, namesOfEnd, References } from './references.ts';
import { plainStatement } from './statement.ts';
import { treeOf } from './tree.ts';
import { type CaseRecord, dayIn, gradesIn, numberIn, textIn } from './values.ts';

export interface CaseFramework extends Framework {
  readonly creator: string | null;
  /** such as Draft, Adopted, Deprecated */
  readonly adoptionStatus: string | null;
  readonly notes: readonly CaseNote[];
}

/** An item before it has its place; its place and its links come from the associations. */
interface Item extends OrderKey {
  readonly key: string;
  readonly record: CaseRecord;
  sequence: number | null;
  /** the key of the item above; null at the top */
  parent: string | null;
  place: 'none' | 'unknown' | 'known';
  readonly links: ItemLink[];
}

const linksMax = 50;
const shortMax = 300;
const statementMax = 20_000;
const linkKinds: ReadonlyMap<string, LinkKind> = new Map([
  ['exactmatchof', 'same'],
  ['isrelatedto', 'related'],
  ['precedes', 'after'],
  ['replacedby', 'replacedBy'],
]);

/** Reads a package. It changes nothing and never fails: what is amiss is a note. */
export function readCasePackage(pack: CasePackage): CaseFramework {
  const notes = new Notes();
  const items = itemsOf(pack.items, notes);
  connect(pack, items, notes);
  for (const item of items) {
    if (item.place !== 'known') notes.add(item.place === 'none' ? 'noPlace' : 'noParent', itemName(item));
  }
  const { placed, cut } = treeOf(items, bySiblingOrder);
  for (const item of cut) notes.add('circle', itemName(item));
  const { document, identifier } = pack;
  return {
    id: identifier,
    title: shortIn(document, 'title') ?? 'Framework without a title',
    creator: shortIn(document, 'creator'),
    adoptionStatus: shortIn(document, 'adoptionStatus'),
    items: placed.map(({ node, parent, depth }) => ({
      id: node.id,
      code: node.code,
      kind: shortIn(node.record, 'CFItemType'),
      grades: gradesIn(node.record),
      statement: node.statement,
      parent: parent?.id ?? null,
      depth,
      endsOn: dayIn(node.record, 'statusEndDate'),
      links: node.links,
    })),
    notes: notes.all(),
  };
}

function itemsOf(records: readonly CaseRecord[], notes: Notes): Item[] {
  const items = new Map<string, Item>();
  for (const record of records) {
    const code = shortIn(record, 'humanCodingScheme');
    const statement = statementIn(record, notes);
    const id = identifierOf(record);
    if (id === null) {
      notes.add('nothing', '');
      continue;
    }
    const item: Item = {
      id,
      key: keyOf(id),
      record,
      code,
      statement,
      enumeration: shortIn(record, 'listEnumeration'),
      sequence: numberIn(record, 'sequenceNumber'),
      parent: null,
      place: 'none',
      links: [],
    };
    if (items.has(item.key)) notes.add('twice', itemName(item));
    else items.set(item.key, item);
  }
  return [...items.values()];
}

/** What an item is known by; where its publisher gave it no identifier, what comes nearest to one. */
export function identifierOf(record: CaseRecord): string | null {
  const found = ['identifier', 'uri', 'humanCodingScheme', 'fullStatement'].map((name) => textIn(record, name));
  return found.find((text) => text !== null)?.slice(0, caseLimits.identifier) ?? null;
}

function statementIn(record: CaseRecord, notes: Notes): string {
  const whole = plainStatement(textIn(record, 'fullStatement') ?? textIn(record, 'abbreviatedStatement') ?? '');
  if (whole.length <= statementMax) return whole;
  notes.add('long', shortIn(record, 'humanCodingScheme') ?? whole.slice(0, 60));
  return `${whole.slice(0, statementMax).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Enters what the associations say: who is below whom, and which are the same, related, resting on or given up for another. */
function connect({ document, associations, identifier }: CasePackage, items: readonly Item[], notes: Notes): void {
  const references = new References<Item | 'document'>();
  references.enter(identifier, 'document');
  references.enter(textIn(document, 'uri'), 'document');
  for (const item of items) references.enter(item.id, item);
  for (const item of items) references.enter(textIn(item.record, 'uri'), item);
  for (const association of associations) {
    const [from, to] = [namesOfEnd(association, 'origin'), namesOfEnd(association, 'destination')];
    const [origin, destination] = [references.find(from), references.find(to)];
    const type = (textIn(association, 'associationType') ?? '').toLowerCase();
    if (from.length === 0 || to.length === 0) notes.add('looseEnd', '');
    else if (type === 'ischildof') {
      if (typeof origin === 'object') place(origin, destination, numberIn(association, 'sequenceNumber'), notes);
    } else {
      const how = linkKinds.get(type);
      if (how !== undefined) link(how, asEnd(origin, from), asEnd(destination, to));
    }
  }
}

/** Puts an item where an association says. Of several places the one that comes first in order is kept, whatever order the file has. */
function place(item: Item, parent: Item | 'document' | undefined, sequence: number | null, notes: Notes): void {
  if (parent === undefined) {
    if (item.place === 'none') item.place = 'unknown';
    return;
  }
  const wanted = { parent: parent === 'document' ? null : parent.key, sequence };
  if (item.place === 'known') {
    if (item.parent === wanted.parent && item.sequence === wanted.sequence) return;
    if (item.parent !== wanted.parent) notes.add('places', itemName(item));
    if (!comesFirst(wanted, item)) return;
  }
  item.place = 'known';
  item.parent = wanted.parent;
  item.sequence = wanted.sequence ?? numberIn(item.record, 'sequenceNumber');
}

type Place = Pick<Item, 'parent' | 'sequence'>;

function comesFirst(one: Place, other: Place): boolean {
  if (one.parent === other.parent) {
    return (one.sequence ?? Number.POSITIVE_INFINITY) < (other.sequence ?? Number.POSITIVE_INFINITY);
  }
  // A place below another item says more than one at the top.
  if (one.parent === null || other.parent === null) return one.parent !== null;
  return one.parent < other.parent;
}

interface End {
  readonly item: Item | null;
  readonly id: string;
}

function asEnd(found: Item | 'document' | undefined, names: readonly string[]): End {
  const item = typeof found === 'object' ? found : null;
  return { item, id: (item?.id ?? names[0] ?? '').slice(0, caseLimits.identifier) };
}

function link(how: LinkKind, origin: End, destination: End): void {
  if (how === 'after') addLink(destination, { how, to: origin.id });
  else addLink(origin, { how, to: destination.id });
  if (how === 'same' || how === 'related') addLink(destination, { how, to: origin.id });
}

function addLink({ item, id }: End, link: ItemLink): void {
  if (item === null || id === link.to || item.links.length >= linksMax) return;
  if (!item.links.some(({ how, to }) => how === link.how && to === link.to)) item.links.push(link);
}

/** A line of text, bounded and without markup. */
function shortIn(record: CaseRecord, name: string): string | null {
  const text = plainStatement((textIn(record, name) ?? '').slice(0, shortMax)).replace(/\s+/g, ' ');
  return text === '' ? null : text;
}
