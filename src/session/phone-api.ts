import type { ReadableAtom } from 'nanostores';
import type { AudioProcessing, AudioRole, Call } from '../domain/call.js';
import type { PreflightCheck, PreflightReport, PreflightResult } from '../domain/preflight.js';
import type { CallLogEntry } from '../domain/record.js';
import type { Loadable } from './loadable.js';

export interface AudioSlice {
  /** 0 to 1. Opens the microphone while somebody reads it; 0 where that is refused. */
  readonly $microphoneLevel: ReadableAtom<number>;
  /** Without an id: the system's default. */
  choose(role: AudioRole, deviceId: string | undefined): Promise<void>;
  setProcessing(change: Partial<AudioProcessing>): Promise<void>;
  setRingerVolume(volume: number): void;
  /** Resolves when the sound is over. */
  testSound(role: 'speaker' | 'ringer'): Promise<void>;
}

export interface PreflightState {
  readonly running?: PreflightCheck;
  readonly results: readonly PreflightResult[];
  /** Waiting for the agent to say whether the test sound was heard. */
  readonly asksForSound: boolean;
  /** Of the last run that came to its end. */
  readonly report?: PreflightReport;
}

export interface PreflightSlice {
  /** The checks that this telephone offers, in order; empty where there is none. */
  readonly checks: readonly PreflightCheck[];
  readonly $state: ReadableAtom<PreflightState>;
  /** Runs all checks; call it from a click, so that sound is unlocked. A second call starts over. */
  run(): Promise<PreflightReport>;
  /** The agent's word on the test sound. */
  confirmSound(heard: boolean): void;
  stop(): void;
}

/** A way a call may have ended for the business, as the host names it. */
export interface Disposition {
  readonly id: string;
  readonly label: string;
}

export interface WrapUpSettings {
  readonly dispositions: readonly Disposition[];
  /** Milliseconds after a call that the agent has; absent: as long as they like. Time being up ends nothing by force. */
  readonly limit?: number;
  /** The next call cannot be placed before a disposition was chosen. Incoming calls are never kept off. */
  readonly required?: boolean;
}

/** What there is still to be done about a call that ended. */
export interface WrapUp {
  readonly callId: string;
  readonly direction: Call['direction'];
  readonly number: string;
  readonly name?: string;
  /** Milliseconds of talk. */
  readonly talkTime: number;
  /** Epoch milliseconds: when the call ended. */
  readonly since: number;
  /** Epoch milliseconds: when the time is up. */
  readonly until?: number;
  readonly dispositionId?: string;
  readonly notes: string;
}

/** Notes and disposition of answered calls. Drafts are written down and survive a reload. */
export interface WrapUpSlice {
  readonly $settings: ReadableAtom<WrapUpSettings | undefined>;
  /** The earliest call that waits for its wrap-up; only where settings ask for one. */
  readonly $current: ReadableAtom<WrapUp | undefined>;
  /** Notes by call id, of running calls too. */
  readonly $notes: ReadableAtom<ReadonlyMap<string, string>>;
  configure(settings: WrapUpSettings | undefined): void;
  setNotes(callId: string, notes: string): void;
  choose(callId: string, dispositionId: string | undefined): void;
  /** More time, in milliseconds. */
  extend(callId: string, milliseconds: number): void;
  /** Tells the host (`cc-outcome`) and writes it into the call log. Rejects with `rejected` while something required is missing. */
  finish(callId: string): Promise<void>;
}

export interface CallLogSlice {
  /** Latest first. */
  readonly $entries: ReadableAtom<Loadable<readonly CallLogEntry[]>>;
  /** Missed calls that the agent has not looked at. */
  readonly $missed: ReadableAtom<number>;
  /** From the browser, and from `records` of a backend where there is one. Repeated calls share one request. */
  load(): Promise<void>;
  /** The agent has seen the missed calls. */
  markSeen(): void;
  /** Address of the recording of an entry that has one. */
  recording(entryId: string): Promise<string>;
}

export interface NumberSettings {
  /** ISO 3166 code that numbers without a country code belong to. Default `BR`. */
  readonly country: string;
  /** Numbers are shown with their middle hidden until the agent asks for one. */
  readonly masked: boolean;
}

export interface NumbersSlice {
  readonly $settings: ReadableAtom<NumberSettings>;
  readonly $revealed: ReadableAtom<ReadonlySet<string>>;
  configure(change: Partial<NumberSettings>): void;
  /** As it may be shown: formatted, and masked where that is asked for and it was not revealed. */
  shown(number: string): string;
  isMasked(number: string): boolean;
  /** Shows one number in full from now on and tells the host, who did it and where (`cc-number-revealed`). */
  reveal(number: string, where: string): void;
}

/** A call that was cut by a reload or a crash of the page that carried it. */
export interface CutCall {
  readonly callId: string;
  readonly direction: Call['direction'];
  readonly number: string;
  readonly name?: string;
  /** Epoch milliseconds: when it was last known to run. */
  readonly at: number;
}
