import { expect } from 'chai';
import type { Backend } from '../../../src/domain/backend.js';
import type { BackendEvent } from '../../../src/domain/backend-event.js';
import type { ChatPort } from '../../../src/domain/chat-port.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import { Fault } from '../../../src/domain/fault.js';
import type { Message, OutgoingText } from '../../../src/domain/message.js';
import type { Io } from '../../../src/net/io.js';
import { voxfree, type VoxFreeOptions } from '../../../src/adapters/voxfree/index.js';
import { manualClock, type ManualClock } from '../../../src/simulators/clocks.js';
import { demoUsers, quiet } from '../../../src/simulators/scenarios/index.js';
import { VoxFreeSimulator, type VoxFreeOptions as SimulatorOptions } from '../../../src/simulators/voxfree/index.js';
import { turns } from '../../net/turns.js';

export type EventOf<Type extends BackendEvent['type']> = Extract<BackendEvent, { readonly type: Type }>;

/** When the scenario's morning begins. */
export const morning = Date.UTC(2026, 10, 25, 12, 0, 0);
export const marina = demoUsers.marina;

export interface DeskOptions {
  readonly adapter?: Partial<VoxFreeOptions>;
  readonly simulator?: SimulatorOptions;
  /** Between adapter and simulator, to see or to spoil. */
  readonly wrap?: (io: Io) => Io;
}

/** One agent's adapter on the simulator's wire, with a clock that stands still. Ends with `stop`. */
export class Desk {
  readonly clock: ManualClock = manualClock(morning);
  readonly vox: VoxFreeSimulator;
  readonly backend: Backend;
  readonly events: BackendEvent[] = [];
  readonly notices: string[] = [];
  readonly controller = new AbortController();

  constructor(options: DeskOptions = {}) {
    this.vox = new VoxFreeSimulator({ clock: this.clock, ...options.simulator });
    quiet.seed(this.vox);
    const io: Io = { ...this.vox.io(), random: () => 1 };
    this.backend = voxfree({
      ...this.vox.urls,
      agentName: 'Marina',
      io: options.wrap?.(io) ?? io,
      onNotice: (notice) => this.notices.push(notice),
      ...options.adapter,
    });
  }

  get chat(): ChatPort {
    const { chat } = this.backend;
    if (!chat) throw new Error('no chat facet');
    return chat;
  }

  get conversations(): readonly Conversation[] {
    return this.all('conversations-listed').at(-1)?.conversations ?? [];
  }

  all<Type extends BackendEvent['type']>(type: Type): readonly EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  /** Everything that was emitted for one conversation, in order. */
  messages(conversationId: string): readonly Message[] {
    return this.all('messages-received').filter((event) => event.conversationId === conversationId).flatMap(({ messages }) => messages);
  }

  /** Conversation of a contact, as last listed. */
  of(contactName: string): Conversation {
    const found = this.conversations.find(({ contact }) => contact.name.startsWith(contactName));
    if (!found) throw new Error(`no conversation with ${contactName}`);
    return found;
  }

  async signIn(user = marina): Promise<void> {
    const step = await this.backend.auth?.signIn(user);
    expect(step?.step).to.equal('signed-in');
  }

  async connect(): Promise<void> {
    await this.backend.connect((event) => this.events.push(event), this.controller.signal);
  }

  async ready(): Promise<this> {
    await this.signIn();
    await this.connect();
    return this;
  }

  /** Runs what is ready, then lets so much time pass and runs what that made ready. */
  async pass(milliseconds = 0): Promise<void> {
    await turns();
    await turns(() => this.clock.advance(milliseconds));
  }

  /** Lets time pass in small steps until `done`; fails after `limit`. */
  async until(done: () => boolean, limit = 60_000): Promise<void> {
    for (let passed = 0; !done(); passed += 250) {
      if (passed > limit) throw new Error('it did not happen');
      await turns(() => this.clock.advance(250), 3);
    }
  }

  /** Settles `promise` while time passes. */
  async while<Value>(promise: Promise<Value>, limit = 120_000): Promise<Value> {
    let settled = false;
    const done = (): void => { settled = true; };
    promise.then(done, done);
    await this.until(() => settled, limit);
    return promise;
  }

  requests(endpoint: string): readonly Readonly<Record<string, unknown>>[] {
    return this.vox.ledger.requests.filter((request) => request.endpoint === endpoint).map(({ body }) => body);
  }

  stop(): void {
    this.controller.abort();
    this.vox.stop();
  }
}

export async function faultOf(promise: Promise<unknown>): Promise<Fault> {
  const outcome = await promise.then(() => 'was accepted', (error: unknown) => error);
  if (outcome instanceof Fault) return outcome;
  throw new Error(`no Fault: ${String(outcome)}`);
}

let written = 0;

export function outgoing(conversationId: string, text: string, more: Partial<OutgoingText> = {}): OutgoingText {
  written += 1;
  return { clientId: `client-${written}`, conversationId, text, writtenAt: morning, ...more };
}
