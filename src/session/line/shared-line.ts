import type { Agent, Credentials } from '../../domain/agent.js';
import type { AuthPort, Backend, SignInStep } from '../../domain/backend.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import type { SipAccount } from '../../domain/call.js';
import { faultInfo, toFault } from '../../domain/fault.js';
import type { PreflightCheck, PreflightResult } from '../../domain/preflight.js';
import type { VoicePort } from '../../domain/voice-port.js';
import { invoke } from '../ports.js';
import type { SessionClock, SessionOptions } from '../session-api.js';
import type { LineTab } from './line-tab.js';
import { runCommand, telephoneCommands } from './telephone-commands.js';

export interface SharedLineOptions {
  readonly clock: SessionClock;
  readonly popOut: boolean;
}

/**
 * The same telephone in all tabs of a browser: one of them registers and carries the calls, the others show and steer
 * them. Returns `backend` itself where that is not possible: without locks or channels, in a document of no origin, and
 * for a system that does more than calls or does not name its line.
 */
export function sharedLine(backend: Backend, options: SharedLineOptions): Backend {
  return canShare(backend) ? new SharedLine(backend, options) : backend;
}

/** The backends of a session, with the one that carries its calls shared where that is possible and wanted. */
export function withSharedLine(
  { backends, voice, shareLine = true, popOut = false }: SessionOptions,
  clock: SessionClock,
): Pick<SessionOptions, 'backends' | 'voice'> {
  const telephone = voice?.voice ? voice : backends.find((backend) => backend.voice);
  if (!shareLine || !telephone) return { backends, ...(voice ? { voice } : {}) };
  const shared = sharedLine(telephone, { clock, popOut });
  const exchange = (backend: Backend): Backend => (backend === telephone ? shared : backend);
  return { backends: backends.map(exchange), ...(voice ? { voice: exchange(voice) } : {}) };
}

function canShare({ voice, agent, chat, replies, dialer, records, admin }: Backend): boolean {
  if (!voice?.lineName || agent || chat || replies || dialer || records || admin) return false;
  return typeof document !== 'undefined' && globalThis.origin !== 'null' && 'locks' in navigator && 'BroadcastChannel' in globalThis;
}

interface Connected {
  readonly emit: (event: BackendEvent) => void;
  readonly signal: AbortSignal;
}

class SharedLine implements Backend {
  readonly name: string;
  readonly auth?: AuthPort;
  readonly voice: VoicePort;
  readonly #real: Backend;
  readonly #options: SharedLineOptions;
  /** In memory only, for the day this tab has to register. */
  #account: SipAccount | undefined;
  #tab: Promise<LineTab> | undefined;
  #left: Promise<void> = Promise.resolve();
  #connected: Connected | undefined;
  /** While no line is named: this tab's own telephone, as if there were no others. */
  #alone: AbortController | undefined;

