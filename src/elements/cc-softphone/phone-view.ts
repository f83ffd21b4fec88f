import type { FaultInfo } from '../../domain/fault.js';
import type { Session } from '../../session/session-api.js';
import type { HotkeyAct } from './hotkeys.js';
import type { PadController } from './pad-controller.js';
import type { Line, PhoneFacts } from './phone-facts.js';
import type { PhoneTexts } from './phone-texts.js';

/** What the agent can do with the telephone, as its buttons call it. */
export interface PhoneActs {
  dial(number: string): void;
  answer(callId: string): void;
  reject(callId: string): void;
  silence(callId: string): void;
  hangUp(callId: string): void;
  hold(callId: string): void;
  resume(callId: string): void;
  setMuted(callId: string, muted: boolean): void;
  sendTones(callId: string, tones: string): void;
  dismiss(callId: string): void;
}

export type PhoneAct = Exclude<keyof PhoneActs, 'dismiss'>;

/** What every piece of the telephone needs to render. */
export interface PhoneView {
  readonly t: PhoneTexts;
  readonly acts: PhoneActs;
  readonly session: Session;
  readonly facts: PhoneFacts;
  readonly line: Line;
  readonly pad: PadController;
  /** What went wrong with the agent's last act. */
  readonly problem: FaultInfo | undefined;
  readonly forgetProblem: () => void;
  /** Epoch milliseconds; only moves while a call is on screen, or while the line is down. */
  readonly now: number;
  readonly compact: boolean;
  duration(milliseconds: number): string;
  /** The act was asked for and is not answered yet. */
  busy(act: PhoneAct, callId?: string): boolean;
  /** For `aria-keyshortcuts`. */
  keys(act: HotkeyAct): string | undefined;
}
