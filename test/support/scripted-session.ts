import { waitUntil } from '@open-wc/testing';
import { createSession } from '../../src/session/create-session.js';
import type { Session, SessionOptions } from '../../src/session/session-api.js';
import { ScriptedBackend, type ScriptedOptions } from './scripted-backend.js';

export interface ScriptedSession {
  readonly session: Session;
  readonly backend: ScriptedBackend;
}

const running = new Set<Session>();

/** A session at a scripted vendor, not signed in. Disposed of after the test. */
export function scriptedSession(options: ScriptedOptions = {}, more: Partial<SessionOptions> = {}): ScriptedSession {
  const backend = new ScriptedBackend(options);
  const session = createSession({ backends: [backend], ...more });
  running.add(session);
  return { session, backend };
}

/** The same, signed in and connected. */
export async function signedInSession(
  options: ScriptedOptions = {},
  more: Partial<SessionOptions> = {},
): Promise<ScriptedSession> {
  const scripted = scriptedSession(options, more);
  await scripted.session.auth.signIn({ user: 'marina', password: options.password ?? 'right' });
  await waitUntil(() => scripted.session.connection.$connection.get().status === 'online');
  return scripted;
}

afterEach(async () => {
  await Promise.all([...running].map((session) => session.dispose()));
  running.clear();
});
