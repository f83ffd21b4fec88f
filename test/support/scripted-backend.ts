import type { Agent } from '../../src/domain/agent.js';
import type { AgentPort, AuthPort, Backend, DialerPort, RepliesPort, SignInStep } from '../../src/domain/backend.js';
import type { BackendEvent, ConnectionState } from '../../src/domain/backend-event.js';
import type { SipAccount } from '../../src/domain/call.js';
import type { ChatPort } from '../../src/domain/chat-port.js';
import { Fault, faultInfo } from '../../src/domain/fault.js';
import type { QuickReply } from '../../src/domain/quick-reply.js';
import type { VoicePort } from '../../src/domain/voice-port.js';
import { anAgent, noon } from './samples.js';
import { Script } from './script.js';
import { ScriptedChat, type ScriptedChatOptions } from './scripted-chat.js';
import { ScriptedDesk, type ScriptedDeskOptions } from './scripted-desk.js';
import { ScriptedVoice } from './scripted-voice.js';

export interface ScriptedOptions extends ScriptedChatOptions {
  readonly name?: string;
  /** Default: all that it can. */
  readonly facets?: readonly ('auth' | 'agent' | 'voice' | 'chat' | 'replies')[];
  readonly agent?: Agent;
  readonly password?: string;
  readonly secondFactor?: string;
  readonly mustChangePassword?: boolean;
  readonly sipAccount?: SipAccount;
  readonly replies?: readonly QuickReply[];
  readonly dialer?: DialerPort;
  /** The vendor has the optional ports too, all of them or those named. */
  readonly desk?: ScriptedDeskOptions;
}

let agents = 0;

/** Another agent for each backend that names none, because unsent messages outlive a test in the browser's database. */
function anotherAgent(): Agent {
  agents += 1;
  return anAgent({ id: `agent-${agents}` });
}

/** A vendor in memory that obeys the law of the port; tests tell it what happens on its side. */
export class ScriptedBackend implements Backend {
  readonly name: string;
  readonly auth?: AuthPort;
  readonly agent?: AgentPort;
  readonly voice?: VoicePort;
  readonly chat?: ChatPort;
  readonly replies?: RepliesPort;
  readonly dialer?: DialerPort;
  /** Steers how commands are answered. */
  readonly script = new Script();
  readonly chatVendor: ScriptedChat;
  /** What it was asked beyond reading and writing; answers only with the option `desk`. */
  readonly desk: ScriptedDesk;
  readonly voiceVendor: ScriptedVoice;
  /** Somebody is signed in at the vendor. */
  signedIn = false;
  #agent: Agent;
  readonly #options: ScriptedOptions;
  #emit: ((event: BackendEvent) => void) | undefined;

  constructor(options: ScriptedOptions = {}) {
    const { name = 'scripted', facets = ['auth', 'agent', 'voice', 'chat', 'replies'], agent = anotherAgent() } = options;
    this.name = name;
    this.#options = options;
    this.#agent = agent;
    const emit = (event: BackendEvent): void => this.emit(event);
    this.chatVendor = new ScriptedChat(this.script, emit, options);
    this.voiceVendor = new ScriptedVoice(this.script, emit);
    if (facets.includes('auth')) this.auth = this.#createAuth();
    if (facets.includes('agent')) this.agent = this.#createAgent();
    if (facets.includes('voice')) this.voice = this.voiceVendor.port;
    if (options.dialer) this.dialer = options.dialer;
    const replies = [...(options.replies ?? [])];
    this.desk = new ScriptedDesk(this.script, this.chatVendor, emit, replies, options.desk ?? {});
    const more = options.desk ? this.desk : { chat: {}, replies: {} };
    if (facets.includes('chat')) this.chat = { ...this.chatVendor.port, ...more.chat };
    if (facets.includes('replies')) this.replies = { list: () => this.script.run('replies', () => [...replies]), ...more.replies };
  }

  get connected(): boolean {
    return this.#emit !== undefined;
  }

  async connect(emit: (event: BackendEvent) => void, signal: AbortSignal): Promise<void> {
    await this.script.run('connect', () => undefined).catch((error: unknown) => {
      if (!(error instanceof Fault) || !error.retryable) throw error;
    });
    if (signal.aborted) return;
    this.#emit = emit;
    signal.addEventListener('abort', () => {
      this.#emit = undefined;
    });
    this.#announce();
  }

  reconnect(): void {
    this.script.log.push('reconnect');
  }

  emit(event: BackendEvent): void {
    this.#emit?.(event);
  }

  /** The network goes. */
  drop(): void {
    this.script.up = false;
    this.#emitConnection('offline');
  }

  /** The network is back: connection state, then the snapshot. */
  restore(): void {
    this.script.up = true;
    this.#announce();
  }

  throwOut(fault: Fault): void {
    this.emit({ type: 'signed-out', fault: faultInfo(fault) });
  }

  #announce(): void {
    this.#emitConnection(this.script.up ? 'online' : 'offline');
    if (!this.script.up) return;
    if (this.agent) this.#emitAgent({});
    if (this.voice) this.voiceVendor.snapshot();
    if (this.chat) this.chatVendor.snapshot();
  }

  #emitConnection(status: ConnectionState['status']): void {
    this.emit({ type: 'connection-changed', connection: { status, since: noon } });
  }

  #emitAgent(change: Partial<Agent>): void {
    this.#agent = { ...this.#agent, ...change };
    this.emit({ type: 'agent-changed', agent: this.#agent });
  }

  #createAgent(): AgentPort {
    return {
      goOnline: () => this.script.run('goOnline', () => this.#emitAgent({ availability: 'available' })),
      goOffline: () => this.script.run('goOffline', () => this.#emitAgent({ availability: 'offline' })),
    };
  }

  #createAuth(): AuthPort {
    const { password = 'right', secondFactor, mustChangePassword = false, sipAccount } = this.#options;
    const signedIn = (): SignInStep => {
      this.signedIn = true;
      return { step: 'signed-in', agent: this.#agent, ...(sipAccount ? { sipAccount } : {}) };
    };
    const next = (): SignInStep => (mustChangePassword ? { step: 'password-change' } : signedIn());
    const check = (right: boolean): void => {
      if (!right) throw new Fault('auth');
    };
    return {
      signIn: (given) => this.script.run('signIn', () => {
        check('token' in given || given.password === password);
        return secondFactor === undefined ? next() : { step: 'second-factor' };
      }),
      confirmSecondFactor: (code) => this.script.run('confirmSecondFactor', () => {
        check(code === secondFactor);
        return next();
      }),
      changePassword: (current) => this.script.run('changePassword', () => {
        check(current === password);
        return signedIn();
      }),
      signOut: async () => {
        this.signedIn = false;
        await this.script.run('signOut', () => undefined);
      },
    };
  }
}
