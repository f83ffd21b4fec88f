import type { FaultCode } from '../domain/fault.js';
import type { Message, OutgoingFile, OutgoingText } from '../domain/message.js';
import type { Draft, SessionClock } from './session-api.js';

/** A text or a file on its way out, as it is written down. */
export interface Unsent extends OutgoingText {
  readonly status: 'queued' | 'sending' | 'failed' | 'not-confirmed';
  readonly faultCode?: FaultCode;
  readonly file?: OutgoingFile['file'];
  /** Of a file, 0 to 1; not written down. */
  readonly uploaded?: number;
}

/** As tabs share it. */
export interface UnsentRow {
  /** Backend and agent. */
  readonly key: string;
  /** The session, of whichever tab, that is sending it. */
  readonly owner: string;
  readonly text: Unsent;
}

/** Where what one agent at one backend has not sent, and the drafts, are written down. */
export interface UnsentStorage {
  /** `content` comes with a file's first writing: both are written down, or neither. */
  put(unsent: Unsent, content?: Blob): Promise<void>;
  remove(clientId: string): Promise<void>;
  /** The content of a file, of this tab or of another. */
  file(clientId: string): Promise<Blob | undefined>;
  /** Without a draft: forgets it. */
  putDraft(conversationId: string, draft: Draft | undefined): Promise<void>;
  drafts(): Promise<ReadonlyMap<string, Draft>>;
  /** Takes over what nobody sends any more, now and whenever a tab is gone. Returns what other tabs do, if there may be any. */
  watch(session: TabWatcher): OtherTabs | undefined;
  close(): void;
}

export type OutboxAct = 'retry' | 'check' | 'discard';

export interface TabWatcher {
  /** Ours from now on, in the order they were written. */
  taken(unsent: readonly Unsent[]): void;
  /** Other tabs got on with something in these conversations. */
  moved(conversationIds: Iterable<string>): void;
  drafted(): void;
  /** The agent's act in another tab on one of ours; undefined when it is none of ours. */
  asked(act: OutboxAct, clientId: string): Promise<string | undefined> | undefined;
}

/** What other tabs of the same agent have on its way. They send it; we only show it. */
export interface OtherTabs {
  of(conversationId: string): readonly Unsent[];
  has(clientId: string): boolean;
  /** Messages that were not known before: one of them may be what another tab is sending. */
  seen(messages: readonly Message[]): void;
  /** Has the tab that sends it act. Rejects as the act does, and with `timeout` when no tab answers. */
  ask(act: OutboxAct, clientId: string): Promise<string>;
}

/** For browsers that refuse to store: lasts as long as the session object. */
export class MemoryStorage implements UnsentStorage {
  readonly #unsent = new Map<string, readonly [Unsent, Blob | undefined]>();
  readonly #drafts = new Map<string, Draft>();

  async put(unsent: Unsent, content = this.#unsent.get(unsent.clientId)?.[1]): Promise<void> {
    this.#unsent.set(unsent.clientId, [unsent, content]);
  }

  async remove(clientId: string): Promise<void> {
    this.#unsent.delete(clientId);
  }

  async file(clientId: string): Promise<Blob | undefined> {
    return this.#unsent.get(clientId)?.[1];
  }

  async putDraft(conversationId: string, draft: Draft | undefined): Promise<void> {
    if (draft) this.#drafts.set(conversationId, draft);
    else this.#drafts.delete(conversationId);
  }

  async drafts(): Promise<ReadonlyMap<string, Draft>> {
    return new Map(this.#drafts);
  }

  watch(session: TabWatcher): undefined {
    session.taken([...this.#unsent.values()].map(([unsent]) => unsent));
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
