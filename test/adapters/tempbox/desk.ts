import { expect } from 'chai';
import { tempbox, type TempBoxOptions } from '../../../src/adapters/tempbox/index.js';
import type { Backend } from '../../../src/domain/backend.js';
import type { BackendEvent } from '../../../src/domain/backend-event.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import { Fault } from '../../../src/domain/fault.js';
import type { Message, OutgoingText } from '../../../src/domain/message.js';
import type { Io } from '../../../src/net/io.js';
import { manualClock, type ManualClock } from '../../../src/simulators/clocks.js';
import { tempBoxAgentName, tempBoxQuiet } from '../../../src/simulators/scenarios/index.js';
import { TempBoxSimulator, type Agent, type OpenCase, type TempBoxOptions as SimulatorOptions } from '../../../src/simulators/tempbox/index.js';
import { turns } from '../../net/turns.js';

export type EventOf<Type extends BackendEvent['type']> = Extract<BackendEvent, { readonly type: Type }>;

/** Nine in the morning in São Paulo. */
export const morning = Date.UTC(2026, 10, 25, 12, 0, 0);

export interface DeskOptions {
  readonly adapter?: Partial<TempBoxOptions>;
  readonly simulator?: SimulatorOptions;
  /** Between adapter and simulator, to see or to spoil. */
  readonly wrap?: (io: Io) => Io;
}

/** One agent's adapter on the simulator's wire, with a clock that stands still. Ends with `stop`. */
export class Desk {
  readonly clock: ManualClock = manualClock(morning);
  readonly box: TempBoxSimulator;
  readonly backend: Backend;
  readonly events: BackendEvent[] = [];
  readonly notices: string[] = [];
  readonly controller = new AbortController();

  constructor(options: DeskOptions = {}) {
    this.box = new TempBoxSimulator({ clock: this.clock, ...options.simulator });
    tempBoxQuiet.seed(this.box);
    const io: Io = { ...this.box.io(), random: () => 0.5 };
    this.backend = tempbox({
      url: this.box.url,
      company: this.box.account.companyId,
      agent: this.agent().hash,
      io: options.wrap?.(io) ?? io,
      onNotice: (notice) => this.notices.push(notice),
      ...options.adapter,
    });
  }

  get chat() {
    const { chat } = this.backend;
    if (!chat) throw new Error('no chat facet');
    return chat;
  }

  get online(): boolean {
    return this.all('connection-changed').at(-1)?.connection.status === 'online';
  }

  agent(name = tempBoxAgentName): Agent {
    const found = [...this.box.account.agents.values()].find((agent) => agent.name === name);
    if (!found) throw new Error(`no agent ${name}`);
    return found;
  }

  all<Type extends BackendEvent['type']>(type: Type): readonly EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  /** Everything that was emitted for one conversation, in order. */
  messages(conversationId: string): readonly Message[] {
    return this.all('messages-received').filter((event) => event.conversationId === conversationId).flatMap(({ messages }) => messages);
  }

  texts(conversationId: string): readonly string[] {
    return this.messages(conversationId).map(({ body }) => (body.kind === 'text' ? body.text : body.html));
  }

  /** A conversation as last told. */
  conversation(id: string): Conversation | undefined {
    let known: Conversation | undefined;
    for (const event of this.events) {
      if (event.type === 'conversations-listed') known = event.conversations.find((conversation) => conversation.id === id);
      else if (event.type === 'conversation-changed' && event.conversation.id === id) known = event.conversation;
      else if (event.type === 'conversation-removed' && event.conversationId === id) known = undefined;
    }
    return known;
  }

  /** The open conversation of a customer, as the vendor has it. */
  case(contactName: string): OpenCase {
    const found = this.box.openCases.find((open) => open.contactName.startsWith(contactName));
    if (!found) throw new Error(`no conversation with ${contactName}`);
    return found;
  }

  /** The same, as the adapter told it. */
  of(contactName: string): Conversation {
    const found = this.conversation(this.case(contactName).caseId);
    if (!found) throw new Error(`not told: ${contactName}`);
    return found;
  }

  async signIn(token = this.box.token): Promise<void> {
    const step = await this.while(Promise.resolve(this.backend.auth?.signIn({ token })));
    expect(step?.step).to.equal('signed-in');
  }

  async connect(): Promise<void> {
    await this.while(this.backend.connect((event) => this.events.push(event), this.controller.signal));
  }

  async ready(): Promise<this> {
    await this.signIn();
    await this.connect();
    return this;
  }

  customerWrites(contactName: string, text: string): void {
    this.box.controls.customerWrites({ contactId: this.case(contactName).contactId, text });
  }

  /** Lets time pass in small steps until `done`; fails after `limit`. */
  async until(done: () => boolean, limit = 60_000): Promise<void> {
    for (let passed = 0; !done(); passed += 250) {
      if (passed > limit) throw new Error('it did not happen');
      await turns(() => this.clock.advance(250), 3);
    }
  }

  async pass(milliseconds: number): Promise<void> {
    for (let passed = 0; passed < milliseconds; passed += 250) await turns(() => this.clock.advance(250), 3);
  }

  /** Settles `promise` while time passes. */
  async while<Value>(promise: Promise<Value>, limit = 120_000): Promise<Value> {
    let settled = false;
    const done = (): void => { settled = true; };
    promise.then(done, done);
    await turns();
    await this.until(() => settled, limit);
    return promise;
  }

  asked(method: string): readonly Readonly<Record<string, unknown>>[] {
    return this.box.ledger.requests.filter((request) => request.method === method).map(({ input }) => input);
  }

  stop(): void {
    this.controller.abort();
    this.box.stop();
    expect(this.box.ledger.violations).to.deep.equal([]);
  }
}

export async function faultOf(promise: Promise<unknown> | undefined): Promise<Fault> {
  const outcome = await Promise.resolve(promise).then(() => 'was accepted', (error: unknown) => error);
  if (outcome instanceof Fault) return outcome;
  throw new Error(`no Fault: ${String(outcome)}`);
}

let written = 0;

export function outgoing(conversationId: string, text: string, more: Partial<OutgoingText> = {}): OutgoingText {
  written += 1;
  return { clientId: `client-${written}`, conversationId, text, writtenAt: morning, ...more };
}
