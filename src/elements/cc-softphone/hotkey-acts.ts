import type { HotkeyAct } from './hotkeys.js';
import { isRingingIn, type PhoneFacts } from './phone-facts.js';
import type { PhoneActs } from './phone-view.js';

/** What keys open; the parts behind it may still have to come. */
export interface HotkeyExtras {
  swap(): void;
  transfer(): void;
  keypad(callId: string): void;
  help(): void;
}

/** False where there is nothing to do. */
export function runHotkey(act: HotkeyAct, { live, current, lastDialled, signedIn }: PhoneFacts, acts: PhoneActs, extras: HotkeyExtras): boolean {
  if (act === 'help' && signedIn) extras.help();
  if (act === 'help') return signedIn;
  if (act === 'redial') return live.length === 0 && lastDialled !== undefined && done(acts.dial(lastDialled));
  const running = current && !isRingingIn(current) ? current : undefined;
  const call = act === 'answer' || act === 'reject' ? live.find(isRingingIn) : running;
  if (!call) return false;
  const { id, can } = call;
  if (act === 'swap') return live.some((each) => each.id !== id && each.hold.local) && done(extras.swap());
  if (act === 'transfer') return (can.has('transfer') || can.has('consult')) && done(extras.transfer());
  if (act === 'keypad') return can.has('dtmf') && done(extras.keypad(id));
  if (act === 'answer') acts.answer(id);
  if (act === 'reject') acts.reject(id);
  if (act === 'hangup') acts.hangUp(id);
  if (act === 'mute') acts.setMuted(id, !call.muted);
  if (act === 'hold' && !call.pending) (call.hold.local ? acts.resume : acts.hold)(id);
  return true;
}

function done(_act: void): true {
  return true;
}
