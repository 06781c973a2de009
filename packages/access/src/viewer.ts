/**
 * Who is asking: a signed-in person, the network they belong to, and the roles they hold today.
 *
 * A viewer is made on the server from the session. Nothing a client says about itself is in it.
 */
import type { NetworkId, PersonId, Role, SchoolId } from '@tangram/domain';

/** One role held today; network staff and district leaders hold theirs in no school. */
export interface HeldRole {
  readonly role: Role;
  readonly school: SchoolId | null;
}

export interface Viewer {
  readonly person: PersonId;
  readonly network: NetworkId;
  readonly roles: readonly HeldRole[];
}
