import type { DialerPort } from '../domain/backend.js';
import type { DialerStores, DialerSurroundings } from './dialer-stores.js';
import type { Kernel } from './kernel.js';

/** What the parts of the work share. */
export interface DialerDesk {
  readonly kernel: Kernel;
  readonly stores: DialerStores;
  readonly around: DialerSurroundings;
  /** Somebody is signed in, sees the page, wants to be told and can be. */
  readonly mayLook: () => boolean;
  readonly port: () => DialerPort;
}
