import {
  type Backend,
  type BackendEvent,
  type Call,
  type CallEnd,
  type CallRecord,
  createSession,
  Fault,
  type RecordsPort,
  type Session,
  type SessionOptions,
} from '../../src/session/index.js';
import { reached } from './demo-session.js';

export interface LogStory {
  readonly session: Session;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A telephone whose calls are over, and that nobody answers. */
class QuietPhone implements Backend {
  readonly name = `story-${crypto.randomUUID()}`;
  readonly records?: RecordsPort;
  readonly voice: NonNullable<Backend['voice']>;
  emit: (event: BackendEvent) => void = () => undefined;

  constructor(records: RecordsPort | undefined) {
    if (records) this.records = records;
    const refuse = async (): Promise<never> => {
      throw new Fault('rejected');
    };
    this.voice = { dial: refuse, answer: refuse, reject: refuse, hangUp: refuse };
  }

  async connect(emit: (event: BackendEvent) => void): Promise<void> {
    this.emit = emit;
    emit({ type: 'connection-changed', connection: { status: 'online', since: Date.now() } });
  }

  ends(id: string, change: Partial<Call>, end: CallEnd): void {
    const call: Call = {
      id, direction: 'in', state: 'ended', remote: { number: '' }, startedAt: 0, hold: { local: false, remote: false }, muted: false,
      silenced: false, media: 'ok', signalling: 'ok', variables: {}, can: new Set(), end, ...change,
    };
    this.emit({ type: 'call-changed', call });
  }
}

let latest: Session | undefined;

async function story(records: RecordsPort | undefined, more: Partial<SessionOptions> = {}): Promise<{ session: Session; phone: QuietPhone }> {
  await latest?.dispose();
  const phone = new QuietPhone(records);
  const session = createSession({ backends: [phone], shareLine: false, id: phone.name, ...more });
  latest = session;
  await reached(session.callLog.$entries, ({ status }) => status === 'ready');
  return { session, phone };
}

function record(id: string, change: Partial<CallRecord>): CallRecord {
  return { id, direction: 'in', from: '', to: '2100', startedAt: 0, talkTime: 0, outcome: 'answered', ...change };
}

/** Yesterday and before, as the telephone system wrote it down. */
function history(now: number): readonly CallRecord[] {
  return [
    record('1', { direction: 'internal', from: '2107', startedAt: now - day - hour, talkTime: 48_000 }),
    record('2', { from: '5511955550162', startedAt: now - day - 2 * hour, talkTime: 675_000, recordingId: 'audio-entrega', queue: 'Trocas' }),
    record('3', { from: '5521955550118', startedAt: now - day - 3 * hour, outcome: 'missed' }),
    record('4', { direction: 'out', from: '2100', to: '1133330142', startedAt: now - 9 * day, talkTime: 96_000, recordingId: 'audio-entrega' }),
  ];
}

const recording = async (id: string): Promise<string> => new URL(`demo/assets/${id}.wav`, location.href).href;

/** A day's calls: answered, noted, missed and not answered. */
export async function morningLog(more: Partial<SessionOptions> = {}): Promise<LogStory> {
  const now = Date.now();
  const { session, phone } = await story({ calls: async () => history(now), recording }, more);
  const hungUp: CallEnd = { cause: 'hung-up', by: 'remote' };
  const remote = (number: string, name?: string): Pick<Call, 'remote'> => ({ remote: { number, ...(name === undefined ? {} : { name }) } });
  const talked = (startedAt: number, talk: number): Partial<Call> => ({ startedAt, answeredAt: startedAt + 4000, endedAt: startedAt + 4000 + talk });
  session.wrapUp.configure({ dispositions: [{ id: 'sent', label: 'Boleto enviado' }] });
  phone.ends('a', { ...remote('5511955550100', 'Ana Beatriz Nogueira'), ...talked(now - 12 * minute, 412_000) }, hungUp);
  session.wrapUp.setNotes('a', 'Segunda via até dia 10.\nPediu para receber por e-mail.');
  session.wrapUp.choose('a', 'sent');
  await session.wrapUp.finish('a');
  session.wrapUp.configure(undefined);
  phone.ends('b', { ...remote('5521955550109'), startedAt: now - 20_000, endedAt: now + 4000 }, { cause: 'cancelled', by: 'remote' });
  phone.ends('c', { direction: 'out', ...remote('1133330000', 'Transportes Vale Verde'), ...talked(now - 25 * minute, 127_000) }, hungUp);
  phone.ends('d', { direction: 'out', ...remote('5511955550144', 'Edson Teixeira'), startedAt: now - 50 * minute, endedAt: now - 49 * minute }, { cause: 'no-answer', by: 'remote' });
  return { session };
}

export const maskedLog = (): Promise<LogStory> => morningLog({ numbers: { masked: true } });

export const emptyLog = (): Promise<LogStory> => story(undefined);

export const loadingLog = (): Promise<LogStory> => story({ calls: () => new Promise(() => undefined) });

export const failedLog = (): Promise<LogStory> => story({ calls: async () => Promise.reject(new Fault('timeout', { retryable: true })) });

export async function offlineLog(): Promise<LogStory> {
  const { session, phone } = await story(undefined);
  const now = Date.now();
  phone.ends('a', { remote: { number: '5511955550100', name: 'Ana Beatriz Nogueira' }, startedAt: now - hour, answeredAt: now - hour, endedAt: now - hour + 90_000 }, { cause: 'hung-up', by: 'remote' });
  phone.emit({ type: 'connection-changed', connection: { status: 'offline', since: now - 90_000 } });
  return { session };
}

export async function partialLog(): Promise<LogStory> {
  const { session, phone } = await story({ calls: async () => Promise.reject(new Fault('network')) });
  const now = Date.now();
  phone.ends('a', { remote: { number: '5511955550100', name: 'Ana Beatriz Nogueira' }, startedAt: now - hour, answeredAt: now - hour, endedAt: now - hour + 90_000 }, { cause: 'hung-up', by: 'remote' });
  return { session };
}

/** Of another kind than calls: there is nobody to call with. */
export async function phonelessLog(): Promise<LogStory> {
  await latest?.dispose();
  const session = createSession({ backends: [{ name: 'story', connect: async () => undefined }], id: `story-${crypto.randomUUID()}` });
  latest = session;
  return { session };
}

type Log = HTMLElementTagNameMap['cc-call-log'];

/** Lets a story go on by itself once its log shows `from`, and waits for `until`. */
export async function act(canvas: HTMLElement, go: (root: ShadowRoot) => void, until: string, from = '.entry'): Promise<void> {
  const log = canvas.querySelector<Log>('cc-call-log');
  const root = log?.shadowRoot;
  if (!log || !root) return;
  await found(root, from);
  go(root);
  await found(root, until);
}

async function found(root: ShadowRoot, selector: string): Promise<void> {
  while (!root.querySelector(selector)) await new Promise((resolve) => requestAnimationFrame(resolve));
}

export const press = (selector: string) => (root: ShadowRoot): void => root.querySelector<HTMLElement>(selector)?.click();

export const typeSearch = (query: string) => (root: ShadowRoot): void => {
  const field = root.querySelector('input');
  if (!field) return;
  field.value = query;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};
