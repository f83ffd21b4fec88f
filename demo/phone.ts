import '../src/elements/cc-session/define.js';
import '../src/elements/cc-softphone/define.js';
import type { CcSession } from '../src/elements/cc-session/cc-session.js';
import { wireConfig, type WireConfig } from './config.js';
import { tellOutcomes } from './crm/activity.js';
import { dispositions } from './crm/dispositions.js';
import { byId } from './dom.js';

/** The same agent as in the page that opened this window, so that both have one call log. */
function signIn(session: CcSession, { url, servicesUrl, socketUrl, sipServer, sipDomain, users }: WireConfig): void {
  Object.assign(session, { backend: 'voxfree', url, servicesUrl, socketUrl, sipServer, sipDomain });
  // A real page would ask its own server, which knows by its cookie who this is.
  session.credentials = () => Promise.resolve(users['marina'] ?? { user: '', password: '' });
}

/** The telephone in a window of its own: it takes the line of the page that opened it and outlives that page. */
const session = byId<CcSession>('telefonia');
const wire = wireConfig();
byId('sem-servidor').hidden = wire !== undefined;
session.dispositions = dispositions;
tellOutcomes(session);
if (wire) signIn(session, wire);
