import type { Settings } from './options.js';
import type { WirePush } from './wire.js';

/** Which channel a conversation runs on: lists and conversations do not say it (contract part 6, row 2). */
export class SeenChannels {
  readonly #settings: Settings;
  readonly #byProtocol = new Map<string, string>();
  readonly #byContact = new Map<string, string>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** `''` for a channel that was not told changes nothing. */
  learn(protocol: string, channelId: string): void {
    if (channelId !== '') this.#byProtocol.set(protocol, channelId);
  }

  /** Pushes are the one place where the vendor names a conversation's channel. */
  learnFrom(push: Pick<WirePush, 'codid_canal' | 'protocolo_atual' | 'codid_contato'>): void {
    if (push.protocolo_atual !== '') this.learn(push.protocolo_atual, push.codid_canal);
    if (push.codid_contato !== '' && push.codid_canal !== '') this.#byContact.set(push.codid_contato, push.codid_canal);
  }

  /** The one that was seen, else the only one that the page named, else `''`. */
  of(protocol: string, contactId: string): string {
    const seen = this.#byProtocol.get(protocol) ?? this.#byContact.get(contactId);
    if (seen !== undefined) return seen;
    const [only, ...others] = this.#settings.channels.keys();
    return only !== undefined && others.length === 0 ? only : '';
  }

  clear(): void {
    this.#byProtocol.clear();
    this.#byContact.clear();
  }
}
