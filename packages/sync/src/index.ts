/** The engine's front door. See README.md for the life of one update, SPEC.md for what it promises. */

export { type Access, type CloseCode, closeCode, type Notice, type Rejection } from '../client/codes.ts';
export type { Admission, Admit, Presence } from './admission.ts';
export type { Clock } from './clock.ts';
export type { ContentNames, DocumentModule, RootKind } from './document-module.ts';
export type { FanOut } from './fan-out/fan-out.ts';
export type { Limits } from './limits.ts';
export { type DocumentName, documentName, type Json, type PersonKey, personKey } from './names.ts';
export type { EngineEvent, Observer } from './observer.ts';
export { createSyncServer, type SyncServer, type SyncServerOptions } from './server.ts';
export { DocumentDamaged, type LogPosition, type UpdateLog, UpdatesNotLogged } from './update-log/update-log.ts';
