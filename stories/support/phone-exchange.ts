import { createSession, type Session, type SessionOptions } from '../../src/session/index.js';

type Backend = SessionOptions['backends'][number];
export type PhoneEvent = Parameters<Parameters<Backend['connect']>[0]>[0];
type Voice = NonNullable<Backend['voice']>;
export type Call = Extract<PhoneEvent, { type: 'call-changed' }>['call'];
type CallEnd = NonNullable<Call['end']>;
type Quality = Extract<PhoneEvent, { type: 'quality-changed' }>['quality'];

const sentOn: CallEnd = { cause: 'transferred', by: 'agent' };

const basic = ['hangup', 'hold', 'resume', 'mute', 'unmute', 'dtmf'] as const;
const running: Call['can'] = new Set([...basic, 'transfer', 'consult', 'conference']);
const joined: Call['can'] = new Set([...basic, 'split']);
const incoming: Call['can'] = new Set(['answer', 'reject', 'silence']);

const blank = {
  direction: 'in',
  state: 'ringing',
  hold: { local: false, remote: false },
  muted: false,
  silenced: false,
  media: 'ok',
  signalling: 'ok',
  variables: {},
} as const;

type Audio = Extract<PhoneEvent, { type: 'audio-changed' }>['audio'];
type Devices = NonNullable<Audio['devices']>;

const devices: Devices = {
  available: [
    { id: 'in-1', kind: 'input', label: 'Microfone interno' },
    { id: 'in-2', kind: 'input', label: 'Headset USB (mono)' },
    { id: 'out-1', kind: 'output', label: 'Caixas internas' },
    { id: 'out-2', kind: 'output', label: 'Headset USB (mono)' },
  ],
  chosen: { microphone: 'in-2', speaker: 'out-2' },
  missing: [],
  missingLabels: {},
  canChooseOutput: true,
  processing: { echoCancellation: true, noiseSuppression: true, autoGainControl: false },
  ringerVolume: 0.7,
};

/** A telephone exchange without sound that does what a story says, and answers the agent's acts as a real one would. */
export class PhoneExchange implements Backend {
  readonly name = 'story';
  readonly voice: Voice;
  readonly #calls = new Map<string, Call>();
  readonly #before: PhoneEvent[] = [];
  #devices = devices;
  #emit: ((event: PhoneEvent) => void) | undefined;
  #count = 0;

