import type { Agent, Credentials } from '../../domain/agent.js';
import type { AuthPort, Backend, SignInStep } from '../../domain/backend.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import type { SipAccount } from '../../domain/call.js';
import { Fault, faultInfo, toFault } from '../../domain/fault.js';
import type { VoicePort } from '../../domain/voice-port.js';
import { type Io, platformIo } from '../../net/io.js';
import { addressOf, isConfigured, resolveAccount, serverOf } from './account.js';
import { Announcer } from './announcer.js';
import { provideCallStats } from './call-stats.js';
import { Diagnostics } from './diagnostics.js';
import { defaultLimits, type SipLimits, type SipOptions } from './options.js';
import type { Phone } from './phone.js';
import type { PreflightContext } from './preflight-outcome.js';
import type { Sound } from './sound.js';
import { createVoice } from './voice.js';

/**
 * Voice over a SIP server (RFC 3261 over RFC 7118). The library behind it is loaded when a connection is wanted, not
 * before. Offers `auth` only where nothing else can bring a password.
 */
export function sip(options: SipOptions = {}): Backend {
  return new SipBackend(options);
}

class SipBackend implements Backend {
  readonly name = 'sip';
  readonly voice: VoicePort;
  readonly auth?: AuthPort;
  readonly #options: SipOptions;
  readonly #io: Io;
  readonly #limits: SipLimits;
  readonly #announcer: Announcer;
  readonly #diagnostics: Diagnostics;
  #vendor: SipAccount | undefined;
  #typed: { readonly user: string; readonly password: string } | undefined;
  #sound: Promise<Sound> | undefined;
  #phone: Phone | undefined;
  /** Of the latest start; an older one that is still loading gives up. */
  #generation = 0;
  #connected = false;
  /** One telephone for all tabs: it is the same instance in whichever of them. */
  #holdsLine = false;
  #stopping: Promise<void> = Promise.resolve();

