import type { Invitation } from 'sip.js';
import type { Clock } from '../../net/io.js';
import type { SipCall } from './call.js';
import type { CallList } from './call-list.js';

/** Nobody wants a call that is taken later than that without a person. */
const longest = 30;

/**
 * Seconds after which the caller's server wants the call to be taken by itself: `Answer-Mode: Auto` (RFC 5373),
 * `Call-Info` with `answer-after`, or `Alert-Info` with one of the values that PBXs agree on.
 */
export function answerAfter(request: Invitation['request']): number | undefined {
  const asked = /;\s*answer-after\s*=\s*"?(\d{1,4})/i.exec(request.getHeaders('call-info').join(','))?.[1];
  if (asked !== undefined) return Math.min(longest, Number(asked));
  const alert = /;\s*info\s*=\s*"?(alert-autoanswer|intercom)\b/i.test(request.getHeaders('alert-info').join(','));
  return alert || /^\s*auto\b/i.test(request.getHeader('answer-mode') ?? '') ? 0 : undefined;
}

/** Takes the call without the agent, but never in the middle of another one. */
export function answerByItself(call: SipCall, seconds: number, calls: CallList, clock: Clock): void {
  const take = (): void => {
    const alone = calls.all.every(other => other === call);
    if (!alone || !call.life.is('ringing')) return;
    call.life.update({ autoAnswered: true });
    call.audio.announce();
    call.answer().catch(() => {});
  };
  if (seconds === 0) return take();
  const cancel = clock.after(seconds * 1000, take);
  void call.life.ended.then(cancel);
}
