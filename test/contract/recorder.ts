import type { BackendEvent } from '../../src/domain/backend-event.js';
import type { Conversation } from '../../src/domain/conversation.js';
import type { Message } from '../../src/domain/message.js';

export type EventOf<Type extends BackendEvent['type']> = Extract<BackendEvent, { readonly type: Type }>;

interface Waiter {
  readonly done: () => boolean;
  readonly resolve: () => void;
}

const deadline = 15_000;

/** Everything that a backend emits, and a way to wait for more of it. */
export class Recorder {
  readonly events: BackendEvent[] = [];
  readonly #waiters = new Set<Waiter>();

  readonly emit = (event: BackendEvent): void => {
    this.events.push(event);
    for (const waiter of this.#waiters) if (waiter.done()) waiter.resolve();
  };

  all<Type extends BackendEvent['type']>(type: Type): readonly EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  types(): readonly BackendEvent['type'][] {
    return this.events.map(({ type }) => type);
  }

  messages(conversationId: string): readonly Message[] {
    return this.all('messages-received').filter((event) => event.conversationId === conversationId).flatMap(({ messages }) => messages);
  }

  /** The conversation as last told, by a list or by itself; undefined when it is gone. */
  conversation(id: string): Conversation | undefined {
    let known: Conversation | undefined;
    for (const event of this.events) {
      if (event.type === 'conversations-listed') known = event.conversations.find((conversation) => conversation.id === id);
      else if (event.type === 'conversation-changed' && event.conversation.id === id) known = event.conversation;
      else if (event.type === 'conversation-removed' && event.conversationId === id) known = undefined;
    }
    return known;
  }

  /** Resolves as soon as `done` holds, now or after an event. */
  until(what: string, done: () => boolean): Promise<void> {
    if (done()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters.delete(waiter);
        reject(new Error(`did not happen: ${what}; seen: ${this.types().join(' ')}`));
      }, deadline);
      const waiter: Waiter = {
        done,
        resolve: () => {
          clearTimeout(timer);
          this.#waiters.delete(waiter);
          resolve();
        },
      };
      this.#waiters.add(waiter);
    });
  }
}

/** Asks again until the answer is `wanted`; for what no event tells. */
export async function eventually<Value>(what: string, ask: () => Promise<Value>, wanted: Value): Promise<void> {
  const end = Date.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (answer === wanted) return;
    if (Date.now() > end) throw new Error(`did not happen: ${what} is ${String(answer)}`);
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
}
