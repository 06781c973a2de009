/** A figure in the plan's static HTML: drawn where it can be, by its words and with the reason where it cannot. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bodyHtml } from './body/html.ts';
import { body, figureText, writeBody } from './body/index.ts';
import { figureHtml } from './figure-html.ts';

function pageOf(figure: { type: string; [more: string]: unknown }): string {
  const fragment = new Y.Doc().getXmlFragment('body');
  writeBody(fragment, body({ type: 'figure', attrs: { figure: figureText(figure) } }));
  return bodyHtml(fragment, figureHtml);
}

const line = {
  type: 'numberLine',
  title: 'Halves',
  altText: 'Halves from 0 to 2.',
  min: 0,
  max: 2,
  majorStep: { n: 1, d: 2 },
};

test('is drawn, with its title above and its words inside', () => {
  const page = pageOf({ ...line, caption: 'Count <on>.', ofALaterVersion: { kept: true } });
  expect(page).toMatch(/<figcaption>Halves<\/figcaption><svg [^>]*role="img"/);
  expect(page).toContain('<desc>Halves from 0 to 2.</desc>');
  expect(page).toContain('<p>Count &#60;on&#62;.</p>');
  expect(page).toContain('ofALaterVersion');
  expect(page).not.toMatch(/ style=| id=/);
});

test('that cannot be drawn keeps its words and its data, and says why in a sentence', () => {
  const page = pageOf({ ...line, max: -1, note: '<b>' });
  expect(page).toContain(
    '<p>Halves from 0 to 2.</p><p>Not drawn. The end of the line is not greater than where the axis begins.</p>',
  );
  expect(page).not.toContain('<svg');
  expect(page).not.toContain('<b>');
  expect(pageOf({ type: 'hologram', title: 'From tomorrow' })).toContain(
    'Not drawn. This kind of figure is not known here.',
  );
});

test('that is only named says nothing of what is missing: nobody has begun it', () => {
  const page = pageOf({ type: 'ratioTable', title: 'Prices' });
  expect(page).toContain('<figcaption>Prices</figcaption></figure>');
});
