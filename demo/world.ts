import type { CcSession } from '../src/elements/cc-session/cc-session.js';
import { createSession, type Session } from '../src/session/index.js';
import type { DemoUser } from '../src/simulators/demo/index.js';
import { wireConfig, type WireConfig } from './config.js';
import { colleagues } from './crm/customers.js';
import type { CustomerSide } from './customer/side.js';

export interface Surroundings {
  readonly users: Readonly<Record<string, DemoUser>>;
  readonly customers: CustomerSide;
}

/**
 * Connects the page to the servers that it was served with, or else begins the simulation in the page. `?scenario=quiet`
 * leaves the customers to whoever plays them; `?speed=12` makes a morning of five minutes; `?scenario=tempbox-morning`,
 * `call-centre`, `outbound-campaign` and `meetip-campaign` are other vendors', and always in the page.
 */
export async function enterWorld(session: CcSession): Promise<Surroundings> {
  const query = new URLSearchParams(location.search);
  const speed = Number(query.get('speed')) || 1;
  const asked = query.get('scenario') ?? '';
  const wire = wireConfig();
  if (wire && asked.startsWith('meetip')) {
    const { enterServedMeetIp } = await import('./meetip-served.js');
    return enterServedMeetIp(session, wire.meetip);
  }
  if (/^(?:tempbox|call-centre|outbound-campaign|meetip)/.test(asked)) return enterOther(session, asked, speed);
  session.directory = colleagues;
  if (wire) {
    session.session = await wireSession(wire);
    document.querySelector('cc-softphone')?.setAttribute('popout', 'demo/phone.html');
    const { wireCustomers } = await import('./customer/wire.js');
    return { users: wire.users, customers: await wireCustomers(wire) };
  }
  const scenario = asked || (session.scenario ?? 'busy-morning');
  const [{ demoWorld }, { inPageCustomers }] = await Promise.all([import('../src/simulators/demo/index.js'), import('./customer/in-page.js')]);
  const world = demoWorld(scenario, { speed });
  world.start();
  session.scenario = scenario;
  session.backend = 'demo';
  return { users: world.users, customers: inPageCustomers(world) };
}

/** `backend="demo"` finds the world that is made here, with its speed. */
async function enterOther(session: CcSession, scenario: string, speed: number): Promise<Surroundings> {
  const [demo, { inPageCustomers, callingCustomers }] = await Promise.all([import('../src/simulators/demo/index.js'), import('./customer/in-page.js')]);
  session.scenario = scenario;
  session.backend = 'demo';
  if (scenario.startsWith('tempbox')) {
    const world = demo.tempBoxWorld(scenario, { speed });
    return { users: world.users, customers: inPageCustomers(world) };
  }
  const made = scenario.startsWith('call-centre') ? demo.callCentreWorld : scenario.startsWith('meetip') ? demo.meetIpWorld : demo.outboundWorld;
  const world = made(scenario, { speed });
  return { users: world.users, customers: callingCustomers(world) };
}

/** By the session's own API, as attributes cannot tell which channels there are. */
async function wireSession({ url, servicesUrl, socketUrl, channels, sipServer, sipDomain }: WireConfig): Promise<Session> {
  const [{ voxfree }, { sip }] = await Promise.all([import('../src/adapters/voxfree/index.js'), import('../src/adapters/sip/index.js')]);
  return createSession({
    backends: [voxfree({ url, servicesUrl, socketUrl, channels })],
    voice: sip({ server: sipServer, domain: sipDomain }),
  });
}
