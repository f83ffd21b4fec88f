import type { ReadableAtom } from 'nanostores';
import type { Call, Line } from '../domain/call.js';

/**
 * The browser's own question before the page is left, while a call would be cut by it and only then: a page that always
 * listens cannot be kept in memory for the way back. Returns how to end it.
 */
export function guardLeaving($calls: ReadableAtom<readonly Call[]>, $line: ReadableAtom<Line>): () => void {
  if (typeof window === 'undefined') return () => undefined;
  let guarded = false;
  const look = (): void => {
    const { where } = $line.get();
    const needed = (where === 'here' || where === 'alone') && $calls.get().some(isAtStake);
    if (needed === guarded) return;
    guarded = needed;
    if (needed) window.addEventListener('beforeunload', ask);
    else window.removeEventListener('beforeunload', ask);
  };
  const stops = [$calls.subscribe(look), $line.subscribe(look)];
  return () => {
    for (const stop of stops) stop();
    window.removeEventListener('beforeunload', ask);
  };
}

function isAtStake({ state, direction }: Call): boolean {
  return state === 'active' || state === 'answering' || (direction === 'out' && (state === 'dialing' || state === 'ringing'));
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
