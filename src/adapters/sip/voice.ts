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
}

/** What the session may ask of the telephone, whichever there is at that moment. */
export function createVoice({ phone, sound, isConfigured, fault, useAccount, lineName, lineHeld, supportBundle }: VoiceOptions): VoicePort {
  const needPhone = (): Phone => {
    const current = phone();
    if (!current) throw new Fault('rejected');
    return current;
  };
  const act = async (callId: string, run: (call: SipCall) => Promise<void> | void): Promise<void> => {
    await run(needPhone().call(callId));
  };
  return {
    dial: async (number, options = {}) => {
      if (!isConfigured()) throw new Fault('unsupported');
      const current = phone();
      if (!current) throw new Fault(fault() ?? 'network', { retryable: true });
      return current.dial(number, options);
    },
    answer: callId => act(callId, call => call.answer()),
    reject: (callId, reason) => act(callId, call => call.reject(reason)),
    silence: callId => act(callId, call => call.silence()),
    hangUp: callId => act(callId, call => call.hangUp()),
    hold: callId => act(callId, call => call.setHold(true)),
    resume: callId => act(callId, call => call.setHold(false)),
    setMuted: (callId, muted) => act(callId, call => call.setMuted(muted)),
    sendDtmf: (callId, tones) => act(callId, call => call.sendDtmf(tones)),
    transfer: async (callId, target) => needPhone().transfer(callId, target),
    transferAttended: async (callId, consultId) => needPhone().transferAttended(callId, consultId),
    releaseCalls: async () => needPhone().release(),
    adoptCalls: async calls => needPhone().adopt(calls),
    useAccount,
    lineName,
    lineHeld,
    supportBundle,
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
