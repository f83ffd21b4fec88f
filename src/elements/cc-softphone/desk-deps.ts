import type { ReactiveControllerHost } from 'lit';
import type { ReadableAtom } from 'nanostores';
import type { Session } from '../../session/session-api.js';
import type { HotkeyAct, Hotkeys } from './hotkeys.js';
import type { InCallDeps } from './in-call-deps.js';
import type { PhoneActs } from './phone-view.js';

/** The buttons of one headset, connected to a session. */
export interface HeadsetLink {
  readonly name: string;
  /** Aborted when the buttons are no longer connected. */
  readonly signal: AbortSignal;
  close(): Promise<void>;
}

/** What `cc-widgets/headset.js` exports as `connectHeadset`. Call it from a click. */
export type HeadsetConnector = (session: Session) => Promise<HeadsetLink>;

export interface DeskHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  session: Session | string | undefined;
  readonly nohotkeys: boolean;
  readonly hotkeys: Hotkeys | undefined;
  readonly popout: string | undefined;
  readonly headset: HeadsetConnector | undefined;
}

/** What the desk gets from the element. */
export interface DeskDeps extends InCallDeps {
  readonly host: DeskHost;
  readonly acts: PhoneActs;
  /** Also renders again when it changes. */
  read<Value>(store: ReadableAtom<Value>): Value;
  keys(act: HotkeyAct): string | undefined;
  /** Time column of a list. */
  relative(instant: number): string;
}
