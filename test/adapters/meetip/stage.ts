import { meetip, type MeetIpOptions } from '../../../src/adapters/meetip/index.js';
import type { Call } from '../../../src/domain/call.js';
import { Fault } from '../../../src/domain/fault.js';
import type { Io } from '../../../src/net/io.js';
import { manualClock } from '../../../src/simulators/clocks.js';
import { MeetIpSimulator, type Hook, type MeetIpSimulatorOptions } from '../../../src/simulators/meetip/index.js';
import { Recorder } from '../../contract/recorder.js';

export const start = Date.UTC(2026, 0, 5, 12);
export const token = 'XX_token%116%';
export const key = 'clave-de-avisos_%';
export const user = { user: '116', password: 'clave-116' };

/** A simulator and an adapter for extension 116, on a clock that stands still; news come by `receive`. */
export function stage(options: Partial<MeetIpOptions> = {}, simulated: MeetIpSimulatorOptions = {}) {
  const clock = manualClock(start);
  const sim = new MeetIpSimulator({ clock, ...simulated });
  const seen = new Recorder();
  const controller = new AbortController();
  const notices: string[] = [];
  const backend = meetip({
    url: sim.url, extension: '116', tenant: '001', io: sim.io({ random: () => 0.5 }), webhook: { token: key }, timeZone: 'UTC',
    onNotice: (notice) => notices.push(notice), ...options,
  });
  const hook: Hook = { authorization: key, send: (request) => backend.receive(request) };
  const states = (id?: string): readonly string[] => seen.all('call-changed').filter(({ call }) => id === undefined || call.id === id).map(({ call }) => call.state);
  const last = (): Call => {
    const call = seen.all('call-changed').at(-1)?.call;
    if (!call) throw new Error('no call');
    return call;
  };
  return {
    clock, sim, seen, controller, notices, backend, states, last, hook,
    async enter(more: Partial<Hook> = {}) {
      sim.addHook({ ...hook, ...more });
      await backend.auth?.signIn({ token });
      await backend.connect(seen.emit, controller.signal);
    },
  };
}

/** Lets what takes no time on a clock that stands still happen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await new Promise((resolve) => { setImmediate(resolve); });
}

export interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
  /** The query and the form. */
  readonly fields: Readonly<Record<string, string>>;
}

/** An adapter before which a printed answer lies, and what it asked. The sign-in is answered with no extension at all. */
export async function answering(text: string | ((fields: Sent['fields']) => string), options: Partial<MeetIpOptions> = {}, credentials: Parameters<NonNullable<ReturnType<typeof meetip>['auth']>['signIn']>[0] = { token: 'XX_token%example%' }) {
  const sent: Sent[] = [];
  const simulator = new MeetIpSimulator();
  const io: Io = {
    ...simulator.io({ random: () => 0 }),
    async fetch(address, init) {
      const request = new Request(address, { ...init, signal: null });
      const [url, body] = [new URL(address), await request.text()];
      const fields = { ...Object.fromEntries(url.searchParams), ...Object.fromEntries(new URLSearchParams(body)) };
      sent.push({ url, method: request.method, headers: request.headers, body, fields });
      return new Response(sent.length === 1 ? '{"access_token":"a"}' : typeof text === 'string' ? text : text(fields));
    },
  };
  const backend = meetip({ url: simulator.url, extension: '125', io, records: 'all', timeZone: 'UTC', authorizationIn: 'query', ...options });
  await backend.auth?.signIn(credentials);
  return { backend, sent, last: () => sent.at(-1) as Sent };
}

export async function faultOf(doing: Promise<unknown> | undefined): Promise<Fault> {
  try {
    await doing;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('nothing failed');
}
