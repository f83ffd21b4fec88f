import type { BackendEvent } from '../../domain/backend-event.js';
import type { Conversation } from '../../domain/conversation.js';
import type { Context } from './context.js';
import type { Directory } from './directory.js';

/** Tells that a reply window has closed when it does: no push comes then (contract part 5). */
export class WindowWatch {
  readonly #context: Context;
  readonly #directory: Directory;
  readonly #closesAt = new Map<string, number>();
  #due: number | undefined;
  #cancel: (() => void) | undefined;

  constructor(context: Context, directory: Directory) {
    this.#context = context;
    this.#directory = directory;
  }

  /** To be told of every event that goes out. */
  see(event: BackendEvent): void {
    switch (event.type) {
      case 'conversations-listed':
        this.#closesAt.clear();
        event.conversations.forEach((conversation) => this.#note(conversation));
        break;
      case 'conversation-changed':
        this.#note(event.conversation);
        break;
      case 'conversation-removed':
        this.#closesAt.delete(event.conversationId);
        break;
      default:
        return;
    }
    this.#plan();
  }

  stop(): void {
    this.#closesAt.clear();
    this.#plan();
  }

  #note({ id, replyWindow }: Conversation): void {
    if (replyWindow.kind === 'open') this.#closesAt.set(id, replyWindow.closesAt);
    else this.#closesAt.delete(id);
  }

  #plan(): void {
    const next = [...this.#closesAt.values()].reduce<number | undefined>((first, at) => Math.min(first ?? at, at), undefined);
    if (next === this.#due) return;
    this.#cancel?.();
    this.#due = next;
    const { clock } = this.#context.io;
    this.#cancel = next === undefined ? undefined : clock.after(Math.max(0, next - clock.now()), () => this.#close());
  }

  #close(): void {
    this.#due = undefined;
    const now = this.#context.io.clock.now();
    for (const [id, closesAt] of [...this.#closesAt]) {
      if (closesAt > now) continue;
      this.#closesAt.delete(id);
      const conversation = this.#directory.conversation(id);
      if (conversation) this.#context.emit({ type: 'conversation-changed', conversation });
    }
    this.#plan();
  }
}
