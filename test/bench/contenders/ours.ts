import type { Backend } from '../../../src/domain/backend.js';
import type { BackendEvent } from '../../../src/domain/backend-event.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import type { Message } from '../../../src/domain/message.js';
import type { createSession } from '../../../src/session/create-session.js';
import type { Session } from '../../../src/session/session-api.js';
import { numberIn, root, type Contender } from '../contender.js';
import { after, entries, line, lines, picture, target, type Entry, type Line } from '../data.js';

/*
 * The elements as they are published, with all that a row of the product has. Each event goes the whole way: backend port,
 * session, stores, element.
 */

const ID = 'thread';
const DAY_ONE = Date.UTC(2026, 0, 1);

const message = ({ number, out, name, text, at, hue, picture: isPicture, answers }: Line, url?: string): Message => ({
  id: `x${number}`,
  conversationId: ID,
  protocol: '20260001',
  direction: out ? 'out' : 'in',
  author: out ? { kind: 'agent', id: 'agent', name: 'Marina Duarte' } : { kind: 'contact', name },
  sentAt: at,
  body: { kind: 'text', text },
  status: out ? 'read' : 'received',
  ...(isPicture ? { attachment: { kind: 'image' as const, url: url ?? picture(hue, 240, 160), name: 'p.png', mime: 'image/png' } } : {}),
  ...(answers === undefined ? {} : { replyTo: `x${answers}` }),
});

const conversation = ({ number, name, last, unread, at }: Entry): Conversation => ({
  id: `c${number}`,
  protocol: `2026${number}`,
  place: 'mine',
  kind: 'individual',
  contact: { id: `k${number}`, name, phone: '+5511955550100' },
  channel: { kind: 'whatsapp' },
  department: { name: 'Vendas' },
  tags: [],
  unread,
  lastMessageAt: at,
  preview: last,
  replyWindow: { kind: 'none' },
  can: new Set(['open', 'send', 'reply', 'attach', 'close', 'transfer'] as const),
});

/** A vendor in memory: it says what it is told to say, through the port that every backend has. */
class Vendor implements Backend {
  readonly name = 'bench';
  emit: (event: BackendEvent) => void = () => undefined;
  conversations: Conversation[] = [];
  messages: Message[] = [];
  isPaged = false;
  older: (() => void) | undefined;
  readonly auth = {
    signIn: async () => ({ step: 'signed-in' as const, agent: { id: 'agent', name: 'Marina Duarte', availability: 'available' as const, queues: [], can: new Set<never>() } }),
    signOut: async () => undefined,
  };
  readonly chat = {
    refresh: async () => this.list(),
    open: async () => this.received(this.messages, this.isPaged ? 'partial' : 'complete'),
    fetchNewer: async () => undefined,
    fetchOlder: () => new Promise<void>((resolve) => (this.older = resolve)),
    send: async () => undefined,
    findSent: async () => false,
  };

  async connect(emit: (event: BackendEvent) => void): Promise<void> {
    this.emit = emit;
    emit({ type: 'connection-changed', connection: { status: 'online', since: DAY_ONE } });
    this.list();
  }
  list(): void {
    this.emit({ type: 'conversations-listed', conversations: this.conversations });
  }
  received(messages: readonly Message[], history: 'complete' | 'partial' | 'delta'): void {
    this.emit({ type: 'messages-received', conversationId: ID, messages, history });
  }
}

class Ours implements Contender {
  readonly rowSelector = '.row';
  #vendor = new Vendor();
  #session: Session | undefined;
  #elements: (HTMLElement & { session?: Session })[] = [];
  #next = 0;
  #first = 0;
  #entries: Entry[] = [];

  async prepare(kind: 'thread' | 'inbox', count: number): Promise<void> {
    await this.#session?.dispose();
    const vendor = new Vendor();
    this.#vendor = vendor;
    vendor.isPaged = globalThis.isPaged === true;
    this.#entries = kind === 'inbox' ? entries(count) : [];
    vendor.conversations = kind === 'inbox' ? this.#entries.map(conversation) : [{ ...conversation(entries(1)[0] as Entry), id: ID }];
    vendor.messages = kind === 'thread' ? lines(0, count).map((each) => message(each)) : [];
    [this.#first, this.#next] = [0, count];
    const make = (globalThis.peer as { createSession: typeof createSession }).createSession;
    const session = make({ backends: [vendor], credentials: async () => ({ token: 'bench' }) });
    this.#session = session;
    await settled(() => session.conversations.$list.get().value.length === vendor.conversations.length);
    if (kind === 'thread') await session.conversations.open(ID);
  }
  mountThread(): void {
    this.#mount('cc-chat-thread');
  }
  append(): void {
    this.#vendor.received([message(line(this.#next++))], 'delta');
  }
  prepend(count: number): void {
    this.#first -= count;
    const { lateUrl } = globalThis;
    // Late pictures right above what is read, so that they are on their way while it is watched.
    const older = lines(this.#first, count).map((each) => message({ ...each, picture: each.picture || (lateUrl !== undefined && each.number % 3 === 0) }, lateUrl?.(each.number)));
    this.#vendor.received(older, 'partial');
    this.#vendor.older?.();
    this.#vendor.older = undefined;
  }
  canPrepend(): boolean {
    return this.#vendor.older !== undefined;
  }
  mountInbox(): void {
    this.#mount('cc-chat-inbox');
  }
  event(event: number): void {
    const number = target(event, this.#entries.length);
    const changed = after(this.#entries[number] as Entry, event);
    this.#entries[number] = changed;
    this.#vendor.emit({ type: 'conversation-changed', conversation: conversation(changed) });
  }
  unmount(): void {
    for (const element of this.#elements) element.remove();
    this.#elements = [];
  }
  threadScroller(): HTMLElement | null | undefined {
    return this.#elements[0]?.shadowRoot?.querySelector<HTMLElement>('[part~="log"]');
  }
  inboxScroller(): HTMLElement | null | undefined {
    return this.#elements[0]?.shadowRoot?.querySelector<HTMLElement>('[role="row"]')?.parentElement?.parentElement?.parentElement;
  }
  numberOf(row: Element): number {
    return numberIn(row.querySelector('.msg > .text, .msg .text')?.textContent);
  }

  #mount(tag: string): void {
    const element: HTMLElement & { session?: Session } = document.createElement(tag);
    if (this.#session) element.session = this.#session;
    Object.assign(element.style, { width: '800px', height: '720px' });
    root().append(element);
    this.#elements.push(element);
  }
}

function settled(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => (holds() ? resolve() : void setTimeout(look));
    look();
  });
}

globalThis.contender = new Ours();
