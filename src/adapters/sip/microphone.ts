import type { AudioState } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';

type MicrophoneState = AudioState['microphone'];

/**
 * One capture for all calls: every call sends a clone of the same track, so that the browser asks once, and the device is
 * open exactly as long as there is a call.
 */
export class Microphone {
  readonly #changed: (state: MicrophoneState) => void;
  readonly #clones = new Set<MediaStreamTrack>();
  #stream: Promise<MediaStream> | undefined;
  #state: MicrophoneState = 'unknown';
  #permission: PermissionStatus | undefined;
  readonly #onPermission = (): void => this.#enter(this.#permission?.state ?? 'unknown');

  constructor(changed: (state: MicrophoneState) => void) {
    this.#changed = changed;
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
    const tracks = stream.getAudioTracks().map(track => track.clone());
    for (const track of tracks) this.#clones.add(track);
    return new MediaStream(tracks);
  }

  /** Lets the device go once no call uses it. */
  settle(): void {
    for (const clone of this.#clones) if (clone.readyState === 'ended') this.#clones.delete(clone);
    if (this.#clones.size === 0) this.#release();
  }

  /** So that the first call does not have to ask. */
  async ask(): Promise<void> {
    await this.#capture();
    this.settle();
  }

  dispose(): void {
    this.#permission?.removeEventListener('change', this.#onPermission);
    for (const clone of this.#clones) clone.stop();
    this.settle();
  }

  async #capture(): Promise<MediaStream> {
    const pending = (this.#stream ??= capture());
    try {
      const stream = await pending;
      this.#enter('granted');
      return stream;
    } catch (error) {
      if (this.#stream === pending) this.#stream = undefined;
      const [state, fault] = captureFault(error);
      this.#enter(state);
      throw fault;
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
    this.#changed(state);
  }
}

async function capture(): Promise<MediaStream> {
  // Absent outside of secure contexts.
  if (!navigator.mediaDevices) throw new DOMException('No secure context.', 'NotAllowedError');
  return navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } });
}

function captureFault(error: unknown): [MicrophoneState, Fault] {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return ['denied', new Fault('permission', { cause: error })];
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return ['missing', new Fault('media', { cause: error })];
  return ['in-use', new Fault('media', { retryable: true, cause: error })];
}
