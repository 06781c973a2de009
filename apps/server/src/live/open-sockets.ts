/** Who has which document open right now, so that a change of access reaches them. The engine keeps the sockets; this keeps the names. */
import type { Duplex } from 'node:stream';
import type { PersonId, PlanId } from '@tangram/domain';
import type { DocumentName } from '@tangram/sync';
import type { Part } from './names.ts';

export interface OpenSocket {
  readonly plan: PlanId;
  readonly part: Part;
  readonly document: DocumentName;
  readonly person: PersonId;
  /** The session it was opened with. */
  readonly session: string;
}

export type OpenSockets = ReturnType<typeof createOpenSockets>;

export function createOpenSockets() {
  const open = new Map<Duplex, OpenSocket>();
  return {
    /** Notes a socket down until it closes. */
    add(connection: Duplex, socket: OpenSocket): void {
      open.set(connection, socket);
      connection.once('close', () => open.delete(connection));
      // It may have closed while we were asking who it is.
      if (connection.destroyed) open.delete(connection);
    },
    all(): readonly OpenSocket[] {
      return [...open.values()];
    },
    /** How many this person had open when this one was noted down, and still has. */
    before(connection: Duplex, person: PersonId): number {
      let count = 0;
      for (const [other, socket] of open) {
        if (other === connection) break;
        if (socket.person === person) count += 1;
      }
      return count;
    },
    on(plan: PlanId): readonly OpenSocket[] {
      return [...open.values()].filter((socket) => socket.plan === plan);
    },
  };
}
