import { atom } from 'nanostores';
import type { AuthState, CredentialsCallback, CredentialsRequest } from '../domain/agent.js';
import type { AuthPort, SignInStep } from '../domain/backend.js';
import { Fault, faultInfo, toFault } from '../domain/fault.js';
import type { Kernel } from './kernel.js';
import { invoke } from './ports.js';
import type { AuthSlice } from './session-api.js';

export type SignedIn = Extract<SignInStep, { step: 'signed-in' }>;

/** A vendor that throws us out sooner than this after a sign-in by itself is left alone: something else is wrong. */
const settled = 60_000;

const longestPause = 30_000;

export interface AuthHooks {
  /** Called in the commit that shows the sign-in. */
  readonly entered: (step: SignedIn) => void;
  /** Called in the commit that shows the sign-out, if somebody was signed in. */
  readonly left: (reason: 'agent' | 'vendor' | 'host') => void;
}

export interface AuthPart {
  readonly view: AuthSlice;
  setCredentials(callback: CredentialsCallback | undefined): void;
  retry(): void;
  /** The vendor ended the sign-in. */
  applySignedOut(fault: Fault): void;
  /** For good. */
  end(): Promise<void>;
}

export function createAuth(kernel: Kernel, hooks: AuthHooks): AuthPart {
  return new Auth(kernel, hooks);
}

/**
 *   signed-out ──▶ signing-in ──▶ second-factor ──▶ password-change ──▶ signed-in
 *
 * in the vendor's order, with any of the middle ones left out. Where no backend signs in, it is `signed-in` from birth.
 */
class Auth implements AuthPart {
  readonly view: AuthSlice;
  readonly #kernel: Kernel;
  readonly #hooks: AuthHooks;
  readonly #$state = atom<AuthState>({ step: 'signed-out', busy: false });
  #callback: CredentialsCallback | undefined;
  /** What was begun in an earlier turn has nothing to say any more. */
  #turn = 0;
  #enteredAt = 0;
  #failures = 0;
  #ended = false;
  #cancelRetry = (): void => undefined;

  constructor(kernel: Kernel, hooks: AuthHooks) {
    this.#kernel = kernel;
    this.#hooks = hooks;
    if (!kernel.ports.get('auth')) this.#$state.set({ step: 'signed-in', busy: false });
    const act = (name: string, run: () => Promise<void>): Promise<void> => kernel.act(`auth.${name}`, run);
    this.view = {
      $state: this.#$state,
      signIn: (credentials) => act('signIn', () => this.#signIn((port) => port.signIn(credentials))),
      confirmSecondFactor: (code) => act('confirmSecondFactor', () =>
        this.#step('second-factor', (port) => invoke(port, 'confirmSecondFactor', code))),
      changePassword: (current, next) => act('changePassword', () =>
        this.#step('password-change', (port) => invoke(port, 'changePassword', current, next))),
      signOut: () => act('signOut', async () => {
        kernel.ports.need('auth');
        await this.#leave('agent');
      }),
    };
  }

  setCredentials(callback: CredentialsCallback | undefined): void {
    this.#callback = callback;
    this.#failures = 0;
    this.retry();
  }

  retry(): void {
    this.#cancelRetry();
    const { step, busy } = this.#$state.get();
    if (this.#callback && step === 'signed-out' && !busy && !this.#ended) void this.#signInByCallback(this.#callback);
  }

  applySignedOut(fault: Fault): void {
    const stayed = this.#kernel.clock.now() - this.#enteredAt;
    void this.#leave('vendor', fault).then(() => {
      if (stayed >= settled) this.retry();
    });
  }

  async end(): Promise<void> {
    this.#ended = true;
    this.#callback = undefined;
    this.#cancelRetry();
    await this.#leave('host');
  }

  async #signInByCallback(callback: CredentialsCallback): Promise<void> {
    try {
      await this.#signIn(async (port) => port.signIn(await callback(this.#request())));
    } catch (error) {
      const fault = this.#kernel.report('auth.signIn', error);
      if (!fault.retryable || this.#ended) return;
      this.#failures += 1;
      const pause = fault.retryAfter ?? Math.min(longestPause, 1000 * 2 ** this.#failures);
      this.#cancelRetry = this.#kernel.clock.after(pause, () => this.retry());
    }
  }

  #request(): CredentialsRequest {
    const { ports } = this.#kernel;
    const backend = ports.backendOf('auth');
    const carriesCallsOnly = backend !== undefined && backend === ports.backendOf('voice') && !backend.chat;
    return { for: carriesCallsOnly ? 'voice' : 'backend', name: backend?.name ?? '' };
  }

  #signIn(run: (port: AuthPort) => Promise<SignInStep>): Promise<void> {
    if (this.#ended || this.#$state.get().step === 'signed-in') throw new Fault('conflict');
    return this.#step('signing-in', run);
  }

  async #step(during: 'signing-in' | 'second-factor' | 'password-change', run: (port: AuthPort) => Promise<SignInStep>): Promise<void> {
    const port = this.#kernel.ports.need('auth');
    if (this.#$state.get().busy) throw new Fault('conflict');
    this.#cancelRetry();
    const turn = (this.#turn += 1);
    this.#$state.set({ step: during, busy: true });
    try {
      const next = await run(port);
      if (turn === this.#turn) return this.#arrive(next);
      await port.signOut();
    } catch (error) {
      const fault = toFault(error);
      const step = during === 'signing-in' ? 'signed-out' : during;
      if (turn === this.#turn) this.#$state.set({ step, busy: false, fault: faultInfo(fault) });
      throw fault;
    }
    throw new Fault('conflict');
  }

  #arrive(next: SignInStep): void {
    if (next.step !== 'signed-in') return this.#$state.set({ step: next.step, busy: false });
    this.#enteredAt = this.#kernel.clock.now();
    this.#failures = 0;
    this.#kernel.commit(() => {
      this.#$state.set({ step: 'signed-in', busy: false });
      this.#kernel.tell('cc-signed-in', { agentId: next.agent.id, agentName: next.agent.name });
      this.#hooks.entered(next);
    });
  }

  /** Shows the sign-out at once and lets the vendor know; whether that works changes nothing for the agent. */
  async #leave(reason: 'agent' | 'vendor' | 'host', fault?: Fault): Promise<void> {
    const { step, busy } = this.#$state.get();
    this.#cancelRetry();
    if (step === 'signed-out' && !busy) return;
    const port = this.#kernel.ports.get('auth');
    const wasIn = step === 'signed-in';
    const turn = (this.#turn += 1);
    const out: AuthState = { step: 'signed-out', busy: false, ...(fault ? { fault: faultInfo(fault) } : {}) };
    this.#kernel.commit(() => {
      this.#$state.set({ ...out, busy: port !== undefined });
      if (wasIn) this.#hooks.left(reason);
      if (wasIn && port) this.#kernel.tell('cc-signed-out', { reason });
    });
    try {
      await port?.signOut();
    } catch (error) {
      this.#kernel.report('auth.signOut', error);
    } finally {
      if (turn === this.#turn) this.#$state.set(out);
    }
  }
}
