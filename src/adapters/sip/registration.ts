import type { UserAgent } from 'sip.js';
import type { Registration as RegistrationState } from '../../domain/call.js';
import { Fault, faultInfo, type FaultCode } from '../../domain/fault.js';
import { Backoff } from '../../net/backoff.js';
import type { Io } from '../../net/io.js';
import { faultOfStatus } from './status-fault.js';
import type { SipLimits } from './options.js';
import { type RegisterAnswer, sendRegister } from './register-request.js';

export interface RegistrationOptions {
  readonly agent: UserAgent;
  readonly io: Io;
  readonly limits: SipLimits;
  readonly user: string;
  readonly instanceId: string;
  readonly expires: number;
  readonly inCall: () => boolean;
  readonly tell: (registration: RegistrationState) => void;
  /** After every 200 OK that follows a connection, not after refreshes. */
  readonly onRegistered: () => void;
  /** REGISTER got no answer at all. */
  readonly onSilence: () => void;
}

/** Part of the granted time after which the binding is renewed at the latest. */
const refreshAt = 0.75;
/** A password that was right before is offered so often again: registrars refuse it while their own database is away. */
const secondChances = 2;
/** Whoever asks for another renewal so soon after one learns nothing new. */
const justConfirmed = 5_000;

/**
 * Registration as a goal that is worked towards for as long as the connection is up, not as a reaction to events: every
 * failure but a refused password leads to another attempt.
 *
 * ```
 *          linkUp()                  200 OK
 *   none ───────────▶ registering ───────────▶ registered ◀─┐ renewed each `refresh` ms (`refreshInCall`), when 3/4
 *                        ▲   │                    │  │  └────┘ of the granted time are over, and after a wake-up
 *      timer, retryNow() │   │ refused, or no     │  │
 *      or linkUp()       │   ▼ answer in time     │  │ linkDown()
 *                       failed ◀──────────────────┘  ▼
 *                        ▲    refused, no answer   stale ───────────▶ registering
 *                        └── linkDown() while not registered   linkUp()
 * ```
 *
 * `failed` plans another attempt for as long as the connection is up: at a random distance, not before `Retry-After`.
 * With the fault `auth` it does not, as another attempt with the same password could lock the account; a password that
 * was right before gets two more chances first. `stale`: the registrar may still know us, but nobody can reach us.
 */
export class Registration {
  readonly #options: RegistrationOptions;
  readonly #callId = crypto.randomUUID();
  #cseq = () => 0;
  #expires: number;
  #status: RegistrationState['status'] = 'none';
  #fault: Fault | undefined;
  /** Of the attempt whose answer counts; older ones are ignored. */
  #generation = 0;
  readonly #backoff: Backoff;
  #fresh = true;
  #linked = false;
  #confirmedAt = 0;
  /** Milliseconds from then on, as the registrar granted them. */
  #renewAfter = 0;
  /** Left for a password that was right before. */
  #chances = 0;
  #cancelTimer: () => void = () => {};

  constructor(options: RegistrationOptions) {
    this.#options = options;
    this.#expires = options.expires;
    const { retryFirst: first, retryCap: cap } = options.limits;
    this.#backoff = new Backoff(options.io.random, { first, cap });
  }

  get status(): RegistrationState['status'] {
    return this.#status;
  }

  get fault(): Fault | undefined {
    return this.#fault;
  }

