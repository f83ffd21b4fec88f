import type { Settings } from './options.js';

/**
 * Which channels are under Meta's rules. The vendor does not say it, but offers templates there and nowhere else
 * (contract part 6, row 19); what the host says about a channel counts more. Instagram and Messenger always are
 * (part 5).
 */
export class OfficialChannels {
  readonly #settings: Settings;
  readonly #byChannel = new Map<string, boolean>();
  /** For conversations whose channel is not known. */
  readonly #byConversation = new Map<string, boolean>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Undefined: nobody said anything yet. */
  of(conversationId: string, channelId: string): boolean | undefined {
    const channel = this.#settings.channels.get(channelId);
    if (channel?.official !== undefined) return channel.official;
    if (channel?.kind === 'instagram' || channel?.kind === 'messenger') return true;
    return this.#byChannel.get(channelId) ?? this.#byConversation.get(conversationId);
  }

  /** Returns whether that was news. */
  learn(conversationId: string, channelId: string, official: boolean): boolean {
    const before = this.of(conversationId, channelId);
    if (channelId === '') this.#byConversation.set(conversationId, official);
    else this.#byChannel.set(channelId, official);
    return this.of(conversationId, channelId) !== before;
  }

  clear(): void {
    this.#byChannel.clear();
    this.#byConversation.clear();
  }
}
