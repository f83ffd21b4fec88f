import type { Session } from '../../session/session-api.js';
import type { Acting } from './acting.js';
import type { PadController } from './pad-controller.js';
import type { PhoneActs } from './phone-view.js';

/** The acts as buttons and keys call them: what goes wrong is shown, not thrown. */
export function createActs(acting: Acting, pad: PadController, session: () => Session | undefined): PhoneActs {
  return {
    dial: (number) => acting.press('dial', '', async () => {
      await acting.dial(number);
      pad.type('');
    }),
    answer: (id) => acting.press('answer', id, () => acting.answer(id)),
    reject: (id) => acting.press('reject', id, () => acting.reject(id)),
    silence: (id) => acting.press('silence', id, () => acting.silence(id)),
    hangUp: (id) => acting.press('hangUp', id, () => acting.hangUp(id)),
    hold: (id) => acting.press('hold', id, () => acting.hold(id)),
    resume: (id) => acting.press('resume', id, () => acting.resume(id)),
    setMuted: (id, muted) => acting.press('setMuted', id, () => acting.setMuted(muted, id)),
    sendTones: (id, text) => sendTones(acting, pad, id, text),
    dismiss: (id) => session()?.calls.dismiss(id),
  };
}

export function sendTones(acting: Acting, pad: PadController, callId: string, text: string): void {
  const tones = text.replace(/[^0-9*#]/g, '');
  if (tones === '') return;
  acting.press('sendTones', callId, async () => {
    await acting.sendTones(tones, callId);
    pad.sent(callId, tones);
  });
}
