/** Plays a recording without an element, because a content policy may forbid sound from `blob:` addresses. */
export class Playback {
  readonly #ended: () => void;
  #context: AudioContext | undefined;
  #startedAt = 0;
  #length = 0;

  constructor(ended: () => void) {
    this.#ended = ended;
  }

  get isPlaying(): boolean {
    return this.#context !== undefined;
  }

  /** Milliseconds; 0 while nothing plays. */
  get position(): number {
    return this.#context ? Math.max(0, Math.min(this.#length, (this.#context.currentTime - this.#startedAt) * 1000)) : 0;
  }

  /** Rejects where the browser cannot read it. */
  async play(sound: Blob): Promise<void> {
    this.stop();
    const context = new AudioContext();
    this.#context = context;
    try {
      const buffer = await context.decodeAudioData(await sound.arrayBuffer());
      if (this.#context !== context) return;
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(context.destination);
      source.addEventListener('ended', () => this.#context === context && this.stop());
      this.#length = buffer.duration * 1000;
      this.#startedAt = context.currentTime;
      source.start();
    } catch (error) {
      if (this.#context === context) this.stop();
      throw error;
    }
  }

  stop(): void {
    const context = this.#context;
    if (!context) return;
    this.#context = undefined;
    context.close().catch(() => undefined);
    this.#ended();
  }
}
