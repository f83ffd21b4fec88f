import type { HotkeyAct } from './hotkeys.js';
import { isRingingIn, type PhoneFacts } from './phone-facts.js';
import type { PhoneActs } from './phone-view.js';

/** False where there is nothing to do. */
export function runHotkey(act: HotkeyAct, { live, current }: PhoneFacts, acts: PhoneActs): boolean {
  const running = current && !isRingingIn(current) ? current : undefined;
  const call = act === 'answer' || act === 'reject' ? live.find(isRingingIn) : running;
  if (!call) return false;
  if (act === 'answer') acts.answer(call.id);
  if (act === 'reject') acts.reject(call.id);
  if (act === 'hangup') acts.hangUp(call.id);
  if (act === 'mute') acts.setMuted(call.id, !call.muted);
  if (act === 'hold' && !call.pending) (call.hold.local ? acts.resume : acts.hold)(call.id);
  return true;
}
