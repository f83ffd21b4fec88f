import type { AudioState } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';

type MicrophoneState = AudioState['microphone'];

/** Somebody who goes on sending when the device is another one: a call, a meter. */
export interface MicrophoneUser {
  /** Takes a track of its own in place of the one before, and stops that one. */
  renew(track: MediaStreamTrack): void;
}

/** A call among them. */
export interface Talker extends MicrophoneUser {
  /** Neither muted nor held. */
  readonly captures: boolean;
}

export interface MicrophoneOptions {
  readonly changed: (state: MicrophoneState) => void;
  /** What to open; `fallback` leaves the chosen device out. */
  readonly constraints: (fallback: boolean) => Promise<MediaTrackConstraints>;
}

/**
 * One capture for all calls: every call sends a clone of the same track, so that the browser asks once, and the device is
 * open exactly as long as somebody uses it.
 */
export class Microphone {
  readonly #options: MicrophoneOptions;
  readonly #clones = new Set<MediaStreamTrack>();
  readonly #users = new Set<MicrophoneUser>();
  #stream: Promise<MediaStream> | undefined;
  #renewing: Promise<void> = Promise.resolve();
  #state: MicrophoneState = 'unknown';
  #permission: PermissionStatus | undefined;
  readonly #onPermission = (): void => {
    const state = this.#permission?.state ?? 'unknown';
    this.#enter(state);
    if (state === 'granted') this.revive();
  };

  constructor(options: MicrophoneOptions) {
    this.#options = options;
  }

  get state(): MicrophoneState {
    return this.#state;
  }

  /** Follows the browser's permission where it can be asked for. */
  async watch(): Promise<void> {
    this.#permission?.removeEventListener('change', this.#onPermission);
    try {
      this.#permission = await navigator.permissions.query({ name: 'microphone' });
    } catch {
      return;
    }
    this.#permission.addEventListener('change', this.#onPermission);
    this.#onPermission();
  }

  /** A stream of one call. Rejects with `permission` (refused) or `media` (no such device, or it is taken). */
  async open(): Promise<MediaStream> {
    const stream = await this.#capture();
    return new MediaStream(stream.getAudioTracks().map(track => this.#clone(track)));
  }

  /** The device stays open, and is replaced when it has to be, until the returned function is called. */
  use(user: MicrophoneUser): () => void {
    this.#users.add(user);
    return () => {
      this.#users.delete(user);
      this.settle();
    };
  }

  /** Another device or other processing is wanted; nothing happens while nobody uses it. Rejects as `open` does. */
  renew(): Promise<void> {
    const renewed = this.#renewing.then(() => this.#renew());
    this.#renewing = renewed.catch(() => {});
    return renewed;
  }

  /** Tries again for those who lost it. */
  revive(): void {
    if (!this.#stream && this.#users.size > 0) void this.renew().catch(() => {});
  }

  /** Lets the device go once nobody uses it. */
  settle(): void {
    for (const clone of this.#clones) if (clone.readyState === 'ended') this.#clones.delete(clone);
    if (this.#clones.size === 0 && this.#users.size === 0) this.#release();
  }

  /** So that the first call does not have to ask. */
  async ask(): Promise<void> {
    await this.#capture();
    this.settle();
  }

  dispose(): void {
    this.#permission?.removeEventListener('change', this.#onPermission);
    this.#users.clear();
    for (const clone of this.#clones) clone.stop();
    this.settle();
  }

  #clone(track: MediaStreamTrack): MediaStreamTrack {
    const clone = track.clone();
    this.#clones.add(clone);
    return clone;
  }

  async #renew(): Promise<void> {
    if (this.#users.size === 0) return;
    const next = this.#watched();
    const stream = await this.#outcome(next);
    // The old one is heard until the new one is there.
    const old = await this.#stream?.catch(() => undefined);
    for (const track of old?.getTracks() ?? []) track.stop();
    this.#stream = next;
    const [track] = stream.getAudioTracks();
    for (const user of this.#users) if (track) user.renew(this.#clone(track));
    this.settle();
  }

  async #capture(): Promise<MediaStream> {
    const pending = (this.#stream ??= this.#watched());
    try {
      return await this.#outcome(pending);
    } catch (error) {
      if (this.#stream === pending) this.#stream = undefined;
      throw error;
    }
  }

  async #outcome(pending: Promise<MediaStream>): Promise<MediaStream> {
    try {
      const stream = await pending;
      this.#enter('granted');
      return stream;
    } catch (error) {
      const [state, fault] = captureFault(error);
      this.#enter(state);
      throw fault;
    }
  }

  /** Unplugged, or no longer allowed: `ended` is not told of what this page stops by itself. */
  #watched(): Promise<MediaStream> {
    const pending = this.#openDevice().then(stream => {
      for (const track of stream.getTracks()) track.addEventListener('ended', () => this.#lost(pending), { once: true });
      return stream;
    });
    return pending;
  }

  #lost(stream: Promise<MediaStream>): void {
    if (this.#stream !== stream) return;
    this.#stream = undefined;
    this.revive();
  }

  async #openDevice(): Promise<MediaStream> {
    // Absent outside of secure contexts.
    if (!navigator.mediaDevices) throw new DOMException('No secure context.', 'NotAllowedError');
    try {
      return await navigator.mediaDevices.getUserMedia({ audio: await this.#options.constraints(false) });
    } catch (error) {
      if (!isGone(error)) throw error;
      return navigator.mediaDevices.getUserMedia({ audio: await this.#options.constraints(true) });
    }
  }

  #release(): void {
    const stream = this.#stream;
    this.#stream = undefined;
    stream?.then(opened => opened.getTracks().forEach(track => track.stop())).catch(() => {});
  }

  #enter(state: MicrophoneState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.changed(state);
  }
}

function isGone(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'NotFoundError' || error.name === 'OverconstrainedError');
}

function captureFault(error: unknown): [MicrophoneState, Fault] {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return ['denied', new Fault('permission', { cause: error })];
  if (isGone(error)) return ['missing', new Fault('media', { cause: error })];
  return ['in-use', new Fault('media', { retryable: true, cause: error })];
}