  constructor(real: Backend, options: SharedLineOptions) {
    this.#real = real;
    this.#options = options;
    this.name = real.name;
    const { auth } = real;
    if (auth) this.auth = { signIn: (credentials) => this.#signIn(auth, credentials), signOut: () => this.#signOut(auth) };
    this.voice = this.#createVoice(real.voice as VoicePort);
  }

  async connect(emit: (event: BackendEvent) => void, signal: AbortSignal): Promise<void> {
    this.#connected = { emit, signal };
    signal.addEventListener('abort', () => this.#disconnect(), { once: true });
    await this.#open(emit, signal);
  }

  reconnect(): void {
    void this.#command('reconnect', []).catch(() => undefined);
  }

  left(): Promise<void> {
    return this.#left;
  }

  get #lineName(): string | undefined {
    return this.#real.voice?.lineName?.(this.#account?.user);
  }

  async #open(emit: (event: BackendEvent) => void, signal: AbortSignal): Promise<void> {
    const tab = this.#join();
    if (tab) return (await tab).open(emit, signal);
    const alone = new AbortController();
    this.#alone = alone;
    await this.#real.connect((event) => {
      if (!alone.signal.aborted) emit(event);
    }, alone.signal);
  }

  /** `undefined` while nothing names a line. */
  #join(): Promise<LineTab> | undefined {
    const name = this.#lineName;
    if (this.#tab || name === undefined) return this.#tab;
    const { clock, popOut } = this.#options;
    this.#tab = Promise.all([import('./line-tab.js'), this.#left]).then(
      ([{ LineTab }]) => new LineTab({ name, clock, popOut, backend: this.#real, account: () => this.#account }),
    );
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
    this.#left = Promise.all([this.#left, tab?.then((joined) => joined.leave()), this.#real.left?.()]).then(() => undefined);
  }

  async #signIn(auth: AuthPort, credentials: Credentials): Promise<SignInStep> {
    const name = 'password' in credentials ? this.#real.voice?.lineName?.(credentials.user) : undefined;
    if (!('password' in credentials) || name === undefined) return auth.signIn(credentials);
    this.#account = { ...credentials, domain: name.slice(name.lastIndexOf('@') + 1) };
    try {
      const tab = await this.#join();
      if (tab && !(await tab.isHere())) return { step: 'signed-in', agent: agentOf(credentials.user) };
      tab?.claim();
      return await auth.signIn(credentials);
    } catch (error) {
      this.#account = undefined;
      if (!this.#connected) this.#leave();
      throw error;
    }
  }

  async #signOut(auth: AuthPort): Promise<void> {
    this.#account = undefined;
    this.#leave();
    await Promise.all([this.#left, auth.signOut()]);
  }

  #useAccount(account: SipAccount): void {
    const connected = this.#connected;
    this.#account = account;
    const wasAlone = this.#alone !== undefined;
    this.#alone?.abort();
    this.#alone = undefined;
    // Where the telephone does not run it merely keeps it, and can name its line.
    this.#real.voice?.useAccount?.(account);
    if (!connected) return;
    const name = this.#lineName;
    void this.#tab?.then((tab) => {
      if (tab.name !== name) this.#reopen(connected);
    });
    if (wasAlone) this.#reopen(connected);
  }

  #reopen(connected: Connected): void {
    if (connected.signal.aborted) return;
    this.#leave();
    this.#open(connected.emit, connected.signal).catch((error: unknown) => {
      if (!connected.signal.aborted) connected.emit({ type: 'faulted', fault: faultInfo(toFault(error)) });
    });
  }

  async #command(name: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#tab) return (await this.#tab).command(name, args);
    return name === 'reconnect' ? this.#real.reconnect?.() : runCommand(this.#real, name, args);
  }

  #createVoice(real: VoicePort): VoicePort {
    const shared = telephoneCommands
      .filter((name) => real[name] !== undefined)
      .map((name) => [name, (...args: readonly unknown[]) => this.#command(name, args)] as const);
    return {
      ...(Object.fromEntries(shared) as unknown as Pick<VoicePort, (typeof telephoneCommands)[number]>),
      ...(real.setRingerVolume ? { setRingerVolume: (volume) => this.#tell('setRingerVolume', volume) } : {}),
      ...(real.meter ? { meter: (onLevel) => invoke(real, 'meter', onLevel) } : {}),
      ...(real.askForMicrophone ? { askForMicrophone: () => invoke(real, 'askForMicrophone') } : {}),
      ...(real.preflight ? { preflight: async (check, signal) => (await this.#skipped(check)) ?? invoke(real, 'preflight', check, signal) } : {}),
      useAccount: (account) => this.#useAccount(account),
      lineName: () => this.#lineName,
      takeLine: async () => (await this.#tab)?.take(),
      showLine: () => void this.#tab?.then((tab) => tab.show()),
    };
  }

  #tell(name: string, ...args: readonly unknown[]): void {
    this.#command(name, args).catch(() => undefined);
  }

  /** The outcome of a check that makes sense only where the telephone is, if that is another tab. */
  async #skipped(check: PreflightCheck): Promise<PreflightResult | undefined> {
    if (check !== 'server' && check !== 'registration') return undefined;
    const here = await (await this.#tab)?.isHere().catch(() => false);
    return here === false ? { check, verdict: 'skipped', figures: {} } : undefined;
  }
}

/** Signed in by the tab that holds the line: here the password is tried on the day this tab has to register. */
function agentOf(user: string): Agent {
  return { id: user, name: user, extension: user, availability: 'unknown', queues: [], can: new Set() };
}
