import { atom } from 'nanostores';
import { faultInfo, type Fault } from '../domain/fault.js';
import type { FaultsSlice, ReportedFault, SessionClock } from './session-api.js';

const kept = 20;

export interface FaultsPart {
  readonly view: FaultsSlice;
  add(where: string, fault: Fault): void;
  clear(): void;
}

export function createFaults(clock: SessionClock): FaultsPart {
  const $faults = atom<readonly ReportedFault[]>([]);
  let count = 0;
  return {
    view: {
      $faults,
      dismiss: (id) => $faults.set($faults.get().filter((fault) => fault.id !== id)),
    },
    add(where, fault) {
      count += 1;
      const reported = { ...faultInfo(fault), id: String(count), where, at: clock.now() };
      $faults.set([...$faults.get().slice(1 - kept), reported]);
    },
    clear: () => $faults.set([]),
  };
}
