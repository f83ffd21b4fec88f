import { atom, computed, type ReadableAtom, type WritableAtom } from 'nanostores';
import type { Agent, AuthState } from '../domain/agent.js';
import type { Backend, Facet } from '../domain/backend.js';
import type { ConnectionState } from '../domain/backend-event.js';
import type { AudioState, Line, Registration } from '../domain/call.js';
import type { Fault } from '../domain/fault.js';
import { faultInfo } from '../domain/fault.js';
import type { Kernel } from './kernel.js';
import { openPopOut } from './line/pop-out.js';
import { reachabilityOf } from './reachability.js';
import { invoke } from './ports.js';
import type { ConnectionSlice } from './session-api.js';

const rank = { online: 0, connecting: 1, offline: 2 } as const;

const unknownAudio: AudioState = { microphone: 'unknown', soundBlocked: false };
const ownLine: Line = { where: 'alone' };

export interface ConnectionPart {
  readonly view: ConnectionSlice;
  apply(backend: Backend, connection: ConnectionState): void;
  applyRegistration(registration: Registration): void;
  applyAudio(audio: AudioState): void;
  applyLine(line: Line): void;
  /** All backends are being connected. */
  start(): void;
  /** This one never will be, as it is configured. */
  fail(backend: Backend, fault: Fault): void;
  stop(): void;
  /** Tells the host when the reachability is another than the one last told. */
  tellReachability(): void;
}

interface Others {
  readonly $auth: ReadableAtom<AuthState>;
  readonly $agent: ReadableAtom<Agent | undefined>;
  /** What else "try now" means, such as signing in again. */
  readonly retrySignIn: () => void;
}

export function createConnection(kernel: Kernel, others: Others): ConnectionPart {
  return new Connections(kernel, others);
}

class Connections implements ConnectionPart {
  readonly view: ConnectionSlice;
  readonly #kernel: Kernel;
  readonly #$byBackend = atom<Readonly<Record<string, ConnectionState>>>({});
  readonly #$registration: WritableAtom<Registration>;
  /** Undefined until the calls turn out to need a registration. */
  readonly #$required = atom<Registration | undefined>(undefined);
  readonly #$audio = atom<AudioState>(unknownAudio);
  readonly #$line = atom<Line>(ownLine);
  #told = 'signed-out';
  /** What reachability depends on, as it is now and as it was when it was last told. */
  readonly #facts: () => readonly unknown[];
  #looked: readonly unknown[] = [];

