import { Fault, faultInfo, toFault, type FaultInfo } from '../domain/fault.js';
import type { Message } from '../domain/message.js';
import type { OtherTabs, OutboxAct, TabWatcher, Unsent, UnsentRow } from './unsent.js';

export interface TabsOptions {
  /** Of the channel on which the tabs of one agent hear each other. */
  readonly name: string;
  /** Also the name of the lock that this session holds as long as it lives. */
  readonly owner: string;
  readonly rows: () => Promise<readonly UnsentRow[]>;
  /** Makes ours what belongs to sessions that are gone. */
  readonly take: () => Promise<readonly Unsent[]>;
}

interface Question {
  readonly resolve: (text: string) => void;
  readonly reject: (fault: Fault) => void;
}

type Heard =
  | { readonly changed: 'texts' | 'drafts' }
  | { readonly ask: string; readonly act: OutboxAct; readonly clientId: string }
  | { readonly answer: string; readonly text: string }
  | { readonly answer: string; readonly fault: FaultInfo };

/** A look at the vendor may be part of the answer. */
const patience = 30_000;

/**
 * The other tabs of the same agent. The channel only says that something changed: the database has the truth, and the
 * locks tell who is alive. Pages without TLS have no locks: there every page trusts to be alone.
 */
export class Tabs implements OtherTabs {
  readonly #options: TabsOptions;
  readonly #channel: BroadcastChannel | undefined;
  readonly #closed = new AbortController();
  readonly #followed = new Set<string>();
  readonly #questions = new Map<string, Question>();
  /** Client ids of what the vendor has told of, before its tab did. */
  readonly #arrived = new Set<string>();
  #session: TabWatcher | undefined;
  #others: readonly UnsentRow[] = [];
  #reading = false;
  #outdated = false;

  constructor(options: TabsOptions) {
    this.#options = options;
    if (!('locks' in navigator)) return;
    this.#channel = new BroadcastChannel(options.name);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Heard>) => this.#hear(data));
  }

  watch(session: TabWatcher): OtherTabs | undefined {
    this.#session = session;
    void this.#takeOver();
    return this.#channel && this;
  }

  tell(changed: 'texts' | 'drafts'): void {
    this.#post({ changed });
  }

  has(clientId: string): boolean {
    return this.#others.some(({ text }) => text.clientId === clientId);
  }

  of(conversationId: string): readonly Unsent[] {
    return this.#others
      .map(({ text }) => text)
      .filter((text) => text.conversationId === conversationId && !this.#arrived.has(text.clientId));
  }

  seen(messages: readonly Message[]): void {
    if (this.#others.length === 0) return;
    for (const message of messages) {
      const { conversationId, clientId, direction } = message;
      if (direction !== 'out' || clientId !== undefined) continue;
      const text = this.of(conversationId).find((each) => isOnItsWay(each) && isSame(each, message));
      if (!text) continue;
      this.#arrived.add(text.clientId);
      this.#session?.moved([conversationId]);
    }
  }

  ask(act: OutboxAct, clientId: string): Promise<string> {
    const id = crypto.randomUUID();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id)?.reject(new Fault('timeout', { retryable: true })), patience);
      const end = <Value>(settle: (value: Value) => void) => (value: Value): void => {
        clearTimeout(timer);
        settle(value);
      };
      this.#questions.set(id, { resolve: end(resolve), reject: end(reject) });
      this.#post({ ask: id, act, clientId });
    });
  }

  close(): void {
    this.#closed.abort();
    this.#channel?.close();
    this.#session = undefined;
    for (const id of [...this.#questions.keys()]) this.#settle(id)?.reject(new Fault('network'));
  }

  #post(message: Heard): void {
    if (!this.#closed.signal.aborted) this.#channel?.postMessage(message);
  }

  #hear(heard: Heard): void {
    if ('changed' in heard) return heard.changed === 'texts' ? this.#look() : this.#session?.drafted();
    if ('ask' in heard) return void this.#answer(heard.ask, heard.act, heard.clientId);
    const question = this.#settle(heard.answer);
    if (!question) return;
    if ('text' in heard) return question.resolve(heard.text);
    const { code, ...options } = heard.fault;
    question.reject(new Fault(code, options));
  }

  #settle(id: string): Question | undefined {
    const question = this.#questions.get(id);
    this.#questions.delete(id);
    return question;
  }

  async #answer(answer: string, act: OutboxAct, clientId: string): Promise<void> {
    try {
      const text = await this.#session?.asked(act, clientId);
      if (text !== undefined) this.#post({ answer, text });
    } catch (error) {
      this.#post({ answer, fault: faultInfo(toFault(error)) });
    }
  }

  async #takeOver(gone = ''): Promise<void> {
    const taken = await this.#options.take().catch(() => undefined);
    if (!taken) return;
    this.#followed.delete(gone);
    if (taken.length > 0) {
      this.#session?.taken(taken);
      this.tell('texts');
    }
    this.#look();
  }

  /** One look at a time, and one more when something changed meanwhile. */
  #look(): void {
    this.#outdated = true;
    if (this.#reading || !this.#channel) return;
    this.#reading = true;
    void this.#read();
  }

  async #read(): Promise<void> {
    while (this.#outdated && this.#session) {
      this.#outdated = false;
      const rows = await this.#options.rows().catch(() => []);
      this.#show(rows.filter(({ owner }) => owner !== this.#options.owner));
    }
    this.#reading = false;
  }

  #show(rows: readonly UnsentRow[]): void {
    const before = this.#others;
    this.#others = [...rows].sort((a, b) => a.text.writtenAt - b.text.writtenAt);
    const moving = new Set(rows.filter(({ text }) => isOnItsWay(text)).map(({ text }) => text.clientId));
    for (const clientId of this.#arrived) if (!moving.has(clientId)) this.#arrived.delete(clientId);
    for (const { owner } of rows) this.#follow(owner);
    const conversations = new Set([...before, ...rows].map(({ text }) => text.conversationId));
    if (conversations.size > 0) this.#session?.moved(conversations);
  }

  /** The browser grants the lock of a tab that is gone, however it went. */
  #follow(owner: string): void {
    if (this.#followed.has(owner)) return;
    this.#followed.add(owner);
    const options: LockOptions = { mode: 'shared', signal: this.#closed.signal };
    navigator.locks.request(owner, options, () => undefined).then(
      () => this.#takeOver(owner),
      () => undefined,
    );
  }
}

function isOnItsWay({ status }: Unsent): boolean {
  return status === 'queued' || status === 'sending';
}

function isSame({ text, file }: Unsent, { body, attachment }: Message): boolean {
  return file ? attachment?.name === file.name : !attachment && body.kind === 'text' && body.text === text;
}
