/** Frameworks of standards, each of one network: no query here finds one of another network. */
import type { Viewer } from '@tangram/access';
import type { NetworkId } from '@tangram/domain';
import type { Store } from './database.ts';
import { newId } from './new-id.ts';
import type { FrameworkRow } from './tables.ts';

/** A framework without its standards, and who brought it last. */
export interface Framework extends Omit<FrameworkRow, 'networkId' | 'items' | 'package' | 'importedBy'> {
  readonly importedBy: string | null;
}

/** What an import makes of a framework. */
interface NewForm
  extends Pick<FrameworkRow, 'identifier' | 'title' | 'creator' | 'adoptionStatus' | 'items' | 'package'> {
  readonly counts: Pick<FrameworkRow, 'standing' | 'retired'>;
}

export type Frameworks = ReturnType<typeof createFrameworks>;

export function createFrameworks(store: Store, now: () => number) {
  const cards = (network: NetworkId) =>
    store
      .selectFrom('frameworks')
      .leftJoin('people', 'people.id', 'frameworks.importedBy')
      .select(['frameworks.id', 'identifier', 'title', 'creator', 'adoptionStatus', 'standing', 'retired'])
      .select(['importedAt', 'version', 'people.displayName as importedBy'])
      .where('frameworks.networkId', '=', network);

  return {
    /** The frameworks of a network, by title. */
    list: (network: NetworkId): Promise<Framework[]> =>
      cards(network).orderBy('title').orderBy('frameworks.id').execute(),

    find: (network: NetworkId, id: string): Promise<Framework | undefined> =>
      cards(network).where('frameworks.id', '=', id).executeTakeFirst(),

    /** JSON of a framework's standards, or of its whole package. */
    async text(network: NetworkId, id: string, which: 'items' | 'package'): Promise<string | undefined> {
      const row = await store
        .selectFrom('frameworks')
        .select(`${which} as text`)
        .where('networkId', '=', network)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.text;
    },

    /** What stands under a framework's own name for itself. */
    standing: (network: NetworkId, identifier: string) =>
      store
        .selectFrom('frameworks')
        .select(['id', 'version', 'items', 'package'])
        .where('networkId', '=', network)
        .where('identifier', '=', identifier)
        .executeTakeFirst(),

    /**
     * Saves a new framework, or the next version of the one that `over` names. Resolves to its id; to undefined, and nothing is
     * saved, when that version does not stand any more or another import was first.
     */
    async save(
      { network, person }: Viewer,
      { identifier, counts, ...form }: NewForm,
      over: { readonly id: string; readonly version: number } | null,
    ): Promise<string | undefined> {
      const { title, creator, adoptionStatus, items, package: pack } = form;
      const values = { title, creator, adoptionStatus, items, package: pack, ...counts };
      const imported = { ...values, importedBy: person, importedAt: now(), version: (over?.version ?? 0) + 1 };
      const saved =
        over === null
          ? store
              .insertInto('frameworks')
              .values({ id: newId(), networkId: network, identifier, ...imported })
              .onConflict((conflict) => conflict.columns(['networkId', 'identifier']).doNothing())
              .returning('id')
          : store
              .updateTable('frameworks')
              .set(imported)
              .where('networkId', '=', network)
              .where('id', '=', over.id)
              .where('version', '=', over.version)
              .returning('id');
      return (await saved.executeTakeFirst())?.id;
    },

    /** False when the network has no such framework. */
    async remove(network: NetworkId, id: string): Promise<boolean> {
      const removed = await store
        .deleteFrom('frameworks')
        .where('networkId', '=', network)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      return removed !== undefined;
    },
  };
}
