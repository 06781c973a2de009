/** What is asked of the page, in parts: each has a table of its own, so that it can be measured in quiet minutes of a shared machine. */
import { measureColleague } from './colleague.ts';
import { measureDerived } from './derived.ts';
import { measureHeap } from './heap.ts';
import { measureKeys } from './keys.ts';
import { measureMinute } from './minute.ts';
import { measureOpening } from './opening.ts';
import type { Row } from './row.ts';
import { measureSignIn } from './sign-in.ts';
import type { Stage } from './stage.ts';

interface Part {
  readonly name: string;
  readonly title: string;
  /** One big editor has such a thing too. */
  readonly isBeside: boolean;
  readonly measure: (stage: Stage) => Promise<Row[]>;
}

const parts: readonly Part[] = [
  {
    name: 'opening',
    isBeside: true,
    title: 'Opening the big unit where it was opened before',
    measure: measureOpening,
  },
  { name: 'keys', isBeside: true, title: 'A key in the big unit while eight others type', measure: measureKeys },
  {
    name: 'colleague',
    isBeside: true,
    title: 'A colleague’s key, two browsers on one machine',
    measure: measureColleague,
  },
  {
    name: 'sign-in',
    isBeside: false,
    title: 'From a link, signed out, to typing in the big unit; CPU slowed 4×',
    measure: measureSignIn,
  },
  {
    name: 'derived',
    isBeside: false,
    title: 'What is derived, after a key in a lesson’s minutes while eight others type',
    measure: measureDerived,
  },
  {
    name: 'heap',
    isBeside: false,
    title: 'Memory of one tab in which twenty plans are opened and closed',
    measure: measureHeap,
  },
  {
    name: 'minute',
    isBeside: true,
    title: 'A minute in which I and eight others type in the big unit',
    measure: measureMinute,
  },
];

/** All parts, or those with these names. Throws at a name that there is not. */
export function partsNamed(names: readonly string[]): readonly Part[] {
  for (const name of names) {
    if (!parts.some((part) => part.name === name))
      throw new Error(`“${name}” is not one of: ${parts.map((part) => part.name).join(', ')}`);
  }
  return names.length === 0 ? parts : parts.filter(({ name }) => names.includes(name));
}
