/**
 * A link to a web page or a mail address. Only http, https and mailto ever reach a page: the address is
 * checked when HTML is read, when HTML is written and when the server checks a document, because a forged
 * update passes no editor.
 */

import { Mark } from '@tiptap/core';

/** True for an address that may be opened. Blanks and control characters are refused: browsers drop them while reading a scheme. */
export function isSafeHref(href: unknown): href is string {
  return typeof href === 'string' && href.length <= 2000 && /^(?:https?:\/\/|mailto:)[^\p{Cc}\s]+$/iu.test(href);
}

export const Link = Mark.create({
  name: 'link',
  priority: 1000,
  inclusive: false,
  addAttributes() {
    return { href: { default: null } };
  },
  parseHTML() {
    return [{ tag: 'a[href]', getAttrs: (element) => (isSafeHref(element.getAttribute('href')) ? null : false) }];
  },
  renderHTML({ HTMLAttributes: { href } }) {
    if (!isSafeHref(href)) return ['span', 0];
    return ['a', { href, rel: 'noopener noreferrer nofollow', target: '_blank' }, 0];
  },
});
