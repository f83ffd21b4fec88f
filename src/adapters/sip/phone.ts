import { type Invitation, Inviter, type Referral, type UserAgent, UserAgentState } from 'sip.js';
import type { BackendEvent } from '../../domain/backend-event.js';
import { Fault } from '../../domain/fault.js';
import type { MovableCall } from '../../domain/call.js';
import type { DialOptions, ReleasedCalls } from '../../domain/voice-port.js';
import { isPrivateAddress } from '../../net/address.js';
import type { Io } from '../../net/io.js';
import { createAgent, type PhoneAccount, targetOf } from './agent.js';
import type { SipCall } from './call.js';
import type { CallList } from './call-list.js';
import { CallsLoader } from './calls-loader.js';
import type { CallStats } from './call-stats.js';
import { Link } from './link.js';
import { Liveness } from './liveness.js';
import type { SipLimits, SipOptions } from './options.js';
import { Registration } from './registration.js';
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
  readonly onFrame: (direction: 'in' | 'out', text: string) => void;
}

/** One registered telephone. It is started once and stopped once; another account is another telephone. */
export class Phone {
  readonly #options: PhoneOptions;
  readonly #agent: UserAgent;
  readonly #link: Link;
  readonly #liveness: Liveness;
  readonly #registration: Registration;
  readonly #calls: CallsLoader;
  #unlisten: () => void = () => {};