  constructor(options: SipOptions) {
    this.#options = options;
    this.#io = options.io ?? platformIo();
    this.#limits = { ...defaultLimits, ...options.limits };
    this.#diagnostics = new Diagnostics({
      clock: this.#io.clock,
      connectionOf: callId => this.#phone?.connectionOf(callId),
      tell: event => this.#announcer.tell(event),
    });
    this.#announcer = new Announcer(this.#io.clock, this.#diagnostics.observe);
    if (!options.credentials) {
      this.auth = { signIn: credentials => this.#signIn(credentials), signOut: () => this.#signOut() };
    }
    this.voice = createVoice({
      phone: () => this.#phone,
      sound: () => this.#openSound(),
      isConfigured: () => this.#isConfigured,
      fault: () => this.#announcer.registration.fault?.code,
      useAccount: account => this.#useAccount(account),
      lineName: user => (this.#isOnPlatform ? addressOf(this.#sources, user) : undefined),
      lineHeld: () => (this.#holdsLine = true),
      supportBundle: () => this.#diagnostics.bundle(),
      preflight: async (check, signal) => (await import('./preflight.js')).runCheck(check, this.#preflight, signal),
    });
    provideCallStats(this, async callId => this.#phone?.stats(callId));
  }

  async connect(emit: (event: BackendEvent) => void, signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw new Fault('conflict');
    this.#connected = true;
    if (!this.#phone && this.#isConfigured) this.#toldConnecting();
    this.#diagnostics.open();
    this.#announcer.open(emit);
    signal.addEventListener('abort', () => void this.#disconnect(), { once: true });
    void this.#openSound().then(sound => sound.watch());
    if (!this.#phone) void this.#start();
    const usable = await this.#announcer.until(() => (this.#isUsable ? true : undefined), signal);
    if (!usable) throw new Fault('conflict');
  }

  left(): Promise<void> {
    return this.#stopping;
  }

  reconnect(): void {
    const refused = this.#announcer.registration.fault?.code === 'auth';
    if (this.#connected && (refused || !this.#phone)) void this.#start();
    else this.#phone?.reconnect();
  }

  get #sources() {
    return { options: this.#options, vendor: this.#vendor, typed: this.#typed };
  }

  get #instanceScope() {
    return this.#options.instanceScope ?? (this.#holdsLine ? 'browser' : 'tab');
  }

  get #preflight(): PreflightContext {
    return {
      io: this.#io,
      limits: this.#limits,
      iceServers: this.#options.iceServers ?? [],
      sound: () => this.#openSound(),
      server: () => serverOf(this.#sources),
      untilRegistration: async (test, signal) => {
        await this.#announcer.until(() => (test(this.#announcer.registration) ? true : undefined), signal);
        return this.#announcer.registration;
      },
      askServer: answered => this.#phone?.askServer(answered) ?? false,
    };
  }

  get #isOnPlatform(): boolean {
    return this.#io.WebSocket === globalThis.WebSocket;
  }

  get #isConfigured(): boolean {
    return isConfigured(this.#sources);
  }

  /** Without a server or an account there is nothing to wait for. */
  get #isUsable(): boolean {
    return this.#announcer.registration.status === 'registered' || !this.#isConfigured;
  }

  #useAccount(account: SipAccount): void {
    this.#vendor = account;
    if (this.#connected) void this.#start();
  }

  #openSound(): Promise<Sound> {
    this.#sound ??= import('./sound.js').then(
      ({ Sound }) =>
        new Sound(this.#options.ringer ?? {}, audio => this.#announcer.tell({ type: 'audio-changed', audio })),
    );
    return this.#sound;
  }

  /** Another account, or the same once more after a refusal. Never rejects: what went wrong is told as state. */
  async #start(): Promise<void> {
    const generation = ++this.#generation;
    await this.#stopPhone();
    if (generation !== this.#generation || !this.#isConfigured) return;
    this.#toldConnecting();
    try {
      const [account, { Phone }, { instanceIdOf }, sound] = await Promise.all([
        resolveAccount(this.#sources),
        import('./phone.js'),
        import('./instance-id.js'),
        this.#openSound(),
      ]);
      if (generation !== this.#generation || !account) return;
      this.#phone = new Phone({
        account,
        instanceId: this.#options.instanceId ?? instanceIdOf(`${account.user}@${account.domain}`, this.#instanceScope),
        autoAnswer: this.#options.autoAnswer ?? this.#vendor?.autoAnswer ?? false,
        settings: this.#options,
        limits: this.#limits,
        io: this.#io,
        sound,
        onFrame: this.#diagnostics.frame,
        tell: event => {
          // The end of a call is told even by a telephone that was replaced.
          if (generation === this.#generation || event.type === 'call-changed') this.#announcer.tell(event);
        },
      });
      this.#phone.start();
    } catch (error) {
      if (generation === this.#generation) this.#failed(toFault(error));
    }
  }

  #failed(fault: Fault): void {
    const since = this.#io.clock.now();
    const info = faultInfo(fault);
    this.#announcer.tell({ type: 'connection-changed', connection: { status: 'offline', since, fault: info } });
    this.#announcer.tell({ type: 'registration-changed', registration: { status: 'failed', since, fault: info } });
  }

  #toldConnecting(): void {
    const since = this.#io.clock.now();
    this.#announcer.tell({ type: 'connection-changed', connection: { status: 'connecting', since } });
  }

  async #signIn(credentials: Credentials): Promise<SignInStep> {
    if (!('password' in credentials)) throw new Fault('auth');
    if (!this.#options.server) throw new Fault('unsupported');
    this.#typed = credentials;
    await this.#start();
    const outcome = await this.#announcer.until(() => this.#outcome());
    if (outcome instanceof Fault) {
      await this.#signOut();
      throw outcome;
    }
    const user = this.#options.user ?? credentials.user;
    return { step: 'signed-in', agent: this.#agentOf(user) };
  }

  /** Of the first attempt to register. */
  #outcome(): Fault | true | undefined {
    const { status, fault } = this.#announcer.registration;
    if (status === 'registered') return true;
    return status === 'failed' ? new Fault(fault?.code ?? 'unknown', { retryable: fault?.retryable ?? false }) : undefined;
  }

  #agentOf(user: string): Agent {
    const name = this.#options.displayName ?? user;
    return { id: user, name, extension: user, availability: 'unknown', queues: [], can: new Set() };
  }

  async #signOut(): Promise<void> {
    this.#typed = undefined;
    await this.#stop();
  }

  async #disconnect(): Promise<void> {
    this.#connected = false;
    this.#announcer.close();
    this.#diagnostics.close();
    this.#vendor = undefined;
    this.#typed = undefined;
    await this.#stop();
    if (this.#connected) return;
    const sound = await this.#sound;
    this.#sound = undefined;
    sound?.dispose();
  }

  async #stop(): Promise<void> {
    this.#generation += 1;
    const stopped = this.#stopPhone();
    const since = this.#io.clock.now();
    this.#announcer.tell({ type: 'registration-changed', registration: { status: 'none', since } });
    this.#announcer.tell({ type: 'connection-changed', connection: { status: 'online', since } });
    await stopped;
  }

  /** The next one waits for it, or its good-bye to the registrar would take the new binding away. */
  #stopPhone(): Promise<void> {
    const old = this.#phone;
    this.#phone = undefined;
    const before = this.#stopping;
    const stopped = old?.stop();
    this.#stopping = Promise.all([before, stopped]).then(() => {});
    return this.#stopping;
  }
}
