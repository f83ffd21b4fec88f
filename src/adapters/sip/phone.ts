import { Inviter, type Invitation, type UserAgent, UserAgentState } from 'sip.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import type { CallDirection, CallState } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { DialOptions } from '../../domain/voice-port.js';
import type { Io } from '../../net/io.js';
import { createAgent, type PhoneAccount, targetOf } from './agent.js';
import { SipCall } from './call.js';
import type { CallStats } from './call-stats.js';
import { Link } from './link.js';
import { Liveness } from './liveness.js';
import type { SipLimits, SipOptions } from './options.js';
import { Registration } from './registration.js';
import type { RingKind } from './ringer.js';
import { variablesOf } from './session-watch.js';
import type { Sound } from './sound.js';
import type { SipTransport } from './transport.js';
import { onPageLeave } from './page-leave.js';

export interface PhoneOptions {
  readonly account: PhoneAccount;
  readonly instanceId: string;
  readonly autoAnswer: boolean;
  readonly settings: SipOptions;
  readonly limits: SipLimits;
  readonly io: Io;
  readonly sound: Sound;
  readonly tell: (event: BackendEvent) => void;
}

/** More at once is not a person's telephone but a flood. */
const maxCalls = 8;

/** One registered telephone. It is started once and stopped once; another account is another telephone. */
export class Phone {
  readonly #options: PhoneOptions;
  readonly #agent: UserAgent;
  readonly #link: Link;
  readonly #liveness: Liveness;
  readonly #registration: Registration;
  readonly #calls = new Map<string, SipCall>();
  #unlisten: () => void = () => {};

