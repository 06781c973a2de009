/** A photo of student work is for those who may edit until somebody has said whose work it shows, wherever it stands and whatever stands beside it. */
import { instant, personId, sectionId } from '@tangram/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openOn, seed } from '../testing/builders.ts';
import { adaptedPlan } from './adapted-plan.ts';
import { body, pairTable, paragraph } from './body/build.ts';
import type { JSONContent } from './body/convert.ts';
import { dismissalKey, type Where } from './checks/check.ts';
import { readAllFacts } from './checks/facts.ts';
import { sharingBlocks } from './checks/privacy-checks.ts';
import { allChecks } from './checks/review.ts';
import { duplicateSection } from './duplicate-section.ts';
import { planHtml } from './html.ts';
import { inPlaceOf, isForEditors, pictureInQuestion, readPictures, writeWhoseWork } from './pictures-in-question.ts';
import { addSection, bringBackSection, findSection, removeSection, writeDismissal } from './plan-document.ts';

const photo = 'a'.repeat(32);
const other = 'b'.repeat(32);
const work = sectionId('work');
const author = personId('author');
const picture = (id: string, size: object = {}): JSONContent => ({ type: 'picture', attrs: { picture: id, ...size } });
const samples = (...rows: readonly { cells: [JSONContent[], JSONContent[]] }[]) => pairTable('studentWork', rows);
const sample = (...content: JSONContent[]) => samples({ cells: [[paragraph('Sample 1')], content] });

function taskWith(...blocks: JSONContent[]): Y.Doc {
  const doc = openOn(1, seed('task').open);
  addSection(doc, { id: work, kind: 'section', title: 'Bars', after: null, body: body(...blocks) }, 'me');
  return doc;
}
const says = (doc: Y.Doc, id: string, source: string | null) => writeWhoseWork(doc, work, id, source, 'me');
const standing = (doc: Y.Doc, authors?: readonly string[]) => Object.fromEntries(readPictures(doc, authors));

test('it is in question until somebody has said where it comes from; other pictures never are', () => {
  const doc = taskWith(sample(picture(photo)), picture(other));
  expect(standing(doc)).toEqual({ [photo]: 'inQuestion', [other]: 'plain' });
  for (const source of ['teacherMade', 'deidentified']) {
    says(doc, photo, source);
    expect(standing(doc)[photo]).toBe('answered');
  }
  says(doc, photo, null);
  expect(standing(doc)[photo]).toBe('inQuestion');
  expect(standing(new Y.Doc())).toEqual({});
});

test('what a sample says of itself is no answer about a photo: one that comes later is asked about, and the first is not again', () => {
  const row = { cells: [[paragraph('Sample 1')], [picture(photo)]] as [JSONContent[], JSONContent[]] };
  const doc = taskWith(pairTable('studentWork', [{ ...row, attrs: { source: 'teacherMade' } }]));
  expect(standing(doc)).toEqual({ [photo]: 'inQuestion' });
  says(doc, photo, 'teacherMade');
  expect(blocksOf(doc)).toEqual([]);
  const cell = (findSection(doc, work)?.body?.get(0) as Y.XmlElement | undefined)?.get(0);
  const details = cell instanceof Y.XmlElement ? cell.get(1) : null;
  const second = new Y.XmlElement('picture');
  second.setAttribute('picture', other);
  if (details instanceof Y.XmlElement) details.insert(1, [second]);
  expect(standing(doc)).toEqual({ [photo]: 'answered', [other]: 'inQuestion' });
  expect(blocksOf(doc).map(({ where }) => shownAt(doc, where))).toEqual([other]);
  // One in its place is another one; put back, the first has its answer still.
  if (details instanceof Y.XmlElement) details.delete(0, 1);
  says(doc, other, 'deidentified');
  expect(standing(doc)).toEqual({ [other]: 'answered' });
  const first = new Y.XmlElement('picture');
  first.setAttribute('picture', photo);
  if (details instanceof Y.XmlElement) details.insert(0, [first]);
  expect(standing(doc)).toEqual({ [photo]: 'answered', [other]: 'answered' });
});

test('a copy of its section has what was said of each photo, and asks about the others', () => {
  const doc = taskWith(sample(picture(photo), picture(other)));
  says(doc, photo, 'deidentified');
  duplicateSection(doc, work, { id: sectionId('copy'), rowId: () => 'row' }, 'me');
  const copied = blocksOf(doc).filter(({ where }) => where.section === 'copy');
  expect(copied.map(({ where }) => shownAt(doc, where))).toEqual([other]);
  says(doc, other, 'teacherMade');
  expect(standing(doc)).toEqual({ [photo]: 'answered', [other]: 'inQuestion' });
});

