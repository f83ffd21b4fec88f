import { atom, type WritableAtom } from 'nanostores';
import type { RepliesPort } from '../domain/backend.js';
import { Fault, faultInfo } from '../domain/fault.js';
import type { QuickReply } from '../domain/quick-reply.js';
import type { Kernel } from './kernel.js';
import { invoke } from './ports.js';
import type { Loadable, RepliesSlice } from './session-api.js';

export interface RepliesPart {
  readonly view: RepliesSlice;
  readonly $variables: WritableAtom<Readonly<Record<string, string>>>;
  clear(): void;
}

type Variables = Readonly<Record<string, string>>;

export function createReplies(kernel: Kernel, selectedId: () => string | undefined, variables: Variables = {}): RepliesPart {
  return new Replies(kernel, selectedId, variables);
}

class Replies implements RepliesPart {
  readonly view: RepliesSlice;
  readonly $variables: WritableAtom<Variables>;
  readonly #kernel: Kernel;
  readonly #selectedId: () => string | undefined;
  readonly #$replies = atom<Loadable<readonly QuickReply[]>>({ status: 'idle', value: [] });
  #latest: { readonly id: string | undefined; readonly done: Promise<void> } | undefined;

  constructor(kernel: Kernel, selectedId: () => string | undefined, variables: Variables) {
    this.#kernel = kernel;
    this.#selectedId = selectedId;
    this.$variables = atom(variables);
    this.view = {
      $replies: this.#$replies,
      $variables: this.$variables,
      load: () => this.#read(),
      create: (title, text) => this.#change('create', (port, id) => invoke(port, 'create', id, title, text)),
      update: (reply) => this.#change('update', (port, id) => invoke(port, 'update', id, reply)),
      remove: (replyId) => this.#change('remove', (port, id) => invoke(port, 'remove', id, replyId)),
      send: (replyId) => kernel.act('replies.send', async () => {
        const id = selectedId();
        if (id === undefined) throw new Fault('conflict');
        await invoke(kernel.ports.need('replies'), 'send', id, replyId);
      }),
    };
  }

  clear(): void {
    this.#latest = undefined;
    this.#$replies.set({ status: 'idle', value: [] });
  }

  #read(): Promise<void> {
    const id = this.#selectedId();
    if (this.#latest && this.#latest.id === id) return this.#latest.done;
    const run = { id, done: this.#kernel.act('replies.list', () => this.#load(id)).finally(() => {
      if (this.#latest === run) this.#latest = undefined;
    }) };
    this.#latest = run;
    return run.done;
  }

  async #load(id: string | undefined): Promise<void> {
    const port = this.#kernel.ports.need('replies');
    const $replies = this.#$replies;
    $replies.set({ status: 'loading', value: $replies.get().value });
    const isLatest = (): boolean => this.#latest !== undefined && this.#latest.id === id;
    try {
      const value = await port.list(id);
      if (isLatest()) $replies.set({ status: 'ready', value });
    } catch (error) {
      const fault = this.#kernel.report('replies.list', error);
      if (isLatest()) $replies.set({ status: 'error', value: $replies.get().value, fault: faultInfo(fault) });
      throw fault;
    }
  }

  async #change<Result>(what: string, run: (port: RepliesPort, id: string | undefined) => Promise<Result>): Promise<Result> {
    const result = await this.#kernel.act(`replies.${what}`, async () => run(this.#kernel.ports.need('replies'), this.#selectedId()));
    // A list that began to be read before the change may not know of it.
    await this.#latest?.done.catch(() => undefined);
    await this.#read().catch(() => undefined);
    return result;
  }
}
