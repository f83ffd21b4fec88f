import type { nothing, TemplateResult } from 'lit';
import type { Call } from '../../domain/call.js';
import type { FaultInfo } from '../../domain/fault.js';
import type { Session } from '../../session/session-api.js';
import type { IconShape } from '../ui/icons.js';
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

export type PhoneAct =
  | Exclude<keyof PhoneActs, 'dismiss'>
  | 'transfer'
  | 'consult'
  | 'completeTransfer'
  | 'cancelTransfer'
  | 'swap'
  | 'conference'
  | 'split'
  | 'open'
  | 'finish'
  | 'takeLine'
  | 'popOut'
  | 'headset'
  | 'audio'
  | 'diagnose';

export type Piece = TemplateResult | typeof nothing | undefined;

/** What opens in place of the pad and the controls. */
export type Panel = 'transfer' | 'audio';

/** Where a button stands: under a call, or in the header. */
export type Place = 'call' | 'bar';

/** One line of the menu behind "more". */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconShape;
  /** Quiet text at the end, such as keys. */
  readonly note?: string;
  /** Only under a call; everything else is in the header's menu, too. */
  readonly callOnly?: boolean;
  readonly run: () => void;
}

/** What goes beyond one plain call. `undefined` leaves the place to what is there without it. */
export interface InCallParts {
  readonly open: Panel | undefined;
  readonly menuAt: Place | undefined;
  toggle(panel: Panel, place: Place): Promise<void>;
  toggleMenu(place: Place, anchor: HTMLElement): Promise<void>;
  notices(view: PhoneView): Piece;
  quality(view: PhoneView, call: Call, words: boolean): Piece;
  /** What is to be known about one call. */
  callNotices(view: PhoneView, call: Call): Piece;
  cards(view: PhoneView): TemplateResult | undefined;
  controls(view: PhoneView): TemplateResult | undefined;
  /** After those of every call. */
  moreControls(view: PhoneView, call: Call): readonly Piece[];
  panel(view: PhoneView): TemplateResult | undefined;
  foot(view: PhoneView): TemplateResult | undefined;
  menu(view: PhoneView): Piece;
  /** Says to screen readers what became different. */
  tell(view: PhoneView | undefined): void;
}

/** Another face of the whole telephone, under the header. */
export interface DeskFace {
  readonly body: TemplateResult;
  readonly foot?: Piece;
}

/** What the desk adds around the calls: wrap-up, other tabs, help. */
export interface DeskParts {
  /** Above everything else in the body. */
  notices?(view: PhoneView): Piece;
  /** In place of body and foot; `undefined` leaves the telephone as it is. */
  face?(view: PhoneView): DeskFace | undefined;
  /** Under the last card, above the controls. */
  underCards?(view: PhoneView): Piece;
  /** In place of the word for what the telephone is doing. */
  status?(view: PhoneView): Piece;
  /** Between status and icons of the header. */
  bar?(view: PhoneView): Piece;
  entries?(view: PhoneView): readonly MenuEntry[];
  /** Beside the frame, such as dialogs. */
  extra?(view: PhoneView): Piece;
}

/** What every piece of the telephone needs to render. */
export interface PhoneView {
  readonly t: PhoneTexts;
  readonly acts: PhoneActs;
  readonly session: Session;
  readonly facts: PhoneFacts;
  readonly line: Line;
  readonly pad: PadController;
  /** Once it is loaded, which a call begins. */
  readonly inCall: InCallParts | undefined;
  readonly desk: DeskParts | undefined;
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
  openPanel(panel: Panel, place: Place): void;
  openMenu(place: Place, anchor: HTMLElement): void;
}
