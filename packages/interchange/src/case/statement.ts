/**
 * The words of a standard as text. HTML becomes what it says: tags go, scripts and styles go with what is in them, entities become
 * their characters, raised and lowered digits stay raised and lowered. Markdown and LaTeX are left alone, and so is `a < b`: only
 * what is certainly a tag is taken for one. Time goes by the length.
 */

const known = new Set(
  (
    'a abbr article aside audio b base blockquote body br button caption center cite code col colgroup dd del details div dl dt em ' +
    'embed figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li ' +
    'link main mark meta nav object ol option p param picture pre q s samp script section select small source span strike strong ' +
    'style sub summary sup svg table tbody td textarea tfoot th thead title tr tt u ul var video wbr'
  ).split(' '),
);
const withContent = new Set(['script', 'style', 'iframe', 'object', 'svg', 'title', 'textarea', 'select']);
const ownLine = new Set('blockquote br div dd dt h1 h2 h3 h4 h5 h6 hr li ol p pre table tr ul'.split(' '));
/** Longer than this nothing is a tag. */
const tagCharactersMax = 1_000;

/** The statement as text, without control or direction characters. */
export function plainStatement(written: string): string {
  const text = /<[/a-z!]/i.test(written) ? withoutTags(written) : written;
  return text
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,9});/gi, (entity, name: string) => characterOf(name) ?? entity)
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

interface Tag {
  readonly name: string;
  readonly closes: boolean;
  /** where the text goes on */
  readonly end: number;
}

function withoutTags(html: string): string {
  const parts: string[] = [];
  let at = 0;
  // Once none closes after a place, none does after a later one: nothing is looked for twice in vain.
  const neverCloses = new Set<string>();
  while (at < html.length) {
    const opens = html.indexOf('<', at);
    if (opens < 0) break;
    parts.push(html.slice(at, opens));
    if (html.startsWith('<!--', opens) && !neverCloses.has('comment')) {
      const end = html.indexOf('-->', opens);
      if (end >= 0) {
        at = end + 3;
        continue;
      }
      neverCloses.add('comment');
    }
    const tag = tagAt(html, opens);
    if (tag === null) {
      parts.push('<');
      at = opens + 1;
      continue;
    }
    at = tag.end;
    if (tag.closes) {
      if (ownLine.has(tag.name)) parts.push('\n');
      continue;
    }
    if (ownLine.has(tag.name)) parts.push(tag.name === 'li' ? '\n- ' : '\n');
    else if (tag.name === 'td' || tag.name === 'th') parts.push(' ');
    const shifted = tag.name === 'sup' || tag.name === 'sub';
    if ((!shifted && !withContent.has(tag.name)) || neverCloses.has(tag.name)) continue;
    const closing = closingOf(html, tag.name, at);
    if (closing === null) {
      neverCloses.add(tag.name);
    } else if (!shifted) {
      at = closing.end;
    } else if (closing.start - at <= 10) {
      parts.push(shift(html.slice(at, closing.start), tag.name === 'sup' ? raised : lowered));
      at = closing.end;
    }
  }
  parts.push(html.slice(at));
  return parts
    .join('')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n');
}

/** The tag that begins here, or null when this is only a less-than sign. */
function tagAt(html: string, start: number): Tag | null {
  if (!/[/a-z]/i.test(html.charAt(start + 1))) return null;
  const head = html.slice(start, start + tagCharactersMax);
  const opening = /^<(\/?)([a-z][a-z\d]{0,10})(?=[\s/>])/i.exec(head);
  const name = opening?.[2]?.toLowerCase() ?? '';
  if (!opening || !known.has(name)) return null;
  const end = endOfAttributes(head, opening[0].length);
  return end === null ? null : { name, closes: opening[1] === '/', end: start + end };
}

const attribute = /[\s/]*(?:[\w:@.-]{1,60}\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*'|[^\s"'<>]+))/y;

/** Where a tag ends: after its attributes, each with a value, comes `>`. */
function endOfAttributes(head: string, from: number): number | null {
  let at = from;
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(head);
    if (found === null) break;
    at += found[0].length;
  }
  const rest = /^[\s/]*>/.exec(head.slice(at));
  return rest === null ? null : at + rest[0].length;
}

function closingOf(html: string, name: string, from: number): { start: number; end: number } | null {
  const closing = new RegExp(`</${name}\\s{0,9}>`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(html);
  return found === null ? null : { start: found.index, end: found.index + found[0].length };
}

const raised = new Map([...'0123456789+-=()n'].map((plain, at) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][at] ?? plain]));
const lowered = new Map([...'0123456789+-=()'].map((plain, at) => [plain, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][at] ?? plain]));

/** Raised or lowered where every character can be; else as it is. */
function shift(text: string, to: ReadonlyMap<string, string>): string {
  const characters = [...text];
  return characters.every((one) => to.has(one)) ? characters.map((one) => to.get(one)).join('') : text;
}

const named = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    times: '×',
    divide: '÷',
    minus: '−',
    plusmn: '±',
    le: '≤',
    ge: '≥',
    ne: '≠',
    frac12: '½',
    frac14: '¼',
    frac34: '¾',
    sup2: '²',
    sup3: '³',
    deg: '°',
    pi: 'π',
    radic: '√',
    middot: '·',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    bull: '•',
  }),
);

function characterOf(name: string): string | null {
  if (!name.startsWith('#')) return named.get(name) ?? null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : null;
}
