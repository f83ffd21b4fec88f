import type { Agent, Credentials } from '../../domain/agent.js';
import type { AuthPort, Backend, SignInStep } from '../../domain/backend.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import type { SipAccount } from '../../domain/call.js';
import { Fault, faultInfo, toFault } from '../../domain/fault.js';
import type { PreflightCheck, PreflightResult } from '../../domain/preflight.js';
import type { SessionClock } from '../session-api.js';
import { LineTab } from './line-tab.js';
import { runCommand } from './telephone-commands.js';

export interface LineOptions {
  readonly clock: SessionClock;
  readonly popOut: boolean;
}

interface Connected {
  readonly emit: (event: BackendEvent) => void;
  readonly signal: AbortSignal;
}

/** The telephone of one session: this tab's share of a line, once there is the name of one. */
export class LineCore {
  readonly #real: Backend;
  readonly #options: LineOptions;
  /** In memory only, for the day this tab has to register. */
  #account: SipAccount | undefined;
  #tab: LineTab | undefined;
  #left: Promise<void> = Promise.resolve();
  #connected: Connected | undefined;
  /** While no line is named: this tab's own telephone, as if there were no others. */
  #alone: AbortController | undefined;

  constructor(real: Backend, options: LineOptions) {
    this.#real = real;
    this.#options = options;
  }

  async connect(name: string | undefined, connected: Connected): Promise<void> {
    const { emit, signal } = connected;
    await this.#left;
    if (signal.aborted) throw new Fault('conflict');
    this.#connected = connected;
    signal.addEventListener('abort', () => this.#disconnect(), { once: true });
    const tab = this.#join(name);
    if (tab) return tab.open(emit, signal);
    const alone = new AbortController();
    this.#alone = alone;
    await this.#real.connect((event) => {
      if (!alone.signal.aborted) emit(event);
    }, alone.signal);
  }

  async left(): Promise<void> {
    await this.#left;
  }

  async signIn(name: string, auth: AuthPort, credentials: Extract<Credentials, { password: string }>): Promise<SignInStep> {
    await this.#left;
    this.#account = { ...credentials, domain: name.slice(name.lastIndexOf('@') + 1) };
    try {
      const tab = this.#join(name);
      if (tab && !(await tab.isHere())) return { step: 'signed-in', agent: agentOf(credentials.user) };
      tab?.claim();
      return await auth.signIn(credentials);
    } catch (error) {
      this.#account = undefined;
      if (!this.#connected) this.#leave();
      throw error;
    }
  }

  async signOut(auth: AuthPort): Promise<void> {
    this.#account = undefined;
    this.#leave();
    await Promise.all([this.#left, auth.signOut()]);
  }

  useAccount(name: string | undefined, account: SipAccount): void {
    const connected = this.#connected;
    this.#account = account;
    if (!connected || this.#tab?.name === name) return;
    this.#leave();
    this.connect(name, connected).catch((error: unknown) => {
      if (!connected.signal.aborted) connected.emit({ type: 'faulted', fault: faultInfo(toFault(error)) });
    });
  }

  async command(name: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#tab) return this.#tab.command(name, args);
    return name === 'reconnect' ? this.#real.reconnect?.() : runCommand(this.#real, name, args);
  }

  async take(): Promise<void> {
    await this.#tab?.take();
  }

  show(): void {
    this.#tab?.show();
  }

  /** The outcome of a check that makes sense only where the telephone is, if that is another tab. */
  async skipped(check: PreflightCheck): Promise<PreflightResult | undefined> {
    if (check !== 'server' && check !== 'registration') return undefined;
    const here = await this.#tab?.isHere().catch(() => false);
    return here === false ? { check, verdict: 'skipped', figures: {} } : undefined;
  }

  #join(name: string | undefined): LineTab | undefined {
    if (this.#tab || name === undefined) return this.#tab;
    const { clock, popOut } = this.#options;
    this.#tab = new LineTab({ name, clock, popOut, backend: this.#real, account: () => this.#account });
    return this.#tab;
  }

  #disconnect(): void {
    this.#connected = undefined;
    this.#account = undefined;
    this.#leave();
  }

  #leave(): void {
    const tab = this.#tab;
    this.#tab = undefined;
    this.#alone?.abort();
    this.#alone = undefined;
    this.#left = Promise.all([this.#left, tab?.leave(), this.#real.left?.()]).then(() => undefined);
  }
}

/** Signed in by the tab that holds the line: here the password is tried on the day this tab has to register. */
function agentOf(user: string): Agent {
  return { id: user, name: user, extension: user, availability: 'unknown', queues: [], can: new Set() };
}
