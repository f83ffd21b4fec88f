import type { FaultInfo } from '../../domain/fault.js';
import type { CallLogEntry } from '../../domain/record.js';
import type { Session } from '../../session/session-api.js';
import type { SessionController } from '../session-controller.js';

/** Why there is no log at all. */
export type Lack = 'session' | 'sign-in' | 'phone';

export interface LogView {
  readonly session: Session;
  readonly entries: readonly CallLogEntry[];
  readonly phase: 'loading' | 'error' | 'ready';
  readonly fault: FaultInfo | undefined;
  /** There is a telephone to call back with. */
  readonly canCall: boolean;
  /** Its connection is away. */
  readonly away: boolean;
  /** Epoch milliseconds since when the connection is as it is. */
  readonly since: number;
  readonly missed: number;
}

/** What the session has for a call log. Call it while the widget updates: all of it is followed. */
export function readLog(sessions: SessionController): LogView | Lack {
  const { session } = sessions;
  if (!session) return 'session';
  if (sessions.read(session.auth.$state).step !== 'signed-in') return 'sign-in';
  const facets = sessions.read(session.$facets);
  const canCall = facets.has('voice');
  if (!canCall && !facets.has('records')) return 'phone';
  const { status, value, fault } = sessions.read(session.callLog.$entries);
  const connection = sessions.read(session.connection.of(canCall ? 'voice' : 'records'));
  const isUnknown = value.length === 0 && status !== 'ready';
  return {
    session,
    entries: value,
    phase: !isUnknown ? 'ready' : status === 'error' ? 'error' : 'loading',
    fault: status === 'error' ? fault : undefined,
    canCall,
    away: connection.status === 'offline',
    since: connection.since,
    missed: sessions.read(session.callLog.$missed),
  };
}
