import { createContext } from '@lit/context';
import type { Session } from './session-api.js';

/**
 * The session of the nearest provider, such as `<cc-session>`; `undefined` while the provider has none yet. The key is
 * a shared symbol: two copies of this library in one page understand each other.
 */
export const sessionContext = createContext<Session | undefined, symbol>(Symbol.for('cc.session@1'));
