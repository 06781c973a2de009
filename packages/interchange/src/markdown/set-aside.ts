/**
 * What Markdown does not know, set aside before a library parses the rest: formulas, HTML tags, marks of other sites,
 * footnotes. The parser sees a number between two private signs in their place. Markdown would read a `\$` in a formula as
 * its end, a `|` as the edge of a cell, a `_` as emphasis. What stands in a line's code stays there; where something turns up in a block
 * of code, it is written back as it was.
 */

import { formulaAt } from '@tangram/plan/formulas';

export type Aside =
  | { readonly kind: 'formula'; readonly latex: string; readonly display: boolean; readonly source: string }
  /** `mark` when it and its partner stand for a mark of ours, such as bold */
  | {
      readonly kind: 'tag';
      readonly name: string;
      readonly opens: boolean;
      mark: string | null;
      readonly source: string;
    }
  | { readonly kind: 'siteMark' | 'footnote'; readonly source: string }
  /** a private sign that the text held itself */
  | { readonly kind: 'sign'; readonly source: string };

/** HTML tags that are a mark of ours. */
const markOfTag: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  s: 'strike',
  del: 'strike',
  sub: 'subscript',
  sup: 'superscript',
  code: 'code',
};

const SIGN_START = '\uE000';
const SIGN_END = '\uE001';
const placeholder = new RegExp(`${SIGN_START}(\\d+)${SIGN_END}`);

