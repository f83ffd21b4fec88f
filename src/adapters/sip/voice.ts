import type { SipAccount } from '../../domain/call.js';
import { Fault, type FaultCode } from '../../domain/fault.js';
import type { VoicePort } from '../../domain/voice-port.js';
import type { SipCall } from './call.js';
import type { Phone } from './phone.js';
import type { Sound } from './sound.js';

export interface VoiceOptions {
  /** Absent while none is loaded. */
  readonly phone: () => Phone | undefined;
  readonly sound: () => Promise<Sound>;
  readonly isConfigured: () => boolean;
  /** Why there is no telephone. */
  readonly fault: () => FaultCode | undefined;
  readonly useAccount: (account: SipAccount) => void;
  readonly lineName: (user?: string) => string | undefined;
  readonly lineHeld: () => void;
  readonly supportBundle: () => Promise<string>;
  readonly preflight: NonNullable<VoicePort['preflight']>;
}

/** What the session may ask of the telephone, whichever there is at that moment. */
export function createVoice({ phone, sound, isConfigured, fault, useAccount, lineName, lineHeld, supportBundle, preflight }: VoiceOptions): VoicePort {
  return {
    dial: async (number, options = {}) => {
      if (!isConfigured()) throw new Fault('unsupported');
      const current = phone();
      if (!current) throw new Fault(fault() ?? 'network', { retryable: true });
      return current.dial(number, options);
    },
    ...callActs(() => {
      const current = phone();
      if (!current) throw new Fault('rejected');
      return current;
    }),
    useAccount,
    lineName,
    lineHeld,
    supportBundle,
    preflight,
    ...soundActs(sound),
  };
}

function callActs(needPhone: () => Phone): Omit<VoicePort, 'dial'> {
  const act = async (callId: string, run: (call: SipCall) => Promise<void> | void): Promise<void> => {
    await run(needPhone().call(callId));
  };
  return {
    answer: callId => act(callId, call => call.answer()),
    reject: (callId, reason) => act(callId, call => call.reject(reason)),
    silence: callId => act(callId, call => call.silence()),
    hangUp: callId => act(callId, call => call.hangUp()),
    hold: callId => act(callId, call => call.setHold(true)),
    resume: callId => act(callId, call => call.setHold(false)),
    setMuted: async (callId, muted) => needPhone().calls.setMuted(callId, muted),
    sendDtmf: (callId, tones) => act(callId, call => call.sendDtmf(tones)),
    transfer: async (callId, target) => needPhone().transfer(callId, target),
    transferAttended: async (callId, consultId) => needPhone().transferAttended(callId, consultId),
    conference: async callIds => needPhone().calls.conference(callIds),
    split: async (conferenceId, keepId) => needPhone().calls.split(conferenceId, keepId),
    releaseCalls: async () => needPhone().release(),
    adoptCalls: async calls => needPhone().adopt(calls),
  };
}

function soundActs(sound: () => Promise<Sound>): Partial<VoicePort> {
  return {
    enableSound: async () => {
      const { speaker } = await sound();
      await speaker.unlock().catch(() => {});
      if (speaker.blocked) throw new Fault('permission');
    },
    askForMicrophone: async () => (await sound()).microphone.ask(),
    chooseDevice: async (role, deviceId) => (await (await sound()).devices()).choose(role, deviceId),
    setProcessing: async change => (await (await sound()).devices()).setProcessing(change),
    setRingerVolume: volume => void sound().then(async opened => (await opened.devices()).setRingerVolume(volume)).catch(() => {}),
    meter: async onLevel => (await sound()).meter(onLevel),
    testSound: async role => (await sound()).test(role),
  };
}