  linkUp(): void {
    this.#linked = true;
    this.#fresh = true;
    this.#backoff.reset();
    // A refused password stays refused: another attempt from here could lock the account.
    if (this.#fault?.code !== 'auth') this.#register();
  }

  linkDown(retryAt: number | undefined, code: FaultCode = 'network'): void {
    this.#linked = false;
    this.#abandon();
    if (this.#fault?.code === 'auth') return;
    const known = this.#status === 'registered' || this.#status === 'stale';
    if (known) this.#enter('stale', undefined, retryAt);
    else this.#enter('failed', new Fault(code, { retryable: true }), retryAt);
  }

  /** Does not wait for the planned attempt. */
  retryNow(): void {
    if (this.#linked && this.#status === 'failed' && this.#fault?.code !== 'auth') this.#register();
  }

  /** The registrar may have forgotten us: asks it, without telling anybody as long as it did not. */
  renew(): void {
    const age = Math.abs(this.#options.io.clock.now() - this.#confirmedAt);
    if (this.#linked && this.#status === 'registered' && age > justConfirmed) this.#register();
  }

  /** Takes the binding away, best effort. */
  async stop(): Promise<void> {
    const bound = this.#linked && this.#status === 'registered';
    this.#abandon();
    this.#linked = false;
    this.#status = 'none';
    if (!bound) return;
    const { io, limits } = this.#options;
    await new Promise<void>(resolve => {
      const cancel = io.clock.after(limits.unregister, resolve);
      this.#send(0, () => {
        cancel();
        resolve();
      });
    });
  }

  #abandon(): void {
    this.#generation += 1;
    this.#cancelTimer();
    this.#cancelTimer = () => {};
  }

  #register(): void {
    this.#abandon();
    const generation = this.#generation;
    const { io, limits, onSilence } = this.#options;
    if (this.#status !== 'registered') this.#enter('registering');
    this.#cancelTimer = io.clock.after(limits.register, () => {
      this.#failed(new Fault('timeout', { retryable: true }));
      onSilence();
    });
    this.#send(this.#expires, answer => {
      if (generation === this.#generation) this.#answered(answer);
    });
  }

  #send(expires: number, settle: (answer: RegisterAnswer) => void): void {
    const { agent, instanceId } = this.#options;
    this.#cseq = sendRegister(agent, { callId: this.#callId, cseq: this.#cseq() + 1, instanceId, expires }, settle);
  }

  #answered(answer: RegisterAnswer): void {
    if (answer.kind === 'accepted') return this.#registered(answer.expires);
    if (answer.kind === 'refused') return this.#failed(faultOfStatus(answer.status, answer.retryAfter));
    // Once only, or a registrar that always wants more would keep us busy.
    if (answer.expires <= this.#expires) return this.#failed(faultOfStatus(423));
    this.#expires = answer.expires;
    this.#register();
  }

  #registered(seconds: number): void {
    const { io, onRegistered } = this.#options;
    this.#abandon();
    this.#backoff.reset();
    this.#confirmedAt = io.clock.now();
    this.#chances = secondChances;
    if (this.#status !== 'registered') this.#enter('registered');
    this.#renewAfter = seconds * 1000 * refreshAt;
    this.#watch();
    if (!this.#fresh) return;
    this.#fresh = false;
    onRegistered();
  }

  /** Renews when it is time, which a call that begins meanwhile brings forward. */
  #watch(): void {
    const { io, limits, inCall } = this.#options;
    // However the clock of the machine was set.
    const age = Math.abs(io.clock.now() - this.#confirmedAt);
    const due = Math.min(this.#renewAfter, inCall() ? limits.refreshInCall : limits.refresh) - age;
    if (due <= 0) return this.#register();
    this.#cancelTimer = io.clock.after(Math.min(due, limits.refreshInCall), () => this.#watch());
  }

  #failed(fault: Fault): void {
    this.#abandon();
    const { io, limits } = this.#options;
    if (fault.code === 'auth') {
      if (this.#chances === 0) return this.#enter('failed', fault);
      const delay = (limits.retryFirst * (1 + io.random())) / this.#chances;
      this.#chances -= 1;
      return this.#failedUntil(delay, new Fault('rejected', { retryable: true, cause: fault }));
    }
    this.#failedUntil(Math.max(this.#backoff.next(), Math.min(fault.retryAfter ?? 0, 300_000)), fault);
  }

  #failedUntil(delay: number, fault: Fault): void {
    const { io } = this.#options;
    this.#cancelTimer = io.clock.after(delay, () => this.#register());
    this.#enter('failed', fault, io.clock.now() + delay);
  }

  #enter(status: RegistrationState['status'], fault?: Fault, retryAt?: number): void {
    this.#status = status;
    this.#fault = fault;
    this.#options.tell({
      status,
      since: this.#options.io.clock.now(),
      user: this.#options.user,
      ...(retryAt === undefined ? {} : { retryAt }),
      ...(fault ? { fault: faultInfo(fault) } : {}),
    });
  }
}
