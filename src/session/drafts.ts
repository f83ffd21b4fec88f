import { atom } from 'nanostores';
import type { Draft } from './session-api.js';
import type { UnsentStorage } from './unsent.js';

const empty: Draft = { text: '' };

/** What the agent has typed and not sent, per conversation, for one sign-in. Written down as it is typed. */
export class Drafts {
  readonly $drafts = atom<ReadonlyMap<string, Draft>>(new Map());
  readonly #dirty = new Map<string, Draft | undefined>();
  #storage: Promise<UnsentStorage> | undefined;
  #writing = Promise.resolve();

  enter(storage: Promise<UnsentStorage>): void {
    this.#storage = storage;
  }

  restore(drafts: ReadonlyMap<string, Draft>): void {
    this.$drafts.set(new Map([...drafts, ...this.$drafts.get()]));
  }

  get(conversationId: string): Draft {
    return this.$drafts.get().get(conversationId) ?? empty;
  }

  set(conversationId: string, draft: Draft): void {
    const kept = draft.text === '' && draft.replyTo === undefined ? undefined : draft;
    const next = new Map(this.$drafts.get());
    if (kept) next.set(conversationId, kept);
    else next.delete(conversationId);
    this.$drafts.set(next);
    this.#dirty.set(conversationId, kept);
    if (this.#dirty.size === 1) this.#writing = this.#writing.then(() => this.#write());
  }

  /** Resolves when all is written down. */
  leave(): Promise<void> {
    const written = this.#writing;
    this.$drafts.set(new Map());
    return written;
  }

  async #write(): Promise<void> {
    const storage = await this.#storage;
    for (const [id, draft] of [...this.#dirty]) {
      this.#dirty.delete(id);
      await storage?.putDraft(id, draft).catch(() => undefined);
    }
    if (this.#dirty.size > 0) return this.#write();
  }
}
