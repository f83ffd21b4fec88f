import type { BackendEvent } from '../../src/domain/backend-event.js';
import type { Call, CallEnd, SipAccount } from '../../src/domain/call.js';
import { Fault } from '../../src/domain/fault.js';
import type { VoicePort } from '../../src/domain/voice-port.js';
import { aCall, noon } from './samples.js';
import type { Script } from './script.js';

const abilities: Call['can'] = new Set(['hangup', 'hold', 'resume', 'mute', 'unmute', 'dtmf']);

/** A telephone exchange: its calls, what the far ends do, and the port to it. */
export class ScriptedVoice {
  readonly port: VoicePort;
  readonly calls = new Map<string, Call>();
  readonly tones: string[] = [];
  account: SipAccount | undefined;
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

  change(id: string, change: Partial<Call>): void {
    const call = this.calls.get(id);
    if (!call) throw new Fault('rejected');
    this.#put({ ...call, ...change });
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
      dial: (number) => script.run('dial', () => {
        const id = this.#newId();
        this.#put(aCall({ id, direction: 'out', state: 'dialing', remote: { number }, can: new Set(['hangup']) }));
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
    };
  }
}
