import type { ReadableAtom } from 'nanostores';
import type { CredentialsCallback } from '../domain/agent.js';
import type { Facet } from '../domain/backend.js';
import type { CcFactMap } from '../domain/host-event.js';
import { createAudio } from './audio.js';
import { Core } from './core.js';
import { createNow } from './now.js';
import { freeId, register } from './registry.js';
import type { DirectoryAgent, Session, SessionOptions } from './session-api.js';

/**
 * One signed-in agent at one or more backends. The session is found by its id, and by widgets that name none while it
 * is the page's default. Nothing is connected before the next microtask, so that no fact is missed by listeners that
 * are added at once.
 */
export function createSession(options: SessionOptions): Session {
  return new LiveSession(options);
}

class LiveSession extends EventTarget implements Session {
  readonly id: string;
  readonly $facets: ReadableAtom<ReadonlySet<Facet>>;
  readonly $now: ReadableAtom<number>;
  readonly auth: Session['auth'];
  readonly agent: Session['agent'];
  readonly connection: Session['connection'];
  readonly calls: Session['calls'];
  readonly audio: Session['audio'];
  readonly conversations: Session['conversations'];
  readonly messages: Session['messages'];
  readonly desk: Session['desk'];
  readonly replies: Session['replies'];
  readonly numbers: Session['numbers'];
  readonly preflight: Session['preflight'];
  readonly wrapUp: Session['wrapUp'];
  readonly callLog: Session['callLog'];
  readonly dialer: Session['dialer'];
  readonly faults: Session['faults'];
  readonly #core: Core;
  readonly #unregister: () => void;

  constructor(options: SessionOptions) {
    super();
    this.id = options.id ?? freeId();
    const core = new Core(options, (fact) => this.dispatchEvent(fact));
    this.#core = core;
    this.$facets = core.$facets;
    this.$now = createNow(core.clock);
    this.auth = core.slices.auth.view;
    this.agent = core.slices.agent.view;
    this.connection = core.slices.connection.view;
    this.calls = core.slices.calls.view;
    this.audio = createAudio(core.kernel);
    this.conversations = core.slices.conversations.view;
    this.messages = core.slices.messages.view;
    this.desk = core.desk;
    this.replies = core.replies.view;
    this.numbers = core.numbers.view;
    this.preflight = core.preflight.view;
    this.wrapUp = core.after.wrapUp;
    this.callLog = core.after.callLog;
    this.dialer = core.slices.dialer.view;
    this.faults = core.faults.view;
    this.#unregister = register(this);
    queueMicrotask(() => core.start(options.credentials));
  }

  set credentials(callback: CredentialsCallback | undefined) {
    this.#core.setCredentials(callback);
  }

  set directory(agents: readonly DirectoryAgent[]) {
    this.#core.directory = [...agents];
  }

  set variables(values: Readonly<Record<string, string>>) {
    this.#core.replies.$variables.set({ ...values });
  }

  async dispose(): Promise<void> {
    this.#unregister();
    await this.#core.end();
  }

  override addEventListener<Name extends keyof CcFactMap>(
    type: Name,
    listener: (event: CustomEvent<CcFactMap[Name]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: ((event: never) => void) | EventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener as EventListener | null, options);
  }
}
