import type { Invitation, Inviter, URI, UserAgent, UserAgentOptions } from 'sip.js';
import type { WebSocketConstructor } from '../../net/io.js';
import { accepted, FarCall, type FarCallInfo, type HeardStats, NOTHING_HEARD } from './far-end-call.js';
import { type FarEndSound, openSound } from './far-end-sound.js';
import { transportOver } from './far-end-transport.js';

type Sip = typeof import('sip.js');

/**
 * What the far end does with an incoming call: `manual` rings until `answer` or `reject`, `auto` answers, `busy` sends
 * 486, `ring` rings with nobody there.
 */
export type FarEndMode = 'manual' | 'auto' | 'busy' | 'ring';

export interface FarEndOptions {
  readonly WebSocket: WebSocketConstructor;
  /** Needs no value in memory, where any URL leads to the server. */
  readonly server?: string;
  readonly domain?: string;
  readonly user: string;
  readonly password: string;
  readonly displayName?: string;
  /** Without a registration it can call, but not be called. */
  readonly register?: boolean;
  readonly mode?: FarEndMode;
  readonly sound?: FarEndSound;
  readonly iceServers?: RTCIceServer[];
}

/** Plain data, new at each change. */
export interface FarEndState {
  readonly registered: boolean;
  /** The current call, or the last one. */
  readonly call?: FarCallInfo;
  /** Received by INFO, this call. A browser cannot see RFC 4733 events. */
  readonly digits: string;
}

export interface FarEndEvent {
  readonly type: 'registered' | 'unregistered' | 'call' | 'digit';
  readonly state: FarEndState;
}

const GATHERING_MS = 1500;
const RETRY_MS = 500;
const FAREWELL_MS = 2000;

/** Connects, and registers where wished. Rejects when the server is not there or refuses. Loads sip.js. */
export async function createFarEnd(options: FarEndOptions): Promise<FarEnd> {
  const sip = await import('sip.js');
  const farEnd = new FarEnd(sip, options);
  try {
    await farEnd.connect();
  } catch (error) {
    await farEnd.dispose();
    throw error;
  }
  return farEnd;
}

/** The other side of a call, "the customer": a second agent with real media. One call at a time, like a telephone. */
export class FarEnd {
  mode: FarEndMode;
  sound: FarEndSound;
  readonly #sip: Sip;
  readonly #options: FarEndOptions;
  readonly #agent: UserAgent;
  readonly #listeners = new Set<(event: FarEndEvent) => void>();
  #state: FarEndState = { registered: false, digits: '' };
  #call: FarCall | undefined;
  #unregister: () => Promise<unknown> = async () => {};
  #disposed = false;

  constructor(sip: Sip, options: FarEndOptions) {
    this.#sip = sip;
    this.#options = options;
    this.mode = options.mode ?? 'manual';
    this.sound = options.sound ?? 'voice';
    this.#agent = new sip.UserAgent(this.#agentOptions());
  }

  get state(): FarEndState {
    return this.#state;
  }

  get remoteStream(): MediaStream | undefined {
    return this.#call?.remoteStream;
  }

  /** Returns the way to stop listening. */
  on(listener: (event: FarEndEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves with the first state that satisfies `test`, at once if it is so already; rejects at the deadline. */
  until(test: (state: FarEndState) => boolean, milliseconds = 10_000): Promise<FarEndState> {
    if (test(this.#state)) return Promise.resolve(this.#state);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`The far end did not get there: ${JSON.stringify(this.#state)}`));
      }, milliseconds);
      const stop = this.on(({ state }) => {
        if (!test(state)) return;
        clearTimeout(timer);
        stop();
        resolve(state);
      });
    });
  }

  async connect(): Promise<void> {
    await this.#agent.start();
    await this.#registerIfWished();
  }

