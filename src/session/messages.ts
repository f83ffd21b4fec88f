import type { Agent } from '../domain/agent.js';
import type { Conversation } from '../domain/conversation.js';
import { Fault } from '../domain/fault.js';
import type { Message } from '../domain/message.js';
import { Drafts } from './drafts.js';
import type { Kernel } from './kernel.js';
import { failedDetail, localEcho, messageDetail } from './outgoing.js';
import { Outbox } from './outbox.js';
import type { MessagesSlice } from './session-api.js';
import { Threads, type MessagesReport } from './threads.js';
import { createStorageOpener, type UnsentStorage } from './unsent.js';

export interface MessagesPart {
  readonly view: MessagesSlice;
  readonly threads: Threads;
  apply(report: MessagesReport): void;
  /** `key` names the agent and the backend: what it left unsent comes back. */
  enter(key: string): void;
  leave(): void;
  /** The chat backend is online again. */
  resume(): void;
}

interface Surroundings {
  readonly agent: () => Agent | undefined;
  readonly conversation: (id: string) => Conversation | undefined;
  readonly online: () => boolean;
}

export function createMessages(kernel: Kernel, around: Surroundings): MessagesPart {
  return new Messages(kernel, around);
}

class Messages implements MessagesPart {
  readonly view: MessagesSlice;
  readonly threads = new Threads();
  readonly #kernel: Kernel;
  readonly #around: Surroundings;
  readonly #drafts = new Drafts();
  readonly #openStorage: (key: string) => Promise<UnsentStorage>;
  /** Client ids of what the vendor took and nobody was told about yet. */
  readonly #accepted = new Set<string>();
  #outbox: Outbox | undefined;

  constructor(kernel: Kernel, around: Surroundings) {
    this.#kernel = kernel;
    this.#around = around;
    this.#openStorage = createStorageOpener(kernel.clock);
    this.view = createView(kernel, this.threads, this.#drafts, () => {
      if (!this.#outbox) throw new Fault('conflict');
      return this.#outbox;
    });
  }

  apply(report: MessagesReport): void {
    for (const { clientId } of report.messages) {
      if (clientId !== undefined && this.#outbox?.confirm(clientId)) this.#accepted.add(clientId);
    }
    const fresh = this.threads.apply(report);
    this.#outbox?.box.tabs?.seen(fresh);
    for (const message of fresh) {
      if (report.history !== 'delta' || message.direction !== 'in') continue;
      this.#kernel.tell('cc-message-received', messageDetail(message));
    }
    if (this.#accepted.size > 0) this.#tellOutcomes(report);
  }

  enter(key: string): void {
    const storage = this.#openStorage(key);
    const { agent, conversation, online } = this.#around;
    const outbox = new Outbox({
      kernel: this.#kernel,
      storage,
      online,
      echo: (text) => localEcho(text, agent(), conversation(text.conversationId)),
      known: (id, clientId) => this.threads.log(id).get(clientId),
      show: (id, pending) => this.threads.setPending(id, pending),
      drafted: () => this.#drafts.reread(),
    });
    this.#outbox = outbox;
    this.#drafts.enter(storage);
  }

  leave(): void {
    const left = this.#outbox;
    this.#outbox = undefined;
    left?.leave(this.#drafts.leave());
    this.#accepted.clear();
    this.threads.clear();
  }

  resume(): void {
    this.#outbox?.resume();
  }

  /** A vendor may have a text for a while before the messenger takes it, or refuses it. */
  #tellOutcomes({ conversationId, messages }: MessagesReport): void {
    const log = this.threads.log(conversationId);
    for (const { id } of messages) {
      const message = log.get(id);
      if (message?.clientId === undefined || !isSettled(message) || !this.#accepted.delete(message.clientId)) continue;
      if (message.status === 'failed') this.#kernel.tell('cc-message-failed', failedDetail(message));
      else this.#kernel.tell('cc-message-sent', messageDetail(message));
    }
  }
}

function isSettled({ status }: Message): boolean {
  return status === 'sent' || status === 'delivered' || status === 'read' || status === 'failed';
}

function createView(kernel: Kernel, threads: Threads, drafts: Drafts, outbox: () => Outbox): MessagesSlice {
  const { ports } = kernel;
  const paging = new Map<string, Promise<void>>();
  return {
    $drafts: drafts.$drafts,
    of: (id) => threads.of(id),
    async loadOlder(id) {
      const port = ports.get('chat');
      const first = threads.log(id).first;
      if (!port?.fetchOlder || !first || threads.isComplete(id)) return;
      const page = paging.get(id) ?? kernel.act('chat.fetchOlder', async () => port.fetchOlder?.(id, first.id));
      paging.set(id, page);
      await page.finally(() => paging.delete(id));
    },
    send: (id, text, { replyTo } = {}) => kernel.act('chat.send', async () => {
      ports.need('chat');
      if (text.trim() === '') throw new Fault('rejected');
      return outbox().send(id, text, replyTo);
    }),
    attach: (id, files, options) => kernel.act('chat.attach', async () => outbox().attach(id, files, options)),
    outgoingFile: async (_id, clientId) => outbox().box.file(clientId),
    retry: (id, clientId) => kernel.act('chat.send', async () => void (await outbox().act('retry', id, clientId))),
    check: (id, clientId) => kernel.act('chat.findSent', async () => void (await outbox().act('check', id, clientId))),
    discard: (id, clientId) => kernel.act('chat.discard', async () => outbox().act('discard', id, clientId)),
    draft: (id) => drafts.get(id),
    setDraft: (id, draft) => drafts.set(id, draft),
  };
}
