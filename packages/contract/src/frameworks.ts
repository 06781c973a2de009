/**
 * Frameworks of standards that a network brought itself, as CASE packages: list, read, import, export, remove.
 *
 * Everybody of the network reads them; `keepFrameworks` of the access rules says who brings and removes them.
 */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { httpLimits } from './limits.ts';
import { problems } from './problem.ts';
import { id, instant } from './values.ts';

const base = oc.errors(problems);

const frameworkCard = z.object({
  id: z.string(),
  /** The framework's own name for itself; plans refer to it by this, so they find it again when it is brought anew. */
  identifier: z.string(),
  title: z.string(),
  creator: z.string().nullable(),
  /** such as Draft or Adopted */
  adoptionStatus: z.string().nullable(),
  /** Standards that can be chosen, and those that are retired and only kept. */
  standing: z.number().int(),
  retired: z.number().int(),
  importedAt: instant,
  importedBy: z.string().nullable(),
  /** Counts the imports that changed something. */
  version: z.number().int(),
});
export type FrameworkCard = z.infer<typeof frameworkCard>;

const frameworkItem = z.object({
  id: z.string(),
  code: z.string().nullable(),
  kind: z.string().nullable(),
  grades: z.array(z.number().int()),
  statement: z.string(),
  parent: z.string().nullable(),
  depth: z.number().int(),
  /** year-month-day from which it is retired */
  endsOn: z.string().nullable(),
  links: z.array(z.object({ how: z.enum(['same', 'related', 'after', 'replacedBy']), to: z.string() })),
});

/** What an import did to some standards: how many, and the first of them. */
const changes = z.object({
  count: z.number().int(),
  first: z.array(z.object({ name: z.string(), before: z.string().nullable(), now: z.string().nullable() })),
});

const imported = z.object({
  framework: frameworkCard,
  /** `new`: it was not here before; `updated`; `same`: nothing was different. */
  outcome: z.enum(['new', 'updated', 'same']),
  added: changes,
  changed: changes,
  retired: changes,
  /** What was peculiar about the file, each in a sentence, with the first few standards it is about. */
  notes: z.array(z.object({ what: z.string(), count: z.number().int(), about: z.array(z.string()) })),
});
export type ImportedFramework = z.infer<typeof imported>;

export const frameworks = {
  list: base
    .route({ method: 'GET', path: '/frameworks' })
    .output(z.object({ frameworks: z.array(frameworkCard), mayKeep: z.boolean() })),
  /** A framework with its standards: a parent before its children. `version` only gives each version an address of its own. */
  read: base
    .route({ method: 'GET', path: '/frameworks/{frameworkId}' })
    .input(z.strictObject({ frameworkId: id, version: z.coerce.number().int().optional() }))
    .output(frameworkCard.extend({ items: z.array(frameworkItem) })),
  /**
   * Brings a framework, or a newer form of one that is here: told by the identifier in it. Standards that the new form lacks are
   * retired, never deleted. The same file again changes nothing. 422 with a sentence when it is no CASE package.
   */
  importCase: base
    .route({ method: 'POST', path: '/frameworks/import/case' })
    .input(z.strictObject({ text: z.string().max(httpLimits.frameworkCharacters) }))
    .output(imported),
  /** The framework as a CASE package, with everything that came with it. */
  exportCase: base
    .route({ method: 'GET', path: '/frameworks/{frameworkId}/case' })
    .input(z.strictObject({ frameworkId: id }))
    .output(z.file()),
  /** Takes a framework away. Plans keep the codes that they have; the same framework imported again is found by them again. */
  remove: base
    .route({ method: 'POST', path: '/frameworks/{frameworkId}/delete' })
    .input(z.strictObject({ frameworkId: id }))
    .output(z.object({ ok: z.literal(true) })),
};
