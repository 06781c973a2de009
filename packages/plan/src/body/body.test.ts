import type { PlanKind } from '@tangram/domain';
import { planKinds, sectionId } from '@tangram/domain';
import type { JSONContent } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { everyoneCatchesUp, openOn, seed } from '../../testing/builders.ts';
import { everyNode } from '../../testing/every-node.ts';
import { HeadlessEditor } from '../../testing/headless-editor.ts';
import { kinds, newSection } from '../kinds.ts';
import { findSection, type SectionView } from '../plan-document.ts';
import { ownSection } from '../sections/prose.ts';
import { body, bullets, inline, pairTable, paragraph } from './build.ts';
import { readBody, writeBody } from './convert.ts';
import { bodyBlocks, bodyHtml } from './html.ts';
import { isSafeHref } from './link.ts';
import { bodySchema } from './schema.ts';
import { bodyNames, unknownNames } from './schema-version.ts';

const notes = sectionId('notes');

function notesOn(clientId: number, update: Uint8Array): { doc: Y.Doc; section: SectionView; fragment: Y.XmlFragment } {
  const doc = openOn(clientId, update);
  const section = findSection(doc, notes);
  if (!section?.body) throw new Error('no notes');
  return { doc, section, fragment: section.body };
}

function planWith(content: JSONContent) {
  return seed('unit', { sections: [newSection(ownSection, { id: notes, after: null, body: content })] }).open;
}

const proseMirror = (content: JSONContent) => Node.fromJSON(bodySchema, content);

describe('the schema round trip', () => {
  test('covers every node, mark and attribute', () => {
    const seen = { nodes: new Set<string>(), marks: new Set<string>(), attributes: new Set<string>() };
    proseMirror(everyNode).descendants((node) => {
      seen.nodes.add(node.type.name);
      for (const mark of node.marks) seen.marks.add(mark.type.name);
      for (const [name, value] of Object.entries(node.attrs)) if (value !== null) seen.attributes.add(name);
    });
    expect([...bodyNames.nodes].filter((name) => !seen.nodes.has(name))).toEqual([]);
    expect([...bodyNames.marks].filter((name) => !seen.marks.has(name))).toEqual([]);
    // The kind of numbering of an ordered list is TipTap's own; nobody sets it here.
    expect([...bodyNames.attributes].filter((name) => !seen.attributes.has(name))).toEqual(['type']);
  });

  test('from ProseMirror through Yjs and back is the same body', () => {
    const first = notesOn(1, planWith(everyNode));
    const read = readBody(first.fragment);
    expect(proseMirror(read).toJSON()).toEqual(proseMirror(everyNode).toJSON());
    const second = notesOn(2, planWith(read));
    expect(readBody(second.fragment)).toEqual(read);
    expect(unknownNames(first.fragment)).toEqual([]);
  });

  test('an editor that opens a body and types in it changes nothing else', () => {
    const { section, fragment } = notesOn(1, planWith(everyNode));
    const before = proseMirror(readBody(fragment)).toJSON();
    const editor = new HeadlessEditor(section);
    editor.typeBefore('A heading', 'x');
    editor.dispatch(editor.state.tr.delete(editor.find('xA'), editor.find('xA') + 1));
    expect(proseMirror(readBody(fragment)).toJSON()).toEqual(before);
  });

  test.each(planKinds.flatMap((plan) => kinds[plan].sections.map((section) => [plan, section.kind] as const)))(
    'a new section of a %s: %s',
    (plan: PlanKind, kind) => {
      const described = kinds[plan].sections.find((section) => section.kind === kind);
      if (!described?.body) return;
      const { fragment } = notesOn(1, planWith(described.body));
      expect(proseMirror(readBody(fragment)).toJSON()).toEqual(proseMirror(described.body).toJSON());
    },
  );
});

describe('two people at once', () => {
  test('leave words in a list item whose first paragraphs both of them deleted', () => {
    const item = { type: 'listItem', content: [paragraph('one'), paragraph('two'), bullets(['deep words'])] };
    const update = planWith(body({ type: 'bulletList', content: [item] }));
    const [ben, eve] = [notesOn(1, update), notesOn(2, update)];
    const [benWrites, eveWrites] = [new HeadlessEditor(ben.section), new HeadlessEditor(eve.section)];
    const cut = (editor: HeadlessEditor, words: string) => {
      const at = editor.find(words);
      editor.dispatch(editor.state.tr.delete(at - 1, at + words.length + 1));
    };
    cut(benWrites, 'one');
    cut(eveWrites, 'two');
    everyoneCatchesUp(ben.doc, eve.doc);
    expect(benWrites.state.doc.textContent).toBe('deep words');
    expect(readBody(ben.fragment)).toEqual(readBody(eve.fragment));
  });

  test('who each replace a cell of one pair keep the words of both', () => {
    const update = planWith(body(pairTable('vocabulary', [{ cells: [[paragraph('rate')], [paragraph('per one')]] }])));
    const [ben, eve] = [notesOn(1, update), notesOn(2, update)];
    const replace = (fragment: Y.XmlFragment, words: string) => {
      const row = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlElement;
      const cell = new Y.XmlElement('pairCell');
      row.delete(0, 1);
      row.insert(0, [cell]);
      const line = new Y.XmlElement('paragraph');
      cell.insert(0, [line]);
      line.insert(0, [new Y.XmlText(words)]);
    };
    replace(ben.fragment, 'unit rate');
    replace(eve.fragment, 'speed');
    everyoneCatchesUp(ben.doc, eve.doc);
    const editor = new HeadlessEditor(ben.section);
    expect(editor.state.doc.textContent).toContain('unit rate');
    expect(editor.state.doc.textContent).toContain('speed');
  });
});

