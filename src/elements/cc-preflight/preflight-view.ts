import type { AudioState } from '../../domain/call.js';
import type { PreflightCheck } from '../../domain/preflight.js';
import type { PreflightState, Session } from '../../session/session-api.js';
import type { SessionController } from '../session-controller.js';
import type { TestedDevices } from './tested-devices.js';

/** Why there is nothing to test. */
export type Lack = 'session' | 'sign-in' | 'phone';

/** `outdated`: a device was changed since it was tested. */
export type Phase = 'idle' | 'running' | 'asking' | 'pass' | 'warn' | 'fail' | 'stopped' | 'outdated';

export interface PreflightView {
  readonly session: Session;
  readonly checks: readonly PreflightCheck[];
  readonly state: PreflightState;
  readonly phase: Phase;
  readonly outdated: ReadonlySet<PreflightCheck>;
  readonly audio: AudioState;
  /** The number that the telephone answers to. */
  readonly extension: string | undefined;
  /** The voice server is away. */
  readonly away: boolean;
  /** Epoch milliseconds since when the connection is as it is. */
  readonly since: number;
}

/** What the session has for the checks. Call it while the widget updates: all of it is followed. */
export function readPreflight(sessions: SessionController, tested: TestedDevices): PreflightView | Lack | 'loading' {
  const { session } = sessions;
  if (!session) return 'session';
  const { step, busy } = sessions.read(session.auth.$state);
  if (step !== 'signed-in') return step === 'signing-in' && busy ? 'loading' : 'sign-in';
  // Which checks there are changes with what carries the calls.
  sessions.read(session.$facets);
  const { checks } = session.preflight;
  if (checks.length === 0) return 'phone';
  const state = sessions.read(session.preflight.$state);
  const audio = sessions.read(session.connection.$audio);
  const outdated = tested.outdated(state.results, audio.devices);
  const registration = sessions.read(session.connection.$registration);
  const { status, since } = sessions.read(session.connection.of('voice'));
  return {
    session,
    checks,
    state,
    phase: phaseOf(state, outdated),
    outdated,
    audio,
    extension: sessions.read(session.agent.$agent)?.extension ?? registration.user,
    away: status === 'offline',
    since,
  };
}

function phaseOf({ running, results, asksForSound, report }: PreflightState, outdated: ReadonlySet<PreflightCheck>): Phase {
  if (running !== undefined) return asksForSound ? 'asking' : 'running';
  if (report && results === report.results) return outdated.size > 0 ? 'outdated' : report.verdict;
  return results.length > 0 || report ? 'stopped' : 'idle';
}

export const isUnderWay = ({ phase }: PreflightView): boolean => phase === 'running' || phase === 'asking';

/** Whether the agent may start: warnings do not keep anybody off. */
export const mayBegin = ({ phase }: PreflightView): boolean => phase === 'pass' || phase === 'warn';
