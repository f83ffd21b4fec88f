import type { Call, CallAbility, CallEnd, CallTransfer } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { DialOptions, VoicePort } from '../../domain/voice-port.js';
import type { Context } from './context.js';
import { isNotFound } from './decode.js';

/** An order to the PBX, and what the call looks like before and after it. */
interface Act {
  readonly run: () => Promise<void>;
  readonly asked?: Partial<Call>;
  readonly done: (call: Call) => Call;
  readonly failed?: Partial<Call>;
}

/**
 * Calls that this client placed. Vocom tells nothing of a call but that an order was accepted (contract part 3), and has no
 * id for incoming ones: a call stays `dialing` until it is hung up or sent on. The agent's telephone has the sound.
 */
export class Calls implements VoicePort {
  readonly #context: Context;
  readonly #calls = new Map<string, Call>();
  /** Hang-ups that the PBX could not carry out: the second one ends the call here, as nothing else ever would. */
  readonly #stuck = new Set<string>();

  constructor(context: Context) {
    this.#context = context;
  }

  get list(): readonly Call[] {
    return [...this.#calls.values()];
  }

  async dial(number: string, options: DialOptions = {}): Promise<string> {
    const { shownNumber, ringLimit, consultFor } = options;
    if (shownNumber !== undefined || ringLimit !== undefined) {
      throw new Fault('unsupported', { cause: new Error('Vocom has neither a shown number nor a limit of ringing') });
    }
    const to = number.trim();
    if (to === '') throw new Fault('rejected', { cause: new Error('no number') });
    const id = await this.#context.call((api, signal) => api.call(to, signal));
    // It was placed, and can neither be hung up nor be told from others.
    if (id === '') throw new Fault('protocol', { outcomeUnknown: true, cause: new Error('Vocom call_services: no call_id') });
    this.#put({ ...placed(id, to, this.#context.io.clock.now()), ...(consultFor === undefined ? {} : { consultFor }) });
    return id;
  }

  answer(callId: string): Promise<void> {
    return Promise.reject(this.#beyond(callId));
  }

  reject(callId: string): Promise<void> {
    return Promise.reject(this.#beyond(callId));
  }

  async hangUp(callId: string): Promise<void> {
    this.#need(callId);
    try {
      await this.#context.call((api, signal) => api.terminate(callId, signal));
    } catch (error) {
      if (isNotFound(error)) return this.#end(callId, { cause: 'hung-up', by: 'remote' });
      if (!this.#refusedTwice(callId, error)) throw error;
      this.#context.settings.notice('call_terminate was refused twice: the call may still be up');
      return this.#end(callId, { cause: 'error', by: 'system' });
    }
    // Accepted is all that is known (part 4, row 13).
    this.#context.settings.notice('call_terminate was accepted: whether the call is over is not told');
    this.#end(callId, { cause: 'hung-up', by: 'agent' });
  }

  hold(callId: string): Promise<void> {
    return this.#setHold(callId, true);
  }

  resume(callId: string): Promise<void> {
    return this.#setHold(callId, false);
  }

  /** Blind, by all that is known (part 2). Accepted, the call is the agent's no more. */
  async transfer(callId: string, target: string): Promise<void> {
    const asked: CallTransfer = { kind: 'blind', target, progress: 'asked' };
    await this.#ask(callId, 'transfer', {
      run: () => this.#context.call((api, signal) => api.transfer(callId, target, signal)),
      asked: { transfer: asked },
      done: (call) => call,
      failed: { transfer: { ...asked, progress: 'failed' } },
    });
    this.#end(callId, { cause: 'transferred', by: 'agent' });
  }

  forget(): void {
    this.#calls.clear();
    this.#stuck.clear();
  }

  #setHold(callId: string, local: boolean): Promise<void> {
    return this.#ask(callId, local ? 'hold' : 'resume', {
      run: () => this.#context.call((api, signal) => (local ? api.hold(callId, signal) : api.retrieve(callId, signal))),
      done: (call) => heldFrom(call, local, this.#context.io.clock.now()),
    });
  }

  async #ask(callId: string, pending: NonNullable<Call['pending']>, act: Act): Promise<void> {
    const before = this.#need(callId);
    if (before.pending) throw new Fault('conflict', { cause: new Error(`${before.pending} is under way`) });
    this.#put({ ...before, ...act.asked, pending });
    try {
      await act.run();
      this.#settle(callId, act.done);
    } catch (error) {
      this.#settle(callId, (call) => ({ ...call, ...act.failed }));
      throw error;
    }
  }

  #settle(callId: string, change: (call: Call) => Call): void {
    const now = this.#calls.get(callId);
    if (!now) return;
    const { pending: _done, ...call } = now;
    this.#put(change(call));
  }

  #refusedTwice(callId: string, error: unknown): boolean {
    const refused = error instanceof Fault && error.code === 'rejected';
    if (refused && this.#stuck.has(callId)) return true;
    if (refused) this.#stuck.add(callId);
    return false;
  }

  #end(callId: string, end: CallEnd): void {
    const call = this.#calls.get(callId);
    if (!call) return;
    this.#calls.delete(callId);
    this.#stuck.delete(callId);
    this.#context.emit({ type: 'call-changed', call: { ...call, state: 'ended', endedAt: this.#context.io.clock.now(), end, can: new Set() } });
  }

  #put(call: Call): void {
    this.#calls.set(call.id, call);
    this.#context.emit({ type: 'call-changed', call });
  }

  #need(callId: string): Call {
    const call = this.#calls.get(callId);
    if (!call) throw new Fault('rejected', { cause: new Error('no such call') });
    return call;
  }

  #beyond(callId: string): Fault {
    return new Fault(this.#calls.has(callId) ? 'unsupported' : 'rejected', { cause: new Error('Vocom has no incoming calls') });
  }
}

function placed(id: string, number: string, at: number): Call {
  return {
    id,
    direction: 'out',
    state: 'dialing',
    remote: { number },
    startedAt: at,
    hold: { local: false, remote: false },
    muted: false,
    silenced: false,
    media: 'elsewhere',
    signalling: 'ok',
    variables: {},
    can: abilities(false),
  };
}

function heldFrom({ heldSince: _before, ...call }: Call, local: boolean, now: number): Call {
  return { ...call, hold: { ...call.hold, local }, ...(local ? { heldSince: now } : {}), can: abilities(local) };
}

function abilities(held: boolean): ReadonlySet<CallAbility> {
  return new Set(['hangup', held ? 'resume' : 'hold', 'transfer']);
}
