/** Who is measured, and what each speaks. */

export interface Peer {
  readonly name: string;
  /** its entry, beside this file */
  readonly entry: string;
  readonly dialect: 'y-websocket' | 'hocuspocus';
  /** Does it keep documents at all? */
  readonly stores: boolean;
}

export const peers: readonly Peer[] = [
  { name: 'Tangram', entry: 'servers/tangram.ts', dialect: 'y-websocket', stores: true },
  { name: 'Hocuspocus + SQLite', entry: 'servers/hocuspocus.ts', dialect: 'hocuspocus', stores: true },
  { name: 'bare ws relay', entry: 'servers/relay.ts', dialect: 'y-websocket', stores: false },
];
