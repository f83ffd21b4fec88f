import type { AudioDevice, AudioDevices, AudioProcessing, AudioRole } from '../../domain/call.js';
import { Fault } from '../../domain/fault.js';
import { type ChosenDevice, recallAudio, rememberAudio, type RememberedAudio } from './device-memory.js';
import type { Microphone } from './microphone.js';
import type { Ringer } from './ringer.js';
import type { Speaker } from './speaker.js';

export interface DevicesOptions {
  readonly microphone: Microphone;
  readonly speaker: Speaker;
  readonly ringer: Ringer | undefined;
  readonly changed: () => void;
}

const roles: readonly AudioRole[] = ['microphone', 'speaker', 'ringer'];
const kindOf = (role: AudioRole): AudioDevice['kind'] => (role === 'microphone' ? 'input' : 'output');

/** Which devices there are, which of them the agent chose, and what serves while a chosen one is not plugged in. */
export class Devices {
  readonly #options: DevicesOptions;
  #memory: RememberedAudio = recallAudio();
  #available: readonly AudioDevice[] = [];
  /** Kinds of which the browser tells no ids before the microphone was allowed. */
  #untold: ReadonlySet<AudioDevice['kind']> = new Set(['input', 'output']);
  #reading = 0;
  readonly #onChange = (): void => void this.refresh();

  constructor(options: DevicesOptions) {
    this.#options = options;
    const { ringerVolume } = this.#memory;
    if (options.ringer && ringerVolume !== undefined) options.ringer.volume = ringerVolume;
    navigator.mediaDevices?.addEventListener('devicechange', this.#onChange);
  }

  get state(): AudioDevices {
    const { chosen, processing } = this.#memory;
    const missing = roles.filter(role => this.#isMissing(role));
    return {
      available: this.#available,
      chosen: perRole(roles, role => chosen[role]?.id),
      missing,
      missingLabels: perRole(missing, role => chosen[role]?.label),
      canChooseOutput: this.#options.speaker.canChooseOutput,
      processing,
      ringerVolume: this.#options.ringer?.volume ?? 0,
    };
  }

  /** Looks which devices there are now, and uses the chosen ones among them. */
  async refresh(): Promise<void> {
    const reading = ++this.#reading;
    const found = await (navigator.mediaDevices?.enumerateDevices() ?? Promise.resolve([])).catch(() => []);
    if (reading !== this.#reading) return;
    const before = this.#idFor('microphone');
    this.#take(found);
    this.#options.changed();
    const microphone = this.#idFor('microphone') === before ? this.#options.microphone.revive() : this.#options.microphone.renew();
    await Promise.allSettled([microphone, this.#applyOutputs()]);
  }

  /** Rejects with `rejected` for a device that there is not, `unsupported` where the browser cannot play on another one. */
  async choose(role: AudioRole, deviceId: string | undefined): Promise<void> {
    if (role !== 'microphone' && deviceId !== undefined && !this.#options.speaker.canChooseOutput) throw new Fault('unsupported');
    const device = this.#available.find(({ id, kind }) => id === deviceId && kind === kindOf(role));
    if (deviceId !== undefined && !device) throw new Fault('rejected');
    const chosen: Partial<Record<AudioRole, ChosenDevice>> = { ...this.#memory.chosen };
    delete chosen[role];
    if (device) chosen[role] = { id: device.id, label: device.label };
    this.#remember({ chosen });
    await (role === 'microphone' ? this.#options.microphone.renew() : this.#applyOutputs());
  }

  async setProcessing(change: Partial<AudioProcessing>): Promise<void> {
    this.#remember({ processing: { ...this.#memory.processing, ...change } });
    // Captured anew: what a browser changes on a track does not reach the clones that calls send.
    await this.#options.microphone.renew();
  }

  setRingerVolume(ringerVolume: number): void {
    const { ringer } = this.#options;
    if (!ringer) return;
    ringer.volume = ringerVolume;
    this.#remember({ ringerVolume: ringer.volume });
  }

  constraints(fallback: boolean): MediaTrackConstraints {
    const chosen = fallback ? undefined : (this.#idFor('microphone') ?? this.#untoldChoice);
    return { ...this.#memory.processing, ...(chosen === undefined ? {} : { deviceId: { exact: chosen } }) };
  }

  dispose(): void {
    navigator.mediaDevices?.removeEventListener('devicechange', this.#onChange);
    this.#reading += 1;
  }

  /** Before the first permission nobody knows whether it is there, and trying does no harm. */
  get #untoldChoice(): string | undefined {
    return this.#untold.has('input') ? this.#memory.chosen.microphone?.id : undefined;
  }

  #remember(change: Partial<RememberedAudio>): void {
    this.#memory = { ...this.#memory, ...change };
    rememberAudio(this.#memory);
    this.#options.changed();
  }

  /** The system's default has an entry of its own in some browsers, which is not a device. */
  #take(found: readonly MediaDeviceInfo[]): void {
    const sound = found.filter(({ kind }) => kind !== 'videoinput');
    this.#untold = new Set(sound.filter(({ deviceId }) => deviceId === '').map(inOrOut));
    this.#available = sound
      .filter(({ deviceId }) => deviceId !== '' && deviceId !== 'default' && deviceId !== 'communications')
      .map(device => ({ id: device.deviceId, kind: inOrOut(device), label: device.label }));
    const chosen = perRole(roles, role => this.#again(role, this.#memory.chosen[role]));
    if (roles.some(role => chosen[role] !== this.#memory.chosen[role])) this.#remember({ chosen });
  }

  /** The same device under its present id. */
  #again(role: AudioRole, chosen: ChosenDevice | undefined): ChosenDevice | undefined {
    if (!chosen || this.#available.some(({ id, kind }) => id === chosen.id && kind === kindOf(role))) return chosen;
    const same = this.#available.find(({ label, kind }) => label !== '' && label === chosen.label && kind === kindOf(role));
    return same ? { id: same.id, label: same.label } : chosen;
  }

  #isMissing(role: AudioRole): boolean {
    return this.#memory.chosen[role] !== undefined && !this.#untold.has(kindOf(role)) && this.#idFor(role) === undefined;
  }

  /** Of the chosen device, if it is there. */
  #idFor(role: AudioRole): string | undefined {
    const chosen = this.#memory.chosen[role];
    return this.#available.find(({ id, kind }) => id === chosen?.id && kind === kindOf(role))?.id;
  }

  async #applyOutputs(): Promise<void> {
    await Promise.all([
      this.#options.speaker.playOn(this.#idFor('speaker') ?? ''),
      this.#options.speaker.ringOn(this.#idFor('ringer') ?? ''),
    ]);
  }
}

function inOrOut({ kind }: MediaDeviceInfo): AudioDevice['kind'] {
  return kind === 'audioinput' ? 'input' : 'output';
}

function perRole<Value>(of: readonly AudioRole[], value: (role: AudioRole) => Value | undefined): Partial<Record<AudioRole, Value>> {
  const entries = of.map(role => [role, value(role)] as const);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
}
