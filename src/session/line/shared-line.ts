import type { Credentials } from '../../domain/agent.js';
import type { AuthPort, Backend, SignInStep } from '../../domain/backend.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import type { SipAccount } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { VoicePort } from '../../domain/voice-port.js';
import { invoke } from '../ports.js';
import type { SessionClock, SessionOptions } from '../session-api.js';
import type { LineCore, LineOptions } from './line-core.js';

/**
 * The backends of a session. The one that carries its calls is the same telephone in all tabs of a browser: one of them
 * registers and carries the calls, the others show and steer them. Not where the session is told so, the platform has
 * no locks or channels, the document has no origin, or the system does more than calls or does not name its line.
 */
export function withSharedLine(
  { backends, voice, shareLine = true, popOut = false }: SessionOptions,
  clock: SessionClock,
): Pick<SessionOptions, 'backends' | 'voice'> {
  const telephone = voice?.voice ? voice : backends.find((backend) => backend.voice);
  if (!shareLine || !telephone || !canShare(telephone)) return { backends, ...(voice ? { voice } : {}) };
  const shared = new SharedLine(telephone, { clock, popOut });
  const exchange = (backend: Backend): Backend => (backend === telephone ? shared : backend);
  return { backends: backends.map(exchange), ...(voice ? { voice: exchange(voice) } : {}) };
}

function canShare({ voice, agent, chat, replies, dialer, records, admin }: Backend): boolean {
  if (!voice?.lineName || agent || chat || replies || dialer || records || admin) return false;
  return typeof document !== 'undefined' && globalThis.origin !== 'null' && 'locks' in navigator && 'BroadcastChannel' in globalThis;
}

/** Not passed on to another tab: what is of this tab, and what only the holder of a line does. */
const ownMembers = ['useAccount', 'lineName', 'lineHeld', 'takeLine', 'showLine', 'releaseCalls', 'adoptCalls', 'meter', 'askForMicrophone', 'preflight'];

class SharedLine implements Backend {
  readonly name: string;
  readonly auth?: AuthPort;
  readonly voice: VoicePort;
  readonly #real: Backend;
  readonly #options: LineOptions;
  #loading: Promise<LineCore> | undefined;
  #name: string | undefined;

  constructor(real: Backend, options: LineOptions) {
    this.#real = real;
    this.#options = options;
    this.name = real.name;
    const { auth, voice } = real;
    if (auth) this.auth = { signIn: (credentials) => this.#signIn(auth, credentials), signOut: () => this.#signOut(auth) };
    this.voice = this.#createVoice(voice as VoicePort);
  }

  async connect(emit: (event: BackendEvent) => void, signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => (this.#name = undefined), { once: true });
    const name = this.#lineName;
    const core = await this.#core();
    if (signal.aborted) throw new Fault('conflict');
    await core.connect(name, { emit, signal });
  }

  reconnect(): void {
    this.#tell('reconnect');
  }

  async left(): Promise<void> {
    await (await this.#loading)?.left();
  }

  get #lineName(): string | undefined {
    return this.#name ?? this.#real.voice?.lineName?.();
  }

  #core(): Promise<LineCore> {
    this.#loading ??= import('./line-core.js').then(
      ({ LineCore }) => new LineCore(this.#real, this.#options),
      (cause: unknown) => {
        this.#loading = undefined;
        throw new Fault('network', { retryable: true, cause });
      },
    );
    return this.#loading;
  }

  async #signIn(auth: AuthPort, credentials: Credentials): Promise<SignInStep> {
    if (!('password' in credentials)) return auth.signIn(credentials);
    this.#name = this.#real.voice?.lineName?.(credentials.user);
    if (this.#name === undefined) return auth.signIn(credentials);
    return (await this.#core()).signIn(this.#name, auth, credentials);
  }

  async #signOut(auth: AuthPort): Promise<void> {
    this.#name = undefined;
    await (await this.#core()).signOut(auth);
  }

  #useAccount(account: SipAccount): void {
    // Where the telephone does not run it merely keeps it, and can name its line.
    this.#real.voice?.useAccount?.(account);
    const name = this.#real.voice?.lineName?.();
    this.#name = name;
    this.#core().then((core) => core.useAccount(name, account), () => undefined);
  }

  #createVoice(real: VoicePort): VoicePort {
    const shared = Object.keys(real).filter((name) => !ownMembers.includes(name));
    return {
      ...(Object.fromEntries(shared.map((name) => [name, (...args: readonly unknown[]) => this.#command(name, args)])) as unknown as VoicePort),
      ...(real.setRingerVolume ? { setRingerVolume: (volume) => this.#tell('setRingerVolume', volume) } : {}),
      ...(real.meter ? { meter: (onLevel) => invoke(real, 'meter', onLevel) } : {}),
      ...(real.askForMicrophone ? { askForMicrophone: () => invoke(real, 'askForMicrophone') } : {}),
      ...(real.preflight
        ? { preflight: async (check, signal) => (await (await this.#core()).skipped(check)) ?? invoke(real, 'preflight', check, signal) }
        : {}),
      useAccount: (account) => this.#useAccount(account),
      lineName: () => this.#lineName,
      takeLine: async () => (await this.#core()).take(),
      showLine: () => void this.#core().then((core) => core.show(), () => undefined),
    };
  }

  async #command(name: string, args: readonly unknown[]): Promise<unknown> {
    return (await this.#core()).command(name, args);
  }

  #tell(name: string, ...args: readonly unknown[]): void {
    this.#command(name, args).catch(() => undefined);
  }
}
