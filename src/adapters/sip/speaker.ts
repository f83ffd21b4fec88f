import { Fault } from '../../domain/fault.js';

/** Not every browser has these yet (W3C web audio 1.1). */
interface RingContext {
  readonly sinkId?: unknown;
  setSinkId?(sinkId: string): Promise<void>;
}

/** Plays the far ends, one `<audio>` per call, and knows whether the browser lets this page make a sound. */
export class Speaker {
  readonly #changed: (blocked: boolean) => void;
  readonly #sinks = new Map<string, HTMLAudioElement>();
  #context: AudioContext | undefined;
  #blocked = false;
  #ringing = false;
  /** Those who need the context to run. */
  #awake = 0;
  #sinkId = '';
  #ringSinkId = '';
  readonly #onGesture = (): void => void this.unlock().catch(() => {});

  constructor(changed: (blocked: boolean) => void) {
    this.#changed = changed;
  }

  get blocked(): boolean {
    return this.#blocked;
  }

  /** The only one of the page's life: browsers allow few, and each holds the audio device. */
  get context(): AudioContext {
    if (!this.#context) {
      this.#context = new AudioContext({ latencyHint: 'interactive' });
      void this.#ringOn(this.#context);
    }
    return this.#context;
  }

  get canChooseOutput(): boolean {
    return 'setSinkId' in HTMLMediaElement.prototype;
  }

  /** Where the far ends are heard, from now on; '' is the system's default. */
  async playOn(sinkId: string): Promise<void> {
    this.#sinkId = sinkId;
    await Promise.all([...this.#sinks.values()].map(sink => this.#playOn(sink)));
  }

  /** Where the ringer is heard; the default device in browsers that bind audio contexts to it. */
  async ringOn(sinkId: string): Promise<void> {
    this.#ringSinkId = sinkId;
    if (this.#context) await this.#ringOn(this.#context);
  }

  /** Finds out before the first call whether the ringer would be heard; any touch of the page unlocks it. */
  async probe(): Promise<void> {
    if (await this.#starts()) this.#idle();
    else this.#block();
  }

  /** For ringing: makes the context run, or tells that it must not. */
  async wake(): Promise<boolean> {
    this.#ringing = true;
    const running = await this.#starts();
    if (running) this.#unblock();
    else this.#block();
    return running;
  }

  /** Gives the audio device back while nothing rings. */
  rest(): void {
    this.#ringing = false;
    this.#idle();
  }

  /** The context runs until the returned function is called. Rejects with `permission` where the browser does not let it. */
  async keepAwake(): Promise<() => void> {
    this.#awake += 1;
    const rest = (): void => {
      this.#awake -= 1;
      this.#idle();
    };
    if (await this.#starts()) return rest;
    rest();
    throw new Fault('permission');
  }

  play(callId: string, stream: MediaStream): void {
    const sink = this.#sinks.get(callId) ?? new Audio();
    this.#sinks.set(callId, sink);
    sink.autoplay = true;
    void this.#playOn(sink);
    if (sink.srcObject !== stream) sink.srcObject = stream;
    sink.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotAllowedError') this.#block();
    });
  }

  stop(callId: string): void {
    const sink = this.#sinks.get(callId);
    if (!sink) return;
    this.#sinks.delete(callId);
    sink.pause();
    sink.srcObject = null;
  }

  /** Call it from the agent's own click or key. */
  async unlock(): Promise<void> {
    const running = await this.#starts();
    await Promise.all([...this.#sinks.values()].map(sink => sink.play()));
    if (running) this.#unblock();
  }

  dispose(): void {
    for (const callId of [...this.#sinks.keys()]) this.stop(callId);
    this.#listen(false);
    void this.#context?.close().catch(() => {});
    this.#context = undefined;
  }

  /** One that is not there any more leaves the sound where it is. */
  async #playOn(sink: HTMLAudioElement): Promise<void> {
    if (this.canChooseOutput && sink.sinkId !== this.#sinkId) await sink.setSinkId(this.#sinkId).catch(() => {});
  }

  async #ringOn(context: AudioContext & RingContext): Promise<void> {
    if (context.setSinkId && context.sinkId !== this.#ringSinkId) await context.setSinkId(this.#ringSinkId).catch(() => {});
  }

  /** `resume` of a context that needs a gesture waits for it, so the state decides after a moment. */
  async #starts(): Promise<boolean> {
    const { context } = this;
    if (context.state === 'running') return true;
    const moment = new Promise(resolve => setTimeout(resolve, 400));
    await Promise.race([context.resume().catch(() => {}), moment]);
    return this.#isRunning(context);
  }

  #isRunning(context: AudioContext): boolean {
    return context.state === 'running';
  }

  #idle(): void {
    if (!this.#ringing && this.#awake === 0 && this.#context?.state === 'running') void this.#context.suspend().catch(() => {});
  }

  #block(): void {
    if (this.#blocked) return;
    this.#blocked = true;
    this.#listen(true);
    this.#changed(true);
  }

  #unblock(): void {
    if (!this.#blocked) return;
    this.#blocked = false;
    this.#listen(false);
    this.#changed(false);
  }

  #listen(on: boolean): void {
    for (const type of ['pointerdown', 'keydown'] as const) {
      if (on) document.addEventListener(type, this.#onGesture, { capture: true });
      else document.removeEventListener(type, this.#onGesture, { capture: true });
    }
  }
}
