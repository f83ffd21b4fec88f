import type { FaultCode } from '../domain/fault.js';
import type { OutgoingText } from '../domain/message.js';
import type { Draft, SessionClock } from './session-api.js';

/** A text on its way out, as it is written down. */
export interface UnsentText extends OutgoingText {
  readonly status: 'queued' | 'sending' | 'failed' | 'not-confirmed';
  readonly faultCode?: FaultCode;
}

/** Where texts and drafts of one agent at one backend are written down. */
export interface UnsentStorage {
  load(): Promise<{ readonly texts: readonly UnsentText[]; readonly drafts: ReadonlyMap<string, Draft> }>;
  put(text: UnsentText): Promise<void>;
  remove(clientId: string): Promise<void>;
  /** Without a draft: forgets it. */
  putDraft(conversationId: string, draft: Draft | undefined): Promise<void>;
  close(): void;
}

/** For browsers that refuse to store: lasts as long as the session object. */
export class MemoryStorage implements UnsentStorage {
  readonly #texts = new Map<string, UnsentText>();
  readonly #drafts = new Map<string, Draft>();

  async load(): ReturnType<UnsentStorage['load']> {
    return { texts: [...this.#texts.values()], drafts: new Map(this.#drafts) };
  }

  async put(text: UnsentText): Promise<void> {
    this.#texts.set(text.clientId, text);
  }

  async remove(clientId: string): Promise<void> {
    this.#texts.delete(clientId);
  }

  async putDraft(conversationId: string, draft: Draft | undefined): Promise<void> {
    if (draft) this.#drafts.set(conversationId, draft);
    else this.#drafts.delete(conversationId);
  }

  close(): void {
    // Nothing is held open.
  }
}

/** A database that does not answer must not keep messages from being sent. */
const openLimit = 3_000;

/** Opens the browser's database, or memory where there is none. Never rejects. */
export function createStorageOpener(clock: SessionClock): (key: string) => Promise<UnsentStorage> {
  const memories = new Map<string, MemoryStorage>();
  const memory = (key: string): MemoryStorage => {
    const storage = memories.get(key) ?? new MemoryStorage();
    memories.set(key, storage);
    return storage;
  };
  return (key) =>
    new Promise((resolve) => {
      let late = false;
      const giveUp = (): void => {
        late = true;
        cancel();
        resolve(memory(key));
      };
      const cancel = clock.after(openLimit, giveUp);
      const opened = import('./indexed-storage.js').then(({ openIndexedStorage }) => openIndexedStorage(key));
      opened.then((storage) => {
        cancel();
        if (late) storage.close();
        else resolve(storage);
      }, giveUp);
    });
}
