import { platformIo } from '../../src/net/io.js';
import { sip } from '../../src/adapters/sip/index.js';
import { voxfree } from '../../src/adapters/voxfree/index.js';
import { createSession } from '../../src/session/create-session.js';
import type { Session } from '../../src/session/session-api.js';
import { demoExtension, demoUsers, quiet } from '../../src/simulators/scenarios/index.js';
import { inPageSip, type InPageSip } from '../../src/simulators/sip/index.js';
import { VoxFreeSimulator } from '../../src/simulators/voxfree/index.js';

export interface VoxFreeSession {
  readonly session: Session;
  readonly vendor: VoxFreeSimulator;
  readonly telephone: InPageSip;
}

const domain = 'sip.serraazul.invalid';
const open: VoxFreeSession[] = [];

/** A session over the real adapters: VoxFree on its simulator, and SIP on the registrar in the page. Not signed in. */
export function voxfreeSession(): VoxFreeSession {
  const vendor = new VoxFreeSimulator({ seed: 1, accountId: '1' });
  quiet.seed(vendor);
  const telephone = inPageSip({ domain, users: { [demoExtension.username]: demoExtension.password } });
  const session = createSession({
    backends: [voxfree({ ...vendor.urls, io: vendor.io() })],
    voice: sip({ server: 'wss://pbx.invalid/ws', domain, ringer: false, io: { ...platformIo(), WebSocket: telephone.WebSocket } }),
  });
  const made = { session, vendor, telephone };
  open.push(made);
  return made;
}

export const { marina, secondFactor, newcomer } = demoUsers;

afterEach(async () => {
  for (const { session, vendor, telephone } of open.splice(0)) {
    await session.dispose();
    vendor.stop();
    telephone.server.stop();
  }
});
