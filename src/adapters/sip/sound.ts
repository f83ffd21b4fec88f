import type { AudioState } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import type { Devices } from './devices.js';
import { Microphone, type Talker } from './microphone.js';
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
  readonly #calls = new Set<Talker>();
  #devices: Devices | undefined;
  #loading: Promise<Devices> | undefined;
  #over = false;

  constructor(ringer: RingerOptions | false, tell: (audio: AudioState) => void) {
    this.#tell = tell;
    this.microphone = new Microphone({
      changed: state => this.#microphoneChanged(state),
      constraints: fallback => this.#constraints(fallback),
    });
    this.speaker = new Speaker(blocked => {
      if (!blocked) this.ringer?.again();
      this.#changed();
    });
    const volume = ringer === false ? 0 : Math.min(1, Math.max(0, ringer.volume ?? 0.5));
    this.ringer = ringer === false ? undefined : new Ringer(this.speaker, volume);
  }

  get state(): AudioState {
    const devices = this.#devices && { devices: this.#devices.state };
    return { microphone: this.microphone.state, soundBlocked: this.speaker.blocked, ...devices };
  }

  async watch(): Promise<void> {
    await Promise.all([this.microphone.watch(), this.speaker.probe(), this.devices().then(devices => devices.refresh(), () => {})]);
  }

  /** Loaded apart: a telephone rings without. */
  devices(): Promise<Devices> {
    this.#loading ??= this.#loadDevices();
    return this.#loading;
  }

  /** For as long as the call is there. */
  add(call: Talker): () => void {
    const leave = this.microphone.use(call);
    this.#calls.add(call);
    return () => {
      this.#calls.delete(call);
      leave();
    };
  }

  async meter(onLevel: (level: number) => void): Promise<() => void> {
    const { meter } = await import('./level.js');
    const isSilenced = (): boolean => this.#calls.size > 0 && [...this.#calls].every(call => !call.captures);
    return meter({ microphone: this.microphone, speaker: this.speaker, isSilenced }, onLevel);
  }

  async test(role: 'speaker' | 'ringer'): Promise<void> {
    // Before anything is loaded, or the click is forgotten.
    const unlocked = this.speaker.unlock().catch(() => {});
    const { playTestSound } = await import('./test-sound.js');
    await unlocked;
    await playTestSound(role, this.speaker, this.ringer);
  }

  dispose(): void {
    this.#over = true;
    this.#devices?.dispose();
    this.ringer?.set(undefined);
    this.microphone.dispose();
    this.speaker.dispose();
  }

  async #loadDevices(): Promise<Devices> {
    try {
      const { Devices } = await import('./devices.js');
      if (this.#over) throw new Fault('conflict');
      const { microphone, speaker, ringer } = this;
      this.#devices = new Devices({ microphone, speaker, ringer, changed: () => this.#changed() });
      return this.#devices;
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
  }

  /** A call is worth more than the right device. */
  async #constraints(fallback: boolean): Promise<MediaTrackConstraints> {
    const devices = await this.devices().catch(() => undefined);
    return devices?.constraints(fallback) ?? { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  }

  /** Names and ids of devices are told only after the first permission. */
  #microphoneChanged(state: AudioState['microphone']): void {
    this.#changed();
    if (state === 'granted') void this.#devices?.refresh();
  }

  #changed(): void {
    this.#tell(this.state);
  }
}
