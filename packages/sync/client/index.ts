/** What a page needs of the engine: the numbers on the wire, and the truth about “Saved”. */

export {
  type Access,
  type CloseCode,
  closeCode,
  messageType,
  type Rejection,
  type RejectionReason,
  syncType,
} from './codes.ts';
