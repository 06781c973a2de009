/** What a page needs of the engine: the numbers on the wire, and the truth about “Saved”. Touches nothing of Node. */

export {
  type AcknowledgementOptions,
  type Acknowledgements,
  attachAcknowledgements,
  type SaveState,
  type Timing,
} from './acknowledgements.ts';
export {
  type Access,
  type CloseCode,
  closeCode,
  messageType,
  type Rejection,
  type RejectionReason,
  syncType,
} from './codes.ts';
