import { createSession, type Session, type SessionOptions } from '../../src/session/index.js';

type Backend = SessionOptions['backends'][number];
export type PhoneEvent = Parameters<Parameters<Backend['connect']>[0]>[0];
type Voice = NonNullable<Backend['voice']>;
export type Call = Extract<PhoneEvent, { type: 'call-changed' }>['call'];
type CallEnd = NonNullable<Call['end']>;

const running: Call['can'] = new Set(['hangup', 'hold', 'resume', 'mute', 'unmute', 'dtmf']);
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

/** A telephone exchange without sound that does what a story says, and answers the agent's acts as a real one would. */
export class PhoneExchange implements Backend {
  readonly name = 'story';
  readonly voice: Voice;
  readonly #calls = new Map<string, Call>();
  readonly #before: PhoneEvent[] = [];
  #emit: ((event: PhoneEvent) => void) | undefined;
  #count = 0;

  constructor() {
    const held = (local: boolean) => ({ hold: { local, remote: false }, ...(local ? { heldSince: Date.now() } : {}) });
    this.voice = {
      dial: async (number) => this.#dial(number),
      answer: async (id) => this.change(id, { state: 'active', answeredAt: Date.now(), can: running }),
      reject: async (id) => this.end(id, { cause: 'declined', by: 'agent' }),
      silence: async (id) => this.change(id, { silenced: true, can: new Set(['answer', 'reject']) }),
      hangUp: async (id) => this.end(id, { cause: 'hung-up', by: 'agent' }),
      hold: async (id) => this.change(id, held(true)),
      resume: async (id) => this.change(id, held(false)),
      setMuted: async (id, muted) => this.change(id, { muted }),
      sendDtmf: async () => undefined,
      enableSound: async () => this.tell({ type: 'audio-changed', audio: { microphone: 'granted', soundBlocked: false } }),
      askForMicrophone: async () => this.tell({ type: 'audio-changed', audio: { microphone: 'granted', soundBlocked: false } }),
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

  end(id: string, end: CallEnd): void {
    this.change(id, { state: 'ended', endedAt: Date.now(), end, can: new Set() });
    this.#calls.delete(id);
  }

  #online(): void {
    const since = Date.now();
    const user = '2101';
    this.tell({ type: 'connection-changed', connection: { status: 'online', since } });
    this.tell({ type: 'registration-changed', registration: { status: 'registered', since, user } });
    this.tell({ type: 'audio-changed', audio: { microphone: 'granted', soundBlocked: false } });
  }

  #dial(number: string): string {
    const id = this.ring({ remote: { number }, direction: 'out', state: 'dialing', can: new Set(['hangup']) });
    setTimeout(() => this.change(id, { state: 'ringing' }), 1000);
    setTimeout(() => this.change(id, { state: 'active', answeredAt: Date.now(), can: running }), 4000);
    return id;
  }

  #put(call: Call): void {
    this.#calls.set(call.id, call);
    this.tell({ type: 'call-changed', call });
  }
}

export interface PhoneStory {
  readonly session: Session;
  readonly exchange: PhoneExchange;
}

let latest: Session | undefined;

/** A session with nothing but a telephone, in the state that `enter` brings it to. */
export async function phoneStory(enter: (exchange: PhoneExchange) => unknown = () => undefined): Promise<PhoneStory> {
  await latest?.dispose();
  const exchange = new PhoneExchange();
  const session = createSession({ backends: [exchange], id: 'phone-story' });
  latest = session;
  const online = (): boolean => session.connection.$connection.get().status === 'online';
  while (!online()) await new Promise((resolve) => requestAnimationFrame(resolve));
  await enter(exchange);
  return { session, exchange };
}
