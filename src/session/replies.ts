import { atom } from 'nanostores';
import { faultInfo } from '../domain/fault.js';
import type { QuickReply } from '../domain/quick-reply.js';
import type { Kernel } from './kernel.js';
import type { Loadable, RepliesSlice } from './session-api.js';

export interface RepliesPart {
  readonly view: RepliesSlice;
  clear(): void;
}

type Replies = Loadable<readonly QuickReply[]>;

export function createReplies(kernel: Kernel, selectedId: () => string | undefined): RepliesPart {
  const $replies = atom<Replies>({ status: 'idle', value: [] });
  let latest: { readonly id: string | undefined; readonly done: Promise<void> } | undefined;

  async function load(id: string | undefined): Promise<void> {
    const port = kernel.ports.need('replies');
    $replies.set({ status: 'loading', value: $replies.get().value });
    const isLatest = (): boolean => latest !== undefined && latest.id === id;
    try {
      const value = await port.list(id);
      if (isLatest()) $replies.set({ status: 'ready', value });
    } catch (error) {
      const fault = kernel.report('replies.list', error);
      if (isLatest()) $replies.set({ status: 'error', value: $replies.get().value, fault: faultInfo(fault) });
      throw fault;
    }
  }

  return {
    view: {
      $replies,
      load() {
        const id = selectedId();
        if (latest && latest.id === id) return latest.done;
        const run = { id, done: kernel.act('replies.list', () => load(id)).finally(() => {
          if (latest === run) latest = undefined;
        }) };
        latest = run;
        return run.done;
      },
    },
    clear() {
      latest = undefined;
      $replies.set({ status: 'idle', value: [] });
    },
  };
}