  /** Throws `rejected` when the account makes no SIP address. */
  constructor(options: PhoneOptions) {
    this.#options = options;
    const { io, limits, tell, settings, account } = options;
    this.#calls = this.#createCalls();
    this.#liveness = new Liveness({
      clock: io.clock,
      limits,
      inCall: () => this.#calls.all.length > 0,
      ping: kind => (kind === 'keep-alive' ? this.#transport.ping() : this.#askOptions()),
      slept: () => this.#wake(),
      dead: () => this.#transport.cut('no answer to the probe'),
    });
    this.#agent = this.#createAgent();
    this.#link = this.#createLink();
    this.#registration = new Registration({
      agent: this.#agent,
      io,
      limits,
      user: account.user,
      instanceId: options.instanceId,
      expires: settings.expires ?? 600,
      inCall: () => this.#calls.all.length > 0,
      tell: registration => tell({ type: 'registration-changed', registration }),
      onRegistered: () => this.#registered(),
      onSilence: () => this.#liveness.suspect(),
    });
  }

  start(): void {
    const offWake = this.#options.io.wake?.(() => this.#wake());
    const offLeave = onPageLeave(() => this.#calls.list?.abandonAll());
    this.#unlisten = () => {
      offWake?.();
      offLeave();
    };
    this.#link.start();
  }

  /** Says good-bye to the other ends and to the registrar, as far as they can be reached in time. */
  async stop(): Promise<void> {
    this.#unlisten();
    this.#calls.stop();
    this.#liveness.stop();
    await this.#registration.stop();
    // Those that were given away, until the other telephone has them.
    await Promise.all(this.#calls.all.map(({ life }) => life.ended));
    this.#link.stop();
    await this.#agent.stop();
  }

  reconnect(): void {
    this.#link.retryNow();
    this.#registration.retryNow();
  }

  async dial(number: string, { shownNumber, ringLimit, consultFor }: DialOptions): Promise<string> {
    // How a shown number is asked for differs from one PBX to the next, and a wrong guess shows another one.
    if (shownNumber !== undefined) throw new Fault('unsupported');
    if (this.#registration.fault?.code === 'auth') throw new Fault('auth');
    const target = targetOf(number, this.#options.account.domain);
    const list = this.#calls.list ?? (await this.#calls.load());
    if (!this.#link.up) throw new Fault('network', { retryable: true });
    if (!target) throw new Fault('rejected');
    if (list.isFull) throw new Fault('limit');
    const session = new Inviter(this.#agent, target);
    const consulting = consultFor === undefined ? {} : { consultFor };
    const call = list.add(session, { direction: 'out', remote: { number }, variables: {}, ...consulting });
    await call.dial(ringLimit);
    return call.id;
  }

  /** Throws `rejected` where there never was a call. */
  get calls(): CallList {
    const { list } = this.#calls;
    if (!list) throw new Fault('rejected');
    return list;
  }

  /** Rejects with `rejected` for calls that do not exist. */
  call(callId: string): SipCall {
    return this.calls.get(callId);
  }

  async transfer(callId: string, number: string): Promise<void> {
    const call = this.call(callId);
    const target = targetOf(number, this.#options.account.domain);
    if (!target) throw new Fault('rejected');
    const { transferBlind } = await import('./transfer.js');
    await transferBlind(call, target, number, this.#transferring);
  }

  async transferAttended(callId: string, consultId: string): Promise<void> {
    const [call, consult] = [this.call(callId), this.call(consultId)];
    const { transferAttended } = await import('./transfer.js');
    await transferAttended(call, consult, this.#transferring);
  }

  async release(): Promise<ReleasedCalls> {
    const { releaseAll, settle } = await import('./move.js');
    const released = this.#calls.all;
    const calls = releaseAll(released);
    await this.#registration.stop();
    return {
      calls,
      settle: moved => {
        settle(released, moved);
        if (!moved && this.#link.up) this.#registration.linkUp();
      },
    };
  }

  async adopt(calls: readonly MovableCall[]): Promise<void> {
    const [list, { adopt, conferencesOf, inviterOf, startOf }] = await Promise.all([this.#calls.load(), import('./move.js')]);
    const running = calls.map(async moved => {
      if (!this.#link.up) throw new Fault('network', { retryable: true });
      if (list.isFull || list.find(moved.id)) throw new Fault('conflict');
      await adopt(list.add(inviterOf(this.#agent, moved), startOf(moved), 'adopted'));
    });
    const failed = (await Promise.allSettled(running)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    for (const together of conferencesOf(calls)) await list.conference(together);
  }

  get #transferring() {
    const { io, limits } = this.#options;
    return { clock: io.clock, limit: limits.transfer, ending: limits.ending };
  }

  async stats(callId: string): Promise<CallStats | undefined> {
    return this.#calls.list?.find(callId)?.audio.stats();
  }

  /** Of a call that this telephone tells of. */
  connectionOf(callId: string): RTCPeerConnection | undefined {
    const call = this.#calls.list?.find(callId);
    return call?.hidden ? undefined : call?.audio.descriptions?.peerConnection;
  }

  get #transport(): SipTransport {
    return this.#agent.transport as SipTransport;
  }

  #createCalls(): CallsLoader {
    const { io, limits, settings, sound, tell } = this.#options;
    return new CallsLoader(
      {
        io,
        limits,
        sound,
        dtmf: settings.dtmf ?? 'auto',
        linkUp: () => this.#link.up,
        tell: call => tell({ type: 'call-changed', call }),
        referred: (call, referral) => void this.#referred(call, referral).catch(() => {}),
      },
      { clock: io.clock, limits, iceServers: settings.iceServers ?? [], openMicrophone: () => sound.microphone.open() },
    );
  }

  #createAgent(): UserAgent {
    const { account, io, limits, settings } = this.#options;
    const agent = createAgent(
      account,
      {
        io,
        server: account.server,
        connectLimit: limits.connect,
        onLife: kind => this.#liveness.heard(kind),
        onFrame: this.#options.onFrame,
        onDropped: reason => settings.log?.({ level: 'warn', category: 'transport', text: reason }),
      },
      session => this.#calls.describe(session),
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

  #createLink(): Link {
    const { account, io, limits, tell } = this.#options;
    return new Link({
      io,
      limits,
      connect: () => this.#connect(),
      // A page that is of the local network itself may go there.
      isBlocked: async () =>
        io.origin !== undefined && !isPrivateAddress(io.origin) && (await import('./local-network.js')).localNetworkFault(account.server),
      tell: connection => {
        tell({ type: 'connection-changed', connection });
        if (connection.status === 'offline') this.#registration.linkDown(connection.retryAt, connection.fault?.code);
      },
    });
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
    for (const call of this.#calls.all) call.linkLost();
  }

  #registered(): void {
    this.#transport.flush();
    this.#calls.prepare();
    for (const call of this.#calls.all) call.linkBack();
  }

  #wake(): void {
    this.#liveness.suspect();
    this.#registration.renew();
    this.reconnect();
  }

  #invited(invitation: Invitation): void {
    const { autoAnswer, settings, tell } = this.#options;
    void this.#calls.receive(invitation, { autoAnswer, autoAnswerHeader: settings.autoAnswerHeader ?? true, tell });
  }

  async #referred(call: SipCall, referral: Referral): Promise<void> {
    const { account, limits, settings } = this.#options;
    if (settings.refer !== 'follow') return referral.reject({ statusCode: 603 });
    const { follow } = await import('./follow.js');
    await follow(call, referral, { calls: this.calls, domain: account.domain, ending: limits.ending });
  }

  /** False while there is no connection to ask on. */
  askServer(answered: () => void): boolean {
    if (this.#link.up) this.#askOptions({ onAccept: answered, onReject: answered });
    return this.#link.up;
  }

  #askOptions(delegate?: Parameters<UserAgent['userAgentCore']['request']>[1]): void {
    const { userAgentCore } = this.#agent;
    const { aor } = userAgentCore.configuration;
    const target = aor.clone();
    target.user = undefined;
    userAgentCore.request(userAgentCore.makeOutgoingRequestMessage('OPTIONS', target, aor, target, {}), delegate);
  }
}
