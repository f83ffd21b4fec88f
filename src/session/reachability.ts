import type { Agent, AuthState } from '../domain/agent.js';
import type { ConnectionState } from '../domain/backend-event.js';
import type { AudioState, Registration } from '../domain/call.js';
import type { Reachability, UnreachableReason, UnreachableTodo } from './session-api.js';

export interface ReachabilityFacts {
  readonly auth: AuthState;
  readonly agent: Agent | undefined;
  /** Of the backend that carries the calls. */
  readonly connection: ConnectionState;
  /** Undefined where the calls need no registration. */
  readonly registration: Registration | undefined;
  readonly audio: AudioState;
}

const todos: Readonly<Record<UnreachableReason, UnreachableTodo>> = {
  'signed-out': 'sign-in',
  'server-offline': 'retry',
  'local-network': 'allow-local-network',
  'server-silent': 'retry',
  'not-registered': 'retry',
  'wrong-credentials': 'retry',
  'microphone-denied': 'allow-microphone',
  'microphone-missing': 'connect-microphone',
  'sound-blocked': 'enable-sound',
  'agent-offline': 'go-online',
};

/** Every reason why no call can reach the agent, the most fundamental first. */
export function reachabilityOf(facts: ReachabilityFacts): Reachability {
  const reasons = facts.auth.step === 'signed-in' ? reasonsWhileSignedIn(facts) : (['signed-out'] as const);
  const [first] = reasons;
  return { reachable: first === undefined, reasons, ...(first === undefined ? {} : { todo: todos[first] }) };
}

function reasonsWhileSignedIn({ agent, connection, registration, audio }: ReachabilityFacts): readonly UnreachableReason[] {
  const wrong = registration?.fault?.code === 'auth' && registration.status === 'failed';
  const silent = registration?.status === 'failed' && registration.fault?.code === 'timeout';
  const reasons: readonly (UnreachableReason | false)[] = [
    connection.status !== 'online' && (connection.fault?.code === 'local-network' ? 'local-network' : 'server-offline'),
    registration !== undefined && !wrong && registration.status !== 'registered' && (silent ? 'server-silent' : 'not-registered'),
    wrong && 'wrong-credentials',
    audio.microphone === 'denied' && 'microphone-denied',
    audio.microphone === 'missing' && 'microphone-missing',
    audio.soundBlocked && 'sound-blocked',
    agent?.availability === 'offline' && 'agent-offline',
  ];
  return reasons.filter((reason) => reason !== false);
}
