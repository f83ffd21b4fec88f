import type { BackendEvent } from '../../src/domain/backend-event.js';
import type { AudioDevices, AudioRole, Call, CallEnd, CallTransfer, SipAccount } from '../../src/domain/call.js';
import { Fault } from '../../src/domain/fault.js';
import type { VoicePort } from '../../src/domain/voice-port.js';
import { aCall, noon } from './samples.js';
import type { Script } from './script.js';

const abilities: Call['can'] = new Set(['hangup', 'hold', 'resume', 'mute', 'unmute', 'dtmf']);

/** What may be done with a call that is in a conference. */
const memberAbilities: Call['can'] = new Set(['hangup', 'hold', 'resume', 'mute', 'unmute', 'dtmf', 'split']);

/** A microphone and a headset; the system's defaults are in use. */
export const someDevices: AudioDevices = {
  available: [
    { id: 'mic-1', kind: 'input', label: 'Microfone interno' },
    { id: 'usb-in', kind: 'input', label: 'Headset USB' },
    { id: 'out-1', kind: 'output', label: 'Caixas internas' },
    { id: 'usb-out', kind: 'output', label: 'Headset USB' },
  ],
  chosen: {},
  missing: [],
  missingLabels: {},
  canChooseOutput: true,
  processing: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  ringerVolume: 0.8,
};

/** A telephone exchange: its calls, what the far ends do, and the port to it. */
export class ScriptedVoice {
  readonly port: VoicePort;
  readonly calls = new Map<string, Call>();
  readonly tones: string[] = [];
  /** Sounds that were tested. */
  readonly tested: string[] = [];
  account: SipAccount | undefined;
  devices = someDevices;
  /** Of the microphone, while somebody measures. */
  onLevel: ((level: number) => void) | undefined;
  readonly #script: Script;
  readonly #emit: (event: BackendEvent) => void;
  #count = 0;

  constructor(script: Script, emit: (event: BackendEvent) => void) {
    this.#script = script;
    this.#emit = emit;
    this.port = this.#createPort();
  }

  snapshot(): void {
    this.#emit({ type: 'calls-listed', calls: [...this.calls.values()] });
  }

  /** Somebody calls. Returns the call's id. */
  ring(change: Partial<Call> = {}): string {
    const id = this.#newId();
    this.#put(aCall({ id, can: new Set(['answer', 'reject', 'silence']), ...change }));
    return id;
  }

  /** The far end of an outgoing call rings, then answers. */
  alerts(id: string): void {
    this.change(id, { state: 'ringing' });
  }

  answers(id: string): void {
    this.change(id, { state: 'active', answeredAt: noon + 5_000, can: abilities });
  }

  hangsUp(id: string, end: CallEnd = { cause: 'hung-up', by: 'remote' }): void {
    this.change(id, { state: 'ended', endedAt: noon + 65_000, end, can: new Set() });
  }

  /** How far a transfer is; the act itself is steered by the script. */
  transfers(id: string, target: string, progress: CallTransfer['progress'], more: Partial<Pick<CallTransfer, 'kind' | 'code'>> = {}): void {
    const { pending: _pending, ...call } = this.#call(id);
    const open = progress !== 'done' && progress !== 'failed';
    this.#put({ ...call, transfer: { kind: 'blind', target, progress, ...more }, ...(open ? { pending: 'transfer' } : {}) });
  }

  /** Devices come, go and are chosen. */
  listDevices(change: Partial<AudioDevices> = {}): void {
    this.devices = { ...this.devices, ...change };
    this.#emit({ type: 'audio-changed', audio: { microphone: 'granted', soundBlocked: false, devices: this.devices } });
  }

  change(id: string, change: Partial<Call>): void {
    this.#put({ ...this.#call(id), ...change });
  }

  #call(id: string): Call {
    const call = this.calls.get(id);
    if (!call) throw new Fault('rejected');
    return call;
  }

  #newId(): string {
    this.#count += 1;
    return `call-${this.#count}`;
  }

  #put(call: Call): void {
    this.calls.set(call.id, call);
    this.#emit({ type: 'call-changed', call });
    if (call.state === 'ended') this.calls.delete(call.id);
  }

  #createPort(): VoicePort {
    const script = this.#script;
    const held = (local: boolean): Partial<Call> => ({ hold: { local, remote: false } });
    return {
      dial: (number, { consultFor } = {}) => script.run('dial', () => {
        const id = this.#newId();
        const about = consultFor === undefined ? {} : { consultFor };
        this.#put(aCall({ id, direction: 'out', state: 'dialing', remote: { number }, can: new Set(['hangup']), ...about }));
        return id;
      }),
      answer: (id) => script.run('answer', () => this.answers(id)),
      reject: (id, reason) => script.run(`reject ${reason}`, () => this.hangsUp(id, { cause: 'declined', by: 'agent' })),
      silence: (id) => script.run('silence', () => this.change(id, { silenced: true })),
      hangUp: (id) => script.run('hangUp', () => this.hangsUp(id, { cause: 'hung-up', by: 'agent' })),
      hold: (id) => script.run('hold', () => this.change(id, held(true))),
      resume: (id) => script.run('resume', () => this.change(id, held(false))),
      setMuted: (id, muted) => script.run('setMuted', () => this.change(id, { muted })),
      sendDtmf: (_id, tones) => script.run('sendDtmf', () => void this.tones.push(tones)),
      useAccount: (account) => {
        this.account = account;
      },
      enableSound: () => script.run('enableSound', () => undefined),
      supportBundle: () => script.run('supportBundle', () => '{"version":"test"}'),
      ...this.#createJoining(),
      ...this.#createAudio(),
    };
  }

  #createJoining(): Pick<VoicePort, 'transfer' | 'transferAttended' | 'conference' | 'split'> {
    const script = this.#script;
    const sentOn: CallEnd = { cause: 'transferred', by: 'agent' };
    return {
      transfer: (id) => script.run('transfer', () => this.hangsUp(id, sentOn)),
      transferAttended: (id, consultId) => script.run('transferAttended', () => {
        this.hangsUp(id, sentOn);
        this.hangsUp(consultId, sentOn);
      }),
      conference: (ids) => script.run('conference', () => {
        for (const id of ids) this.change(id, { hold: { local: false, remote: false }, conferenceId: 'conference-1', can: memberAbilities });
      }),
      split: (conferenceId, keepId) => script.run('split', () => {
        for (const { conferenceId: own, ...call } of [...this.calls.values()]) {
          if (own === conferenceId) this.#put({ ...call, hold: { local: call.id !== keepId, remote: false }, can: abilities });
        }
      }),
    };
  }

  #createAudio(): Pick<VoicePort, 'chooseDevice' | 'setProcessing' | 'setRingerVolume' | 'meter' | 'testSound'> {
    const script = this.#script;
    return {
      chooseDevice: (role, deviceId) => script.run('chooseDevice', () => this.#choose(role, deviceId)),
      setProcessing: (change) => script.run('setProcessing', () => this.listDevices({ processing: { ...this.devices.processing, ...change } })),
      setRingerVolume: (ringerVolume) => this.listDevices({ ringerVolume }),
      meter: (onLevel) => script.run('meter', () => {
        this.onLevel = onLevel;
        return () => {
          this.onLevel = undefined;
        };
      }),
      testSound: (role) => script.run('testSound', () => void this.tested.push(role)),
    };
  }

  #choose(role: AudioRole, deviceId: string | undefined): void {
    const { [role]: _before, ...others } = this.devices.chosen;
    this.listDevices({ chosen: deviceId === undefined ? others : { ...others, [role]: deviceId } });
  }
}
