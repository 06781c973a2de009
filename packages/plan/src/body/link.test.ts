/** B32, A15: addresses that run something, in the places where a forged update can put one: refused by the check, inert in HTML. */
import { sectionId } from '@tangram/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { openOn, seed } from '../../testing/builders.ts';
import { checkPlan } from '../check.ts';
import { newSection } from '../kinds.ts';
import { findSection } from '../plan-document.ts';
import { ownSection } from '../sections/prose.ts';
import { bodyHtml } from './html.ts';
import { isSafeHref } from './link.ts';

const addresses = [
  'javascript:run()',
  'JaVaScRiPt:run()',
  'javascript://example.org/%0arun()',
  'vbscript:run()',
  'data:text/html,<script>run()</script>',
  'data:text/html;base64,PHNjcmlwdD5ydW4oKTwvc2NyaXB0Pg==',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'view-source:https://example.org',
  '//evil.example/',
];
const disguises: readonly ((address: string) => string)[] = [
  (address) => address,
  (address) => ` ${address}`,
  (address) => `\u0001${address}`,
  (address) => `${address.slice(0, 4)}\t${address.slice(4)}`,
  (address) => `${address.slice(0, 4)}\n${address.slice(4)}`,
  (address) => `${address.slice(0, 2)}\u200b${address.slice(2)}`,
  (address) => `&#${address.charCodeAt(0)};${address.slice(1)}`,
  (address) => `${address} https://example.org`,
];
const eighty = addresses.flatMap((address) => disguises.map((disguise) => disguise(address)));

const notes = sectionId('notes');
function bodyWith(write: (text: Y.XmlText, paragraph: Y.XmlElement) => void) {
  const doc = openOn(1, seed('unit', { sections: [newSection(ownSection, { id: notes, after: null })] }).open);
  const body = findSection(doc, notes)?.body;
  if (!body) throw new Error('no body');
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText('words');
  paragraph.insert(0, [text]);
  body.push([paragraph]);
  write(text, paragraph);
  return { doc, html: bodyHtml(body) };
}

test('B32: there are eighty of them', () => {
  expect(new Set(eighty).size).toBe(80);
});

test.each(eighty)('B32: %j is refused as a link, and no link in HTML', (href) => {
  expect(isSafeHref(href)).toBe(false);
  for (const format of ['link', 'link--AbCd1234']) {
    const { doc, html } = bodyWith((text) => text.format(0, 5, { [format]: { href } }));
    expect(checkPlan(doc)).toContain('an unsafe link');
    expect(html).toContain('words');
    expect(html).not.toMatch(/<a\b|href/i);
  }
});

test.each(eighty)('B32: %j in any other attribute stays a word', (address) => {
  for (const name of ['href', 'src', 'action', 'formaction', 'xlink:href', 'srcdoc', 'style', 'onclick']) {
    const { html } = bodyWith((_text, paragraph) => paragraph.setAttribute(name, address));
    expect(html).toMatch(/^(?:<p><\/p>)?<p>words<\/p>$/);
  }
  const figure = JSON.stringify({ type: 'figure', title: 'A figure', altText: 'x', src: address, href: address });
  const { html } = bodyWith((_text, paragraph) => {
    const made = new Y.XmlElement('figure');
    (paragraph.parent as Y.XmlFragment).push([made]);
    made.setAttribute('figure', figure);
  });
  expect(html).toContain('A figure');
  expect(html).not.toMatch(/<[^>]*\s(?:href|src)\s*=/i);
});
