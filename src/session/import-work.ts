import { Fault } from '../domain/fault.js';
import type { DialerDesk } from './dialer-work.js';
import type { ImportSlice } from './session-api.js';

export interface ImportWork extends Pick<ImportSlice, 'open' | 'check' | 'start' | 'stop' | 'resume' | 'discard'> {
  /** What was cut off shows up in `$imports`, once for each sign-in. */
  restore(): void;
  leave(): void;
}

export function createImportWork({ kernel }: DialerDesk): ImportWork {
  const refuse = (): Promise<void> => kernel.act('dialer.import', () => Promise.reject(new Fault('unsupported')));
  return { open: refuse, check: refuse, start: refuse, resume: refuse, discard: refuse, stop: () => undefined, restore: () => undefined, leave: () => undefined };
}
