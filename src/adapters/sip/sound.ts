import type { AudioState } from '../../domain/call.js';
import { Microphone } from './microphone.js';
import type { RingerOptions } from './options.js';
import { Ringer } from './ringer.js';
import { Speaker } from './speaker.js';

/** All sound of one telephone: microphone, far ends and ringer. */
export class Sound {
  readonly microphone: Microphone;
  readonly speaker: Speaker;
  /** Absent where the host rings by itself. */
  readonly ringer: Ringer | undefined;
  readonly #tell: (audio: AudioState) => void;

  constructor(ringer: RingerOptions | false, tell: (audio: AudioState) => void) {
    this.#tell = tell;
    this.microphone = new Microphone(() => this.#changed());
    this.speaker = new Speaker(blocked => {
      if (!blocked) this.ringer?.again();
      this.#changed();
    });
    const volume = ringer === false ? 0 : Math.min(1, Math.max(0, ringer.volume ?? 0.5));
    this.ringer = ringer === false ? undefined : new Ringer(this.speaker, volume);
  }

  get state(): AudioState {
    return { microphone: this.microphone.state, soundBlocked: this.speaker.blocked };
  }

  async watch(): Promise<void> {
    await Promise.all([this.microphone.watch(), this.speaker.probe()]);
  }

  dispose(): void {
    this.ringer?.set(undefined);
    this.microphone.dispose();
    this.speaker.dispose();
  }

  #changed(): void {
    this.#tell(this.state);
  }
}
