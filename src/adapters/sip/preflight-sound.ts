import type { PreflightReason } from '../../domain/preflight.js';
import { deferred, failed, type Outcome, passed, type PreflightContext, skipped, warned, within } from './preflight-outcome.js';
import type { Sound } from './sound.js';

/** Root mean square that a voice exceeds and an idle room does not. */
const heardAt = 0.01;
const listening = 5_000;

/** Asks the agent where the browser has not yet. */
export async function permission(context: PreflightContext, signal: AbortSignal): Promise<Outcome> {
  const before = await permissionState();
  if (before === 'denied') return failed('microphone-denied', { before });
  if (before === 'granted') return passed({ before });
  const { microphone: device } = await context.sound();
  const asked = await Promise.race([device.ask().then(() => true, () => false), aborted(signal)]);
  const after = (await permissionState()) ?? device.state;
  const figures = { before: before ?? 'unknown', after };
  if (asked || after === 'granted') return passed(figures);
  return after === 'prompt' ? warned('microphone-prompt', figures) : failed(reasonOf(device.state), figures);
}

/** Listens until a voice is heard. */
export async function microphone(context: PreflightContext, signal: AbortSignal): Promise<Outcome> {
  const sound = await context.sound();
  const heard = deferred<true>();
  const started = context.io.clock.now();
  let loudest = 0;
  const metering = sound.meter(level => {
    loudest = Math.max(loudest, level);
    if (level > heardAt) heard.resolve(true);
  });
  try {
    // An agent that is asked for permission may take longer than any voice.
    await Promise.race([metering, aborted(signal)]);
    await within(heard.promise, listening, context, signal);
  } catch {
    return sound.microphone.state === 'granted' ? warned('sound-blocked') : failed(reasonOf(sound.microphone.state));
  } finally {
    void metering.then(stop => stop(), () => {});
  }
  const figures = { loudest: Number(loudest.toFixed(4)), took: context.io.clock.now() - started };
  return loudest > heardAt ? passed(figures) : failed('microphone-silent', figures);
}

/** Whether it was heard is the agent's to say. */
export async function speaker(context: PreflightContext, signal: AbortSignal): Promise<Outcome> {
  const sound = await context.sound();
  return Promise.race([played(sound), aborted(signal).then(() => skipped())]);
}

async function played(sound: Sound): Promise<Outcome> {
  try {
    await sound.test('speaker');
    return passed();
  } catch {
    return failed('sound-blocked');
  }
}

function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise(resolve => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

function reasonOf(state: Sound['microphone']['state']): PreflightReason {
  if (state === 'missing') return 'microphone-missing';
  return state === 'in-use' ? 'microphone-in-use' : 'microphone-denied';
}

async function permissionState(): Promise<PermissionState | undefined> {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state;
  } catch {
    return undefined;
  }
}
