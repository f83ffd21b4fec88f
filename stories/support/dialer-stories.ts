import { Fault, type Backend } from '../../src/session/index.js';
import { servingWorld, type AgentWorld } from './agent-world.js';
import { callWagner, dialerWorld, results, rowsOf, someRows, threeCampaigns, wagnerRow, type DialerWorld, type DialerWorldOptions } from './dialer-world.js';

/** Half a day: what was seen of the first campaign so far. */
export const campaigns = (): Promise<DialerWorld> => dialerWorld();

/** Three words in every name, and one that would like to be a heading. */
export const longNames = (): Promise<DialerWorld> => dialerWorld({
  campaigns: [
    { id: '583', name: 'Cobrança amigável de novembro, segunda onda, região metropolitana e interior', kind: 'predictive' },
    { id: '584', name: '<h1>Reativação</h1>‮', kind: 'manual' },
  ],
  rows: { 583: rowsOf({ done: 240, dialing: 31, discarded: 80, exceeded: 9, waiting: 1400 }) },
  adapter: { campaignsEvery: 60_000 },
});

/** The vendor's ways that the widget shows where another dialler has them. */
const stateful = (backend: Backend): Backend => {
  const { dialer } = backend;
  if (!dialer) return backend;
  const states = ['running', 'paused', 'finished'] as const;
  const list = async (): ReturnType<typeof dialer.campaigns> =>
    (await dialer.campaigns()).map((campaign, index) => ({ ...campaign, state: states[index % states.length] ?? 'unknown' }));
  return facet(backend, { campaigns: list, watch: undefined });
};

export function facet(backend: Backend, change: Partial<Record<keyof NonNullable<Backend['dialer']>, unknown>>): Backend {
  const { dialer } = backend;
  const changed = new Proxy(dialer ?? {}, {
    get: (target, name) => {
      if (Object.hasOwn(change, name)) return change[name as keyof typeof change];
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
    has: (target, name) => (Object.hasOwn(change, name) ? change[name as keyof typeof change] !== undefined : Reflect.has(target, name)),
  });
  return new Proxy(backend, {
    get: (target, name) => {
      if (name === 'dialer') return changed;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

export const states = (): Promise<DialerWorld> => dialerWorld({ shape: stateful });

export const empty = (): Promise<DialerWorld> => dialerWorld({ shape: (backend) => facet(backend, { campaigns: async () => [], watch: undefined }) });

export const nothingListed = (): Promise<DialerWorld> => dialerWorld({ rows: {} });

export const loading = (): Promise<DialerWorld> => dialerWorld({ shape: (backend) => facet(backend, { campaigns: () => new Promise(() => undefined), watch: undefined }) });

export const failed = (): Promise<DialerWorld> => dialerWorld({
  shape: (backend) => facet(backend, { campaigns: () => Promise.reject(new Fault('timeout', { retryable: true })), watch: undefined }),
});

/** The central went away: what was known stays to be read. */
export async function offline(): Promise<DialerWorld> {
  const world = await dialerWorld();
  await known(world);
  world.simulator.up = false;
  return world;
}

/** Reports are all that there is, as at Vocom. */
export const reportsOnly = (): Promise<AgentWorld> => servingWorld();

export async function withoutDialer(): Promise<DialerWorld> {
  return dialerWorld({ campaigns: [] });
}

/** A contact is on the line. */
export async function onTheLine(more: DialerWorldOptions = {}): Promise<DialerWorld> {
  const world = await dialerWorld({ session: { wrapUp: { dispositions: results, required: true } }, ...more });
  callWagner(world);
  await called(world, true);
  return world;
}

export const masked = (): Promise<DialerWorld> => onTheLine({ session: { wrapUp: { dispositions: results }, numbers: { masked: true } } });

/** The call is over, and what became of it is still to be said. */
export async function wrapUp(): Promise<DialerWorld> {
  const world = await onTheLine();
  const { simulator: { central }, session } = world;
  for (const id of [...central.calls.keys()]) central.hangUp(id);
  await new Promise<void>((resolve) => {
    const leave = session.wrapUp.$current.subscribe((current) => {
      if (!current) return;
      resolve();
      queueMicrotask(() => leave());
    });
  });
  return world;
}

export const idle = (): Promise<DialerWorld> => dialerWorld({ rows: { ...someRows(), 583: rowsOf({ done: 12, waiting: 20 }) } });

export const waiting = (): Promise<DialerWorld> => dialerWorld({ campaigns: threeCampaigns.slice(0, 1), rows: { 583: [wagnerRow(), ...rowsOf({ done: 12, waiting: 20 })] } });

function known({ session }: DialerWorld): Promise<void> {
  return new Promise((resolve) => {
    const leave = session.dialer.$campaigns.subscribe(({ status }) => {
      if (status !== 'ready') return;
      resolve();
      // The widget looks from its own account.
      setTimeout(() => leave(), 1000);
    });
  });
}

function called({ session }: DialerWorld, wanted: boolean): Promise<void> {
  return new Promise((resolve) => {
    const leave = session.calls.$calls.subscribe((calls) => {
      if (calls.some(({ state }) => state === 'active') !== wanted) return;
      resolve();
      queueMicrotask(() => leave());
    });
  });
}
