/**
 * A day in one plan: two authors on devices of their own and a colleague who comments, on the real server. Authors write with
 * ProseMirror and the real binding, also without a connection; what becomes of the threads is compared with what must.
 */
import { addSection, locateThreads, moveSection, removeSection, sectionsRoot } from '@tangram/plan';
import { body } from '@tangram/plan/body';
import { Author, type Word } from '@tangram/plan/testing/author';
import * as Y from 'yjs';
import { type Guest, randomId, type TestHouse } from './house.ts';
import { makePlan, openPage, type Page } from './page.ts';
import { until } from './until.ts';

/** What somebody does; numbers choose among what there is to choose from. */
export interface Act {
  readonly who: 0 | 1;
  readonly section: 0 | 1;
  readonly what: (typeof acts)[number];
  readonly from: number;
  readonly to: number;
}

export const acts = [
  'type',
  'typeInside',
  'retype',
  'remove',
  'split',
  'join',
  'heading',
  'quote',
  'moveBlock',
  'copy',
  'cut',
  'paste',
  'undo',
  'redo',
  'moveSection',
  'removeSection',
  'bringBack',
  'offline',
  'online',
  'quiet',
  'comment',
  'commentFormula',
  'forge',
  'forgeOff',
] as const;

interface Device {
  readonly author: Author;
  readonly page: Page;
  online: boolean;
  leave(): void;
}

interface Thread {
  /** The words that it was written about. */
  readonly own: ReadonlySet<string>;
  /** Words that were typed between its own. */
  readonly joined: Set<string>;
}

interface Day {
  act(one: Act): Promise<void>;
  /** Everybody is online, the server has looked after the marks, and this is what is wrong. */
  end(): Promise<string[]>;
  /** How many threads there were. */
  readonly threads: ReadonlyMap<string, Thread>;
}

export interface Desk {
  /** A new day, in two new sections with words and a formula in each. */
  day(): Promise<Day>;
  leave(): Promise<void>;
}

/** A plan that two people have open all the time. */
export async function openDesk(house: TestHouse, people: readonly [Guest, Guest], coach: Guest): Promise<Desk> {
  const plan = randomId();
  await makePlan(people[0], 'unit', 'Ratios', plan);
  await people[0].get('POST', `/api/plans/${plan}/collaborators`, { personId: people[1].id, access: 'edit' });
  await people[0].get('POST', `/api/plans/${plan}/collaborators`, { personId: coach.id, access: 'comment' });
  const pages = [await openPage(house, people[0], plan), await openPage(house, people[1], plan)] as const;
  let days = 0;
  return {
    async day() {
      days += 1;
      return openDay({ plan, people, coach, pages, number: days });
    },
    async leave() {
      await Promise.all(pages.map((page) => page.leave()));
    },
  };
}

interface Around {
  readonly plan: string;
  readonly people: readonly [Guest, Guest];
  readonly coach: Guest;
  readonly pages: readonly [Page, Page];
  readonly number: number;
}

