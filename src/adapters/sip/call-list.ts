import type { Invitation, Inviter } from 'sip.js';
import type { Call, CallDirection, CallState } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import { SipCall, type CallContext, type CallStart } from './call.js';
import { isIdle } from './call-facts.js';
import type { Conferences } from './conference.js';
import type { RingKind } from './ringer.js';

export interface CallListOptions extends Omit<CallContext, 'changed' | 'hasCompany'> {
  readonly tell: (call: Call) => void;
}

/** More at once is not a person's telephone but a flood. */
const maxCalls = 8;

/** All calls of one telephone, and what they ring like together. */
export class CallList {
  readonly #options: CallListOptions;
  readonly #calls = new Map<string, SipCall>();
  /** As last told. */
  readonly #company = new WeakMap<SipCall, boolean>();
  #conferences: Conferences | undefined;

  constructor(options: CallListOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#calls.size;
  }

  get isFull(): boolean {
    return this.#calls.size >= maxCalls;
  }

  get all(): readonly SipCall[] {
    return [...this.#calls.values()];
  }

  find(callId: string): SipCall | undefined {
    return this.#calls.get(callId);
  }

  /** Throws `rejected` for calls that do not exist. */
  get(callId: string): SipCall {
    const call = this.#calls.get(callId);
    if (!call || call.hidden) throw new Fault('rejected');
    return call;
  }

  add(session: Inviter | Invitation, start: CallStart, hidden?: 'adopted'): SipCall {
    const call = new SipCall(session, start, {
      ...this.#options,
      changed: changed => this.#changed(changed),
      hasCompany: asked => this.#hasCompany(asked),
    });
    call.hidden = hidden;
    this.#calls.set(call.id, call);
    return call;
  }

  tell(call: SipCall): void {
    if (call.hidden) return;
    this.#ring();
    this.#company.set(call, this.#hasCompany(call));
    this.#options.tell(call.snapshot);
  }

  /** The agent has one voice: muted in a conference is muted for all of it. */
  setMuted(callId: string, muted: boolean): void {
    const call = this.get(callId);
    const { conferenceId } = call.life.facts;
    const together = conferenceId === undefined ? [call] : this.all.filter(({ life }) => life.facts.conferenceId === conferenceId);
    for (const each of together) each.setMuted(muted);
  }

  async conference(callIds: readonly string[]): Promise<void> {
    const calls = [...new Set(callIds)].map(id => this.get(id));
    const { Conferences } = await import('./conference.js');
    // Only now: whoever asked meanwhile may have made them.
    this.#conferences ??= new Conferences(this.#options.sound.speaker);
    await this.#conferences.join(calls);
  }

  async split(conferenceId: string, keepId: string): Promise<void> {
    if (!this.#conferences) throw new Fault('rejected');
    await this.#conferences.split(conferenceId, keepId);
  }

  abandonAll(): void {
    for (const call of this.all) if (call.hidden !== 'released') call.abandon();
  }

  #changed(call: SipCall): void {
    if (call.life.is('ended')) this.#calls.delete(call.id);
    if (call.hidden === 'adopted' && call.life.is('active')) call.hidden = undefined;
    this.#conferences?.changed(call);
    this.tell(call);
    for (const other of this.all) if (other !== call && this.#company.get(other) !== this.#hasCompany(other)) this.tell(other);
  }

  #hasCompany(call: SipCall): boolean {
    const { conferenceId } = call.life.facts;
    const isApart = ({ life }: SipCall): boolean => conferenceId === undefined || life.facts.conferenceId !== conferenceId;
    return this.all.some(other => other !== call && !other.hidden && isIdle(other.life.facts) && isApart(other));
  }

  #ring(): void {
    this.#options.sound.ringer?.set(ringKind(this.all.filter(({ hidden }) => !hidden)));
  }
}

function ringKind(calls: readonly SipCall[]): RingKind | undefined {
  const is = (direction: CallDirection, ...states: CallState[]) => (call: SipCall) =>
    call.snapshot.direction === direction && states.includes(call.snapshot.state);
  const busy = calls.some(({ snapshot }) => snapshot.state === 'active' || snapshot.state === 'answering');
  const incoming = calls.filter(is('in', 'ringing')).some(({ snapshot }) => !snapshot.silenced);
  if (incoming) return busy ? 'waiting' : 'ring';
  return !busy && calls.filter(is('out', 'ringing')).some(call => !call.audio.isEarly) ? 'ringback' : undefined;
}