  constructor() {
    const held = (local: boolean) => ({ hold: { local, remote: false }, ...(local ? { heldSince: Date.now() } : {}) });
    this.voice = {
      dial: async (number, { consultFor } = {}) => this.#dial(number, consultFor === undefined ? {} : { consultFor }),
      answer: async (id) => this.change(id, { state: 'active', answeredAt: Date.now(), can: running }),
      reject: async (id) => this.end(id, { cause: 'declined', by: 'agent' }),
      silence: async (id) => this.change(id, { silenced: true, can: new Set(['answer', 'reject']) }),
      hangUp: async (id) => this.end(id, { cause: 'hung-up', by: 'agent' }),
      hold: async (id) => this.change(id, held(true)),
      resume: async (id) => this.change(id, held(false)),
      setMuted: async (id, muted) => this.change(id, { muted }),
      sendDtmf: async () => undefined,
      transfer: (id, target) => this.#transfer(id, target),
      transferAttended: async (id, consultId) => [id, consultId].forEach((each) => this.end(each, sentOn)),
      conference: async (ids) => ids.forEach((id) => this.change(id, { hold: { local: false, remote: false }, conferenceId: 'story', can: joined })),
      split: async (_conferenceId, keepId) => this.#split(keepId),
      enableSound: async () => this.sound(),
      askForMicrophone: async () => this.sound(),
      chooseDevice: async (role, deviceId) => this.#choose(role, deviceId),
      setProcessing: async (change) => this.sound({ processing: { ...this.#devices.processing, ...change } }),
      setRingerVolume: (ringerVolume) => this.sound({ ringerVolume }),
      meter: async (onLevel) => murmur(onLevel),
      testSound: () => new Promise((resolve) => setTimeout(resolve, 1500)),
      supportBundle: async () => '{}',
    };
  }

  async connect(emit: (event: PhoneEvent) => void, signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => (this.#emit = undefined));
    this.#emit = emit;
    this.#online();
    emit({ type: 'calls-listed', calls: [] });
    for (const event of this.#before.splice(0)) emit(event);
  }

  reconnect(): void {
    this.#online();
  }

  /** Anything a vendor may tell. Before the session is there it is kept for it. */
  tell(event: PhoneEvent): void {
    if (this.#emit) this.#emit(event);
    else this.#before.push(event);
  }

  /** Somebody calls; with `change` the call is already further. */
  ring(change: Pick<Call, 'remote'> & Partial<Call>): string {
    this.#count += 1;
    const id = `call-${this.#count}`;
    this.#put({ ...blank, id, startedAt: Date.now(), can: incoming, ...change });
    return id;
  }

  /** A call that has been running for so many milliseconds. */
  talk(remote: Call['remote'], lasted: number, change: Partial<Call> = {}): string {
    const answeredAt = Date.now() - lasted;
    return this.ring({ remote, state: 'active', startedAt: answeredAt - 6000, answeredAt, can: running, ...change });
  }

  change(id: string, change: Partial<Call>): void {
    const call = this.#calls.get(id);
    if (call) this.#put({ ...call, ...change });
  }

  /** The microphone is allowed, and these are the devices. */
  sound(change: Partial<Devices> = {}): void {
    this.#devices = { ...this.#devices, ...change };
    this.tell({ type: 'audio-changed', audio: { microphone: 'granted', soundBlocked: false, devices: this.#devices } });
  }

  /** How a call sounds. */
  sounds(callId: string, grade: Quality['grade'], warnings: Quality['warnings'] = []): void {
    this.tell({ type: 'quality-changed', quality: { callId, at: Date.now(), grade, warnings } });
  }

  end(id: string, end: CallEnd): void {
    this.change(id, { state: 'ended', endedAt: Date.now(), end, can: new Set() });
    this.#calls.delete(id);
  }

  #online(): void {
    const since = Date.now();
    const user = '2101';
    this.tell({ type: 'connection-changed', connection: { status: 'online', since } });
    this.tell({ type: 'registration-changed', registration: { status: 'registered', since, user } });
    this.sound();
  }

  #choose(role: keyof Devices['chosen'], deviceId: string | undefined): void {
    const { [role]: _before, ...others } = this.#devices.chosen;
    this.sound({ chosen: deviceId === undefined ? others : { ...others, [role]: deviceId } });
  }

  /** Numbers that end in 9 are busy; all others take the call. */
  async #transfer(id: string, target: string): Promise<void> {
    const step = async (progress: NonNullable<Call['transfer']>['progress'], code?: number): Promise<void> => {
      const call = this.#calls.get(id);
      if (!call) return;
      const { pending: _pending, ...rest } = call;
      const transfer = { kind: 'blind', target, progress, ...(code === undefined ? {} : { code }) } as const;
      this.#put({ ...rest, transfer, ...(progress === 'failed' ? {} : { pending: 'transfer' }) });
      await new Promise((resolve) => setTimeout(resolve, 1500));
    };
    await step('asked');
    await step('ringing');
    if (!target.endsWith('9')) return this.end(id, sentOn);
    await step('failed', 486);
    throw new Error('busy');
  }

  #split(keepId: string): void {
    for (const { conferenceId, ...call } of [...this.#calls.values()]) {
      if (conferenceId !== undefined) this.#put({ ...call, hold: { local: call.id !== keepId, remote: false }, can: running });
    }
  }

  #dial(number: string, change: Partial<Call>): string {
    const id = this.ring({ remote: { number }, direction: 'out', state: 'dialing', can: new Set(['hangup']), ...change });
    setTimeout(() => this.change(id, { state: 'ringing' }), 1000);
    setTimeout(() => this.change(id, { state: 'active', answeredAt: Date.now(), can: running }), 4000);
    return id;
  }

  #put(call: Call): void {
    this.#calls.set(call.id, call);
    this.tell({ type: 'call-changed', call });
  }
}

/** Somebody speaks, more or less. */
function murmur(onLevel: (level: number) => void): () => void {
  const timer = setInterval(() => onLevel(0.3 + Math.random() * 0.4), 100);
  return () => clearInterval(timer);
}

export interface PhoneStory {
  readonly session: Session;
  readonly exchange: PhoneExchange;
}

let latest: Session | undefined;

/** Of the story before, whose page was left in the middle of a call: nobody is to be called back. */
function forgetCuts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('cc-widgets.cut:')) localStorage.removeItem(key);
}

/** A session with nothing but a telephone, in the state that `enter` brings it to. */
export async function phoneStory(enter: (exchange: PhoneExchange) => unknown = () => undefined): Promise<PhoneStory> {
  await latest?.dispose();
  forgetCuts();
  const exchange = new PhoneExchange();
  const session = createSession({ backends: [exchange], id: 'phone-story' });
  latest = session;
  const online = (): boolean => session.connection.$connection.get().status === 'online';
  while (!online()) await new Promise((resolve) => requestAnimationFrame(resolve));
  await enter(exchange);
  return { session, exchange };
}
