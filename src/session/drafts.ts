import { atom } from 'nanostores';
import type { Draft } from './session-api.js';
import type { UnsentStorage } from './unsent.js';

const empty: Draft = { text: '' };

/**
 * What the agent has typed and not sent, per conversation, for one sign-in. Written down as it is typed, and the same in
 * all tabs: an agent has one keyboard, so that what was typed last counts.
 */
export class Drafts {
  readonly $drafts = atom<ReadonlyMap<string, Draft>>(new Map());
  /** Not written down yet; of this sign-in only. */
  #dirty = new Map<string, Draft | undefined>();
  #storage: Promise<UnsentStorage> | undefined;
  #writing = Promise.resolve();
  #typed = 0;

  enter(storage: Promise<UnsentStorage>): void {
    this.#storage = storage;
    this.#dirty = new Map();
    this.reread();
  }

  /** Another page, an earlier one or one beside this, may have written. */
  reread(): void {
    void this.#read(this.#storage).catch(() => undefined);
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
    this.#typed += 1;
    this.#dirty.set(conversationId, kept);
    if (this.#dirty.size > 1) return;
    const [storage, dirty] = [this.#storage, this.#dirty];
    this.#writing = this.#writing.then(() => write(storage, dirty));
  }

  /** Resolves when all is written down. */
  leave(): Promise<void> {
    const written = this.#writing;
    this.#storage = undefined;
    this.$drafts.set(new Map());
    return written;
  }

  async #read(storage: Promise<UnsentStorage> | undefined): Promise<void> {
    const typed = this.#typed;
    await this.#writing;
    const drafts = await (await storage)?.drafts();
    if (!drafts || storage !== this.#storage) return;
    if (typed !== this.#typed) return this.#read(storage);
    this.$drafts.set(drafts);
  }
}

async function write(storage: Promise<UnsentStorage> | undefined, dirty: Map<string, Draft | undefined>): Promise<void> {
  const opened = await storage;
  for (const [id, draft] of [...dirty]) {
    dirty.delete(id);
    await opened?.putDraft(id, draft).catch(() => undefined);
  }
  if (dirty.size > 0) return write(storage, dirty);
}
