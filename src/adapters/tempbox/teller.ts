import type { Conversation } from '../../domain/conversation.js';
import type { Context } from './context.js';
import type { Directory, Removal } from './directory.js';

/** More changes than this are told as one list. */
const manyChanges = 20;

/** Emits what the directory knows, each thing when it is another than what was told last. */
export class Teller {
  readonly #context: Context;
  readonly #directory: Directory;
  readonly #told = new Map<string, string>();

  constructor(context: Context, directory: Directory) {
    this.#context = context;
    this.#directory = directory;
  }

  snapshot(): void {
    const conversations = this.#all();
    this.#told.clear();
    for (const conversation of conversations) this.#told.set(conversation.id, signature(conversation));
    this.#context.emit({ type: 'conversations-listed', conversations });
  }

  changes(): void {
    const changed = this.#all().filter((conversation) => this.#told.get(conversation.id) !== signature(conversation));
    if (changed.length > manyChanges) this.snapshot();
    else for (const conversation of changed) this.#tell(conversation);
  }

  one(id: string): void {
    const conversation = this.#directory.conversation(id, this.#context.io.clock.now());
    if (conversation && this.#told.get(conversation.id) !== signature(conversation)) this.#tell(conversation);
  }

  removed(removal: Removal): void {
    this.#told.delete(removal.conversationId);
    this.#context.emit({ type: 'conversation-removed', ...removal });
  }

  clear(): void {
    this.#told.clear();
  }

  #all(): readonly Conversation[] {
    return this.#directory.conversations(this.#context.io.clock.now());
  }

  #tell(conversation: Conversation): void {
    this.#told.set(conversation.id, signature(conversation));
    this.#context.emit({ type: 'conversation-changed', conversation });
  }
}

function signature(conversation: Conversation): string {
  return JSON.stringify(conversation, (_key, value: unknown) => (value instanceof Set ? [...value] : value));
}
