import type { AudioProcessing, AudioRole } from '../../domain/call.js';

/** The label finds a device again whose id has changed. */
export interface ChosenDevice {
  readonly id: string;
  readonly label: string;
}

export interface RememberedAudio {
  readonly chosen: Readonly<Partial<Record<AudioRole, ChosenDevice>>>;
  readonly processing: AudioProcessing;
  readonly ringerVolume?: number;
}

const key = 'cc-widgets.audio';
const roles: readonly AudioRole[] = ['microphone', 'speaker', 'ringer'];

/** Forgets with the page where the browser refuses storage. */
export function recallAudio(): RememberedAudio {
  const kept = parsed();
  const chosen: Partial<Record<AudioRole, ChosenDevice>> = {};
  for (const role of roles) {
    const { id, label } = record(record(kept['chosen'])[role]);
    if (typeof id === 'string' && typeof label === 'string') chosen[role] = { id, label };
  }
  const { echoCancellation, noiseSuppression, autoGainControl } = record(kept['processing']);
  const volume = kept['ringerVolume'];
  return {
    chosen,
    processing: {
      echoCancellation: echoCancellation !== false,
      noiseSuppression: noiseSuppression !== false,
      autoGainControl: autoGainControl !== false,
    },
    ...(typeof volume === 'number' && volume >= 0 && volume <= 1 ? { ringerVolume: volume } : {}),
  };
}

export function rememberAudio(audio: RememberedAudio): void {
  try {
    localStorage.setItem(key, JSON.stringify(audio));
  } catch {
    // Whoever holds it in memory goes on with that.
  }
}

function parsed(): Record<string, unknown> {
  try {
    return record(JSON.parse(localStorage.getItem(key) ?? '{}'));
  } catch {
    return {};
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