  /** Resolves when the INVITE is out; watch `state.call` for what comes of it. */
  async call(target: string): Promise<void> {
    if (this.#busy) throw new Error('The far end is in a call.');
    await this.#invite(new this.#sip.Inviter(this.#agent, this.#uriOf(target)));
  }

  async answer(): Promise<void> {
    if (this.mode === 'ring') throw new Error('Nobody is there to answer.');
    await this.#offered().accept();
  }

  async reject(status = 486): Promise<void> {
    await this.#offered().reject({ statusCode: status });
  }

  async hangUp(): Promise<void> {
    await this.#call?.end();
  }

  async hold(): Promise<void> {
    await this.#call?.setHold(true);
  }

  async resume(): Promise<void> {
    await this.#call?.setHold(false);
  }

  /** Asks the other party to call somebody else instead (REFER), and hangs up once that has been taken on. */
  async transfer(target: string): Promise<void> {
    const call = this.#call;
    if (!call) throw new Error('The far end is in no call.');
    await call.refer(this.#uriOf(target));
    await call.end();
  }

  /** By INFO (`application/dtmf-relay`). */
  async sendDtmf(tones: string): Promise<void> {
    await this.#call?.sendDtmf(tones);
  }

  /** Zeros without a call. */
  async stats(): Promise<HeardStats> {
    return (await this.#call?.stats()) ?? NOTHING_HEARD;
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.hangUp().catch(() => {});
    await this.#unregister().catch(() => {});
    this.#listeners.clear();
    // The agent waits for each farewell to be answered, which a server that is gone will not do.
    const patience = new Promise(resolve => setTimeout(resolve, FAREWELL_MS));
    await Promise.race([this.#agent.stop(), patience]);
    await this.#agent.transport.dispose();
  }

  get #busy(): boolean {
    return this.#call !== undefined && this.#call.info.state !== 'ended';
  }

  #uriOf(user: string): URI {
    const { domain = 'example.test' } = this.#options;
    const uri = this.#sip.UserAgent.makeURI(`sip:${encodeURIComponent(user)}@${domain}`);
    if (!uri) throw new Error(`Not a SIP user: ${user}`);
    return uri;
  }

  #agentOptions(): UserAgentOptions {
    const { user, password, displayName, iceServers = [], server = 'wss://sip.invalid' } = this.#options;
    return {
      uri: this.#uriOf(user),
      authorizationUsername: user,
      authorizationPassword: password,
      displayName: displayName ?? '',
      userAgentString: 'cc-widgets far end',
      sipExtensionReplaces: this.#sip.SIPExtension.Supported,
      logBuiltinEnabled: false,
      transportConstructor: transportOver(this.#sip, this.#options.WebSocket, server),
      sessionDescriptionHandlerFactory: this.#sip.Web.defaultSessionDescriptionHandlerFactory(() => this.#speak()),
      sessionDescriptionHandlerFactoryOptions: {
        iceGatheringTimeout: GATHERING_MS,
        peerConnectionConfiguration: { iceServers },
      },
      delegate: {
        onInvite: invitation => this.#onInvitation(invitation),
        onDisconnect: error => this.#onDisconnect(error),
      },
    };
  }

  async #speak(): Promise<MediaStream> {
    const sound = await openSound(this.sound);
    if (this.#call) this.#call.sound = sound;
    return sound.stream;
  }

  async #register(): Promise<void> {
    const registerer = new this.#sip.Registerer(this.#agent, { instanceId: this.#agent.instanceId, regId: 1 });
    await accepted('REGISTER', requestDelegate => registerer.register({ requestDelegate }));
    this.#unregister = () => registerer.unregister();
    this.#publish('registered', { registered: true });
  }

  /** Comes back by itself, as a telephone does. A call that is up is not touched. */
  #onDisconnect(error: Error | undefined): void {
    if (this.#state.registered) this.#publish('unregistered', { registered: false });
    if (!error || this.#disposed) return;
    setTimeout(() => {
      if (this.#disposed) return;
      this.#agent.reconnect().then(() => this.#registerIfWished()).catch(() => {});
    }, RETRY_MS);
  }

  async #registerIfWished(): Promise<void> {
    if (this.#options.register ?? true) await this.#register();
  }

  async #invite(inviter: Inviter): Promise<void> {
    const call = this.#adopt(inviter);
    await inviter.invite({
      requestDelegate: {
        onProgress: () => call.ringing(),
        onReject: ({ message }) => call.refused(message.statusCode ?? 0, message.reasonPhrase ?? ''),
      },
    });
  }

  #onInvitation(invitation: Invitation): void {
    // An attended transfer replaces the call that we are in, so it is no second call.
    if (invitation.replacee) return this.#accept(invitation);
    if (this.#busy || this.mode === 'busy') return void invitation.reject({ statusCode: 486 }).catch(() => {});
    if (this.mode === 'auto') return this.#accept(invitation);
    this.#adopt(invitation);
  }

  #accept(invitation: Invitation): void {
    this.#adopt(invitation);
    invitation.accept().catch(() => {});
  }

  #adopt(session: Invitation | Inviter): FarCall {
    const before = this.#busy ? this.#call : undefined;
    const call: FarCall = new FarCall(this.#sip, session, {
      changed: () => {
        if (this.#call !== call) return;
        // A transfer that leads nowhere leaves the call that we came from.
        if (call.info.state === 'ended' && before && before.info.state !== 'ended') this.#call = before;
        this.#publish('call', { call: (this.#call ?? call).info });
      },
      digit: digit => this.#publish('digit', { digits: this.#state.digits + digit }),
      referred: inviter => void this.#invite(inviter).catch(() => {}),
    });
    this.#call = call;
    this.#publish('call', { call: call.info, digits: '' });
    return call;
  }

  #offered(): Invitation {
    const session = this.#call?.info.state === 'offered' ? this.#call.session : undefined;
    if (!(session instanceof this.#sip.Invitation)) throw new Error('Nothing rings at the far end.');
    return session;
  }

  #publish(type: FarEndEvent['type'], change: Partial<FarEndState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener({ type, state: this.#state });
  }
}
