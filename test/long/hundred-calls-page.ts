import { sip } from '../../src/adapters/sip/index.js';
import type { CcSoftphone } from '../../src/elements/cc-softphone/cc-softphone.js';
import '../../src/elements/cc-softphone/define.js';
import { createSession } from '../../src/session/create-session.js';
import { createFarEnd } from '../../src/simulators/sip/index.js';

/** An agent's page, or, with `far` in the address, that of the other side. */

const asked = new URLSearchParams(location.search);
const server = asked.get('server') ?? '';
const user = asked.get('user') ?? '';

if (asked.has('far')) {
  const far = await createFarEnd({ WebSocket, server, domain: 'example.test', user, password: 'pw', sound: 'tone' });
  Object.assign(globalThis, { far });
} else {
  const voice = sip({ server, domain: 'example.test', user, credentials: async () => ({ user, password: 'pw' }), ringer: { volume: 0.01 } });
  const agent = createSession({ backends: [], voice });
  const phone: CcSoftphone = document.createElement('cc-softphone');
  phone.session = agent;
  document.body.append(phone);
  Object.assign(globalThis, { agent });
}
