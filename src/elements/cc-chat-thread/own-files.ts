import type { ReactiveController } from 'lit';
import type { Message } from '../../domain/message.js';
import type { LogHome } from './log-types.js';

/** Addresses of the contents of files that this page sent, for as long as they are shown. */
export class OwnFiles implements ReactiveController {
  readonly #home: LogHome;
  readonly #urls = new Map<string, string | undefined>();
  #version = 0;

  constructor(home: LogHome) {
    this.#home = home;
    home.host.addController(this);
  }

  get version(): number {
    return this.#version;
  }

  /** '' while it is looked for, undefined where there is none. */
  url(message: Message): string | undefined {
    const { clientId } = message;
    if (clientId === undefined) return undefined;
    if (!this.#urls.has(clientId)) {
      this.#urls.set(clientId, '');
      void this.#fetch(message.conversationId, clientId);
    }
    return this.#urls.get(clientId);
  }

  forget({ clientId = '' }: Message): void {
    URL.revokeObjectURL(this.#urls.get(clientId) ?? '');
    this.#settle(clientId, undefined);
  }

  clear(): void {
    for (const url of this.#urls.values()) if (url) URL.revokeObjectURL(url);
    this.#urls.clear();
    this.#version += 1;
  }

  hostDisconnected(): void {
    this.clear();
  }

  async #fetch(conversationId: string, clientId: string): Promise<void> {
    const { shown } = this.#home;
    const blob = await shown?.session.messages.outgoingFile(conversationId, clientId).catch(() => undefined);
    if (!this.#urls.has(clientId) || this.#home.shown?.conversation.id !== conversationId) return;
    this.#settle(clientId, blob && URL.createObjectURL(blob));
  }

  #settle(clientId: string, url: string | undefined): void {
    this.#urls.set(clientId, url);
    this.#version += 1;
    this.#home.host.requestUpdate();
  }
}
