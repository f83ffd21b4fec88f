import { atom, onMount } from 'nanostores';
import type { VoicePort } from '../domain/voice-port.js';
import type { Kernel } from './kernel.js';
import { invoke } from './ports.js';
import type { AudioSlice } from './session-api.js';

/** Devices of this machine, by way of the telephone that uses them. */
export function createAudio(kernel: Kernel): AudioSlice {
  const voice = (): VoicePort => kernel.ports.need('voice');
  const $microphoneLevel = atom(0);
  onMount($microphoneLevel, () => meter(kernel, (level) => $microphoneLevel.set(level)));
  return {
    $microphoneLevel,
    choose: (role, deviceId) => kernel.act('audio.choose', async () => invoke(voice(), 'chooseDevice', role, deviceId)),
    setProcessing: (change) => kernel.act('audio.setProcessing', async () => invoke(voice(), 'setProcessing', change)),
    setRingerVolume: (volume) => voice().setRingerVolume?.(Math.min(1, Math.max(0, volume))),
    testSound: (role) => kernel.act('audio.testSound', async () => invoke(voice(), 'testSound', role)),
  };
}

/** Measures for as long as somebody looks. Returns how to end it. */
function meter(kernel: Kernel, show: (level: number) => void): () => void {
  let over = false;
  const tell = (level: number): void => {
    if (!over) kernel.commit(() => show(level));
  };
  const opened = kernel.ports.get('voice')?.meter?.(tell);
  opened?.catch((error: unknown) => void kernel.report('audio.meter', error));
  return () => {
    over = true;
    show(0);
    opened?.then((stop) => stop(), () => undefined);
  };
}
