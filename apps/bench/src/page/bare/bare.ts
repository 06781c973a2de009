/** One paragraph and nothing else: what the browser itself writes in, or TipTap with our schema, of which nothing is used. */
import { bodyExtensions } from '@tangram/plan/body';
import { Editor } from '@tiptap/core';

const element = document.getElementById('page');
const content = '<p>And then they say how they know it.</p>';

if (element && location.search === '?tiptap') new Editor({ element, extensions: [...bodyExtensions], content });
else if (element) {
  element.innerHTML = content;
  element.contentEditable = 'true';
}
