/** One figure in several pages: what each changes is kept, whoever was offline, and undo takes back one's own alone. */
import { sectionId } from '@tangram/domain';
import { addSection, findSection } from '@tangram/plan';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createPlanUndo } from '../undo.ts';
import { createFigureChanges } from './figure-changes.ts';
import { type Json, type JsonObject, namedRow, withInserted, withValue } from './json.ts';
import type { KeptFigure, KeptFigures } from './kept-figures.ts';
import { readText } from './merge.ts';

const mine = Symbol('mine');
const lesson = sectionId('lesson');
const start = {
  ...{ type: 'numberLine', title: 'Tenths', min: 0, max: 1 },
  points: [
    { at: 0, label: 'A' },
    { at: 1, label: 'B' },
  ],
};

/** The order in which everything was written down. */
class Server {
  readonly log: Uint8Array[] = [];
}

/** What a device keeps when a page is closed: its copy of the document, what it did not send, and its figures. */
class Device implements KeptFigures {
  copy: Uint8Array | null = null;
  unsent: Uint8Array[] = [];
  heard = 0;
  readonly #figures = new Map<string, string>();

  of(element: string): KeptFigure | null {
    return JSON.parse(this.#figures.get(element) ?? 'null') as KeptFigure | null;
  }

  set(element: string, kept: KeptFigure | null): void {
    this.#figures.set(element, JSON.stringify(kept));
  }
}

/** A page on a plan with one figure, online when it is told. */
class Page {
  readonly doc = new Y.Doc();
  readonly device: Device;
  readonly undo;
  readonly changes;
  #named = 0;