test('a body with names of a later version is found before an editor mounts on it', () => {
  const { fragment } = notesOn(1, planWith(body(paragraph('words'))));
  const later = new Y.XmlElement('hologram');
  fragment.insert(1, [later]);
  later.insert(0, [new Y.XmlText('kept words')]);
  (later.get(0) as Y.XmlText).format(0, 4, { glow: { color: 'red' } });
  (fragment.get(0) as Y.XmlElement).setAttribute('mood', 'calm');
  expect([...unknownNames(fragment)].sort()).toEqual(['glow', 'hologram', 'paragraph.mood']);
  expect(bodyHtml(fragment)).toBe('<p>words</p><div>kept words</div>');
});

test('a body that the schema refuses is not written', () => {
  const fragment = new Y.Doc().getXmlFragment();
  expect(() => writeBody(fragment, body({ type: 'formula', attrs: { latex: 'x' } }))).toThrow(RangeError);
  expect(() => writeBody(fragment, body({ type: 'hologram' }))).toThrow(RangeError);
  const long = { type: 'formulaBlock', attrs: { latex: 'x'.repeat(2001) } };
  expect(() => writeBody(fragment, body(long))).toThrow(RangeError);
});

describe('a body as HTML', () => {
  const html = (content: JSONContent) => bodyHtml(notesOn(1, planWith(content)).fragment);

  test('shows formulas as their source and figures by title and alternative', () => {
    expect(html(body(paragraph('half: $\\frac{1}{2}$')))).toBe(
      '<p>half: <code class="formula">\\frac{1}{2}</code></p>',
    );
    expect(html(everyNode)).toContain('<figcaption>Stand B</figcaption><p>A table</p>');
  });

  test('names the thread that words belong to only for the page that has the threads, block by block', () => {
    const { fragment } = notesOn(1, planWith(body(paragraph('first words'), paragraph('second'))));
    const text = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.format(6, 5, { comment: { thread: 'ana' } });
    expect(bodyHtml(fragment)).toBe('<p>first words</p><p>second</p>');
    const named = '<p>first <span data-thread="ana">words</span></p>';
    expect(bodyBlocks(fragment, { withThreads: true })).toEqual([named, '<p>second</p>']);
  });

  test('says what a segment, a part and a row are', () => {
    const page = html(everyNode);
    expect(page).toContain('<h4>Explore, 22 min</h4>');
    expect(page).toContain('<h5>Teacher moves</h5>');
    expect(page).toContain('Share: 4 · Leaves grade-level work');
  });

  test('never holds markup, a script or a style that somebody forged', () => {
    const { fragment } = notesOn(1, planWith(body(paragraph('<img src=x onerror=alert(1)>'))));
    const forged = new Y.XmlElement('script');
    fragment.push([forged]);
    forged.insert(0, [new Y.XmlText('alert(1)')]);
    const words = new Y.XmlText('click');
    const line = new Y.XmlElement('paragraph');
    fragment.push([line]);
    line.insert(0, [words]);
    words.format(0, 5, { link: { href: 'javascript:alert(1)', onclick: 'alert(1)' } });
    const cell = new Y.XmlElement('tableCell');
    cell.setAttribute('align', '"><script>');
    fragment.push([cell]);
    const page = bodyHtml(fragment);
    expect(page).not.toMatch(/<script|<img|javascript:|onclick|style=/);
    expect(page).toContain('click');
  });
});

test('a link opens http, https and mail, and nothing else', () => {
  const safe = ['https://example.org/a?b=c#d', 'HTTP://example.org', 'mailto:ana@example.org'];
  expect(safe.filter((href) => !isSafeHref(href))).toEqual([]);
  const unsafe = [
    'javascript:alert(1)',
    ' https://example.org',
    'java\nscript:alert(1)',
    'https://exa\nmple.org',
    'data:text/html,x',
    'vbscript:x',
    '//example.org',
    '/plans',
    'ftp://example.org',
    '\u200bhttps://example.org',
    '',
    null,
    { href: 'https://example.org' },
  ];
  expect(unsafe.filter(isSafeHref)).toEqual([]);
});

test('text with dollar signs is formulas, and money where it is escaped', () => {
  expect(inline('$3:8$ costs \\$5')).toEqual([
    { type: 'formula', attrs: { latex: '3:8' } },
    { type: 'text', text: ' costs $5' },
  ]);
  expect(inline('a lone $ sign')).toEqual([{ type: 'text', text: 'a lone $ sign' }]);
});