async function openDay({ plan, people, coach, pages, number }: Around): Promise<Day> {
  const sections = [`first${number}`, `second${number}`] as const;
  const first = openDevice(pages[0], 1_000 * number + 1, (doc) => fill(doc, sections));
  await pages[1].sees('the sections', () => sections.every((id) => sectionsRoot(pages[1].doc).has(id)));
  const devices = [first, openDevice(pages[1], 1_000 * number + 2, null)] as const;
  const threads = new Map<string, Thread>();
  /** Words that were taken away or copied: what becomes of them is not foretold. */
  const unsure = new Set<string>();
  const typed = new Set<string>();
  /** Words that were typed inside of another, perhaps by somebody who did not know of a comment on that. */
  const typedInside = new Map<string, string>();
  const wrong: string[] = [];
  let made = 0;

  await together();
  return { act, end, threads };

  function openDevice(page: Page, client: number, first: ((doc: Y.Doc) => void) | null): Device {
    const doc = new Y.Doc();
    doc.clientID = client;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(page.doc), page);
    const device = { page, online: true };
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (device.online && origin !== page) Y.applyUpdate(page.doc, update, doc);
    });
    const hear = (update: Uint8Array, origin: unknown) => {
      if (device.online && origin !== doc) Y.applyUpdate(doc, update, page);
    };
    page.doc.on('update', hear);
    first?.(doc);
    const author = new Author(doc, sections);
    return Object.assign(device, {
      author,
      leave() {
        author.close();
        page.doc.off('update', hear);
        doc.destroy();
      },
    });
  }

  async function act({ who, section, what, from, to }: Act): Promise<void> {
    const { author } = devices[who];
    const words = author.words(section);
    const [first, last] = [words[from % Math.max(words.length, 1)], words[to % Math.max(words.length, 1)]];
    const doc = author.doc;
    const id = sections[section];
    const stretch = first && last && (first.from <= last.from ? ([first, last] as const) : ([last, first] as const));
    const among = stretch ? words.filter((one) => one.from >= stretch[0].from && one.to <= stretch[1].to) : [];
    const isFormula = first !== undefined && author.isFormula(section, first);
    switch (what) {
      case 'type':
      case 'typeInside': {
        if (!first || (isFormula && first.from === 0)) return;
        const at = what === 'type' || isFormula ? first.from : first.from + 1;
        if (author.isBlock(section, at)) return;
        made += 1;
        const word = `n${made}`;
        for (const thread of author.inside(section, at)) threads.get(thread)?.joined.add(word);
        if (what === 'typeInside' && !isFormula) {
          unsure.add(first.word);
          typedInside.set(word, first.word);
        }
        typed.add(word);
        return author.type(section, at, what === 'type' ? `${word} ` : ` ${word} `);
      }
      case 'retype':
        if (!first || isFormula) return;
        unsure.add(first.word);
        return author.retype(section, first);
      case 'remove':
        if (!stretch || among.length > 6) return;
        for (const { word } of among) unsure.add(word);
        return author.remove(section, stretch[0].from, stretch[1].to);
      case 'split':
        return first && !author.isBlock(section, first.from) ? author.split(section, first.from) : undefined;
      case 'join':
        return first && !author.isBlock(section, first.from) ? author.join(section, first) : undefined;
      case 'heading':
        return first && !author.isBlock(section, first.from) ? author.turnIntoHeading(section, first) : undefined;
      case 'quote':
        return first && !author.isBlock(section, first.from) ? author.quoteBlock(section, first) : undefined;
      case 'moveBlock':
        return first && last ? author.moveBlock(section, first, last) : undefined;
      case 'copy':
        for (const { word } of among) unsure.add(word);
        return stretch ? author.copy(section, stretch[0].from, stretch[1].to) : undefined;
      case 'cut':
        return stretch && among.length <= 6 ? author.cut(section, stretch[0].from, stretch[1].to) : undefined;
      case 'paste':
        return first && !author.isBlock(section, first.from) ? void author.paste(section, first.from) : undefined;
      case 'undo':
        return void author.undoing.undo();
      case 'redo':
        return void author.undoing.redo();
      case 'moveSection':
        return moveSection(doc, id as never, from % 2 === 0 ? null : ('standards' as never), 'me');
      case 'removeSection':
        return removeSection(doc, id as never, { at: 1 as never, by: people[who].id as never }, 'me');
      case 'bringBack': {
        const map = sectionsRoot(doc).get(id);
        if (map instanceof Y.Map) doc.transact(() => map.delete('removed'), 'me');
        return;
      }
      case 'offline':
        devices[who].online = false;
        return;
      case 'online':
        return comeBack(devices[who]);
      case 'quiet':
        return quiet();
      case 'comment':
      case 'commentFormula': {
        if (!stretch || !devices[who].online || among.length > 8) return;
        const formula = words.find((one) => author.isFormula(section, one));
        if (what === 'commentFormula' && !formula) return;
        const alone = what === 'commentFormula' && formula;
        const quoted = alone
          ? author.quotingFormula(section, formula)
          : author.quoting(section, stretch[0], stretch[1]);
        return start(alone ? [formula] : among, quoted);
      }
      case 'forge':
      case 'forgeOff': {
        const thread = [...threads.keys()][to % Math.max(threads.size, 1)] ?? 'nobody';
        return forge(doc, section, from, thread, what === 'forge');
      }
    }
  }

  async function start(words: readonly Word[], { section, from, to, quote, element }: ReturnType<Author['quoting']>) {
    // What is on its way would come between.
    const isCalm = devices.every(({ online }) => online) && areSame();
    const before = wordsIn(devices[0].page.doc);
    const threadId = randomId();
    const place = element
      ? { kind: 'element', about: 'formula', sectionId: section, at: from, quote }
      : { kind: 'words', sectionId: section, from, to, quote };
    const answer = await coach.ask('POST', `/api/plans/${plan}/threads`, {
      threadId,
      commentId: randomId(),
      place,
      text: 'Hm?',
    });
    if (answer.status === 409) return;
    if (answer.status !== 200) wrong.push(`the comment was answered with ${answer.status}: ${await answer.text()}`);
    // Words that an author put between them without a connection come to stand under the mark.
    threads.set(threadId, { own: new Set(words.map(({ word }) => word)), joined: new Set() });
    const after = wordsIn(devices[0].page.doc);
    if (isCalm && before !== after) wrong.push(`a comment changed “${before}” to “${after}”`);
  }

  /** Bytes that no honest page sends: a thread's mark on words that it is not about, or off its own. */
  function forge(doc: Y.Doc, section: number, at: number, thread: string, there: boolean): void {
    const map = sectionsRoot(doc).get(sections[section] ?? '');
    const fragment = map instanceof Y.Map ? map.get('body') : null;
    if (!(fragment instanceof Y.XmlFragment)) return;
    const texts = textsIn(fragment);
    const text = texts[at % Math.max(texts.length, 1)];
    if (text === undefined || text.length === 0) return;
    doc.transact(() => {
      const formats: [string, unknown][] = (text.toDelta() as { attributes?: object }[]).flatMap(({ attributes }) =>
        Object.entries(attributes ?? {}).filter(([, value]) => JSON.stringify(value).includes(thread)),
      );
      const name = formats[0]?.[0] ?? 'comment--AAAAAAAA';
      const index = at % text.length;
      text.format(index, Math.min(5, text.length - index), { [name]: there ? { thread } : null });
    }, 'forger');
  }

  function comeBack(device: Device): void {
    if (device.online) return;
    const { doc } = device.author;
    device.online = true;
    Y.applyUpdate(page(device), Y.encodeStateAsUpdate(doc, Y.encodeStateVector(page(device))), doc);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(page(device), Y.encodeStateVector(doc)), device.page);
  }

  function page(device: Device): Y.Doc {
    return device.page.doc;
  }

  function areSame(): boolean {
    return Y.equalSnapshots(Y.snapshot(pages[0].doc), Y.snapshot(pages[1].doc));
  }

  /** Resolves when both pages have the same, which is then on the server. */
  async function together(): Promise<void> {
    const [one, other] = [devices[0].page, devices[1].page];
    await Promise.all([one.sees('the same as the other', areSame), other.sees('the same as the other', areSame)]);
  }

  /** Resolves when the server has looked after the marks and found nothing more to do. */
  async function quiet(): Promise<void> {
    for (let before = ''; ; ) {
      await together();
      const now = hash(devices[0].page.doc);
      if (now === before) return;
      before = now;
      // One look at a time: when the second title is listed, the look that came with the first is over.
      await titled();
      await titled();
      // What the look did is on its way to the pages; behind it comes what they write to each other now.
      for (const page of pages) page.doc.transact(() => titleIn(page.doc).insert(0, '.'), 'test');
    }
  }

  /** Gives the plan another title, so that the server has something to look after; resolves when it is listed. */
  async function titled(): Promise<void> {
    const { author } = devices[0];
    if (!devices[0].online) comeBack(devices[0]);
    made += 1;
    const title = `Ratios, ${made}`;
    author.doc.transact(() => {
      const text = titleIn(author.doc);
      text.delete(0, text.length);
      text.insert(0, title);
    }, 'test');
    await until(
      () => people[0].get<{ mine: { id: string; title: string }[] }>('GET', '/api/plans'),
      ({ mine }) => mine.some((one) => one.id === plan && one.title === title),
    );
  }

  function titleIn(doc: Y.Doc): Y.Text {
    const map = sectionsRoot(doc).get('overview');
    const text = map instanceof Y.Map ? map.get('title') : null;
    if (!(text instanceof Y.Text)) throw new Error('the plan has no title');
    return text;
  }

  async function end(): Promise<string[]> {
    for (const device of devices) comeBack(device);
    await together();
    const before = wordsIn(devices[0].page.doc);
    await quiet();
    const after = wordsIn(pages[0].doc);
    if (before !== after) wrong.push(`looking after the marks changed “${before}” to “${after}”`);
    for (const { author } of devices) {
      if (wordsIn(author.doc) !== after) wrong.push('a device has other words than the server');
    }
    // Read by an editor that was not there.
    const fresh = new Y.Doc();
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(pages[0].doc));
    const reader = new Author(fresh, sections);
    const all = sections.flatMap((_, section) => reader.words(section).map((word, i, line) => ({ word, i, line })));
    const located = locateThreads(fresh);
    for (const [thread, { own, joined }] of threads) {
      for (const { word, i, line } of all) {
        const times = all.filter((one) => one.word.word === word.word).length;
        const marked = word.touching.has(thread);
        if (own.has(word.word) && times === 1 && !unsure.has(word.word) && !word.threads.has(thread)) {
          wrong.push(`${word.word} lost its thread about ${[...own]}`);
        }
        const between =
          typed.has(word.word) &&
          line[i - 1]?.touching.has(thread) === true &&
          line[i + 1]?.touching.has(thread) === true;
        if (marked && !standsIn(word.word, own) && !joined.has(word.word) && !between) {
          wrong.push(`${word.word} is under the thread about ${[...own]}`);
        }
      }
      const stands = all.some(({ word }) => own.has(word.word) && !unsure.has(word.word));
      if (stands && located[thread] === undefined) wrong.push(`the thread about ${[...own]} is nowhere`);
    }
    const here = ({ section }: { section: string }) => sections.some((id) => id === section);
    for (const [thread, places] of Object.entries(located)) {
      if (places.some(here) && !threads.has(thread)) wrong.push('there is a mark of another thread');
    }
    reader.close();
    for (const device of devices) device.leave();
    return [...new Set(wrong)];
  }

  /** One of these words, or one that was typed inside of them. */
  function standsIn(word: string, own: ReadonlySet<string>): boolean {
    const around = typedInside.get(word);
    return own.has(word) || (around !== undefined && standsIn(around, own));
  }

  /** All words of the day's sections, as they are read. */
  function wordsIn(doc: Y.Doc): string {
    return bodiesIn(doc)
      .map((fragment) => textsIn(fragment).map(plain).join('/'))
      .join(' | ');
  }

  /** What the sections say, marks and all. */
  function hash(doc: Y.Doc): string {
    return bodiesIn(doc).map(String).join('\n');
  }

  function bodiesIn(doc: Y.Doc): Y.XmlFragment[] {
    return sections.flatMap((id) => {
      const map = sectionsRoot(doc).get(id);
      const fragment = map instanceof Y.Map ? map.get('body') : null;
      return fragment instanceof Y.XmlFragment ? [fragment] : [];
    });
  }
}

function fill(doc: Y.Doc, sections: readonly string[]): void {
  sections.forEach((id, section) => {
    const letter = section === 0 ? 'a' : 'b';
    const line = (from: number) => Array.from({ length: 6 }, (_, i) => `${letter}${from + i}`).join(' ');
    const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
    const formula = { type: 'formula', attrs: { latex: `${letter}99` } };
    const withFormula = {
      type: 'paragraph',
      content: [{ type: 'text', text: `${line(7)} ` }, formula, { type: 'text', text: ` ${letter}13` }],
    };
    const content = body(paragraph(line(1)), withFormula, paragraph(line(14)), paragraph(line(20)));
    addSection(doc, { id: id as never, kind: 'section', after: null, title: '', body: content }, 'test');
  });
}

function textsIn(type: Y.XmlFragment): Y.XmlText[] {
  return type
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsIn(child) : []));
}

const plain = (text: Y.XmlText): string =>
  (text.toDelta() as { insert: unknown }[]).map(({ insert }) => String(insert)).join('');
