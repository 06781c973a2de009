/**
 * HTML made safe to parse. A parser's time grows with the square of what is nested: pictures that are written into the HTML are
 * taken out, and elements nested deeper than anybody writes lose their tags, not their words. What would run in a page
 * loses its name, so that the page's policy has nothing to report. Takes time by its length.
 */

const DEPTH_MAX = 300;

// Elements that have no end, or that end by themselves where the next one begins.
const flat = new Set(
  'area base br col embed hr img input link meta source track wbr param p li dt dd tr td th tbody thead tfoot option optgroup html head body rp rt'.split(
    ' ',
  ),
);

/** HTML without the data of pictures, and without what is nested too deep. */
export function tamed(html: string): string {
  const still = html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/([\s/"'])on[a-z]+(?=\s*=)/gi, '$1data-off'));
  return withBoundedNesting(still.replace(/\bdata:[\w.+-]{1,40}\/[^"'\s)<>]{200,}/gi, 'data:,'));
}

function withBoundedNesting(html: string): string {
  const tag = /<(\/?)([a-z][a-z0-9:-]*)/gi;
  const kept: string[] = [];
  let depth = 0;
  let from = 0;
  for (let found = tag.exec(html); found; found = tag.exec(html)) {
    const [, slash, name = ''] = found;
    const isFlat = flat.has(name.toLowerCase());
    if (slash === '' && !isFlat) depth += 1;
    if (depth > DEPTH_MAX) {
      const end = html.indexOf('>', tag.lastIndex);
      if (end === -1) break;
      kept.push(html.slice(from, found.index), ' ');
      from = end + 1;
      tag.lastIndex = from;
    }
    if (slash !== '' && !isFlat) depth = Math.max(0, depth - 1);
  }
  return from === 0 ? html : kept.join('') + html.slice(from);
}
