import type { WireMessage } from './wire.js';
import { compareIds } from './sent-log.js';

/** A conversation on the agent's screen. */
export interface OpenChat {
  readonly id: string;
  /** The newest message that a read brought. An echo does not move it: others may have written just before. */
  cursor: string | undefined;
  readsDeleted: boolean;
  /** Echoes that the messenger has not confirmed yet, with the cursor at which they were written. */
  readonly unconfirmed: Map<string, string | undefined>;
  confirmationLooks: number;
  cancelLook: (() => void) | undefined;
  /** Own messages that may be the echo of one still on its way, held back until that is known. */
  held: WireMessage[];
  fetching: Promise<void> | undefined;
  fetchAgain: boolean;
}

export class OpenChats {
  readonly #chats = new Map<string, OpenChat>();

  get(id: string): OpenChat | undefined {
    return this.#chats.get(id);
  }

  has(id: string): boolean {
    return this.#chats.has(id);
  }

  ids(): readonly string[] {
    return [...this.#chats.keys()];
  }

  open(id: string): OpenChat {
    const known = this.#chats.get(id);
    if (known) return known;
    const chat: OpenChat = {
      id,
      cursor: undefined,
      readsDeleted: false,
      unconfirmed: new Map(),
      confirmationLooks: 0,
      cancelLook: undefined,
      held: [],
      fetching: undefined,
      fetchAgain: false,
    };
    this.#chats.set(id, chat);
    return chat;
  }

  leave(id: string): void {
    this.#chats.get(id)?.cancelLook?.();
    this.#chats.delete(id);
  }

  clear(): void {
    for (const id of this.ids()) this.leave(id);
  }
}

export function newest(cursor: string | undefined, id: string): string {
  return cursor === undefined || compareIds(id, cursor) > 0 ? id : cursor;
}

export function oldest(left: string | undefined, right: string | undefined): string | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return compareIds(left, right) <= 0 ? left : right;
}
