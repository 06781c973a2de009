/**
 * Pictures over HTTP, brought as files that people and attackers send: what comes out is seen and nothing else (A16, B79, B80),
 * and only by those who may read the part of the plan in which it stands.
 */
import { instant, personId, type SectionId, sectionId } from '@tangram/domain';
import { addSection, bringBackSection, findSection, removeSection } from '@tangram/plan';
import { body, type JSONContent, pairTable, paragraph } from '@tangram/plan/body';
import { whoseWork, writeWhoseWork } from '@tangram/plan/pictures';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Guest, openHouse, randomId, type TestHouse } from '../testing/house.ts';
import { makePlan, openPage, type Page } from '../testing/page.ts';
import { until } from '../testing/until.ts';

let house: TestHouse;
let ana: Guest;
let ben: Guest;
let plan: string;

beforeAll(async () => {
  house = await openHouse();
  [ana, ben] = await Promise.all([house.as('Imani Cole'), house.as('Mei Tanaka')]);
  plan = randomId();
  await makePlan(ana, 'task', 'Counters', plan);
}, 60_000);
afterAll(() => house.tearDown(), 30_000);

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

const send = (file: Uint8Array, more: { id?: string; part?: string; who?: Guest; to?: string } = {}) =>
  (more.who ?? ana).ask('POST', `/api/plans/${more.to ?? plan}/pictures`, {
    pictureId: more.id ?? randomId(),
    part: more.part ?? 'open',
    data: Buffer.from(file).toString('base64'),
  });

