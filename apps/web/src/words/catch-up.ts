/** Coming back to a plan: what others changed in it since, and what is old and new in a section. */
import type { CatchUp, ChangedSection, ChangedThread, DiffLine } from '@tangram/contract';

const did: Record<ChangedSection['change'], string> = {
  added: 'Added',
  changed: 'Changed',
  moved: 'Moved',
  broughtBack: 'Brought back',
  removed: 'Taken out',
};

const counted = (count: number, one: string, several = `${one}s`) => `${count} ${count === 1 ? one : several}`;

/** People in a row as they are spoken, the first few by name. */
function named(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} others`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** What happened with a thread, between who did it and what it is about. */
function happened({ what, comments, quote }: ChangedThread): string {
  const on = quote === '' ? '' : ` on “${quote}”`;
  if (what === 'new') return quote === '' ? 'commented' : `commented${on}`;
  if (what === 'replies') return `${comments === 1 ? 'replied' : `replied ${comments} times`}${on}`;
  return quote === '' ? 'resolved a thread of yours' : `resolved your thread${on}`;
}

type Look = NonNullable<Extract<DiffLine, { kind: 'line' }>['look']>;

const lineLooks: Readonly<Record<string, string>> = {
  text: 'a paragraph',
  heading: 'a heading',
  item: 'a list item',
  'item numbered': 'a numbered item',
  'item ticked': 'ticked',
  'item unticked': 'an item to tick',
};

const wordLooks: Readonly<Record<string, string>> = {
  underline: 'underlined',
  strike: 'struck through',
  code: 'as code',
  superscript: 'raised',
  subscript: 'lowered',
  link: 'a link',
};

function lineLook({ was, is }: Look): string {
  if (was.startsWith('heading') && is.startsWith('heading'))
    return is > was ? 'now a smaller heading' : 'now a larger heading';
  if (was === 'item ticked' && is === 'item unticked') return 'no longer ticked';
  return `now ${lineLooks[is] ?? lineLooks[is.split(' ')[0] ?? ''] ?? 'another kind of line'}`;
}

/** How words look now that did not, and did that do not. */
function wordsLook({ was, is }: Look): string {
  if (is.includes('partly')) return 'now partly set off';
  const [old, now] = [was, is].map((looks) => looks.split(' ').filter((look) => look !== '' && look !== 'partly'));
  const said = (looks: readonly string[]) => looks.map((look) => wordLooks[look] ?? look).join(' and ');
  const added = (now ?? []).filter((look) => !old?.includes(look));
  const gone = (old ?? []).filter((look) => !now?.includes(look));
  const parts = [added.length > 0 ? `now ${said(added)}` : '', gone.length > 0 ? `no longer ${said(gone)}` : ''];
  return parts.filter(Boolean).join(', ') || 'looks otherwise now';
}

export const catchUpWords = {
  since: (when: string) => `Since ${when}`,
  /** All of it in one sentence. */
  inShort({ sections, threads, tooMuch }: CatchUp): string {
    const of = (what: ChangedThread['what']) => threads.filter((thread) => thread.what === what).length;
    const [started, answered, resolved] = [of('new'), of('replies'), of('resolved')];
    const parts = [
      tooMuch ? 'much of the plan changed' : '',
      sections.length > 0 ? `${counted(sections.length, 'section')} changed` : '',
      started > 0 ? counted(started, 'new thread') : '',
      answered > 0 ? `replies in ${counted(answered, 'thread')}` : '',
      resolved > 0 ? `${counted(resolved, 'thread')} of yours resolved` : '',
    ].filter(Boolean);
    return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
  },
  see: 'See what changed',
  dismiss: 'Dismiss',
  close: 'Back to comments',
  sections: 'Sections',
  threads: 'Comments',
  changed(section: ChangedSection): string {
    const what = section.moved && section.change !== 'moved' ? `${did[section.change]} and moved` : did[section.change];
    return section.by.length === 0 ? what : `${what} by ${named(section.by.map(({ name }) => name))}`;
  },
  who: (thread: ChangedThread) => named(thread.by.map(({ name }) => name)),
  happened,
  goTo: (name: string) => `Go to “${name}”`,
  show: 'Show what changed',
  hide: 'Hide what changed',
  about: (act: string, name: string) => `${act} in “${name}”`,
  tooMuch: 'So much was written since that it cannot be listed section by section. Read the plan once more.',
  noLongerChanged: 'This section reads as it did again.',
  onlyMoved: 'No words changed: it stands in another place now.',
  authors: 'For the authors alone',
  unchanged: (lines: number) => `${counted(lines, 'line')} unchanged`,
  /** For whoever hears the words and does not see how they are marked. */
  gone: 'Taken out:',
  added: 'Added:',
  end: 'End.',
  lineJoined: 'joined to the line above',
  lineSplit: 'now a line of its own',
  lineLook,
  wordsLook,
  figure: (title: string) => (title === '' ? 'Figure' : `Figure: ${title}`),
} as const;
