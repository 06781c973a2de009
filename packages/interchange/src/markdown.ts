/**
 * A plan from a Markdown file. Headings become sections, known ones at their place in the plan; lists, tables, links,
 * emphasis and formulas stay what they are. What was not understood is listed by its line, and no word of it is lost.
 */

import { type PlanKind, sectionId } from '@tangram/domain';
import { type NewSection, newSection, type PlainValue, type SectionKind, sectionKind } from '@tangram/plan';
import type { JSONContent } from '@tangram/plan/body';
import { Blocks, type NotUnderstood } from './markdown/blocks.ts';
import { outlineOf, type SectionOfFile } from './markdown/headings.ts';
import { suggestedKind } from './markdown/known-headings.ts';
import { withNamedParts } from './markdown/named-parts.ts';
import { parsePieces } from './markdown/pieces.ts';
import { SetAside } from './markdown/set-aside.ts';
import { standardsIn } from './markdown/standards.ts';

/** The largest text that is read, in characters. */
export const MARKDOWN_CHARACTERS_MAX = 2 * 1024 * 1024;
/** A longer heading is no title; it stays a heading in the text. */
const TITLE_CHARACTERS_MAX = 200;
/** A longer section goes on in another one. */
const BODY_CHARACTERS_MAX = 60_000;

export interface ReadMarkdown {
  /** the heading over everything; null when the file has none */
  readonly title: string | null;
  /** ready to be handed to `seedPlan` */
  readonly sections: readonly NewSection[];
  readonly notUnderstood: readonly NotUnderstood[];
}

/** The file is larger than an import may be. Nothing was made. */
export class MarkdownTooLarge extends Error {
  override readonly name = 'MarkdownTooLarge';
  readonly limit = MARKDOWN_CHARACTERS_MAX;
  readonly actual: number;

  constructor(characters: number) {
    super(`the file has ${characters} characters; at most ${MARKDOWN_CHARACTERS_MAX} can be read`);
    this.actual = characters;
  }
}

interface Settings {
  readonly kind: PlanKind;
  readonly makeId: () => string;
}

/** Reads a Markdown text as a plan of this kind. Throws MarkdownTooLarge, and nothing else whatever the text holds. */
export function readMarkdown(text: string, settings: Settings): ReadMarkdown {
  if (text.length > MARKDOWN_CHARACTERS_MAX) throw new MarkdownTooLarge(text.length);
  const source = new SetAside(fencedHeader(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')));
  const file = new Blocks(source, parsePieces(source.text));
  const { title, level, sections } = outlineOf(file);
  const name = title ? file.line(title) : '';
  const titled = title !== null && name !== '' && name.length <= TITLE_CHARACTERS_MAX;
  const [first, ...others] = title === null || titled ? sections : [{ heading: null, blocks: [title] }, ...sections];
  const made = new Sections(settings, file, level);
  if (first) made.add(first);
  for (const section of others) made.add(section);
  const { kind, makeId } = settings;
  // The overview and the standards come first, whatever the file begins with.
  const start = [overviewOf(kind), standardsIn(sections, file, kind, makeId)];
  return { title: titled ? name : null, sections: [...start, ...made.sections], notUnderstood: file.notUnderstood };
}

function overviewOf(kind: PlanKind): NewSection {
  const described = sectionKind(kind, 'overview');
  if (!described) throw new Error(`a ${kind} has no overview`);
  return newSection(described, { id: sectionId('overview'), after: null });
}

/** The sections of a plan as they are made, one after another. */
class Sections {
  readonly sections: NewSection[] = [];
  readonly #settings: Settings;
  readonly #file: Blocks;
  readonly #level: number;
  readonly #taken = new Set<string>();

  constructor(settings: Settings, file: Blocks, level: number) {
    this.#settings = settings;
    this.#file = file;
    this.#level = level;
  }

  add({ heading, blocks }: SectionOfFile): void {
    const words = heading ? this.#file.line(heading) : 'Introduction';
    const described = this.#kindOf(words);
    const isTitle = described.title !== null && words.length <= TITLE_CHARACTERS_MAX;
    const content = withNamedParts(
      described,
      blocks.flatMap((block) => this.#file.read(block, this.#level)),
    );
    // A heading that is not a title is still read, unless the page says the same words there.
    if (heading && !isTitle && words.toLowerCase() !== described.label.toLowerCase())
      content.unshift(...this.#file.read(heading, this.#level));
    const [start = [], ...rest] = bodies(content);
    this.#make(described, start, isTitle ? words : '', valuesFrom(described, words));
    if (rest.length > 0 && heading) {
      this.#file.report(heading, `a section of more than ${BODY_CHARACTERS_MAX} characters, continued in another`);
    }
    for (const body of rest) this.#make(this.#ownSection(), body, 'Continued');
  }

  #make(kind: SectionKind, content: JSONContent[], title: string, values: Record<string, PlainValue> = {}): void {
    const id = sectionId(kind.repeatable ? this.#settings.makeId() : kind.kind);
    const titled = kind.title !== null ? { title } : {};
    const body = content.length > 0 ? { body: { type: 'doc', content } } : {};
    this.sections.push(newSection(kind, { id, after: null, values, ...titled, ...body }));
  }

  #kindOf(words: string): SectionKind {
    const suggested = suggestedKind(this.#settings.kind, words);
    if (!suggested || (!suggested.repeatable && this.#taken.has(suggested.kind))) return this.#ownSection();
    this.#taken.add(suggested.kind);
    return suggested;
  }

  #ownSection(): SectionKind {
    const described = sectionKind(this.#settings.kind, 'section');
    if (!described) throw new Error(`a ${this.#settings.kind} has no sections of one's own`);
    return described;
  }
}

/** What a heading says beside its name: “(45 min)”, “Formative assessment”. */
function valuesFrom({ kind }: SectionKind, heading: string): Record<string, PlainValue> {
  const values: Record<string, PlainValue> = {};
  const minutes = Number(/\b(\d{1,3}) ?min(?:ute)?s?\b/i.exec(heading)?.[1] ?? 0);
  if ((kind === 'lesson' || kind === 'assessment') && minutes > 0 && minutes <= 600) values.minutes = minutes;
  if (kind === 'assessment') {
    if (/formative|exit ticket|check/i.test(heading)) values.type = 'formative';
    else if (/^pre\b|pre-?assessment|diagnostic/i.test(heading)) values.type = 'pre';
  }
  return values;
}

/** Blocks in as many bodies as they need. */
function bodies(blocks: readonly JSONContent[]): JSONContent[][] {
  const made: JSONContent[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    const characters = JSON.stringify(block).length;
    if (size + characters > BODY_CHARACTERS_MAX * 2) {
      made.push([]);
      size = 0;
    }
    size += characters;
    made.at(-1)?.push(block);
  }
  return made;
}

/** A header of settings, such as site generators put before a page, as a block of code. */
function fencedHeader(text: string): string {
  const header = /^---[ \t]*\n((?:(?:[\w-]+:|[ \t#-]).*\n|\n)*)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (!header?.[1]?.trim() || header[1].includes('```')) return text;
  return `\`\`\`yaml\n${header[1]}\`\`\`\n${text.slice(header[0].length)}`;
}
