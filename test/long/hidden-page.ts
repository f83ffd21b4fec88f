import { sip } from '../../src/adapters/sip/index.js';
import type { BackendEvent } from '../../src/domain/backend-event.js';

/** The page of an agent who looks at another tab. What happened is read from outside as `told`, times in epoch ms. */

export interface Told {
  readonly registrations: { readonly status: string; readonly at: number }[];
  readonly connections: { readonly status: string; readonly at: number }[];
  readonly rings: number[];
  /** When an interval of one second on the main thread ran. */
  readonly beats: number[];
  readonly violations: string[];
}

const told: Told = { registrations: [], connections: [], rings: [], beats: [Date.now()], violations: [] };
Object.assign(globalThis, { told });
const parameters = new URLSearchParams(location.search);
const rung = new Set<string>();

function take(event: BackendEvent): void {
  const at = Date.now();
  if (event.type === 'registration-changed') told.registrations.push({ status: event.registration.status, at });
  if (event.type === 'connection-changed') told.connections.push({ status: event.connection.status, at });
  if (event.type !== 'call-changed' || event.call.state !== 'ringing' || rung.has(event.call.id)) return;
  rung.add(event.call.id);
  told.rings.push(at);
}

document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => told.violations.push(`${violatedDirective} ${blockedURI}`));
setInterval(() => told.beats.push(Date.now()), 1_000);
const telephone = sip({
  server: parameters.get('server') ?? '',
  domain: 'example.test',
  user: 'alice',
  credentials: async () => ({ user: 'alice', password: 'alicepw' }),
  expires: 60,
});
await telephone.connect(take, new AbortController().signal);
