import type { BackendEvent, ConversationGone } from '../../src/domain/backend-event.js';
import type { ChatPort } from '../../src/domain/chat-port.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { Fault } from '../../src/domain/fault.js';
import type { Message, OutgoingText } from '../../src/domain/message.js';
import { aMessage, noon } from './samples.js';
import type { Script } from './script.js';

export interface ScriptedChatOptions {
  readonly conversations?: readonly Conversation[];
  readonly messages?: readonly Message[];
  /** History comes in pages of so many. */
  readonly pageSize?: number;
}

/** The chat half of a vendor: what it knows, what its customers do, and the port to it. */
export class ScriptedChat {
  readonly port: ChatPort;
  readonly conversations = new Map<string, Conversation>();
  readonly messages: Message[];
  /** Texts as the vendor accepted them, once for each time. */
  readonly accepted: OutgoingText[] = [];
  readonly #script: Script;
  readonly #emit: (event: BackendEvent) => void;
  readonly #pageSize: number | undefined;
  #openId: string | undefined;
  #count = 9000;

  constructor(script: Script, emit: (event: BackendEvent) => void, options: ScriptedChatOptions) {
    this.#script = script;
    this.#emit = emit;
    this.#pageSize = options.pageSize;
    for (const conversation of options.conversations ?? []) this.conversations.set(conversation.id, conversation);
    this.messages = [...(options.messages ?? [])];
    this.port = this.#createPort();
  }

  snapshot(): void {
    this.#emit({ type: 'conversations-listed', conversations: [...this.conversations.values()] });
  }

  customerWrites(conversationId: string, text: string): Message {
    this.#count += 1;
    const message = aMessage({
      id: String(this.#count),
      conversationId,
      sentAt: noon + this.#count * 1000,
      body: { kind: 'text', text },
    });
    this.messages.push(message);
    if (this.#openId === conversationId) this.#report(conversationId, [message], 'delta');
    else this.#change(conversationId, (known) => ({ ...known, unread: known.unread + 1, preview: text }));
    return message;
  }

  /** A message of our side that did not come through `send`. */
  weWrote(change: Partial<Message> & { readonly id: string; readonly conversationId: string }): void {
    this.#count += 1;
    const message = aMessage({ direction: 'out', sentAt: noon + this.#count * 1000, ...change });
    this.messages.push(message);
    this.#report(change.conversationId, [message], 'delta');
  }

  takeAway(conversationId: string, reason: ConversationGone, by?: string): void {
    this.conversations.delete(conversationId);
    this.#emit({ type: 'conversation-removed', conversationId, reason, ...(by === undefined ? {} : { by }) });
  }

  arrives(conversation: Conversation): void {
    this.conversations.set(conversation.id, conversation);
    this.#emit({ type: 'conversation-changed', conversation });
  }

  of(conversationId: string): readonly Message[] {
    return this.messages.filter((message) => message.conversationId === conversationId);
  }

  #createPort(): ChatPort {
    const script = this.#script;
    return {
      refresh: () => script.run('refresh', () => this.snapshot()),
      open: (id) => script.run('open', () => this.#open(id)),
      leave: (id) => {
        script.log.push('leave');
        if (this.#openId === id) this.#openId = undefined;
      },
      fetchNewer: (id, last) => script.run('fetchNewer', () => {
        const all = this.of(id);
        this.#report(id, all.slice(all.findIndex((message) => message.id === last) + 1), 'delta');
      }),
      ...(this.#pageSize === undefined ? {} : { fetchOlder: this.#fetchOlder }),
      send: (text) => script.run('send', () => this.#accept(text)).then((message) => {
        this.#report(text.conversationId, [message], 'delta');
      }),
      findSent: (text) => script.run('findSent', () => {
        const found = this.messages.find((message) => message.clientId === text.clientId);
        if (found) this.#report(text.conversationId, [found], 'delta');
        return found !== undefined;
      }),
    };
  }

  readonly #fetchOlder = (id: string, first: string): Promise<void> =>
    this.#script.run('fetchOlder', () => {
      const all = this.of(id);
      const end = all.findIndex((message) => message.id === first);
      const start = Math.max(0, end - (this.#pageSize ?? 0));
      this.#report(id, all.slice(start, end), start === 0 ? 'complete' : 'partial');
    });

  #open(id: string): void {
    if (!this.conversations.has(id)) throw new Fault('rejected');
    this.#openId = id;
    this.#change(id, (known) => ({ ...known, unread: 0, place: known.place === 'waiting' ? 'mine' : known.place }));
    const all = this.of(id);
    const page = this.#pageSize === undefined ? all : all.slice(-this.#pageSize);
    this.#report(id, page, page.length === all.length ? 'complete' : 'partial');
  }

  #accept(text: OutgoingText): Message {
    this.accepted.push(text);
    this.#count += 1;
    const message = aMessage({
      id: String(this.#count),
      clientId: text.clientId,
      conversationId: text.conversationId,
      direction: 'out',
      sentAt: noon + this.#count * 1000,
      body: { kind: 'text', text: text.text },
      ...(text.replyTo === undefined ? {} : { replyTo: text.replyTo }),
    });
    this.messages.push(message);
    return message;
  }

  #change(id: string, change: (known: Conversation) => Conversation): void {
    const known = this.conversations.get(id);
    if (known) this.arrives(change(known));
  }

  #report(conversationId: string, messages: readonly Message[], history: 'complete' | 'partial' | 'delta'): void {
    this.#emit({ type: 'messages-received', conversationId, messages, history });
  }
}
