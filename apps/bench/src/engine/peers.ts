/** Who is measured, and what each speaks. */

export interface Peer {
  readonly name: string;
  /** its program */
  readonly entry: URL;
  readonly dialect: 'y-websocket' | 'hocuspocus';
  /** Does it keep documents at all? */
  readonly stores: boolean;
}

export const peers: readonly Peer[] = [
  { name: 'Tangram', entry: new URL('./servers/tangram.ts', import.meta.url), dialect: 'y-websocket', stores: true },
  {
    name: 'Hocuspocus + SQLite',
    entry: new URL('./servers/hocuspocus.ts', import.meta.url),
    dialect: 'hocuspocus',
    stores: true,
  },
  {
    name: 'bare ws relay',
    entry: new URL('./servers/relay.ts', import.meta.url),
    dialect: 'y-websocket',
    stores: false,
  },
];
