import { atom, type WritableAtom } from 'nanostores';
import type { CredentialsCallback } from '../domain/agent.js';
import type { Backend, Facet } from '../domain/backend.js';
import type { BackendEvent } from '../domain/backend-event.js';
import { toFault } from '../domain/fault.js';
import { createAgent } from './agent.js';
import { applyEvent, type Slices } from './apply.js';
import { createAuth, type SignedIn } from './auth.js';
import { createAfterCalls, type AfterCallsPart } from './call-log.js';
import { createCalls } from './calls.js';
import { createCutCalls, type CutCallsPart } from './cut-call.js';
import { createConnection } from './connection.js';
import { createConversations } from './conversations.js';
import { createDesk } from './desk.js';
import { createDialer } from './dialer.js';
import { createFaults } from './faults.js';
import { createKernel, type Kernel } from './kernel.js';
import { guardLeaving } from './leave-guard.js';
import { withSharedLine } from './line/shared-line.js';
import { createMessages } from './messages.js';
import { createNumbers, type NumbersPart } from './numbers.js';
import { Ports } from './ports.js';
import { createPreflight, type PreflightPart } from './preflight.js';
import { createReplies, type RepliesPart } from './replies.js';
import type { DirectoryAgent, Session, SessionClock, SessionOptions } from './session-api.js';

