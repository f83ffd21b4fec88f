import type { Registration } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { PreflightCheck, PreflightResult } from '../../domain/preflight.js';
import { browser, codec, framePolicy } from './preflight-browser.js';
import { network } from './preflight-network.js';
import { failed, type Outcome, passed, type PreflightContext, skipped } from './preflight-outcome.js';
import { server } from './preflight-server.js';
import { microphone, permission, speaker } from './preflight-sound.js';

const checks: Readonly<Record<PreflightCheck, (context: PreflightContext, signal: AbortSignal) => Promise<Outcome> | Outcome>> = {
  browser,
  'frame-policy': framePolicy,
  permission,
  microphone,
  speaker,
  server,
  registration,
  network,
  codec,
};

/** One check. Rejects only with `conflict`, when aborted; whatever it opened is closed by then. */
export async function runCheck(check: PreflightCheck, context: PreflightContext, signal: AbortSignal): Promise<PreflightResult> {
  if (signal.aborted) throw new Fault('conflict');
  const outcome = await checks[check](context, signal);
  if (signal.aborted) throw new Fault('conflict');
  return { check, ...outcome };
}

async function registration(context: PreflightContext, signal: AbortSignal): Promise<Outcome> {
  if (!context.server()) return skipped('server-not-configured');
  const isSettled = ({ status, fault }: Registration): boolean => status === 'registered' || fault?.code === 'auth';
  const enough = new AbortController();
  const cancel = context.io.clock.after(context.limits.register, () => enough.abort());
  const giveUp = (): void => enough.abort();
  signal.addEventListener('abort', giveUp);
  const { status, since, fault } = await context.untilRegistration(isSettled, enough.signal);
  cancel();
  signal.removeEventListener('abort', giveUp);
  const figures = { status, stands: Math.max(0, context.io.clock.now() - since) };
  if (status === 'registered') return passed(figures);
  return failed(fault?.code === 'auth' ? 'wrong-credentials' : 'not-registered', figures);
}
