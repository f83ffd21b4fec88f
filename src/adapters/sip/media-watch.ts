import type { CallMedia } from '../../domain/call.js';
import type { Clock } from '../../net/io.js';
import type { SipLimits } from './options.js';

export interface MediaWatchOptions {
  readonly clock: Clock;
  readonly limits: SipLimits;
  readonly changed: (media: CallMedia) => void;
  /** Media does not flow: a way through another network is to be looked for (RFC 8445 part 9). */
  readonly restart: () => void;
  /** It never came back. */
  readonly expired: () => void;
}

/** Follows whether sound can flow in one call. An answered call says nothing about that, and a peer that is gone neither. */
export class MediaWatch {
  readonly #options: MediaWatchOptions;
  #connection: RTCPeerConnection | undefined;
  #state: CallMedia = 'new';
  #answered = false;
  #cancelRestart: (() => void) | undefined;
  #cancelExpiry: (() => void) | undefined;
  readonly #onChange = (): void => this.#follow();

  constructor(options: MediaWatchOptions) {
    this.#options = options;
  }

  get state(): CallMedia {
    return this.#state;
  }

  watch(connection: RTCPeerConnection): void {
    this.#connection?.removeEventListener('connectionstatechange', this.#onChange);
    this.#connection = connection;
    connection.addEventListener('connectionstatechange', this.#onChange);
    this.#follow();
  }

  /** From here on the lack of media is trouble. */
  answered(): void {
    this.#answered = true;
    this.#judge();
  }

  stop(): void {
    this.#connection?.removeEventListener('connectionstatechange', this.#onChange);
    this.#connection = undefined;
    this.#calm();
  }

  #follow(): void {
    const state = mediaOf(this.#connection?.connectionState);
    if (state === undefined || state === this.#state) return;
    this.#state = state;
    this.#options.changed(state);
    this.#judge();
  }

  #judge(): void {
    if (!this.#answered) return;
    if (this.#state === 'ok') return this.#calm();
    const { clock, limits, expired } = this.#options;
    this.#cancelExpiry ??= clock.after(limits.mediaLost, expired);
    if (this.#state === 'lost') this.#restartIn(limits.mediaRestart);
    if (this.#state === 'failed') this.#restartIn(0);
  }

  #restartIn(milliseconds: number): void {
    const { clock, limits, restart } = this.#options;
    this.#cancelRestart?.();
    this.#cancelRestart = clock.after(milliseconds, () => {
      this.#restartIn(limits.mediaRestart);
      restart();
    });
  }

  #calm(): void {
    this.#cancelRestart?.();
    this.#cancelExpiry?.();
    this.#cancelRestart = this.#cancelExpiry = undefined;
  }
}

function mediaOf(state: RTCPeerConnectionState | undefined): CallMedia | undefined {
  switch (state) {
    case 'new':
      return 'new';
    case 'connecting':
      return 'connecting';
    case 'connected':
      return 'ok';
    case 'disconnected':
      return 'lost';
    case 'failed':
      return 'failed';
    default:
      // Closed by ourselves: the call is over anyway.
      return undefined;
  }
}