const systemClock: SessionClock = {
  now: () => Date.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The life of a session: signs in, connects, applies what comes, and leaves no trace. */
export class Core {
  readonly clock: SessionClock;
  readonly ports: Ports;
  readonly $facets: WritableAtom<ReadonlySet<Facet>>;
  readonly kernel: Kernel;
  readonly slices: Slices;
  readonly replies: RepliesPart;
  readonly desk: Session['desk'];
  directory: readonly DirectoryAgent[];
  readonly numbers: NumbersPart;
  readonly preflight: PreflightPart;
  readonly after: AfterCallsPart;
  readonly faults: ReturnType<typeof createFaults>;
  #credentials: CredentialsCallback | undefined;
  #connected: AbortController | undefined;
  readonly #cut: CutCallsPart;
  readonly #unguard: () => void;
  #ended = false;

  constructor(options: SessionOptions, dispatch: (fact: Event) => void) {
    const { numbers, wrapUp, clock = systemClock } = options;
    const { backends, voice } = withSharedLine(options, clock);
    this.clock = clock;
    this.ports = new Ports(backends, voice);
    this.$facets = atom(this.ports.facets);
    this.faults = createFaults(clock);
    this.kernel = createKernel({
      clock,
      ports: this.ports,
      dispatch,
      keepFault: (where, fault) => this.faults.add(where, fault),
      beforeTelling: () => {
        this.#noticeFacets();
        this.slices.connection.tellReachability();
      },
    });
    this.#cut = createCutCalls(this.kernel);
    this.after = createAfterCalls(this.kernel, {
      line: () => this.slices.connection.view.$line.get(),
      agentId: () => this.slices.agent.view.$agent.get()?.id,
      user: () => this.slices.connection.view.$registration.get().user,
      country: () => this.numbers.view.$settings.get().country,
    }, wrapUp);
    this.slices = this.#compose();
    this.#unguard = this.#guard();
    this.numbers = createNumbers(this.kernel, numbers);
    this.preflight = createPreflight(this.kernel);
    this.replies = createReplies(this.kernel, () => this.slices.conversations.view.$selectedId.get(), options.variables);
    this.directory = options.directory ?? [];
    this.desk = createDesk(this.kernel, {
      $facets: this.$facets,
      open: (id) => this.slices.conversations.view.open(id),
      directory: () => this.directory,
      endings: this.slices.conversations.endings,
    });
  }

  start(credentials: CredentialsCallback | undefined): void {
    if (this.#ended) return;
    if (credentials && !this.#credentials) this.setCredentials(credentials);
    if (!this.ports.get('auth')) this.kernel.commit(() => this.#connect(undefined));
  }

  setCredentials(callback: CredentialsCallback | undefined): void {
    this.#credentials = callback;
    this.slices.auth.setCredentials(callback);
  }

  async end(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    this.#credentials = undefined;
    await this.slices.auth.end();
    this.#unguard();
    await this.after.left();
  }

  #compose(): Slices {
    const { kernel } = this;
    const auth = createAuth(kernel, {
      entered: (step) => this.#connect(step),
      left: () => this.#disconnect(),
    });
    const agent = createAgent(kernel, { $facets: this.$facets, connection: () => connection.view.of('agent') });
    const { $agent } = agent.view;
    const connection = createConnection(kernel, {
      $auth: auth.view.$state,
      $agent,
      retrySignIn: () => auth.retry(),
    });
    const $chatConnection = connection.view.of('chat');
    const messages = createMessages(kernel, {
      agent: () => $agent.get(),
      conversation: (id) => conversations.get(id),
      online: () => $chatConnection.get().status === 'online',
    });
    const conversations = createConversations(kernel, messages.threads);
    const calls = createCalls(kernel, this.#cut.view, this.after, {
      $facets: this.$facets,
      extension: () => $agent.get()?.extension ?? connection.view.$registration.get().user,
      country: () => this.numbers.view.$settings.get().country,
    });
    const dialer = createDialer(kernel, {
      $facets: this.$facets,
      connection: () => connection.view.of('dialer'),
      calls: () => calls.view,
      after: this.after,
      country: () => this.numbers.view.$settings.get().country,
    });
    return { auth, agent, connection, calls, conversations, messages, dialer };
  }

  #guard(): () => void {
    const { $calls } = this.slices.calls.view;
    const { $line } = this.slices.connection.view;
    this.#cut.watch($calls, $line);
    return guardLeaving($calls, $line);
  }

  #noticeFacets(): void {
    const { facets } = this.ports;
    const known = this.$facets.get();
    if (facets.size !== known.size || [...facets].some((facet) => !known.has(facet))) this.$facets.set(facets);
  }

  /** In the commit of the sign-in. */
  #connect(step: SignedIn | undefined): void {
    const { agent, connection, conversations, messages } = this.slices;
    const abort = new AbortController();
    this.#connected = abort;
    if (step) agent.apply(step.agent);
    connection.start();
    if (this.ports.get('chat')) {
      conversations.start();
      messages.enter(keyOf(this.ports.backendOf('chat')?.name, step));
    }
    const ready = this.#equipVoice(step);
    this.#cut.enter(this.#account(step));
    this.after.enter(`${(this.ports.backendOf('voice') ?? this.ports.all[0])?.name ?? ''}:${step?.agent.id ?? this.#account(step)}`);
    this.slices.dialer.enter(keyOf(this.ports.backendOf('dialer')?.name, step));
    for (const backend of this.ports.all) {
      if (backend === this.ports.backendOf('voice')) void ready.then(() => this.#open(backend, abort.signal));
      else this.#open(backend, abort.signal);
    }
  }

  /**
   * Gives the telephone its account: the one the sign-in brought, else the one the host names. It connects meanwhile,
   * because only a connection tells why a password cannot be tried.
   */
  async #equipVoice(step: SignedIn | undefined): Promise<void> {
    const backend = this.ports.backendOf('voice');
    if (!backend || !step) return;
    if (step.sipAccount) return backend.voice?.useAccount?.(step.sipAccount);
    if (!backend.auth || this.ports.serves(backend, 'auth') || !this.#credentials) return;
    const report = (error: unknown): void => void this.kernel.report('voice.signIn', error);
    try {
      const credentials = await this.#credentials({ for: 'voice', name: backend.name });
      backend.auth.signIn(credentials).catch(report);
    } catch (error) {
      report(error);
    }
  }

  /** Whose calls these are. */
  #account(step: SignedIn | undefined): string {
    return this.ports.get('voice')?.lineName?.() ?? `${this.ports.backendOf('voice')?.name ?? ''}:${step?.agent.id ?? ''}`;
  }

  #open(backend: Backend, signal: AbortSignal): void {
    if (signal.aborted) return;
    const emit = (event: BackendEvent): void => {
      if (!signal.aborted) this.kernel.commit(() => applyEvent(this.kernel, this.slices, backend, event));
    };
    backend.connect(emit, signal).catch((error: unknown) => {
      if (signal.aborted) return;
      const fault = toFault(error);
      this.kernel.commit(() => {
        this.slices.connection.fail(backend, fault);
        if (this.ports.serves(backend, 'chat')) this.slices.conversations.fail(fault);
        this.kernel.report(`${backend.name}.connect`, fault);
      });
    });
  }

  /** In the commit of the sign-out: nothing of the agent stays behind in this session. */
  #disconnect(): void {
    this.#connected?.abort();
    this.#cut.leave();
    const { agent, connection, calls, conversations, messages } = this.slices;
    calls.clear();
    this.after.leave();
    this.slices.dialer.leave();
    messages.leave();
    conversations.clear();
    this.replies.clear();
    this.numbers.clear();
    this.preflight.clear();
    this.faults.clear();
    connection.stop();
    agent.clear();
  }
}

/** Names what this browser keeps of an agent at a backend. */
function keyOf(backend = '', step: SignedIn | undefined): string {
  const { id = '', account } = step?.agent ?? {};
  return account === undefined ? `${backend}:${id}` : `${backend}:${account}/${id}`;
}