  constructor(clientId: number, server: Server, device = new Device()) {
    this.doc.clientID = clientId;
    this.device = device;
    // The page listens before it has read this device's copy, as in the house.
    this.undo = createPlanUndo([this.doc], mine);
    this.changes = createFigureChanges([this.doc], this.undo, device);
    if (device.copy !== null) Y.applyUpdate(this.doc, device.copy, device);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== server) device.unsent.push(update);
    });
    if (device.copy !== null) return;
    if (server.log.length > 0) this.syncs(server);
    else {
      const body = { type: 'doc', content: [{ type: 'figure', attrs: { figure: JSON.stringify(start) } }] };
      addSection(this.doc, { id: lesson, kind: 'lesson', after: null, body }, 'seed');
      this.syncs(server);
    }
  }

  /** Closes the page and opens it again on the same device, with nothing heard meanwhile. */
  opensAgain(clientId: number, server: Server): Page {
    this.device.copy = Y.encodeStateAsUpdate(this.doc);
    this.doc.destroy();
    return new Page(clientId, server, this.device);
  }

  get body(): Y.XmlFragment {
    const body = findSection(this.doc, lesson)?.body;
    if (!body) throw new Error('the lesson has no body');
    return body;
  }

  get element(): Y.XmlElement {
    return this.body.get(0) as Y.XmlElement;
  }

  get figure(): JsonObject | null {
    return readText(this.element.getAttribute('figure'));
  }

  /** Hears what is new on the server, then tells it what was written here: a page that comes back does it in this order. */
  syncs(server: Server): void {
    const { device } = this;
    for (; device.heard < server.log.length; device.heard += 1) {
      Y.applyUpdate(this.doc, server.log[device.heard] ?? new Uint8Array(), server);
    }
    if (device.unsent.length > 0) server.log.push(Y.mergeUpdates(device.unsent.splice(0)));
    device.heard = server.log.length;
  }

  sets(path: (string | number)[], value: Json): void {
    this.changes.change(this.element, (now) => withValue(now, path, value) as JsonObject);
  }

  /** Adds a point as the button below the rows does, the same one each time. */
  addsPoint(): void {
    this.adds(namedRow({ at: 3, label: '' }, this.#nextName()));
  }

  addsDot(): void {
    const dot = namedRow({ n: 5, d: 1 }, this.#nextName());
    this.changes.change(this.element, (now) => withInserted(now, ['data'], 0, dot) as JsonObject);
  }

  #nextName(): string {
    this.#named += 1;
    return `${this.doc.clientID} ${this.#named}`;
  }

  adds(point: Json): void {
    this.changes.change(this.element, (now) => withInserted(now, ['points'], 2, point) as JsonObject);
  }
}

/** Until nobody has anything new for anybody. */
function meet(server: Server, ...pages: Page[]): void {
  for (let length = -1; length !== server.log.length; ) {
    length = server.log.length;
    for (const page of pages) page.syncs(server);
  }
  for (const page of pages) expect(page.figure).toEqual(pages[0]?.figure);
}

function twoPages(first = 1, second = 2) {
  const server = new Server();
  const ana = new Page(first, server);
  const ben = new Page(second, server);
  return { server, ana, ben, meet: () => meet(server, ana, ben) };
}

// Which of two concurrent values a shared document keeps is decided by the pages' ids: both orders must do.
describe.each([
  [1, 2],
  [2, 1],
])('pages %i and %i', (first, second) => {
  test('two who change different parts at the same time both find their part, and the other’s', () => {
    const { ana, ben, meet } = twoPages(first, second);
    ana.sets(['max'], 10);
    ben.sets(['points', 1, 'at'], 7);
    ben.sets(['title'], 'Ones');
    meet();
    expect(ana.figure).toMatchObject({ title: 'Ones', max: 10, points: [{ at: 0 }, { at: 7, label: 'B' }] });
  });

  test('two points added at once are both there', () => {
    const { ana, ben, meet } = twoPages(first, second);
    ana.adds({ at: 3, label: 'Ana' });
    ben.adds({ at: 4, label: 'Ben' });
    meet();
    const labels = ['A', 'Ana', 'B', 'Ben'].map((label) => expect.objectContaining({ label }));
    expect(ana.figure?.points).toHaveLength(4);
    expect(ana.figure?.points).toEqual(expect.arrayContaining(labels));
  });

  test('two dots and two points that are equal, added at once, are both there', () => {
    const { ana, ben, meet } = twoPages(first, second);
    ana.sets(['data'], []);
    meet();
    for (const page of [ana, ben]) {
      page.addsPoint();
      page.addsDot();
    }
    meet();
    ana.undo.undo();
    meet();
    expect(ben.figure?.data).toHaveLength(1);
    ana.undo.redo();
    meet();
    expect(ben.figure?.data).toMatchObject([{ n: 5 }, { n: 5 }]);
    expect(ana.figure?.points).toHaveLength(4);
  });

  test('who comes back from the bus finds both, also when the colleague has gone home', () => {
    const { ana, ben, server } = twoPages(first, second);
    ana.sets(['max'], 10);
    ana.syncs(server);
    // Ana closes her page. Ben, offline all the while, wrote twice.
    ben.sets(['min'], -10);
    ben.sets(['title'], 'Temperatures');
    ben.syncs(server);
    expect(new Page(9, server).figure).toMatchObject({ min: -10, max: 10, title: 'Temperatures' });
  });

  test('a page that is closed offline and opened again still finds both, also when the colleague has gone home', () => {
    const { ana, ben, server } = twoPages(first, second);
    ana.sets(['max'], 10);
    ana.addsPoint();
    ben.sets(['title'], 'Ones');
    ben.addsPoint();
    ben.syncs(server);
    const again = ana.opensAgain(7, server).opensAgain(8, server);
    expect(again.figure).toMatchObject({ max: 10, title: 'Tenths' });
    again.syncs(server);
    again.syncs(server);
    const found = new Page(9, server).figure;
    expect(found).toMatchObject({ max: 10, title: 'Ones' });
    expect(found?.points).toHaveLength(4);
  });

  test('undo takes back one’s own part, redo brings it again, and the colleague’s part stays', () => {
    const { ana, ben, meet } = twoPages(first, second);
    ana.sets(['max'], 10);
    meet();
    ben.sets(['points', 0, 'label'], 'start');
    meet();
    ana.undo.undo();
    meet();
    expect(ben.figure).toMatchObject({ max: 1, points: [{ label: 'start' }, {}] });
    ana.undo.redo();
    meet();
    expect(ben.figure).toMatchObject({ max: 10, points: [{ label: 'start' }, {}] });
    ben.undo.undo();
    expect(ben.figure).toMatchObject({ max: 10, points: [{ label: 'A' }, {}] });
  });

  test('undo after both wrote at once takes back one’s own part of what was written together', () => {
    const { ana, ben, meet } = twoPages(first, second);
    ana.adds({ at: 3, label: 'Ana' });
    ben.sets(['max'], 10);
    meet();
    ana.undo.undo();
    meet();
    expect(ben.figure).toMatchObject({ ...start, max: 10 });
    ben.undo.undo();
    meet();
    expect(ana.figure).toMatchObject(start);
  });
});

test('a step that a colleague has written over is passed over, and the step before is taken back', () => {
  const { ana, ben, meet } = twoPages();
  ana.sets(['title'], 'First');
  ana.sets(['max'], 10);
  meet();
  ben.sets(['max'], 20);
  meet();
  ana.undo.undo();
  expect(ana.figure).toMatchObject({ title: 'Tenths', max: 20 });
});

test('every change is one step, in order with what is done elsewhere', () => {
  const { ana } = twoPages();
  ana.sets(['max'], 10);
  ana.sets(['min'], -10);
  ana.undo.undo();
  expect(ana.figure).toMatchObject({ min: 0, max: 10 });
  ana.undo.undo();
  expect(ana.figure).toEqual(start);
  ana.undo.redo();
  ana.undo.redo();
  expect(ana.figure).toMatchObject({ min: -10, max: 10 });
});

test('a figure whose removal is taken back can be undone further', () => {
  const { ana } = twoPages();
  ana.sets(['max'], 10);
  ana.undo.step();
  ana.doc.transact(() => ana.body.delete(0, 1), mine);
  ana.undo.undo();
  expect(ana.figure).toMatchObject({ max: 10 });
  ana.undo.undo();
  expect(ana.figure).toEqual(start);
});

test('a figure that is gone, or would grow too large, is not written', () => {
  const { ana } = twoPages();
  const { element } = ana;
  const change = (text: string) => ana.changes.change(element, (now) => ({ ...now, caption: text }));
  expect(change('x'.repeat(20_000))).toBe('tooLarge');
  expect(change('')).toBe('changed');
  expect(change('')).toBe('unchanged');
  ana.body.delete(0, 1);
  expect(change('late')).toBe('gone');
});

test.each([2, 3])('chance: %i pages come to one figure with every change, online and offline as it comes', (people) => {
  const doing = fc.record({ page: fc.nat({ max: people - 1 }), value: fc.option(fc.integer(), { freq: 2 }) });
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: people, maxLength: people });
  fc.assert(
    fc.property(ids, fc.array(doing, { maxLength: 20 }), (clientIds, doings) => {
      const server = new Server();
      const pages = clientIds.map((id) => new Page(id, server));
      const written: Record<string, number> = {};
      for (const [index, { page, value }] of doings.entries()) {
        if (value === null) pages[page]?.syncs(server);
        else {
          pages[page]?.sets([`value ${index}`], value);
          written[`value ${index}`] = value;
        }
      }
      meet(server, ...pages);
      expect(pages[0]?.figure).toMatchObject({ ...start, ...written });
    }),
    { numRuns: 200 },
  );
});

test.each([2, 3])('chance: %i pages add equal rows, and every one is there once', (people) => {
  const doing = fc.record({ page: fc.nat({ max: people - 1 }), adds: fc.boolean() });
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: people, maxLength: people });
  fc.assert(
    fc.property(ids, fc.array(doing, { maxLength: 20 }), (clientIds, doings) => {
      const server = new Server();
      const pages = clientIds.map((id) => new Page(id, server));
      for (const { page, adds } of doings) {
        if (adds) pages[page]?.addsPoint();
        else pages[page]?.syncs(server);
      }
      meet(server, ...pages);
      expect(pages[0]?.figure?.points).toHaveLength(2 + doings.filter(({ adds }) => adds).length);
    }),
    { numRuns: 200 },
  );
});
