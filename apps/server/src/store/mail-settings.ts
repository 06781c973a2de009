/** What somebody wants by e-mail, and where it goes. */
import {
  type MailWay,
  mailWaysFor,
  type NetworkId,
  type NoticeReason,
  networkId,
  noticeReasons,
  type PersonId,
  usualMail,
} from '@tangram/domain';
import { z } from 'zod';
import type { Store } from './database.ts';

export interface MailChoices {
  /** False for somebody who stopped all e-mail. */
  readonly wanted: boolean;
  readonly ways: Readonly<Record<NoticeReason, MailWay>>;
}

/** Somebody who can be written to. */
export interface Recipient extends MailChoices {
  readonly name: string;
  readonly address: string;
  readonly network: NetworkId;
  readonly timeZone: string;
}

const keptWays = z.record(z.string(), z.string());

export type MailSettingsStore = ReturnType<typeof createMailSettings>;

export function createMailSettings(store: Store) {
  const recipient = async (person: PersonId): Promise<Recipient | null> => {
    const row = await store
      .selectFrom('people')
      .innerJoin('user', 'user.id', 'people.id')
      .innerJoin('networks', 'networks.id', 'people.networkId')
      .leftJoin('mailSettings', 'mailSettings.personId', 'people.id')
      .select(['displayName', 'email', 'people.networkId', 'timeZone', 'wanted', 'ways'])
      .where('people.id', '=', person)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { displayName: name, email: address, networkId: network, timeZone, wanted, ways } = row;
    return { name, address, network: networkId(network), timeZone, wanted: wanted !== 0, ways: waysOf(ways) };
  };

  return {
    /** Null for somebody who is not there any more. */
    recipient,

    /** Sets what is given and keeps the rest. */
    async choose(
      person: PersonId,
      chosen: { readonly wanted?: boolean | undefined; readonly ways?: Partial<MailChoices['ways']> | undefined },
    ): Promise<void> {
      const before = await recipient(person);
      if (before === null) return;
      const wanted = (chosen.wanted ?? before.wanted) ? 1 : 0;
      const ways = JSON.stringify({ ...before.ways, ...chosen.ways });
      await store
        .insertInto('mailSettings')
        .values({ personId: person, wanted, ways })
        .onConflict((old) => old.column('personId').doUpdateSet({ wanted, ways }))
        .execute();
    },
  };
}

/** What was kept, and for kinds that came later what goes without saying. */
function waysOf(kept: string | null): MailChoices['ways'] {
  const chosen = kept === null ? {} : keptWays.parse(JSON.parse(kept));
  const ways = noticeReasons.map((reason) => [
    reason,
    mailWaysFor(reason).find((way) => way === chosen[reason]) ?? usualMail[reason],
  ]);
  return Object.fromEntries(ways) as MailChoices['ways'];
}
