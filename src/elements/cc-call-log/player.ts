import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallLogEntry } from '../../domain/record.js';
import type { Session } from '../../session/session-api.js';
import { openRecording, recordingAddress, type Recording } from '../recordings/recording.js';

export interface Playing {
  readonly entry: CallLogEntry;
  readonly status: 'loading' | 'playing' | 'paused' | 'failed';
  /** Milliseconds. */
  readonly position: number;
  /** Milliseconds; the talk time until the recording tells its own. */
  readonly length: number;
  /** Where the sound can be had as a file, as soon as that is known. */
  readonly download?: string;
}

/** One recording at a time; its address is fetched when it is wanted. */
export class Player implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #audio: HTMLAudioElement | undefined;
  #playing: Playing | undefined;
  #attempt = 0;
  #opening: AbortController | undefined;
  #recording: Recording | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get playing(): Playing | undefined {
    return this.#playing;
  }

  hostDisconnected(): void {
    this.close();
  }

  async listen(session: Session, entry: CallLogEntry): Promise<void> {
    if (this.#playing?.entry.id === entry.id && this.#playing.status !== 'failed') return this.toggle();
    this.close();
    const attempt = (this.#attempt += 1);
    this.#show({ entry, status: 'loading', position: 0, length: entry.talkTime });
    try {
      const address = recordingAddress(await session.callLog.recording(entry.id));
      if (attempt !== this.#attempt) return;
      this.#change({ download: address });
      await this.#open(address, attempt);
    } catch (error) {
      // Paused before it began: nothing went wrong.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      if (attempt === this.#attempt) this.#change({ status: 'failed' });
    }
  }

  async #open(address: string, attempt: number): Promise<void> {
    this.#opening = new AbortController();
    const recording = await openRecording(address, this.#opening.signal);
    if (attempt !== this.#attempt) return recording.release();
    this.#recording = recording;
    this.#change({ download: recording.download });
    await this.#load(recording.src).play();
  }

  async toggle(): Promise<void> {
    const audio = this.#audio;
    if (!audio) return;
    if (audio.paused) await audio.play().catch(() => this.#change({ status: 'failed' }));
    else audio.pause();
  }

  /** `position` in milliseconds. */
  seek(position: number): void {
    if (!this.#audio) return;
    this.#audio.currentTime = position / 1000;
    this.#change({ position });
  }

  close(): void {
    this.#attempt += 1;
    this.#opening?.abort();
    const audio = this.#audio;
    this.#audio = undefined;
    if (audio) {
      audio.pause();
      audio.removeAttribute('src');
      audio.load();
    }
    this.#recording?.release();
    this.#recording = undefined;
    if (this.#playing) this.#show(undefined);
  }

  #load(address: string): HTMLAudioElement {
    const audio = new Audio(address);
    this.#audio = audio;
    const on = (type: string, change: () => Partial<Playing>): void =>
      audio.addEventListener(type, () => {
        if (this.#audio === audio) this.#change(change());
      });
    on('playing', () => ({ status: 'playing' }));
    on('pause', () => ({ status: 'paused' }));
    on('timeupdate', () => ({ position: audio.currentTime * 1000 }));
    on('durationchange', () => (Number.isFinite(audio.duration) ? { length: audio.duration * 1000 } : {}));
    on('error', () => ({ status: 'failed' }));
    return audio;
  }

  #change(change: Partial<Playing>): void {
    if (this.#playing) this.#show({ ...this.#playing, ...change });
  }

  #show(playing: Playing | undefined): void {
    this.#playing = playing;
    this.#host.requestUpdate();
  }
}
