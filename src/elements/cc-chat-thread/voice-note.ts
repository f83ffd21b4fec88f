import { Playback } from './voice-playback.js';
import { VoiceRecorder } from './voice-recorder.js';
import { drawWave } from './voice-wave.js';

/** So often the sound is looked at for the wave. */
const step = 100;

/** A voice message that is not sent yet: its recorder, what can be heard of it, and what moves on the screen. */
export class VoiceNote {
  readonly recorder: VoiceRecorder;
  readonly playback: Playback;
  isSending = false;
  readonly #changed: () => void;
  readonly #levels: number[] = [];
  #frame: number | undefined;
  #measuredAt = 0;
  #view: { readonly wave: Element; readonly time: Element; readonly duration: (length: number) => string } | undefined;

  static async record(changed: () => void, deviceId?: string): Promise<VoiceNote> {
    const started: { note?: VoiceNote } = {};
    const recorder = await VoiceRecorder.start(() => started.note?.update(), deviceId);
    started.note = new VoiceNote(recorder, changed);
    return started.note;
  }

  constructor(recorder: VoiceRecorder, changed: () => void) {
    this.recorder = recorder;
    this.#changed = changed;
    this.playback = new Playback(() => this.update());
  }

  update(): void {
    this.#changed();
    this.#follow();
  }

  resume(): void {
    this.playback.stop();
    this.recorder.resume();
  }

  /** Plays what there is so far, or stops that. */
  async listen(): Promise<void> {
    if (this.playback.isPlaying) return this.playback.stop();
    this.recorder.pause();
    await this.playback.play(await this.recorder.sound());
    this.update();
  }

  /** Gives the microphone back and is quiet. */
  settle(): void {
    this.playback.stop();
    void this.recorder.stop();
  }

  discard(): void {
    this.settle();
    this.show(undefined);
  }

  /** For good: the microphone is given back. Rejects with `media` when there is nothing on it. */
  async file(): Promise<File> {
    this.playback.stop();
    await this.recorder.stop();
    const sound = await this.recorder.sound();
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+Z$/gu, '').replace('T', '-');
    const ending = sound.type.startsWith('audio/ogg') ? 'ogg' : 'm4a';
    return new File([sound], `voice-${stamp}.${ending}`, { type: sound.type });
  }

  /** What to move: ten times a second is too often to render a conversation for. */
  show(view: { readonly wave: Element; readonly time: Element; readonly duration: (length: number) => string } | undefined): void {
    this.#view = view;
    this.#follow();
  }

  #follow(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#draw();
    if (this.#view && (this.recorder.state === 'recording' || this.playback.isPlaying)) this.#frame = requestAnimationFrame(() => this.#follow());
  }

  #draw(): void {
    const { recorder, playback } = this;
    const { elapsed } = recorder;
    if (recorder.state === 'recording' && elapsed - this.#measuredAt >= step) {
      this.#levels.push(recorder.level);
      this.#measuredAt = elapsed;
    }
    if (!this.#view) return;
    const { wave, time, duration } = this.#view;
    const { isPlaying, position } = playback;
    const text = duration(isPlaying ? position : elapsed);
    if (time.textContent !== text) time.textContent = text;
    drawWave(wave, this.#levels, recorder.state === 'recording' ? undefined : isPlaying ? position / Math.max(1, elapsed) : 1);
  }
}
