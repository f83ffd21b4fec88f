import type { ReadableAtom } from 'nanostores';
import type { Call } from '../domain/call.js';
import { Fault } from '../domain/fault.js';

/** What the acts on calls need of the slice. */
export interface CallBoard {
  readonly $calls: ReadableAtom<readonly Call[]>;
  readonly $current: ReadableAtom<Call | undefined>;
  readonly dialled: (number: string) => void;
  /** Nothing that must be noted first keeps the agent from calling. */
  readonly mayDial: () => boolean;
}

/** Puts what runs on hold, except the given call, and then begins. */
export type Begin = <Result>(callId: string | undefined, run: () => Promise<Result>) => Promise<Result>;

export function idOf(callId: string | undefined, fallback: Call | undefined): string {
  const id = callId ?? (fallback?.state === 'ended' ? undefined : fallback?.id);
  if (id === undefined) throw new Fault('rejected');
  return id;
}
