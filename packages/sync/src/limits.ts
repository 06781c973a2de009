/** Every bound in the engine, with its unit. What an honest person can meet is bounded lower, in the editor. */

export interface Limits {
  /** one websocket message, whatever is in it */
  readonly frameBytesMax: number;
  readonly updateBytesMax: number;
  /** a whole state in answer to our state vector */
  readonly differenceBytesMax: number;
  readonly structsPerUpdateMax: number;
  /** ranges that delete something not yet deleted */
  readonly deletesPerUpdateMax: number;
  readonly newClientsPerUpdateMax: number;
  /** somebody offline for days gets a new client id with each reload, and brings them all at once */
  readonly newClientsPerDifferenceMax: number;
  readonly typeDepthMax: number;
  readonly jsonDepthMax: number;
  /** one value: of an attribute, a mark, an embed, a field */
  readonly valueBytesMax: number;
  readonly keyBytesMax: number;
  /** units of one struct that stands for deleted text */
  readonly deletedLengthMax: number;
  /** nesting that the wire has let through and the document worker has not looked at yet */
  readonly unverifiedDepthMax: number;

  readonly awarenessBytesMax: number;
  /** how long cursors of a room gather before they are shown */
  readonly presenceEveryMs: number;

  /** document frames of one person, on all their sockets together; over it they are read more slowly */
  readonly updatesPerSecond: number;
  readonly updatesBurst: number;
  readonly stateVectorsPerSecond: number;
  readonly stateVectorsBurst: number;
  /** anything that is not a document frame, of one person; over it the socket is closed */
  readonly controlPerSecond: number;
  readonly controlBurst: number;

  /** queued on one socket beyond its first state; above it, no live frames */
  readonly queuedBytesMax: number;
  /** a socket with a queue from which nothing drains for so long is closed */
  readonly stuckMs: number;
  /** words waiting for the disk in one room; above it, its sockets are not read */
  readonly unsavedBytesMax: number;
  /** time of one event-loop turn that joining may take */
  readonly joinTurnMs: number;

  readonly heartbeatMs: number;
  /** silence after which the other end is dead */
  readonly silenceMs: number;

  readonly socketsMax: number;
  readonly socketsPerAddressMax: number;
  readonly socketsPerPersonMax: number;
  readonly connectsPerPersonPerSecond: number;
  readonly connectsPerPersonBurst: number;
  readonly admissionMs: number;
  /** where there are other servers: so often the application is asked again about everyone who is connected */
  readonly askAgainMs: number;

  /** a room is quiet when nobody has written for so long */
  readonly quietMs: number;
  /** the deeper check follows an update by so much at most */
  readonly deepCheckMs: number;
  /** an empty room is kept for so long */
  readonly idleMs: number;
  readonly compactAfterUpdates: number;
  readonly compactAfterBytes: number;
  /** documents that the document worker holds */
  readonly workerDocumentsMax: number;
  /** a document worker that has used so much processor time since its last answer is ended, with what it was asked */
  readonly workerWorkMs: number;
  /** one that has said nothing for so long is ended even if it has used none */
  readonly workerSilenceMs: number;

  /** how long words of all rooms gather for one append, at most, while the event loop is busy; at other times not at all */
  readonly gatherMs: number;
  /** the share of its time in which the event loop works, 0 to 1, from which on it counts as busy; halfway to 1 fully */
  readonly gatherWhenBusy: number;

  /** first pause after a failed append; doubles up to the other */
  readonly retryMs: number;
  readonly retryMsMax: number;
  /** how long stopping may take before what is not on disk is given up */
  readonly stopMs: number;
}

const KiB = 1024;
const MiB = 1024 * KiB;

export const defaultLimits: Limits = {
  frameBytesMax: 16 * MiB,
  updateBytesMax: 1 * MiB,
  differenceBytesMax: 8 * MiB,
  structsPerUpdateMax: 20_000,
  deletesPerUpdateMax: 20_000,
  newClientsPerUpdateMax: 4,
  newClientsPerDifferenceMax: 256,
  typeDepthMax: 64,
  jsonDepthMax: 32,
  valueBytesMax: 16 * KiB,
  keyBytesMax: 256,
  deletedLengthMax: 2 ** 24,
  unverifiedDepthMax: 1_000,

  awarenessBytesMax: 1 * KiB,
  presenceEveryMs: 40,

  updatesPerSecond: 60,
  updatesBurst: 300,
  stateVectorsPerSecond: 0.2,
  stateVectorsBurst: 3,
  controlPerSecond: 250,
  controlBurst: 1_000,

  queuedBytesMax: 1 * MiB,
  stuckMs: 30_000,
  unsavedBytesMax: 8 * MiB,
  joinTurnMs: 3,

  heartbeatMs: 5_000,
  silenceMs: 15_000,

  socketsMax: 2_000,
  socketsPerAddressMax: 400,
  socketsPerPersonMax: 10,
  connectsPerPersonPerSecond: 2,
  connectsPerPersonBurst: 60,
  admissionMs: 10_000,
  askAgainMs: 30_000,

  quietMs: 1_000,
  deepCheckMs: 500,
  idleMs: 10_000,
  compactAfterUpdates: 500,
  compactAfterBytes: 256 * KiB,
  workerDocumentsMax: 64,
  workerWorkMs: 20_000,
  workerSilenceMs: 300_000,

  gatherMs: 10,
  gatherWhenBusy: 0.4,

  retryMs: 100,
  retryMsMax: 5_000,
  stopMs: 8_000,
};
