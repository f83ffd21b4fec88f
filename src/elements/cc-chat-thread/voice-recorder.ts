import { Fault } from '../../domain/fault.js';
import { oggOpus } from './voice-ogg.js';
import { recordingFormat } from './voice-support.js';
import { readOpusTrack } from './voice-webm.js';

/** `stopped`: the microphone is given back, what was recorded is there. */
export type VoiceState = 'recording' | 'paused' | 'stopped';

/** Speech; a quarter of an hour is some 4 MB. */
const bitRate = 32_000;
const longest = 15 * 60_000;

/** One recording from one microphone. */
export class VoiceRecorder {
  readonly #stream: MediaStream;
  readonly #recorder: MediaRecorder;
  readonly #changed: () => void;
  readonly #parts: Blob[] = [];
  readonly #context = new AudioContext();
  readonly #analyser = this.#context.createAnalyser();
  readonly #samples = new Float32Array(this.#analyser.fftSize);
  #recordedBefore = 0;
  #since: number | undefined;
  #limit: ReturnType<typeof setTimeout> | undefined;

  /** Asks for the microphone. Rejects with `permission` or `media`. `changed` is called whenever `state` is another. */
  static async start(changed: () => void, deviceId?: string): Promise<VoiceRecorder> {
    const audio = { channelCount: 1, echoCancellation: true, noiseSuppression: true, ...(deviceId === undefined ? {} : { deviceId: { ideal: deviceId } }) };
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio });
    } catch (cause) {
      const isRefused = cause instanceof DOMException && (cause.name === 'NotAllowedError' || cause.name === 'SecurityError');
      throw new Fault(isRefused ? 'permission' : 'media', { cause });
    }
    try {
      return new VoiceRecorder(stream, changed);
    } catch (cause) {
      for (const track of stream.getTracks()) track.stop();
      throw new Fault('media', { cause });
    }
  }

  constructor(stream: MediaStream, changed: () => void) {
    this.#stream = stream;
    this.#changed = changed;
    const mimeType = recordingFormat();
    this.#recorder = new MediaRecorder(stream, { audioBitsPerSecond: bitRate, ...(mimeType === undefined ? {} : { mimeType }) });
    this.#recorder.addEventListener('dataavailable', ({ data }) => void this.#parts.push(data));
    // Unplugged, or taken away by the browser.
    this.#recorder.addEventListener('stop', () => this.#released());
    this.#recorder.addEventListener('error', () => void this.stop());
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    this.#recorder.start();
    this.#run();
  }

  get state(): VoiceState {
    const { state } = this.#recorder;
    return state === 'inactive' ? 'stopped' : state;
  }

  /** Milliseconds recorded so far. */
  get elapsed(): number {
    return this.#recordedBefore + (this.#since === undefined ? 0 : performance.now() - this.#since);
  }

  /** How loud it is now, 0 to 1. */
  get level(): number {
    if (this.state !== 'recording') return 0;
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return Math.min(1, this.#samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0));
  }

  pause(): void {
    if (this.state !== 'recording') return;
    this.#recorder.pause();
    this.#halt();
    this.#changed();
  }

  resume(): void {
    if (this.state !== 'paused') return;
    this.#recorder.resume();
    this.#run();
    this.#changed();
  }

  /** Gives the microphone back. Resolves when all that was recorded is there. */
  async stop(): Promise<void> {
    if (this.state === 'stopped') return;
    const stopped = once(this.#recorder, 'stop');
    this.#recorder.stop();
    await stopped;
  }

  /** What there is so far, as a messenger wants it. Rejects with `media` when that is nothing. */
  async sound(): Promise<Blob> {
    if (this.state !== 'stopped') {
      const flushed = once(this.#recorder, 'dataavailable');
      this.#recorder.requestData();
      await flushed;
    }
    const recorded = new Blob(this.#parts, { type: this.#recorder.mimeType });
    if (!this.#recorder.mimeType.startsWith('audio/webm')) return recorded;
    return oggOpus(readOpusTrack(new Uint8Array(await recorded.arrayBuffer())));
  }

  #run(): void {
    this.#since = performance.now();
    this.#limit = setTimeout(() => void this.stop(), longest - this.#recordedBefore);
  }

  #halt(): void {
    this.#recordedBefore = this.elapsed;
    this.#since = undefined;
    clearTimeout(this.#limit);
  }

  #released(): void {
    this.#halt();
    for (const track of this.#stream.getTracks()) track.stop();
    this.#context.close().catch(() => undefined);
    this.#changed();
  }
}

function once(target: EventTarget, type: string): Promise<unknown> {
  return new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
}