async function fetched(id: string, who = ana) {
  const answer = await who.ask('GET', `/api/pictures/${id}`);
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

const shown = (picture: string): JSONContent => ({ type: 'picture', attrs: { picture, width: 40, height: 30 } });

function pictureNode(picture: string): Y.XmlElement {
  const node = new Y.XmlElement('picture');
  node.setAttribute('picture', picture);
  return node;
}

/** Puts blocks into a plan's open part; resolves when another page has them. */
async function puts(to: string, blocks: JSONContent[]): Promise<void> {
  const [page, other] = await Promise.all([openPage(house, ana, to), openPage(house, ana, to)]);
  const id = sectionId(randomId());
  addSection(page.doc, { id, kind: 'section', after: null, title: 'Photos', body: body(...blocks) }, 'me');
  await other.sees('the blocks', () => findSection(other.doc, id) !== null);
  await Promise.all([page.leave(), other.leave()]);
}

describe('what comes out', () => {
  test('A16, B80: a photo is turned upright and holds no place, camera or time', async () => {
    const photo = await drawn(400, 200)
      .withExif({
        IFD0: { Make: 'Schoolphone', DateTime: '2026:10:01 09:00:00' },
        IFD3: { GPSLatitude: '39/1 57/1 0/1' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const id = randomId();
    const answer = await send(photo, { id });
    expect(await answer.json()).toEqual({ width: 200, height: 400 });
    const { answer: got, bytes } = await fetched(id);
    expect(got.headers.get('content-type')).toBe('image/jpeg');
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect(got.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(got.headers.get('cache-control')).toContain('private');
    const { exif, xmp, iptc, orientation } = await sharp(bytes).metadata();
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(bytes.includes('Schoolphone')).toBe(false);
  });

  test('B79: what stands behind a picture’s end is gone', async () => {
    const script = '<script>alert(1)</script>';
    const id = randomId();
    await send(Buffer.concat([await drawn(20, 20).png().toBuffer(), Buffer.from(script)]), { id });
    const { answer, bytes } = await fetched(id);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(bytes.includes('script')).toBe(false);
  });

  test('B80: CMYK, 16 bits a channel, an animation and a large photo are made ordinary', async () => {
    const cmyk = await drawn(30, 30).toColourspace('cmyk').jpeg().toBuffer();
    const deep = await sharp(Buffer.alloc(30 * 30 * 6, 7), { raw: { width: 30, height: 30, channels: 3 } })
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    const large = await drawn(5_000, 3_000).jpeg().toBuffer();
    const frames = await sharp(Buffer.alloc(20 * 60 * 3, 90), {
      raw: { width: 20, height: 60, channels: 3, pageHeight: 20 },
    })
      .gif({ loop: 0 })
      .toBuffer();
    const sizes = await Promise.all(
      [cmyk, deep, large, frames].map(async (file) => {
        const id = randomId();
        expect((await send(file, { id })).status).toBe(200);
        const { width, height, space, depth, pages } = await sharp((await fetched(id)).bytes).metadata();
        expect({ space, depth, pages }).toEqual({ space: 'srgb', depth: 'uchar', pages: undefined });
        return [width, height];
      }),
    );
    expect(sizes).toEqual([
      [30, 30],
      [30, 30],
      [2_000, 1_200],
      [20, 20],
    ]);
  });
});

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  test.each([
    ['an SVG with a script', Buffer.from(svg)],
    ['HTML that calls itself a picture', Buffer.from('<!doctype html><img src=x onerror=alert(1)>')],
    ['a GIF’s first bytes before JavaScript', Buffer.from('GIF89a=1;alert(1)//')],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj')],
    ['nothing', Buffer.alloc(0)],
  ])('B79: %s', async (_, file) => {
    const answer = await send(file);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ data: { field: 'data' } });
  });

  test('B80: a picture that is cut off, and one that would unpack to 2,500 million pixels', async () => {
    const whole = await drawn(300, 300).jpeg().toBuffer();
    expect((await send(whole.subarray(0, whole.length - 300))).status).toBe(422);
    const bomb = await drawn(8, 8).png().toBuffer();
    bomb.writeUInt32BE(50_000, 16);
    bomb.writeUInt32BE(50_000, 20);
    const answer = await send(bomb);
    expect(answer.status).toBe(422);
  });

  test('more than the limit, with the limit', async () => {
    const answer = await send(Buffer.alloc(11 * 1024 * 1024));
    expect(answer.status).toBe(413);
    expect((await ana.ask('GET', '/api/plans')).status).toBe(200);
  });
});

describe('who sees it', () => {
  test('whoever may read the part in which it stands, and nobody else', async () => {
    const shared = randomId();
    await makePlan(ana, 'intervention', 'Shared', shared);
    await ana.get('POST', `/api/plans/${shared}/visibility`, { visibility: 'network', circleAccess: 'comment' });
    const [open, authors, own] = [randomId(), randomId(), randomId()];
    const file = await drawn(10, 10).png().toBuffer();
    expect((await send(file, { id: open, to: shared })).status).toBe(200);
    expect((await send(file, { id: authors, to: shared, part: 'authors' })).status).toBe(200);
    expect((await send(file, { id: own })).status).toBe(200);
    const seenBy = async (who: Guest) =>
      Promise.all([open, authors, own].map(async (id) => (await fetched(id, who)).answer.status));
    // Sent once more for the other part, it stands in both.
    const both = randomId();
    for (const part of ['authors', 'open']) expect((await send(file, { id: both, to: shared, part })).status).toBe(200);
    // Until it stands in the text, it is for those who may put it there.
    expect((await fetched(open, ben)).answer.status).toBe(404);
    await puts(shared, [shown(open), shown(both)]);
    expect((await fetched(both, ben)).answer.status).toBe(200);
    expect(await seenBy(ana)).toEqual([200, 200, 200]);
    expect(await seenBy(ben)).toEqual([200, 404, 404]);
    expect((await house.ask('GET', `/api/pictures/${open}`)).status).toBe(401);
    // Nobody brings what they may not see, and nobody takes over an id.
    const mine = randomId();
    await makePlan(ben, 'task', 'Mine', mine);
    expect((await ben.ask('POST', `/api/plans/${mine}/pictures/${own}/bring`, { part: 'open' })).status).toBe(404);
    expect((await send(file, { id: own, who: ben, to: mine })).status).toBe(404);
    expect((await ben.ask('POST', `/api/plans/${mine}/pictures/${open}/bring`, { part: 'open' })).status).toBe(200);
    await ana.get('POST', `/api/plans/${shared}/visibility`, { visibility: 'authors', circleAccess: 'comment' });
    expect(await seenBy(ben)).toEqual([200, 404, 404]);
  });

  test('sent again it is the same picture, and a copy of the plan shows it', async () => {
    const id = randomId();
    const file = await drawn(12, 10).png().toBuffer();
    for (const _ of [1, 2]) expect(await (await send(file, { id })).json()).toEqual({ width: 12, height: 10 });
    await ana.get('POST', `/api/plans/${plan}/visibility`, { visibility: 'network', circleAccess: 'view' });
    await puts(plan, [shown(id)]);
    await ben.get('POST', `/api/plans/${plan}/adapt`, { copyId: randomId() });
    await ana.get('POST', `/api/plans/${plan}/visibility`, { visibility: 'authors', circleAccess: 'view' });
    expect((await fetched(id, ben)).answer.status).toBe(200);
  });
});

describe('one that no plan shows any more', () => {
  let quick: TestHouse;
  beforeAll(async () => {
    quick = await openHouse({ lookAtPicturesEveryMs: 20, picturesKeptMs: 0 });
  }, 60_000);
  afterAll(() => quick.tearDown(), 30_000);

  test('is deleted with the last plan that shows it, and whoever puts it back finds that it is not there', async () => {
    const imani = await quick.as('Imani Cole');
    const [one, other, id, kept] = [randomId(), randomId(), randomId(), randomId()];
    for (const made of [one, other]) await makePlan(imani, 'task', 'Photos', made);
    const pages = await Promise.all([openPage(quick, imani, one), openPage(quick, imani, other)]);
    const [first, second] = pages;
    const text = sectionId('photos');
    const data = (await drawn(4, 4).png().toBuffer()).toString('base64');
    const statusOf = async (picture: string) => (await imani.ask('GET', `/api/pictures/${picture}`)).status;
    // It stands in the text before it is sent, as a page does it.
    for (const page of pages) {
      const blocks = body(shown(id), shown(kept));
      addSection(page.doc, { id: text, kind: 'section', after: null, title: 'Photos', body: blocks }, 'me');
    }
    await until(
      () => imani.get<{ html: string }>('GET', `/api/plans/${other}/html`),
      ({ html }) => html.includes(kept),
    );
    for (const picture of [id, kept]) {
      for (const to of [one, other]) {
        await imani.get('POST', `/api/plans/${to}/pictures`, { pictureId: picture, part: 'open', data });
      }
    }
    const takesOut = (page: Page) => findSection(page.doc, text)?.body?.delete(0, 1);
    takesOut(first);
    // Looked at many times, it stays while the other plan shows it.
    const third = randomId();
    await imani.get('POST', `/api/plans/${one}/pictures`, { pictureId: third, part: 'open', data });
    await until(
      () => statusOf(third),
      (status) => status === 404,
    );
    expect(await statusOf(id)).toBe(200);
    takesOut(second);
    await until(
      () => statusOf(id),
      (status) => status === 404,
    );
    expect(await statusOf(kept)).toBe(200);
    // A page that was away brings it back in its text; sent once more, it is there again.
    findSection(second.doc, text)?.body?.insert(0, [pictureNode(id)]);
    expect((await imani.ask('POST', `/api/plans/${other}/pictures/${id}/bring`, { part: 'open' })).status).toBe(404);
    await until(
      () => imani.get<{ html: string }>('GET', `/api/plans/${other}/html`),
      ({ html }) => html.includes(id),
    );
    await imani.get('POST', `/api/plans/${other}/pictures`, { pictureId: id, part: 'open', data });
    expect(await statusOf(id)).toBe(200);
    await Promise.all(pages.map((page) => page.leave()));
  });
});

describe('a photo of student work, in a plan that is shared already', () => {
  let photo: string;
  let shared: string;
  let readers: Record<'commenter' | 'viewer', Guest>;
  let editor: Guest;
  let stranger: Guest;
  let mine: Page;
  let theirs: Page;
  let section: SectionId;

  beforeEach(async () => {
    [photo, shared] = [randomId(), randomId()];
    const [lucia, ruth, gordon] = await Promise.all(['Lucía Ramos', 'Ruth Okonkwo', 'Gordon Pell'].map(house.as));
    if (!lucia || !ruth || !gordon) throw new Error('somebody is missing');
    [editor, stranger, readers] = [lucia, gordon, { commenter: ben, viewer: ruth }];
    await makePlan(ana, 'task', 'What they drew', shared);
    for (const [who, access] of [
      [editor, 'edit'],
      [readers.commenter, 'comment'],
      [readers.viewer, 'view'],
    ] as const) {
      await ana.get('POST', `/api/plans/${shared}/collaborators`, { personId: who.id, access });
    }
    [mine, theirs] = await Promise.all([openPage(house, ana, shared), openPage(house, readers.viewer, shared)]);
    await send(await drawn(40, 30).png().toBuffer(), { id: photo, to: shared });
    section = putsWork(mine);
    await theirs.sees('the sample', () => workOf(theirs) !== undefined);
  });
  afterEach(() => Promise.all([mine.leave(), theirs.leave()]));

  const sample = () => pairTable('studentWork', [{ cells: [[paragraph('Sample 1')], [shown(photo)]] }]);
  const putsWork = (page: Page) => {
    const id = sectionId(randomId());
    addSection(page.doc, { id, kind: 'studentWork', after: null, body: body(sample()) }, 'me');
    return id;
  };
  /** The row as a page has it. */
  const workOf = (page: Page): Y.XmlElement | undefined => {
    const table = findSection(page.doc, section)?.body?.get(0);
    const row = table instanceof Y.XmlElement ? table.get(0) : undefined;
    return row instanceof Y.XmlElement ? row : undefined;
  };
  /** Answers whose work it shows; resolves when a reader's page has heard of it. */
  const says = async (source: 'teacherMade' | 'deidentified' | null) => {
    writeWhoseWork(mine.doc, section, photo, source, 'me');
    await theirs.sees('the answer', () => {
      const read = findSection(theirs.doc, section);
      return read !== null && whoseWork(read, photo) === source;
    });
  };
  const statusOf = async (who: Guest) => (await fetched(photo, who)).answer.status;
  const seen = async () => ({
    author: await statusOf(ana),
    editor: await statusOf(editor),
    commenter: await statusOf(readers.commenter),
    viewer: await statusOf(readers.viewer),
    stranger: await statusOf(stranger),
    nobody: (await house.ask('GET', `/api/pictures/${photo}`)).status,
  });
  const forEditors = { author: 200, editor: 200, commenter: 404, viewer: 404, stranger: 404, nobody: 401 };
  const forReaders = { ...forEditors, commenter: 200, viewer: 200 };

  test('it is for those who may edit until somebody has said whose work it is, and again when that is taken back', async () => {
    expect(await seen()).toEqual(forEditors);
    await says('deidentified');
    expect(await seen()).toEqual(forReaders);
    await says(null);
    expect(await seen()).toEqual(forEditors);
    await says('teacherMade');
    expect(await seen()).toEqual(forReaders);
    // What a page says of itself counts for nothing.
    await says(null);
    writeWhoseWork(theirs.doc, section, photo, 'teacherMade', 'me');
    expect(await seen()).toEqual(forEditors);
  });

  test('one that is put beside an answered one in its sample is for those who may edit alone, and the first stays its readers’', async () => {
    await says('deidentified');
    const second = randomId();
    await send(await drawn(20, 20).png().toBuffer(), { id: second, to: shared });
    const cell = workOf(mine)?.get(1);
    if (cell instanceof Y.XmlElement) cell.push([pictureNode(second)]);
    await theirs.sees('the second photo', () => workOf(theirs)?.toString().includes(second) === true);
    const given = async (who: Guest) => (await fetched(second, who)).answer.status;
    expect([await given(editor), await given(readers.viewer), await statusOf(readers.viewer)]).toEqual([200, 404, 200]);
  });

  test('a “no” is the same as for a picture that is not there', async () => {
    const [no, none] = await Promise.all([fetched(photo, readers.viewer), fetched(randomId(), readers.viewer)]);
    expect(no.answer.headers.get('cache-control')).toBe('no-store');
    expect([no.answer.status, no.bytes]).toEqual([none.answer.status, none.bytes]);
  });

  test('it is no longer given to readers when it is taken out of the plan, by its row or with its section', async () => {
    await says('deidentified');
    removeSection(mine.doc, section, { at: instant(1), by: personId(ana.id) }, 'me');
    await theirs.sees('the section go', () => findSection(theirs.doc, section)?.removed != null);
    expect(await seen()).toEqual(forEditors);
    bringBackSection(mine.doc, section, 'me');
    await theirs.sees('the section come back', () => findSection(theirs.doc, section)?.removed === null);
    expect(await seen()).toEqual(forReaders);
    findSection(mine.doc, section)?.body?.delete(0, 1);
    await theirs.sees('the row go', () => workOf(theirs) === undefined);
    expect(await seen()).toEqual(forEditors);
  });

  test('a browser asks each time before it shows it, and hears that it has it', async () => {
    await says('deidentified');
    const [first, ofAuthor] = await Promise.all([fetched(photo, readers.viewer), fetched(photo)]);
    const etag = first.answer.headers.get('etag') ?? '';
    for (const { answer } of [first, ofAuthor]) expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const again = (who: Guest) =>
      house.ask('GET', `/api/pictures/${photo}`, undefined, { cookie: who.cookie, 'if-none-match': etag });
    const kept = await again(readers.viewer);
    expect([kept.status, kept.headers.get('cache-control'), await kept.text()]).toEqual([304, 'private, no-cache', '']);
    await says(null);
    expect((await again(readers.viewer)).status).toBe(404);
    expect((await again(editor)).status).toBe(304);
    // A picture that nobody is asked about is kept.
    const other = randomId();
    await send(await drawn(4, 4).png().toBuffer(), { id: other, to: shared });
    await puts(shared, [shown(other)]);
    const { answer } = await fetched(other, readers.viewer);
    expect(answer.headers.get('cache-control')).toBe('private, max-age=86400, immutable');
  });

  test('no copy and no plan of a reader’s leads to it before that, and a copy made later does', async () => {
    const adapted = async () => {
      const id = randomId();
      await readers.viewer.get('POST', `/api/plans/${shared}/adapt`, { copyId: id });
      return readers.viewer.get<{ html: string }>('GET', `/api/plans/${id}/html`);
    };
    expect((await adapted()).html).toContain('A picture stayed with the original');
    const own = randomId();
    await makePlan(readers.viewer, 'task', 'Mine', own);
    const brings = () => readers.viewer.ask('POST', `/api/plans/${own}/pictures/${photo}/bring`, { part: 'open' });
    expect((await brings()).status).toBe(404);
    const file = await drawn(4, 4).png().toBuffer();
    expect((await send(file, { id: photo, who: readers.viewer, to: own })).status).toBe(404);
    expect(await seen()).toEqual(forEditors);
    const read = (who: Guest) => who.get<{ html: string }>('GET', `/api/plans/${shared}/html`);
    expect((await read(readers.viewer)).html).not.toContain(photo);
    expect((await read(editor)).html).toContain(photo);

    await says('deidentified');
    expect((await read(readers.viewer)).html).toContain(photo);
    expect((await adapted()).html).toContain(photo);
    await says(null);
    // What was theirs by then stays theirs.
    expect(await seen()).toEqual({ ...forEditors, viewer: 200 });
  });
});
