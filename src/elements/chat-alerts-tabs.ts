/** How long other tabs have to say that the agent looks at it there, in milliseconds. */
const patience = 150;

type Said = { readonly ask: string } | { readonly seen: string };

/**
 * The tabs of this browser with the same agent: one of them makes alerts (W3C Web Locks), and none does for a conversation
 * that is open before the agent's eyes in another.
 */
export class AlertTabs {
  readonly #isOpenHere: (id: string) => boolean;
  readonly #over = new AbortController();
  readonly #channel: BroadcastChannel | undefined;
  readonly #waiting = new Map<string, () => void>();
  #held = false;
  #release: (() => void) | undefined;

  constructor(agentId: string, isOpenHere: (id: string) => boolean) {
    this.#isOpenHere = isOpenHere;
    const name = `cc-widgets.alerts:${agentId}`;
    if ('BroadcastChannel' in globalThis) {
      this.#channel = new BroadcastChannel(name);
      this.#channel.addEventListener('message', ({ data }) => this.#hear(data as Said));
    }
    this.#queue(name);
  }

  end(): void {
    this.#over.abort();
    this.#release?.();
    this.#channel?.close();
    for (const done of this.#waiting.values()) done();
  }

  /** Whether this tab is the one to make an alert about a conversation. */
  async isOurs(conversationId: string): Promise<boolean> {
    if (this.#isOpenHere(conversationId)) return false;
    const seen = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), patience);
      this.#waiting.set(conversationId, () => {
        clearTimeout(timer);
        resolve(true);
      });
      this.#channel?.postMessage({ ask: conversationId } satisfies Said);
    });
    this.#waiting.delete(conversationId);
    // Looked at only now, because a tab that has just begun gets the lock in the meantime.
    return this.#held && !seen && !this.#over.signal.aborted;
  }

  /** Without locks every tab makes its own. */
  #queue(name: string): void {
    const { locks } = navigator as { readonly locks?: LockManager };
    if (!locks) return void (this.#held = true);
    const { signal } = this.#over;
    const hold = (): Promise<void> | undefined => {
      if (signal.aborted) return undefined;
      this.#held = true;
      return new Promise((resolve) => (this.#release = resolve));
    };
    locks.request(name, { signal }, hold).catch(() => undefined);
  }

  #hear(said: Said): void {
    if ('ask' in said && this.#isOpenHere(said.ask)) this.#channel?.postMessage({ seen: said.ask } satisfies Said);
    else if ('seen' in said) this.#waiting.get(said.seen)?.();
  }
}
