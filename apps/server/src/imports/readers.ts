/** What the threads that read files are given, and what they answer. */
import type { ImportedFramework } from '@tangram/contract';
import type { Grade, PlanKind } from '@tangram/domain';
import type { Seed } from '@tangram/plan';
import type { InThread } from './in-thread.ts';

interface FileToRead {
  readonly kind: PlanKind;
  readonly grade: Grade;
  readonly text: string;
  /** What the plan is called when the file does not say. */
  readonly fallbackTitle: string;
  /** The year that it is planned for, when the file does not say. */
  readonly schoolYear: string;
}

export interface FileRead {
  readonly title: string;
  readonly seeds: Seed;
  readonly notUnderstood: readonly { readonly line: number; readonly what: string }[];
}

/** Resolves to the plan that a file holds. Fails as `InThread` does. */
export type ReadFile = (file: FileToRead) => Promise<FileRead>;

interface FrameworkToRead {
  readonly text: string;
  /** The package that stands now, when this is an update of it. */
  readonly before: string | null;
  /** Today, year-month-day. */
  readonly day: string;
  /** How many changes of each kind are named. */
  readonly changesNamed: number;
}

/** A framework as it will stand, and what the import did to it. */
export interface FrameworkRead extends Pick<ImportedFramework, 'added' | 'changed' | 'retired' | 'notes'> {
  readonly kind: 'read';
  readonly identifier: string;
  readonly title: string;
  readonly creator: string | null;
  readonly adoptionStatus: string | null;
  readonly counts: { readonly standing: number; readonly retired: number };
  /** JSON of its standards. */
  readonly items: string;
  readonly package: string;
}

/** Resolves to the framework that a CASE package holds, or to why it is none, in a sentence. Fails as `InThread` does. */
export type ReadFramework = (
  file: FrameworkToRead,
) => Promise<FrameworkRead | { readonly kind: 'refused'; readonly why: string }>;

/** The readers, waiting in the same line. */
export function createReaders(inThread: InThread): { readFile: ReadFile; readFramework: ReadFramework } {
  return {
    readFile: (file) => inThread(new URL('./read-file-worker.ts', import.meta.url), file),
    readFramework: (file) => inThread(new URL('./read-framework-worker.ts', import.meta.url), file),
  };
}
