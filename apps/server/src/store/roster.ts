/**
 * Networks, schools and people. These queries reveal no plan; what they take as `network` comes from the session, so
 * one network never sees another.
 */

import type { HeldRole, Viewer } from '@tangram/access';
import type { PersonCard, SchoolCard } from '@tangram/contract';
import {
  type NetworkId,
  networkId,
  type PersonId,
  personId,
  type Role,
  type SchoolId,
  schoolId,
} from '@tangram/domain';
import { sql, type Transaction } from 'kysely';
import type { Store } from './database.ts';
import { newId } from './new-id.ts';
import type { Tables } from './tables.ts';

/** Somebody about to join a network. */
export interface Newcomer {
  readonly network: NetworkId;
  readonly name: string;
  /** Lower case; one account each. */
  readonly email: string;
  /** Null for a person of the demo network, who has no password. */
  readonly passwordHash: string | null;
  readonly roles: readonly HeldRole[];
  /** Whether a visitor of the demo may try this person. */
  readonly demo: boolean;
}

/** Somebody of the demo network, who has no password. */
export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly (readonly [role: Role, school: string | null])[];
  readonly offered: boolean;
}

/** The e-mail address has an account already. Nothing was written. */
export class AddressTaken extends Error {
  override readonly name = 'AddressTaken';
}

export type Roster = ReturnType<typeof createRoster>;

export function createRoster(store: Store) {
  return {
    /** Whether there is any network, and whether the last one is still being filled. */
    async networks(): Promise<'none' | 'unfinished' | 'some'> {
      const rows = await store.selectFrom('networks').select('unfinished').execute();
      if (rows.length === 0) return 'none';
      return rows.some((row) => row.unfinished === 1) ? 'unfinished' : 'some';
    },

    async network(id: NetworkId): Promise<{ id: string; name: string } | undefined> {
      return store.selectFrom('networks').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
    },

    /** By whose clock the network's days are counted. */
    async timeZone(network: NetworkId): Promise<string> {
      const found = store.selectFrom('networks').select('timeZone').where('id', '=', network);
      return (await found.executeTakeFirstOrThrow()).timeZone;
    },

    /** By whose clock they are counted from now on. */
    async setTimeZone(network: NetworkId, timeZone: string): Promise<void> {
      await store.updateTable('networks').set({ timeZone }).where('id', '=', network).execute();
    },

    /** Makes a whole network at once, marked unfinished: all of it or nothing. People are given by their schools' names. */
    async addDemoNetwork(name: string, schoolNames: readonly string[], people: readonly DemoPerson[]): Promise<void> {
      await store.transaction().execute(async (transaction) => {
        const network = networkId(newId());
        await transaction
          .insertInto('networks')
          .values({ id: network, name, createdAt: Date.now(), unfinished: 1 })
          .execute();
        const schools = schoolNames.map((school) => ({ id: newId(), networkId: network, name: school }));
        await transaction.insertInto('schools').values(schools).execute();
        for (const person of people) {
          const roles = person.roles.map(([role, name]) => {
            const held = schools.find((school) => school.name === name);
            return { role, school: held === undefined ? null : schoolId(held.id) };
          });
          await insertPerson(transaction, { ...person, network, roles, passwordHash: null, demo: person.offered });
        }
      });
    },

    /** The network that is still being filled, with its people by name. */
    async unfinished(): Promise<{ network: NetworkId; people: ReadonlyMap<string, PersonId> }> {
      const { id } = await store
        .selectFrom('networks')
        .select('id')
        .where('unfinished', '=', 1)
        .executeTakeFirstOrThrow();
      const rows = await store.selectFrom('people').select(['id', 'displayName']).where('networkId', '=', id).execute();
      return { network: networkId(id), people: new Map(rows.map((row) => [row.displayName, personId(row.id)])) };
    },

    async finished(network: NetworkId): Promise<void> {
      await store.updateTable('networks').set({ unfinished: 0 }).where('id', '=', network).execute();
    },

    /** The schools of a network, by name. */
    async schools(network: NetworkId): Promise<SchoolCard[]> {
      return store
        .selectFrom('schools')
        .select(['id', 'name'])
        .where('networkId', '=', network)
        .orderBy('name')
        .execute();
    },

    async addSchools(network: NetworkId, names: readonly string[]): Promise<SchoolCard[]> {
      const rows = names.map((name) => ({ id: newId(), networkId: network, name }));
      if (rows.length > 0) await store.insertInto('schools').values(rows).execute();
      return rows.map(({ id, name }) => ({ id, name }));
    },

    /** The school under its new name, or undefined when the network has no such school. */
    async renameSchool(network: NetworkId, school: string, name: string): Promise<SchoolCard | undefined> {
      return store
        .updateTable('schools')
        .set({ name })
        .where('id', '=', school)
        .where('networkId', '=', network)
        .returning(['id', 'name'])
        .executeTakeFirst();
    },

    /** Who this person is to the rules, or null when there is no such person. */
    async viewer(person: string): Promise<Viewer | null> {
      const row = await store
        .selectFrom('people')
        .select(['id', 'networkId'])
        .where('id', '=', person)
        .executeTakeFirst();
      if (row === undefined) return null;
      const roles = await store
        .selectFrom('affiliations')
        .select(['role', 'schoolId'])
        .where('personId', '=', person)
        .execute();
      return { person: personId(row.id), network: networkId(row.networkId), roles: roles.map(heldRole) };
    },

    /** Everybody of a network, as the rules see them, by name. */
    async everybody(network: NetworkId): Promise<Viewer[]> {
      const people = await cards(store, network);
      return people.map((card) => ({
        person: personId(card.id),
        network,
        roles: card.roles.map((role) => heldRole({ role: role.role, schoolId: role.schoolId })),
      }));
    },

    /** Everybody of a network, as colleagues see them, by name. */
    async cards(network: NetworkId): Promise<PersonCard[]> {
      return cards(store, network);
    },

    /** One person as colleagues see them. */
    async card(network: NetworkId, person: string): Promise<PersonCard | undefined> {
      return (await cards(store, network, person))[0];
    },

    /** The people whom a visitor of the demo may try, in the order in which they were made. */
    async demoPeople(): Promise<PersonCard[]> {
      const rows = await store
        .selectFrom('people')
        .select(['id', 'networkId'])
        .where('demo', '=', 1)
        .orderBy(sql`rowid`)
        .execute();
      const found = await Promise.all(rows.map((row) => cards(store, networkId(row.networkId), row.id)));
      return found.flat();
    },

    /** Ends the sessions of people without a password: nobody comes in as a demo person once the demo is switched off. */
    async endPasswordlessSessions(): Promise<void> {
      const withPassword = store.selectFrom('account').select('userId').where('password', 'is not', null);
      await store.deleteFrom('session').where('userId', 'not in', withPassword).execute();
    },
  };
}

