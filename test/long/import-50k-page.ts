import { wideCloud } from '../../src/adapters/widecloud/index.js';
import type { Backend, DialerPort } from '../../src/domain/backend.js';
import { Fault } from '../../src/domain/fault.js';
import { createSession } from '../../src/session/create-session.js';
import type { ImportState } from '../../src/session/session-api.js';

/** A page that imports; its vendor is elsewhere and outlives it. */

const asked = new URLSearchParams(location.search);
const url = asked.get('url') ?? '';
const campaignId = '583';

/** A vendor that takes batches and tells nothing of what it has. */
function batches(): Backend {
  const dialer: DialerPort = {
    limits: { phones: 1, fields: [], batch: 100, positions: ['start', 'end'], canFind: false },
    campaigns: async () => [{ id: campaignId, name: 'Cobrança', kind: 'power', state: 'running', formFields: [] }],
    async insert(_campaignId, contacts) {
      const sent = await fetch(url, { method: 'POST', body: contacts.map(({ key }) => key).join(',') }).catch((cause: unknown) => {
        throw new Fault('network', { outcomeUnknown: true, cause });
      });
      if (!sent.ok) throw new Fault('limit', { retryable: true });
    },
  };
  return {
    name: 'batches',
    dialer,
    connect: async (emit) => emit({ type: 'connection-changed', connection: { status: 'online', since: Date.now() } }),
  };
}

function listOf(count: number): File {
  const lines: string[] = ['Nome;Celular;CPF;Cidade;Observação'];
  for (let row = 0; row < count; row += 1) {
    // Every hundredth line is no good.
    const phone = row % 100 === 99 ? '9999' : `(11) 9${8_000_0000 + row}`;
    lines.push(`"Cliente ${row}; São João";${phone};${10_000_000_000 + row};Campinas;ligar à tarde, por favor`);
  }
  return new File([lines.join('\r\n')], 'cinquenta-mil.csv');
}

const backend = asked.has('batches') ? batches() : wideCloud({ url, extension: '2001', campaigns: [{ id: campaignId }] });
const session = createSession({ backends: [backend] });
const { imports } = session.dialer;
imports.$imports.subscribe(() => undefined);
const long: number[] = [];
const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)));

/** A thread that has nothing to do: what it is held up for is the machine's doing. */
const idle = new Worker(URL.createObjectURL(new Blob([`
  let last = performance.now();
  let longest = 0;
  setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - last - 5); last = now; }, 5);
  onmessage = () => postMessage(longest);
`])));

const importing = {
  async signIn(): Promise<void> {
    if (backend.auth) await session.auth.signIn({ user: 'api-user', password: 'segredo-de-teste', token: 'chave-de-teste' });
    while (session.connection.$connection.get().status !== 'online') await new Promise((resolve) => setTimeout(resolve, 20));
  },
  async open(count: number): Promise<void> {
    const file = listOf(count);
    await new Promise((resolve) => setTimeout(resolve, 500));
    observer.observe({ type: 'longtask' });
    await imports.open(campaignId, file);
  },
  check: () => imports.check(campaignId, found()?.source?.columns.map(({ guess }) => guess) ?? []),
  start: () => imports.start(campaignId, 'end'),
  resume: () => imports.resume(campaignId),
  stop: () => imports.stop(campaignId),
  state: (): ImportState | undefined => found(),
  /** Tasks of more than 50 ms, and what the idle thread was held up for at most, in milliseconds. */
  held: async () => {
    const idled = new Promise<number>((resolve) => idle.addEventListener('message', ({ data }) => resolve(data as number), { once: true }));
    idle.postMessage(undefined);
    return { long, idle: Math.round(await idled) };
  },
};

function found(): ImportState | undefined {
  return imports.$imports.get().get(campaignId);
}

export type Importing = typeof importing;
Object.assign(globalThis, { importing });
