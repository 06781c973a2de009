/**
 * The links by which people come in: single use, bound to one address, good for seven days. Of a link only the hash is
 * kept, so whoever reads the database cannot come in.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Invitation } from '@tangram/contract';
import { type NetworkId, networkId, type PersonId, type Role, type SchoolId, schoolId } from '@tangram/domain';
import type { Store } from './database.ts';
import { newId } from './new-id.ts';
import { insertPerson } from './roster.ts';

const goodForMs = 7 * 24 * 60 * 60 * 1000;

/** What an open invitation offers. */
interface Offer {
  readonly network: NetworkId;
  readonly networkName: string;
  readonly email: string;
  readonly role: Role;
  readonly school: SchoolId | null;
  readonly schoolName: string | null;
}

export type FoundOffer =
  | { readonly found: 'open'; readonly offer: Offer }
  | { readonly found: 'gone' }
  | { readonly found: 'never' };

export type Invitations = ReturnType<typeof createInvitations>;

export function createInvitations(store: Store, now: () => number) {
  const rows = (network: NetworkId) =>
    store
      .selectFrom('invitations')
      .innerJoin('people', 'people.id', 'invitations.invitedBy')
      .leftJoin('schools', 'schools.id', 'invitations.schoolId')
      .where('invitations.networkId', '=', network)
      .select([
        'invitations.id',
        'email',
        'role',
        'schools.name as schoolName',
        'displayName as invitedBy',
        'expiresAt',
        'usedAt',
        'withdrawnAt',
      ]);

  return {
    /** The invitations of a network, newest first. */
    async list(network: NetworkId): Promise<Invitation[]> {
      return (await rows(network).orderBy('expiresAt', 'desc').execute()).map((row) => present(row, now()));
    },

    /** Makes an invitation and the token that opens it, which is not kept. */
    async invite(
      network: NetworkId,
      by: PersonId,
      guest: { email: string; role: Role; schoolId: string | null },
    ): Promise<{ invitation: Invitation; token: string }> {
      const token = newToken();
      const id = newId();
      await store
        .insertInto('invitations')
        .values({
          id,
          networkId: network,
          tokenHash: hashOf(token),
          email: guest.email.toLowerCase(),
          role: guest.role,
          schoolId: guest.schoolId,
          invitedBy: by,
          expiresAt: now() + goodForMs,
          usedAt: null,
          withdrawnAt: null,
        })
        .execute();
      const row = await rows(network).where('invitations.id', '=', id).executeTakeFirstOrThrow();
      return { invitation: present(row, now()), token };
    },

    /** False when the network has no such invitation. */
    async withdraw(network: NetworkId, id: string): Promise<boolean> {
      const { numUpdatedRows } = await store
        .updateTable('invitations')
        .set((old) => ({ withdrawnAt: old.fn.coalesce('withdrawnAt', old.val(now())) }))
        .where('id', '=', id)
        .where('networkId', '=', network)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** What a token opens, without using it up. */
    async find(token: string): Promise<FoundOffer> {
      return find(store, token, now());
    },

    /**
     * Uses the invitation up and makes the person, both or neither. Rejects with `AddressTaken`; answers `gone` when
     * somebody else was faster.
     */
    async accept(token: string, account: { name: string; passwordHash: string }): Promise<PersonId | 'gone'> {
      return store.transaction().execute(async (transaction) => {
        const answer = await find(transaction, token, now());
        if (answer.found !== 'open') return 'gone';
        const { offer } = answer;
        await transaction
          .updateTable('invitations')
          .set({ usedAt: now() })
          .where('tokenHash', '=', hashOf(token))
          .execute();
        return insertPerson(transaction, {
          network: offer.network,
          name: account.name,
          email: offer.email,
          passwordHash: account.passwordHash,
          roles: [{ role: offer.role, school: offer.school }],
          demo: false,
        });
      });
    },

    /** Whether this server has been claimed by the link of the first start. */
    async claimed(): Promise<boolean> {
      const used = await store
        .selectFrom('setUpLinks')
        .select('usedAt')
        .where('usedAt', 'is not', null)
        .executeTakeFirst();
      return used !== undefined;
    },

    /** A new set-up token; every earlier one stops working. */
    async newSetUpToken(): Promise<string> {
      const token = newToken();
      await store.deleteFrom('setUpLinks').where('usedAt', 'is', null).execute();
      await store
        .insertInto('setUpLinks')
        .values({ tokenHash: hashOf(token), usedAt: null })
        .execute();
      return token;
    },

    /** Whether a set-up token still works. */
    async setUpTokenWorks(token: string): Promise<boolean> {
      const row = await store
        .selectFrom('setUpLinks')
        .select('usedAt')
        .where('tokenHash', '=', hashOf(token))
        .executeTakeFirst();
      return row !== undefined && row.usedAt === null;
    },

    /** Claims the server: the network, its schools and its first facilitator, all or nothing; `gone` when the token was used. */
    async setUp(
      token: string,
      first: {
        networkName: string;
        schools: readonly string[];
        name: string;
        email: string;
        passwordHash: string;
        timeZone?: string | undefined;
      },
    ): Promise<PersonId | 'gone'> {
      return store.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('setUpLinks')
          .set({ usedAt: now() })
          .where('tokenHash', '=', hashOf(token))
          .where('usedAt', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return 'gone';
        const network = networkId(newId());
        await transaction
          .insertInto('networks')
          .values({
            id: network,
            name: first.networkName,
            createdAt: now(),
            ...(first.timeZone !== undefined && { timeZone: first.timeZone }),
          })
          .execute();
        for (const name of first.schools) {
          await transaction.insertInto('schools').values({ id: newId(), networkId: network, name }).execute();
        }
        return insertPerson(transaction, {
          network,
          name: first.name,
          email: first.email,
          passwordHash: first.passwordHash,
          roles: [{ role: 'facilitator', school: null }],
          demo: false,
        });
      });
    },
  };
}