/** Makes an account and its person inside a transaction. Throws `AddressTaken`. */
export async function insertPerson(transaction: Transaction<Tables>, newcomer: Newcomer): Promise<PersonId> {
  const email = newcomer.email.toLowerCase();
  const taken = await transaction.selectFrom('user').select('id').where('email', '=', email).executeTakeFirst();
  if (taken !== undefined) throw new AddressTaken('this address has an account');
  const id = personId(newId());
  const now = new Date().toISOString();
  await transaction
    .insertInto('user')
    .values({ id, name: newcomer.name, email, emailVerified: 1, image: null, createdAt: now, updatedAt: now })
    .execute();
  if (newcomer.passwordHash !== null) {
    await transaction
      .insertInto('account')
      .values({
        id: newId(),
        accountId: id,
        providerId: 'credential',
        userId: id,
        accessToken: null,
        refreshToken: null,
        idToken: null,
        accessTokenExpiresAt: null,
        refreshTokenExpiresAt: null,
        scope: null,
        password: newcomer.passwordHash,
        createdAt: now,
        updatedAt: now,
      })
      .execute();
  }
  const { count } = await transaction
    .selectFrom('people')
    .select((all) => all.fn.countAll<number>().as('count'))
    .where('networkId', '=', newcomer.network)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('people')
    .values({
      id,
      networkId: newcomer.network,
      displayName: newcomer.name,
      color: count % 8,
      demo: newcomer.demo ? 1 : 0,
    })
    .execute();
  for (const { role, school } of newcomer.roles) {
    await transaction.insertInto('affiliations').values({ personId: id, role, schoolId: school }).execute();
  }
  return id;
}

async function cards(store: Store, network: NetworkId, person?: string): Promise<PersonCard[]> {
  let people = store.selectFrom('people').where('people.networkId', '=', network);
  if (person !== undefined) people = people.where('people.id', '=', person);
  const rows = await people
    .leftJoin('affiliations', 'affiliations.personId', 'people.id')
    .leftJoin('schools', 'schools.id', 'affiliations.schoolId')
    .select(['people.id', 'displayName', 'color', 'role', 'affiliations.schoolId', 'schools.name as schoolName'])
    .orderBy('displayName')
    .orderBy('people.id')
    .orderBy('schoolName')
    .execute();
  const found = new Map<string, PersonCard>();
  for (const row of rows) {
    const card = found.get(row.id) ?? { id: row.id, name: row.displayName, color: row.color, roles: [] };
    if (row.role !== null) card.roles.push({ role: row.role, schoolId: row.schoolId, schoolName: row.schoolName });
    found.set(row.id, card);
  }
  return [...found.values()];
}

function heldRole(row: { role: Role; schoolId: string | null }): { role: Role; school: SchoolId | null } {
  return { role: row.role, school: row.schoolId === null ? null : schoolId(row.schoolId) };
}
