import type { Registration } from '../../domain/call.js';
import type { PreflightReason, PreflightResult } from '../../domain/preflight.js';
import type { Io } from '../../net/io.js';
import type { SipLimits } from './options.js';
import type { Sound } from './sound.js';

export interface PreflightContext {
  readonly io: Io;
  readonly limits: SipLimits;
  readonly iceServers: readonly RTCIceServer[];
  readonly sound: () => Promise<Sound>;
  /** Address of the server and the domain there; absent without one. */
  readonly server: () => { readonly url: string; readonly domain: string } | undefined;
  /** Resolves with the registration as soon as `test` holds, or as it is when `signal` is aborted. */
  readonly untilRegistration: (test: (registration: Registration) => boolean, signal: AbortSignal) => Promise<Registration>;
  /** Asks over the running connection; `false` where there is none. */
  readonly askServer: (answered: () => void) => boolean;
}

export type Figures = PreflightResult['figures'];
export type Outcome = Omit<PreflightResult, 'check'>;

export const passed = (figures: Figures = {}): Outcome => ({ verdict: 'pass', figures });
export const warned = (reason: PreflightReason, figures: Figures = {}): Outcome => ({ verdict: 'warn', reason, figures });
export const failed = (reason: PreflightReason, figures: Figures = {}): Outcome => ({ verdict: 'fail', reason, figures });
export const skipped = (reason?: PreflightReason): Outcome => ({ verdict: 'skipped', ...(reason ? { reason } : {}), figures: {} });

/** A promise and how to keep it. */
export function deferred<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>(settle => (resolve = settle));
  return { promise, resolve };
}

/** Resolves with what comes first: `event`, the time, or the end of the run. */
export async function within<Value>(
  event: Promise<Value>,
  milliseconds: number,
  { io }: Pick<PreflightContext, 'io'>,
  signal: AbortSignal,
): Promise<Value | undefined> {
  const { promise, resolve } = deferred<undefined>();
  const cancel = io.clock.after(milliseconds, () => resolve(undefined));
  const giveUp = (): void => resolve(undefined);
  signal.addEventListener('abort', giveUp);
  if (signal.aborted) giveUp();
  try {
    return await Promise.race([event, promise]);
  } finally {
    cancel();
    signal.removeEventListener('abort', giveUp);
  }
}