test('it is in question in a list, a part and a table of the sample, and in either of its cells', () => {
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('see'), picture(photo)] }] };
  const part = { type: 'labelledPart', attrs: { name: 'shows' }, content: [picture(photo)] };
  const inner = pairTable('pairs', [{ cells: [[picture(photo)], [paragraph('')]] }]);
  for (const block of [list, part, inner]) {
    expect(standing(taskWith(sample(block)))).toEqual({ [photo]: 'inQuestion' });
  }
  expect(standing(taskWith(samples({ cells: [[picture(photo)], [paragraph('')]] })))).toEqual({
    [photo]: 'inQuestion',
  });
});

test('of a picture that stands in several places the most careful one counts', () => {
  const doc = taskWith(picture(photo), sample(picture(photo)));
  says(doc, photo, 'teacherMade');
  expect(standing(doc)).toEqual({ [photo]: 'answered' });
  const elsewhere = { id: sectionId('else'), kind: 'section', title: 'More', after: null };
  addSection(doc, { ...elsewhere, body: body(picture(photo)) }, 'me');
  expect(standing(doc)).toEqual({ [photo]: 'answered' });
  addSection(doc, { ...elsewhere, id: sectionId('third'), body: body(sample(picture(photo))) }, 'me');
  expect(standing(doc)).toEqual({ [photo]: 'inQuestion' });
});

test('one that was taken out, or went with its section, is for editors again', () => {
  const doc = taskWith(sample(picture(photo)));
  says(doc, photo, 'deidentified');
  expect(isForEditors(readPictures(doc), photo)).toBe(false);
  expect(isForEditors(readPictures(doc), other)).toBe(true);
  removeSection(doc, work, { at: instant(1), by: author }, 'me');
  expect(isForEditors(readPictures(doc), photo)).toBe(true);
  bringBackSection(doc, work, 'me');
  expect(isForEditors(readPictures(doc), photo)).toBe(false);
});

test('it asks what sharing asks: an author may say in Review that it is no student’s, and another editor’s word does not count', () => {
  const doc = taskWith(sample(picture(photo)));
  const [block] = sharingBlocks({ sections: readAllFacts(doc) }, [author], 10);
  if (block === undefined) throw new Error('sharing is not blocked');
  const putAside = { reason: 'Drawn by me.', by: author, at: instant(1) };
  writeDismissal(doc, work, dismissalKey(block), putAside, 'me');
  expect(sharingBlocks({ sections: readAllFacts(doc) }, [author], 10)).toEqual([]);
  expect(standing(doc, [author])).toEqual({ [photo]: 'answered' });
  expect(standing(doc, ['somebody else'])).toEqual({ [photo]: 'inQuestion' });
});

const blocksOf = (doc: Y.Doc) => sharingBlocks({ sections: readAllFacts(doc) }, [author], 10);
/** The picture that a check leads to. */
const shownAt = (doc: Y.Doc, { section, spot }: Where) => {
  const facts = readAllFacts(doc).find(({ id }) => id === section);
  return spot?.kind === 'picture' ? facts?.body.pictures[spot.index]?.id : null;
};
const part = (name: string, ...content: JSONContent[]): JSONContent => ({
  type: 'labelledPart',
  attrs: { name },
  content,
});
const heading = (text: string): JSONContent => ({
  type: 'heading',
  attrs: { level: 3 },
  content: [{ type: 'text', text }],
});

test('it is in question wherever else student work is put, and a picture in a prompt is not', () => {
  const bar = sectionId('bar');
  /** What it is there; sharing and Review say the same, and lead to the very photo. */
  const placed = (kind: string, title: string, ...content: JSONContent[]) => {
    const doc = openOn(1, seed('intervention').open);
    addSection(doc, { id: bar, kind, title, after: null, body: body(picture(other), ...content) }, 'me');
    const withheld = Object.entries(standing(doc)).filter(([, one]) => one === 'inQuestion');
    const blocks = blocksOf(doc);
    expect(blocks.map(({ where }) => shownAt(doc, where))).toEqual(withheld.map(([id]) => id));
    for (const block of blocks) {
      expect(block.message).toMatch(/shows student work, and nobody has said yet whose it is/);
      writeDismissal(doc, bar, dismissalKey(block), { reason: 'Mine.', by: author, at: instant(1) }, 'me');
    }
    expect(blocksOf(doc)).toEqual([]);
    expect(Object.values(standing(doc, [author]))).not.toContain('inQuestion');
    return withheld.some(([id]) => id === photo) ? 'inQuestion' : 'plain';
  };
  for (const block of [
    part('whatStudentsShowed', picture(photo)),
    part('formedFrom', {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph('see'), picture(photo)] }],
    }),
  ]) {
    expect(placed('reflection', '', block)).toBe('inQuestion');
  }
  expect(placed('studentWork', '', samples(), picture(photo))).toBe('inQuestion');
  for (const title of ['Student work', 'Students’ drawings', 'What the students wrote', 'Work samples, week 2']) {
    expect(placed('section', title, paragraph('see'), picture(photo))).toBe('inQuestion');
    expect(placed('section', 'Evidence', heading(title), paragraph('see'), picture(photo))).toBe('inQuestion');
  }
  for (const title of ['Student work time', 'What students choose or lead', 'Photos', 'Worked samples']) {
    expect(placed('section', title, picture(photo))).toBe('plain');
  }
  expect(placed('section', 'Evidence', heading('Student work'), heading('Counters'), picture(photo))).toBe('plain');
  for (const block of [part('whatWorked', picture(photo)), part('need', picture(photo)), picture(photo)]) {
    expect(placed('reflection', '', block)).toBe('plain');
  }
  expect(placed('prompt', '', paragraph('What would students say?'), picture(photo))).toBe('plain');
});

