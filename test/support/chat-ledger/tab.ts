// Both are fetched when they are needed; here they are at hand, so that no clock runs on meanwhile.
import '../../../src/session/indexed-storage.js';
import '../../../src/session/outbox-work.js';
import { tempbox } from '../../../src/adapters/tempbox/index.js';
import { voxfree } from '../../../src/adapters/voxfree/index.js';
import { createSession } from '../../../src/session/create-session.js';
import type { TabPlace } from './world.js';

const { frameElement } = window as { readonly frameElement: (Element & { place?: TabPlace }) | null };
const place = frameElement?.place;
if (!place) throw new Error('not in a frame');
const session = createSession({
  backends: [place.backend({ voxfree, tempbox })],
  clock: place.clock,
  credentials: async () => place.credentials,
});
place.ready(session);