  /** Throws `rejected` when the account makes no SIP address. */
  constructor(options: PhoneOptions) {
    this.#options = options;
    const { io, limits, tell, settings, account } = options;
    this.#liveness = new Liveness({
      clock: io.clock,
      limits,
      inCall: () => this.#calls.size > 0,
      ping: kind => (kind === 'keep-alive' ? this.#transport.ping() : this.#askOptions()),
      dead: () => this.#transport.cut('no answer to the probe'),
    });
    this.#agent = this.#createAgent();
    this.#link = new Link({
      io,
      limits,
      connect: () => this.#connect(),
      tell: connection => {
        tell({ type: 'connection-changed', connection });
        if (connection.status === 'offline') this.#registration.linkDown(connection.retryAt);
      },
    });
    this.#registration = new Registration({
      agent: this.#agent,
      io,
      limits,
      user: account.user,
      instanceId: options.instanceId,
      expires: settings.expires ?? 600,
      tell: registration => tell({ type: 'registration-changed', registration }),
      onRegistered: () => this.#registered(),
      onSilence: () => this.#liveness.suspect(),
    });
  }

  start(): void {
    const offWake = this.#options.io.wake?.(() => this.#wake());
    const offLeave = onPageLeave(() => this.#hangUpAll());
    this.#unlisten = () => {
      offWake?.();
      offLeave();
    };
    this.#link.start();
  }

  /** Says good-bye to the other ends and to the registrar, as far as they can be reached in time. */
  async stop(): Promise<void> {
    this.#unlisten();
    this.#hangUpAll();
    this.#liveness.stop();
    await this.#registration.stop();
    this.#link.stop();
    await this.#agent.stop();
  }

  reconnect(): void {
    this.#link.retryNow();
    this.#registration.retryNow();
  }

  async dial(number: string, { shownNumber, ringLimit }: DialOptions): Promise<string> {
    // How a shown number is asked for differs from one PBX to the next, and a wrong guess shows another one.
    if (shownNumber !== undefined) throw new Fault('unsupported');
    if (this.#registration.fault?.code === 'auth') throw new Fault('auth');
    if (!this.#link.up) throw new Fault('network', { retryable: true });
    if (this.#calls.size >= maxCalls) throw new Fault('limit');
    const target = targetOf(number, this.#options.account.domain);
    if (!target) throw new Fault('rejected');
    const session = new Inviter(this.#agent, target);
    const call = this.#add(session, { direction: 'out', remote: { number }, variables: {} });
    await call.dial(ringLimit);
    return call.id;
  }

  /** Rejects with `rejected` for calls that do not exist. */
  call(callId: string): SipCall {
    const call = this.#calls.get(callId);
    if (!call) throw new Fault('rejected');
    return call;
  }

  async stats(callId: string): Promise<CallStats | undefined> {
    return this.#calls.get(callId)?.audio.stats();
  }

  get #transport(): SipTransport {
    return this.#agent.transport as SipTransport;
  }

  #createAgent(): UserAgent {
    const { account, io, limits, settings, sound } = this.#options;
    const agent = createAgent(
      account,
      {
        io,
        server: account.server,
        connectLimit: limits.connect,
        onLife: kind => this.#liveness.heard(kind),
        onDropped: reason => settings.log?.({ level: 'warn', category: 'transport', text: reason }),
      },
      {
        clock: io.clock,
        limits,
        iceServers: settings.iceServers ?? [],
        openMicrophone: () => sound.microphone.open(),
      },
      {
        onConnect: () => this.#opened(),
        onDisconnect: () => this.#lost(),
        onInvite: invitation => this.#invited(invitation),
        onMessage: message => void message.reject({ statusCode: 405 }).catch(() => {}),
      },
      settings.log,
    );
    if (!agent) throw new Fault('rejected');
    return agent;
  }

  #connect(): Promise<void> {
    return this.#agent.state === UserAgentState.Started ? this.#agent.reconnect() : this.#agent.start();
  }

  #opened(): void {
    this.#liveness.start();
    this.#link.opened();
    this.#registration.linkUp();
  }

  #lost(): void {
    this.#liveness.stop();
    this.#link.lost(this.#transport.closeCode);
    for (const call of this.#calls.values()) call.linkLost();
  }

  #registered(): void {
    this.#transport.flush();
    for (const call of this.#calls.values()) call.linkBack();
  }

  #wake(): void {
    this.#liveness.suspect();
    this.reconnect();
  }

  #invited(invitation: Invitation): void {
    const { request, replacee } = invitation;
    // The other party of a running call was exchanged (RFC 3891), which is no new call to the agent: it does not ring.
    const replaced = [...this.#calls.values()].find(call => call.session === replacee && call.snapshot.state === 'active');
    // One session per Call-ID: a second INVITE of the same call came by another way (RFC 3261 part 8.2.2.2).
    if (this.#calls.has(request.callId)) return void invitation.reject({ statusCode: 482 }).catch(() => {});
    if (this.#calls.size >= maxCalls && !replaced) return void invitation.reject({ statusCode: 486 }).catch(() => {});
    const alone = this.#calls.size === 0;
    const identity = invitation.assertedIdentity ?? invitation.remoteIdentity;
    // Typed as always there, and is not.
    const name = ((identity.displayName as string | undefined) ?? '').slice(0, 256);
    const remote = { number: identity.uri.user ?? identity.uri.host, ...(name ? { name } : {}) };
    const variables = variablesOf(request);
    const call = this.#add(invitation, { direction: 'in', remote, variables });
    this.#options.tell({ type: 'call-changed', call: call.snapshot });
    if (Object.keys(variables).length > 0) {
      this.#options.tell({ type: 'screen-popped', pop: { ...remote, callId: call.id, variables } });
    }
    this.#ring();
    replaced?.replaced();
    if (replaced || (this.#options.autoAnswer && alone)) call.answer().catch(() => {});
  }

  #add(session: Inviter | Invitation, start: ConstructorParameters<typeof SipCall>[1]): SipCall {
    const { io, limits, sound, settings } = this.#options;
    const call = new SipCall(session, start, {
      io,
      limits,
      sound,
      dtmf: settings.dtmf ?? 'auto',
      linkUp: () => this.#link.up,
      changed: changed => this.#changed(changed),
    });
    this.#calls.set(call.id, call);
    return call;
  }

  #changed(call: SipCall): void {
    const { snapshot } = call;
    if (snapshot.state === 'ended') this.#calls.delete(call.id);
    this.#ring();
    this.#options.tell({ type: 'call-changed', call: snapshot });
  }

  #ring(): void {
    this.#options.sound.ringer?.set(ringKind([...this.#calls.values()]));
  }

  #hangUpAll(): void {
    for (const call of [...this.#calls.values()]) call.abandon();
  }

  #askOptions(): void {
    const { userAgentCore } = this.#agent;
    const { aor } = userAgentCore.configuration;
    const target = aor.clone();
    target.user = undefined;
    userAgentCore.request(userAgentCore.makeOutgoingRequestMessage('OPTIONS', target, aor, target, {}));
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
