import type { Campaign } from '../../domain/dialer.js';
import type { FaultInfo } from '../../domain/fault.js';
import type { CurrentContact, DialerAbility, Session } from '../../session/session-api.js';
import type { SessionController } from '../session-controller.js';
import type { PartName } from './part-api.js';
import { partLoaders } from './parts.js';

/** Why there is no dialler at all. */
export type Lack = 'session' | 'sign-in' | 'dialer';

/** What the widget begins with, and comes back to. */
export type HomeName = 'campaigns' | 'current' | 'reports';

export interface DialerView {
  readonly session: Session;
  readonly abilities: ReadonlySet<DialerAbility>;
  readonly homes: readonly HomeName[];
  readonly campaigns: readonly Campaign[];
  readonly phase: 'loading' | 'error' | 'ready';
  readonly fault: FaultInfo | undefined;
  /** The connection is away. */
  readonly away: boolean;
  /** Epoch milliseconds since when the connection is as it is. */
  readonly since: number;
  readonly current: CurrentContact | undefined;
}

/** What the session has for the dialler. Call it while the widget updates: all of it is followed. */
export function readDialer(sessions: SessionController): DialerView | Lack {
  const { session } = sessions;
  if (!session) return 'session';
  if (sessions.read(session.auth.$state).step !== 'signed-in') return 'sign-in';
  const facets = sessions.read(session.$facets);
  if (!facets.has('dialer')) return 'dialer';
  const abilities = sessions.read(session.dialer.$abilities);
  const hasCampaigns = abilities.has('campaigns');
  // Whoever reads the campaigns has them looked at again and again.
  const { status, value, fault } = hasCampaigns ? sessions.read(session.dialer.$campaigns) : { status: 'loading', value: [], fault: undefined };
  const connection = sessions.read(session.connection.of('dialer'));
  const isKnown = status === 'ready' || status === 'stale' || value.length > 0;
  const hasReports = !hasCampaigns && offered('reports', abilities);
  return {
    session,
    abilities,
    // What the dialler can do comes a moment later than that there is one.
    homes: abilities.size === 0 ? [] : homesOf(hasCampaigns, hasReports, facets.has('voice')),
    campaigns: value,
    phase: isKnown ? 'ready' : status === 'error' ? 'error' : 'loading',
    fault,
    // One attempt after another does not make what is on the screen any fresher.
    away: connection.status === 'offline' || (connection.status === 'connecting' && value.length > 0),
    since: connection.since,
    current: facets.has('voice') ? sessions.read(session.dialer.$current) : undefined,
  };
}

function homesOf(hasCampaigns: boolean, hasReports: boolean, hasCalls: boolean): readonly HomeName[] {
  const homes: (HomeName | false)[] = [hasCampaigns && 'campaigns', hasReports && 'reports', hasCalls && 'current'];
  return homes.filter((home) => home !== false);
}

export function offered(part: PartName, abilities: ReadonlySet<DialerAbility>): boolean {
  if (!partLoaders[part]) return false;
  if (part === 'contacts') return abilities.has('contacts');
  return part === 'import' ? abilities.has('insert') : abilities.has('dialer-report') || abilities.has('disposition-report');
}
