import type { Backend } from '../../domain/backend.js';
import { Fault } from '../../domain/fault.js';
import type { VoicePort } from '../../domain/voice-port.js';
import { invoke } from '../ports.js';

/** What is carried out where the telephone is, whichever tab it was asked in. */
export const telephoneCommands = [
  'dial',
  'answer',
  'reject',
  'silence',
  'hangUp',
  'hold',
  'resume',
  'setMuted',
  'sendDtmf',
  'transfer',
  'transferAttended',
  'conference',
  'split',
  'dialExternal',
  'dialOnBehalf',
  'enableSound',
  'chooseDevice',
  'setProcessing',
  'setRingerVolume',
  'testSound',
  'supportBundle',
] as const satisfies readonly (keyof VoicePort)[];

/** `unsupported` for what is none: another tab may be of another version. */
export async function runCommand({ voice }: Backend, name: string, args: readonly unknown[]): Promise<unknown> {
  const known = telephoneCommands.find((command) => command === name);
  if (!known || !voice) throw new Fault('unsupported');
  // What the arguments are is between two sessions of one version, or the telephone refuses them.
  return invoke(voice, known, ...(args as Parameters<NonNullable<VoicePort[typeof known]>>));
}
