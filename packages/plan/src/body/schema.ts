/**
 * The rich text of a section: one schema for the server, the page and every format. The page adds node views and
 * keys to these very extensions (`extension.extend({ addNodeView })`), so there is one schema and not two.
 */

import { type AnyExtension, getSchema } from '@tiptap/core';
import type { Schema } from '@tiptap/pm/model';
import { Comment } from './comment.ts';
import { Figure } from './figure.ts';
import { Formula, FormulaBlock } from './formula.ts';
import { LabelledPart } from './labelled-part.ts';
import { LessonSegment } from './lesson-segment.ts';
import { Link } from './link.ts';
import { PairCell, PairRow, PairTable } from './pair-table.ts';
import { Picture } from './picture.ts';
import { standardNodes } from './standard-nodes.ts';
import { ThreadsOn } from './threads-on.ts';

/** Everything a body may hold. */
export const bodyExtensions: readonly AnyExtension[] = [
  ...standardNodes,
  PairTable,
  PairRow,
  PairCell,
  LessonSegment,
  LabelledPart,
  Formula,
  FormulaBlock,
  Figure,
  Picture,
  Link,
  Comment,
  ThreadsOn,
];

/** The ProseMirror schema of a body. */
export const bodySchema: Schema = getSchema([...bodyExtensions]);