test('put aside is this very photo: another one in its row, or in a row of the same name, is asked about by itself', () => {
  const doc = taskWith(sample(picture(photo)));
  const aside = (block: (typeof blocks)[number] | undefined) =>
    block && writeDismissal(doc, work, dismissalKey(block), { reason: 'Mine.', by: author, at: instant(1) }, 'me');
  const blocks = blocksOf(doc);
  aside(blocks[0]);
  const rows = findSection(doc, work)?.body?.get(0) as Y.XmlElement;
  const writes = (row: Y.XmlElement) => {
    const made = new Y.XmlElement('picture');
    made.setAttribute('picture', other);
    (row.get(1) as Y.XmlElement).insert(0, [made]);
  };
  const second = (rows.get(0) as Y.XmlElement).clone();
  rows.insert(1, [second]);
  ((rows.get(1) as Y.XmlElement).get(1) as Y.XmlElement).delete(0, 1);
  writes(rows.get(1) as Y.XmlElement);
  expect(standing(doc)).toEqual({ [photo]: 'answered', [other]: 'inQuestion' });
  rows.delete(1, 1);
  writes(rows.get(0) as Y.XmlElement);
  expect(standing(doc)).toEqual({ [photo]: 'answered', [other]: 'inQuestion' });
});

test('a photo in a sample and outside of it is asked about once, and for its words only then', () => {
  const doc = taskWith(sample(picture(photo, { alt: null })), part('whatStudentsShowed', picture(photo)));
  expect(blocksOf(doc).map(({ where }) => where.spot)).toEqual([{ kind: 'picture', index: 0 }]);
  const asksForWords = () => {
    const facts = { kind: 'task', sections: readAllFacts(doc), linked: null, today: '', taught: false } as const;
    return allChecks(facts).flatMap(({ code, message }) => (code === 'no-alt-text' ? [message] : []));
  };
  expect(asksForWords()).toEqual([]);
  says(doc, photo, 'teacherMade');
  expect(asksForWords()).toHaveLength(1);
});

test('there it is answered by itself, a copy takes the answer along, and what is in question stays behind', () => {
  const doc = taskWith(part('whatStudentsShowed', picture(photo), picture(other)));
  writeWhoseWork(doc, work, photo, 'deidentified', 'me');
  expect(standing(doc)).toEqual({ [photo]: 'answered', [other]: 'inQuestion' });
  const copy = openOn(
    2,
    adaptedPlan(doc, 'Copy', '2026-27', (id) => isForEditors(readPictures(doc), id)) ?? seed('task').open,
  );
  expect(standing(copy)).toEqual({ [photo]: 'answered' });
  // What somebody has said in Review alone goes along with the photo no further: the copy asks its own authors.
  for (const block of blocksOf(doc)) {
    writeDismissal(doc, work, dismissalKey(block), { reason: 'Mine.', by: author, at: instant(1) }, 'me');
  }
  const pictures = readPictures(doc, [author]);
  const update = adaptedPlan(doc, 'Copy', '2026-27', (id) => isForEditors(pictures, id)) ?? seed('task').open;
  expect(standing(openOn(3, update), [author])).toEqual({ [photo]: 'answered', [other]: 'inQuestion' });
  expect(blocksOf(openOn(4, update))).toHaveLength(1);
  writeWhoseWork(doc, work, photo, null, 'me');
  expect(standing(doc)).toEqual({ [photo]: 'inQuestion', [other]: 'answered' });
  // Nobody’s page writes anything else, and what another wrote is no answer.
  writeWhoseWork(doc, work, photo, 'yes', 'me');
  expect(standing(doc)[photo]).toBe('inQuestion');
});

test('in its place stands a sentence, as large as the picture, and nothing that leads to it', () => {
  const doc = taskWith(sample(picture(photo, { width: 800, height: 600, alt: 'Three bars' })));
  const pictures = readPictures(doc);
  expect(planHtml(doc)).toContain(`/api/pictures/${photo}`);
  const html = planHtml(doc, inPlaceOf(pictures));
  expect(html).toContain(`<canvas width="800" height="600" aria-hidden="true"></canvas><p>${pictureInQuestion}</p>`);
  expect(html).not.toContain(photo);
  expect(html).not.toContain('Three bars');
});
