/**
 * HTML of other people, parsed so that nothing in it does anything: what stands in a template belongs to no page. Its scripts do
 * not run, its styles and pictures are not asked for, and the page's own policy has nothing to refuse.
 */
export function parseInertly(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}