async function find(store: Pick<Store, 'selectFrom'>, token: string, now: number): Promise<FoundOffer> {
  const row = await store
    .selectFrom('invitations')
    .innerJoin('networks', 'networks.id', 'invitations.networkId')
    .leftJoin('schools', 'schools.id', 'invitations.schoolId')
    .select([
      'invitations.networkId',
      'networks.name as networkName',
      'email',
      'role',
      'invitations.schoolId',
      'schools.name as schoolName',
      'usedAt',
      'withdrawnAt',
      'expiresAt',
    ])
    .where('tokenHash', '=', hashOf(token))
    .executeTakeFirst();
  if (row === undefined) return { found: 'never' };
  if (stateOf(row, now) !== 'open') return { found: 'gone' };
  return {
    found: 'open',
    offer: {
      network: networkId(row.networkId),
      networkName: row.networkName,
      email: row.email,
      role: row.role,
      school: row.schoolId === null ? null : schoolId(row.schoolId),
      schoolName: row.schoolName,
    },
  };
}

interface Dates {
  readonly usedAt: number | null;
  readonly withdrawnAt: number | null;
  readonly expiresAt: number;
}

function stateOf(dates: Dates, now: number): Invitation['state'] {
  if (dates.usedAt !== null) return 'used';
  if (dates.withdrawnAt !== null) return 'withdrawn';
  return dates.expiresAt <= now ? 'expired' : 'open';
}

function present(
  row: Dates & { id: string; email: string; role: Role; schoolName: string | null; invitedBy: string },
  now: number,
): Invitation {
  const { id, email, role, schoolName, invitedBy } = row;
  return {
    id,
    email,
    role,
    schoolName,
    invitedBy,
    expiresAt: new Date(row.expiresAt).toISOString(),
    state: stateOf(row, now),
  };
}

/** 256 random bits, as they go into a link. */
function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
