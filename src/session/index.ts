export { Fault, faultInfo, toFault } from '../domain/fault.js';
export { sessionContext } from './context.js';
export { createSession } from './create-session.js';
export { getSession, sessionsOfPage } from './registry.js';
export type * from './session-api.js';
