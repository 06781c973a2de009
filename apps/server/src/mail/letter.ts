/** What a mail says: one thing that concerns somebody, or the digest of everything else. Pure. */
import type { Happening } from './happenings.ts';
import { asHtml, asText, type Block, heading, item, oneLine, paragraph, quotation, small } from './mail-body.ts';
import { dayAndTime } from './school-days.ts';
import { type Deed, mailWords as words } from './words.ts';

export interface Letter {
  /** The name that the sender goes by. */
  readonly sender: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface LetterFacts {
  /** Who gets it, by name. */
  readonly to: string;
  readonly timeZone: string;
  /** Our address, without a slash at its end. */
  readonly origin: string;
  /** Where all e-mail is stopped. */
  readonly stopLink: string;
}

/** A mail quotes little: whoever wants to read, reads in Tangram. */
const charactersMax = { about: 60, title: 80, name: 60, text: 280, textInDigest: 160 } as const;
/** A digest tells so many things of a plan, and of so many plans; the rest is in the inbox. */
const toldMax = { ofPlan: 8, plans: 20 } as const;

/** A mail about one thing that concerns somebody. */
export function letterAtOnce(one: Happening, facts: LetterFacts): Letter {
  const subject = subjectOf(one);
  return {
    // In a header a name is not to look like an address.
    sender: words.sender(
      nameOf(one)
        .replaceAll(/["<>@\\\s]+/g, ' ')
        .trim(),
    ),
    subject,
    ...written(subject, [
      paragraph({ bold: nameOf(one) }, ` ${words.happened(deedOf(one))} ${whereOf(one)}.`),
      ...saidIn(one, charactersMax.text),
      paragraph({ link: linkTo(one, facts.origin), label: one.thread === null ? words.openPlan : words.openThread }),
      ...footOf(words.because(one.reason), facts),
    ]),
  };
}

/** One mail about everything else that is new, of which there is at least one thing. */
export function digestLetter(all: readonly Happening[], facts: LetterFacts): Letter {
  const groups = [...Map.groupBy(all, ({ quoted, plan }) => (quoted === null ? '' : plan.id)).values()];
  const plans = new Set(all.map(({ plan }) => plan.id)).size;
  const untold = groups.slice(toldMax.plans).reduce((sum, group) => sum + group.length, 0);
  const subject = words.digestSubject(all.length, plans);
  return {
    sender: words.product,
    subject,
    ...written(subject, [
      paragraph(words.digestLead(oneLine(facts.to, charactersMax.name))),
      ...groups.slice(0, toldMax.plans).flatMap((group) => blocksOf(group, facts)),
      ...(untold > 0 ? [paragraph(words.andMore(untold))] : []),
      paragraph({ link: `${facts.origin}/inbox`, label: words.openInbox }),
      ...footOf(words.becauseDigest, facts),
    ]),
  };
}

/** What happened on one plan, or on all those that are not named. */
function blocksOf(group: readonly Happening[], { origin, timeZone }: LetterFacts): Block[] {
  const [first] = group;
  if (first === undefined) return [];
  const untold = group.length - toldMax.ofPlan;
  return [
    heading(first.quoted === null ? words.hiddenPlans : words.planHead(shortened(first).title, first.plan.kind)),
    ...group
      .slice(0, toldMax.ofPlan)
      .flatMap((one) => [
        item(
          { bold: nameOf(one) },
          ` ${words.happened(deedOf(one))}${one.quoted === null ? ` ${whereOf(one)}` : ''}`,
          ` (${dayAndTime(one.at, timeZone)}). `,
          { link: linkTo(one, origin), label: words.open },
        ),
        ...(one.quoted === null ? [] : saidIn(one, charactersMax.textInDigest)),
      ]),
    ...(untold > 0 ? [item(words.andMore(untold))] : []),
  ];
}

/** The words that were written, or why they are not here. */
function saidIn({ quoted }: Happening, textMax: number): Block[] {
  if (quoted === null) return [small(words.hiddenWhy)];
  if (typeof quoted.text !== 'string') return [small(words.leftOut[quoted.text.because])];
  return quoted.text === '' ? [] : [quotation(oneLine(quoted.text, textMax))];
}

function footOf(because: string, { origin, stopLink }: LetterFacts): Block[] {
  return [
    small(`${words.notByMail} ${because}`),
    small({ link: `${origin}/settings`, label: words.settings }),
    small({ link: stopLink, label: words.stop }),
  ];
}

function written(subject: string, blocks: readonly Block[]): Pick<Letter, 'text' | 'html'> {
  return { text: asText(blocks), html: asHtml(subject, blocks) };
}

function nameOf({ by }: Happening): string {
  return oneLine(by, charactersMax.name);
}

function shortened({ quoted }: Happening): { readonly about: string; readonly title: string } {
  const title = oneLine(quoted?.title ?? '', charactersMax.title);
  return { about: oneLine(quoted?.about ?? '', charactersMax.about), title: title === '' ? words.untitled : title };
}

function whereOf(one: Happening): string {
  return one.quoted === null ? words.hidden(one.plan.kind) : words.inPlan(shortened(one).title, one.plan.kind);
}

function deedOf(one: Happening): Deed {
  const whom = one.quoted?.whom ?? null;
  return {
    reason: one.reason,
    about: shortened(one).about,
    byDate: one.byDate,
    whom: whom === null ? null : oneLine(whom, charactersMax.name),
    usedMine: one.usedMine,
  };
}

function subjectOf(one: Happening): string {
  const { about, title } = shortened(one);
  if (one.quoted === null) return words.hiddenSubject;
  if (one.reason === 'request') return words.subjectOfRequest(title);
  return about === '' ? words.subject(title) : words.subjectAbout(about, title);
}

function linkTo({ plan, hash }: Happening, origin: string): string {
  return `${origin}/plans/${plan.id}#${hash}`;
}