const interesting = new RegExp(`[\\\\$<{[\\n\`${SIGN_START}${SIGN_END}]`, 'g');
const tag = /<(?:(\/?)([A-Za-z][A-Za-z0-9-]*)(?:[ \t/][^<>`\n]*)?|!--[^<>`\n]*--|![A-Za-z][^<>`\n]*|\?[^<>`\n]*)>/y;
const siteMark =
  /\{(?:[a-z][\w-]* end|[a-z][\w-]*(?: [\w-]+="[^"\n]*")+ ?|%[^{}\n]*%|\{[^{}\n]*\}|[.#][\w-][^{}`\n]*)\}/y;
const footnote = /\[\^[^\][\s^]{1,100}\]/y;
const blankLine = /[ \t>]*\n/y;

/** As long as code in a line may be to be known as such. */
const CODE_CHARACTERS_MAX = 2_000;

export class SetAside {
  /** The text with numbers in the place of what was set aside. */
  readonly text: string;
  readonly #asides: readonly Aside[];
  readonly #lines: readonly number[];

  constructor(markdown: string) {
    const scanner = new Scanner(markdown);
    scanner.scan();
    this.text = scanner.out.join('');
    this.#asides = scanner.asides;
    this.#lines = scanner.lines;
  }

  /** The line of the whole file, from 1, that a line of `text`, from 1, was on. */
  lineOf(line: number): number {
    return this.#lines[line - 1] ?? 1;
  }

  /** A piece of the text cut at what was set aside. */
  cut(piece: string): (string | Aside)[] {
    const parts = piece.split(placeholder).map((part, i) => (i % 2 === 1 ? (this.#asides[Number(part)] ?? '') : part));
    return parts.map((part) => (typeof part !== 'string' && part.kind === 'sign' ? part.source : part));
  }

  /** A piece of the text as it was written. */
  restore(piece: string): string {
    return this.cut(piece)
      .map((part) => (typeof part === 'string' ? part : part.source))
      .join('');
  }
}

class Scanner {
  readonly out: string[] = [];
  readonly asides: Aside[] = [];
  /** for each line written, the line it was on */
  readonly lines: number[] = [1];
  readonly #text: string;
  #line = 1;
  /** where the code ends that a line holds here */
  #codeUntil = 0;
  /** tags of this block that wait for their partner */
  #open = new Map<string, Extract<Aside, { kind: 'tag' }>>();

  constructor(text: string) {
    this.#text = text;
  }

  scan(): void {
    const text = this.#text;
    let copied = 0;
    interesting.lastIndex = 0;
    for (let found = interesting.exec(text); found; found = interesting.exec(text)) {
      const at = found.index;
      const end = this.#at(at);
      if (end === null) {
        interesting.lastIndex = at + this.#plain(at);
        continue;
      }
      this.out.push(text.slice(copied, at), `${SIGN_START}${this.asides.length - 1}${SIGN_END}`);
      for (const character of text.slice(at, end)) if (character === '\n') this.#line += 1;
      copied = end;
      interesting.lastIndex = end;
    }
    this.out.push(text.slice(copied));
  }

  /** Sets aside what begins here, if anything does, and says where it ends. */
  #at(at: number): number | null {
    const character = this.#text[at] ?? '';
    if (at < this.#codeUntil && character !== SIGN_START && character !== SIGN_END) return null;
    switch (character) {
      case '$':
      case '\\':
        return this.#formula(at);
      case '<':
        return this.#tag(at);
      case '{':
        return this.#match(siteMark, 'siteMark', at);
      case '[':
        return this.#match(footnote, 'footnote', at);
      case '\n':
      case '`':
        return null;
      default:
        return this.#put({ kind: 'sign', source: character }, at + 1);
    }
  }

  /** How many characters from here on stay as they are. */
  #plain(at: number): number {
    const character = this.#text[at];
    if (character === '\n') {
      this.#line += 1;
      this.lines.push(this.#line);
      blankLine.lastIndex = at + 1;
      if (blankLine.test(this.#text)) this.#open.clear();
      return 1;
    }
    if (at < this.#codeUntil) return 1;
    if (character === '`') return this.#code(at);
    if (character === '\\') return /[!-/:-@[-`{-~]/.test(this.#text[at + 1] ?? '') ? 2 : 1;
    let end = at;
    if (character === '$') while (this.#text[end + 1] === '$') end += 1;
    return end - at + 1;
  }

  /** How many signs open a line's code here; where as many end it in the same paragraph, all between them is code. */
  #code(at: number): number {
    const near = this.#text.slice(at, at + CODE_CHARACTERS_MAX);
    const opens = /^`+/.exec(near)?.[0].length ?? 1;
    const paragraph = near.split(/\n[ \t>]*\n/, 1)[0] ?? '';
    for (const { 0: run, index } of paragraph.slice(opens).matchAll(/`+/g)) {
      if (run.length !== opens) continue;
      this.#codeUntil = at + opens + index + run.length;
      break;
    }
    return opens;
  }

  #formula(at: number): number | null {
    const formula = formulaAt(this.#text, at);
    if (!formula) return null;
    const { latex, display, end } = formula;
    return this.#put({ kind: 'formula', latex, display, source: this.#text.slice(at, end) }, end);
  }

  #tag(at: number): number | null {
    tag.lastIndex = at;
    const found = tag.exec(this.#text);
    if (!found) return null;
    const [source, slash = '', word = ''] = found;
    const name = word.toLowerCase();
    const one = { kind: 'tag' as const, name, opens: slash === '', mark: null as string | null, source };
    // Only a pair of bare tags is a mark; “a<b>c” has no partner, and stays.
    const mark = /^<\/?[A-Za-z]+>$/.test(source) && Object.hasOwn(markOfTag, name) ? markOfTag[name] : undefined;
    if (mark !== undefined && one.opens) this.#open.set(name, one);
    const partner = this.#open.get(name);
    if (mark !== undefined && !one.opens && partner) {
      partner.mark = mark;
      one.mark = mark;
      this.#open.delete(name);
    }
    return this.#put(one, at + source.length);
  }

  #match(pattern: RegExp, kind: 'siteMark' | 'footnote', at: number): number | null {
    pattern.lastIndex = at;
    const source = pattern.exec(this.#text)?.[0];
    return source === undefined ? null : this.#put({ kind, source }, at + source.length);
  }

  #put(aside: Aside, end: number): number {
    this.asides.push(aside);
    return end;
  }
}
