/** Which sections are folded away to their headings. It is how one person reads, remembered on this device and told to nobody. */
import type { SectionId } from '@tangram/domain';
import { useSyncExternalStore } from 'react';
import { remember, remembered } from '../remembered.ts';
import { createStore, type Store } from '../ui/store.ts';

export interface Folds {
  readonly folded: Store<ReadonlySet<SectionId>>;
  set(sections: readonly SectionId[], folded: boolean): void;
}

export function createFolds(person: string, planId: string): Folds {
  const name = `folded:${planId}`;
  const folded = createStore<ReadonlySet<SectionId>>(new Set(remembered<SectionId[]>(person, name) ?? []));
  return {
    folded,
    set(sections, fold) {
      const next = new Set(folded.get());
      for (const section of sections) {
        if (fold) next.add(section);
        else next.delete(section);
      }
      folded.set(next);
      remember(person, name, next.size === 0 ? undefined : [...next]);
    },
  };
}

/** Whether a section is folded; draws again only when that changes. */
export function useFolded({ folded }: Folds, section: SectionId): boolean {
  return useSyncExternalStore(folded.subscribe, () => folded.get().has(section));
}
