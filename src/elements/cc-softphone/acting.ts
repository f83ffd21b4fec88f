import type { ReactiveControllerHost } from 'lit';
import type { Call } from '../../domain/call.js';
import { Fault, faultInfo, toFault, type FaultInfo } from '../../domain/fault.js';
import type { Session } from '../../session/session-api.js';
import type { CcQuestionMap } from '../../domain/host-event.js';
import { askHost } from '../emit.js';
import { isRingingIn } from './phone-facts.js';
import type { PhoneAct } from './phone-view.js';

type Host = ReactiveControllerHost & HTMLElement;

/** The page's answer to a question, as the cause of a fault: it is not news to the agent. */
const saidNo = 'stopped by preventDefault()';

/**
 * The acts of the telephone, for its buttons, keys and methods alike: asks the host page first, remembers what is on
 * its way, and what went wrong last.
 */
export class Acting {
  readonly #host: Host;
  readonly #session: () => Session | undefined;
  readonly #pending = new Map<string, number>();
  #problem: FaultInfo | undefined;

  constructor(host: Host, session: () => Session | undefined) {
    this.#host = host;
    this.#session = session;
  }

  /** What went wrong with what the agent last asked for by hand. */
  get problem(): FaultInfo | undefined {
    return this.#problem;
  }

  forget(): void {
    this.#problem = undefined;
    this.#host.requestUpdate();
  }

  busy(act: PhoneAct, callId = ''): boolean {
    return this.#pending.has(`${act} ${callId}`);
  }

  /**
   * From a button or a key: shows what goes wrong, unless it was about a call that is over meanwhile (`audio` is about
   * devices, not calls). A second press while it is on its way does nothing.
   */
  press(act: PhoneAct, callId: string, run: () => Promise<unknown>): void {
    if (act !== 'sendTones' && this.busy(act, callId)) return;
    this.forget();
    run().catch((error: unknown) => {
      const fault = toFault(error);
      const over = act !== 'audio' && callId !== '' && !this.#find(callId);
      if (fault.cause === saidNo || over) return;
      this.#problem = faultInfo(fault);
      this.#host.requestUpdate();
    });
  }

  dial(number: string): Promise<string> {
    return this.run('dial', '', ({ calls }) => {
      this.ask('cc-before-call', { number });
      return calls.dial(number);
    });
  }

  answer(callId?: string): Promise<void> {
    return this.run('answer', callId, ({ calls }) => {
      const call = callId === undefined ? calls.$calls.get().find(isRingingIn) : this.#find(callId);
      if (call) this.ask('cc-before-answer', { callId: call.id, number: call.remote.number });
      return calls.answer(callId ?? call?.id);
    });
  }

  hangUp(callId?: string): Promise<void> {
    return this.run('hangUp', callId, ({ calls }) => {
      const current = calls.$current.get();
      const call = callId === undefined && current?.state !== 'ended' ? current : this.#find(callId);
      if (call) this.ask('cc-before-hangup', { callId: call.id, number: call.remote.number });
      return calls.hangUp(callId);
    });
  }

  reject(callId?: string): Promise<void> {
    return this.run('reject', callId, ({ calls }) => calls.reject(callId));
  }

  silence(callId?: string): Promise<void> {
    return this.run('silence', callId, ({ calls }) => calls.silence(callId));
  }

  hold(callId?: string): Promise<void> {
    return this.run('hold', callId, ({ calls }) => calls.hold(callId));
  }

  resume(callId?: string): Promise<void> {
    return this.run('resume', callId, ({ calls }) => calls.resume(callId));
  }

  setMuted(muted: boolean, callId?: string): Promise<void> {
    return this.run('setMuted', callId, ({ calls }) => calls.setMuted(muted, callId));
  }

  sendTones(tones: string, callId?: string): Promise<void> {
    return this.run('sendTones', callId, ({ calls }) => calls.sendDtmf(tones, callId));
  }

  #find(callId: string | undefined): Call | undefined {
    return this.#session()?.calls.$calls.get().find(({ id, state }) => id === callId && state !== 'ended');
  }

  /** Asks the page, and throws what `press` keeps to itself when it said no. */
  ask<Name extends keyof CcQuestionMap>(name: Name, detail: Omit<CcQuestionMap[Name], 'timestamp'>): void {
    if (!askHost(this.#host, name, detail)) throw new Fault('rejected', { cause: saidNo });
  }

  /** For acts of lazy parts, too. Rejects with `unsupported` where there is no telephone. */
  async run<Result>(act: PhoneAct, callId = '', run: (session: Session) => Promise<Result>): Promise<Result> {
    const session = this.#session();
    if (!session?.$facets.get().has('voice')) throw new Fault('unsupported');
    const key = `${act} ${callId}`;
    this.#count(key, 1);
    try {
      return await run(session);
    } finally {
      this.#count(key, -1);
    }
  }

  #count(key: string, step: 1 | -1): void {
    const count = (this.#pending.get(key) ?? 0) + step;
    if (count > 0) this.#pending.set(key, count);
    else this.#pending.delete(key);
    this.#host.requestUpdate();
  }
}
