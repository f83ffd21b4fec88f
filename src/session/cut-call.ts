import { atom, type ReadableAtom } from 'nanostores';
import type { Call, Line } from '../domain/call.js';
import type { CutStay } from './cut-stay.js';
import type { Kernel } from './kernel.js';
import type { CallsSlice, CutCall } from './session-api.js';

export interface CutCallsPart {
  readonly view: Pick<CallsSlice, '$cut' | 'dismissCut'>;
  watch($calls: ReadableAtom<readonly Call[]>, $line: ReadableAtom<Line>): void;
  /** Somebody is signed in: offers what was cut before, and notes what runs from now on. */
  enter(account: string): void;
  leave(): void;
}

/** Calls that a page took with it when it was closed, loaded anew or crashed. */
export function createCutCalls(kernel: Kernel): CutCallsPart {
  const $cut = atom<CutCall | undefined>(undefined);
  let calls = (): readonly Call[] => [];
  let stay: CutStay | undefined;
  let turn = 0;
  const leave = (): void => {
    turn += 1;
    stay?.end();
    stay = undefined;
  };
  return {
    view: { $cut, dismissCut: () => stay?.dismiss() },
    watch($calls, $line) {
      calls = () => (['alone', 'here'].includes($line.get().where) ? $calls.get() : []);
      $calls.listen(() => stay?.write());
      $line.listen(() => stay?.write());
    },
    enter(account) {
      leave();
      // Without locks nobody can tell a page that is gone from one that is not; no such page has a microphone either.
      if (!kernel.ports.get('voice') || typeof document === 'undefined' || !('locks' in navigator)) return;
      const mine = turn;
      import('./cut-stay.js').then(
        ({ CutStay }) => {
          if (mine !== turn) return;
          stay = new CutStay(account, kernel, $cut, calls);
          stay.write();
        },
        // Without it there is nothing to offer, and nothing else is worse.
        () => undefined,
      );
    },
    leave,
  };
}
