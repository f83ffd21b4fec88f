export { Fault, faultInfo, toFault } from '../domain/fault.js';
export { sessionContext } from './context.js';
export { createSession } from './create-session.js';
export { getSession, sessionsOfPage } from './registry.js';
export type * from './session-api.js';
// What a host needs to write a backend of its own.
export type * from '../domain/backend.js';
export type { BackendEvent } from '../domain/backend-event.js';
export type * from '../domain/call.js';
export type * from '../domain/record.js';
