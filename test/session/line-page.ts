import { sip } from '../../src/adapters/sip/index.js';
import { createSession } from '../../src/session/create-session.js';
import type { Session } from '../../src/session/session-api.js';

declare global {
  interface Window {
    /** For the test that opened this page. */
    session?: Session;
  }
}

/** One tab of an agent. The address says where to register, and how. */
const asked = new URLSearchParams(location.search);
const [user = '2001', password = 'pw'] = (asked.get('account') ?? '2001:pw').split(':');
document.title = asked.get('title') ?? 'tab';

const voice = sip({
  server: asked.get('server') ?? '',
  domain: 'example.test',
  ringer: { volume: 0.01 },
  limits: { retryFirst: 100, retryCap: 400 },
  // Frames of one page have one sessionStorage between them, unlike tabs.
  ...(asked.has('own') ? { instanceId: crypto.randomUUID() } : {}),
  ...(asked.has('typed') ? {} : { user, credentials: () => Promise.resolve({ user, password }) }),
});

window.session = createSession({
  backends: [],
  voice,
  shareLine: !asked.has('own'),
  popOut: asked.has('pop-out'),
});
