import { meetip } from '../src/adapters/meetip/index.js';
import { createSession } from '../src/session/index.js';
import type { CcSession } from '../src/elements/cc-session/cc-session.js';
import type { MeetIpWire } from './config.js';
import type { CustomerSide } from './customer/side.js';
import { byId } from './dom.js';
import type { Surroundings } from './world.js';

type Received = Parameters<ReturnType<typeof meetip>['receive']>[0];

/** MeetIP behind the demo's server: it tells that server of calls, which hands them over to this page. The telephone stands on the desk. */
export function enterServedMeetIp(session: CcSession, { url, extension, tenant, password, webhookToken: token }: MeetIpWire): Surroundings {
  const backend = meetip({ url, extension, tenant, agentName: 'Marina Duarte', countryCode: '55', timeZone: 'UTC', webhook: { token }, pollEvery: 5_000 });
  new EventSource('/demo/events').addEventListener('meetip', ({ data }: MessageEvent<string>) => {
    const { id, request } = JSON.parse(data) as { readonly id: string; readonly request: Received };
    void backend.receive(request).then((answer) => fetch(`/demo/meetip/answers/${id}`, { method: 'POST', body: JSON.stringify(answer) })).catch(() => undefined);
  });
  session.session = createSession({ backends: [backend] });
  byId('abrir-cliente').hidden = true;
  return { users: { marina: { user: extension, password } }, customers: nobody };
}

/** Who is called is out of this page's reach. */
const nobody: CustomerSide = {
  contacts: [],
  phone: { calls: [], digits: '' },
  elsewhere: true,
  answersAlone: true,
  hears: () => undefined,
  call: () => Promise.resolve(),
  answer: () => Promise.resolve(),
  reject: () => Promise.resolve(),
  hangUp: () => Promise.resolve(),
  subscribe: () => undefined,
};
