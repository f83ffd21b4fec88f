import { decode, encode, type LineMessage, type SentMessage } from './wire.js';

/** What all tabs of one line hear, but for the one that says it. */
export class LineChannel {
  readonly id = crypto.randomUUID();
  readonly #channel: BroadcastChannel;

  constructor(name: string, heard: (message: SentMessage) => void) {
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = decode(data);
      if (message && (!('to' in message) || message.to === this.id)) heard(message);
    });
  }

  readonly post = (message: LineMessage): void => {
    this.#channel.postMessage(encode(this.id, message));
  };

  close(): void {
    this.#channel.close();
  }
}