  constructor(kernel: Kernel, others: Others) {
    this.#kernel = kernel;
    const never: ConnectionState = { status: 'offline', since: kernel.clock.now() };
    this.#$registration = atom<Registration>({ status: 'none', since: never.since });
    const $connection = computed(this.#$byBackend, (all) => worstOf(Object.values(all)) ?? never);
    const of = perFacet(this.#$byBackend, kernel, never);
    const $reachability = computed(
      [others.$auth, others.$agent, of('voice'), $connection, this.#$required, this.#$audio],
      (auth, agent, voice, worst, registration, audio) =>
        reachabilityOf({ auth, agent, connection: kernel.ports.get('voice') ? voice : worst, registration, audio }),
    );
    this.#facts = () => [others.$auth, others.$agent, this.#$byBackend, this.#$required, this.#$audio].map((store) => store.get() as unknown).concat(kernel.ports.backendOf('voice'));
    this.view = {
      $connection,
      $byBackend: this.#$byBackend,
      $registration: this.#$registration,
      $audio: this.#$audio,
      $reachability,
      $line: this.#$line,
      of,
      ...createActs(kernel, others, this.#$line),
      get hasSupportBundle() {
        return kernel.ports.get('voice')?.supportBundle !== undefined;
      },
    };
  }

  apply({ name }: Backend, told: ConnectionState): void {
    const before = this.#$byBackend.get()[name];
    const connection = before && before.status !== 'online' && told.status !== 'online' ? sinceFirst(before, told) : told;
    this.#$byBackend.set({ ...this.#$byBackend.get(), [name]: connection });
    if (before?.status === connection.status) return;
    const { status, fault } = connection;
    this.#kernel.tell('cc-connection-changed', { backend: name, status, ...(fault ? { fault } : {}) });
  }

  applyRegistration(told: Registration): void {
    const before = this.#$registration.get();
    const registration = isLost(before) && isLost(told) ? sinceFirst(before, told) : told;
    this.#$registration.set(registration);
    this.#$required.set(registration);
  }

  applyAudio(audio: AudioState): void {
    this.#$audio.set(audio);
  }

  applyLine(line: Line): void {
    const before = this.#$line.get();
    this.#$line.set(line);
    if (before.where !== line.where) this.#kernel.tell('cc-line-changed', { where: line.where });
  }

  start(): void {
    const since = this.#kernel.clock.now();
    const connecting = this.#kernel.ports.all.map(({ name }) => [name, { status: 'connecting', since }] as const);
    this.#$byBackend.set(Object.fromEntries(connecting));
  }

  fail(backend: Backend, fault: Fault): void {
    this.apply(backend, { status: 'offline', since: this.#kernel.clock.now(), fault: faultInfo(fault) });
  }

  stop(): void {
    this.#$byBackend.set({});
    this.#$registration.set({ status: 'none', since: this.#kernel.clock.now() });
    this.#$required.set(undefined);
    this.#$audio.set(unknownAudio);
    this.#$line.set(ownLine);
  }

  tellReachability(): void {
    const facts = this.#facts();
    // Asked after each report of a backend, and a store that nobody listens to is put together anew each time.
    if (facts.every((fact, index) => fact === this.#looked[index])) return;
    this.#looked = facts;
    const { reachable, reasons: [reason = ''], todo = '' } = this.view.$reachability.get();
    if (reason === this.#told) return;
    this.#told = reason;
    this.#kernel.tell('cc-reachability-changed', { reachable, reason, todo });
  }
}

/** An outage began when the connection went, not with the latest of the attempts to have it back. */
function sinceFirst<State extends { readonly since: number }>(before: State, after: State): State {
  return { ...after, since: Math.min(before.since, after.since) };
}

function isLost({ status }: Registration): boolean {
  return status !== 'none' && status !== 'registered';
}

type ConnectionActs = Pick<
  ConnectionSlice,
  'retryNow' | 'enableSound' | 'askForMicrophone' | 'takeLine' | 'showLine' | 'popOut' | 'supportBundle'
>;

function createActs(kernel: Kernel, others: Others, $line: ReadableAtom<Line>): ConnectionActs {
  const { ports } = kernel;
  return {
    retryNow() {
      others.retrySignIn();
      for (const backend of ports.all) backend.reconnect?.();
    },
    enableSound: () => kernel.act('voice.enableSound', async () => ports.need('voice').enableSound?.()),
    askForMicrophone: () => kernel.act('voice.askForMicrophone', async () => ports.need('voice').askForMicrophone?.()),
    takeLine: () => kernel.act('voice.takeLine', async () => invoke(ports.need('voice'), 'takeLine')),
    showLine: () => ports.get('voice')?.showLine?.(),
    popOut: (url) => kernel.act('voice.popOut', async () => {
      const voice = ports.need('voice');
      openPopOut({ name: voice.lineName?.() ?? '', url, line: $line.get(), show: () => voice.showLine?.() });
    }),
    supportBundle: () => kernel.act('voice.supportBundle', async () => invoke(ports.need('voice'), 'supportBundle')),
  };
}

function perFacet(
  $byBackend: ReadableAtom<Readonly<Record<string, ConnectionState>>>,
  { ports }: Kernel,
  never: ConnectionState,
): (facet: Facet) => ReadableAtom<ConnectionState> {
  const stores = new Map<Facet, ReadableAtom<ConnectionState>>();
  return (facet) => {
    const known = stores.get(facet);
    if (known) return known;
    const store = computed($byBackend, (all) => {
      const name = ports.backendOf(facet)?.name;
      return (name === undefined ? undefined : all[name]) ?? never;
    });
    stores.set(facet, store);
    return store;
  };
}

function worstOf(states: readonly ConnectionState[]): ConnectionState | undefined {
  return states.reduce<ConnectionState | undefined>((worst, state) => {
    if (!worst || rank[state.status] > rank[worst.status]) return state;
    return rank[state.status] === rank[worst.status] && state.since < worst.since ? state : worst;
  }, undefined);
}
