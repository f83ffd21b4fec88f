import '../src/elements/cc-session/define.js';
import '../src/elements/cc-softphone/define.js';
import type { CcSession } from '../src/elements/cc-session/cc-session.js';
import { wireConfig } from './config.js';
import { dispositions } from './crm/dispositions.js';
import { byId } from './dom.js';

/** The telephone in a window of its own: it takes the line of the page that opened it and outlives that page. */
const session = byId<CcSession>('telefonia');
const wire = wireConfig();
byId('sem-servidor').hidden = wire !== undefined;
session.dispositions = dispositions;
if (wire) {
  // A real page would ask its own server, which knows by its cookie who this is.
  session.credentials = () => Promise.resolve(wire.extension);
  session.sipDomain = wire.sipDomain;
  session.sipServer = wire.sipServer;
}
