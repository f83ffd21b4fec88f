import { ContextEvent, ContextProvider, ContextRoot } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableAtom } from 'nanostores';
import { sessionContext } from '../session/context.js';
import { getSession, sessionsOfPage } from '../session/registry.js';
import type { Session } from '../session/session-api.js';

export interface SessionHost extends ReactiveControllerHost, HTMLElement {
  /** A session, or the id of one; by the attribute only an id. */
  session: Session | string | undefined;
  readonly isUpdatePending: boolean;
}

/**
 * Finds the session of a widget: its property, else its `session="id"`, else the nearest provider's, else the page's
 * default. Whatever a render reads through it makes the widget render again when it changes, for as long as the widget
 * is connected and still reads it.
 *
 * A widget inside a provider that has no session yet has none either: it never falls back to somebody else's.
 */
export class SessionController implements ReactiveController {
  readonly #host: SessionHost;
  readonly #subscriptions = new Map<ReadableAtom<unknown>, () => void>();
  #read = new Set<ReadableAtom<unknown>>();
  #provided: { readonly session: Session | undefined } | undefined;
  #leaveProvider: (() => void) | undefined;
  #leaveRegistry: (() => void) | undefined;
  #hasAsked = false;

  constructor(host: SessionHost) {
    this.#host = host;
    host.addController(this);
  }

  get session(): Session | undefined {
    const own = this.#own;
    if (own !== undefined) return typeof own === 'string' ? getSession(own) : own;
    return this.#provided ? this.#provided.session : getSession();
  }

  /** The store's value; called while the host updates, it also subscribes the host. */
  read<Value>(store: ReadableAtom<Value>): Value {
    if (this.#host.isConnected && this.#host.isUpdatePending) {
      this.#read.add(store);
      if (!this.#subscriptions.has(store)) this.#subscriptions.set(store, store.listen(this.#changed));
    }
    return store.get();
  }

  hostConnected(): void {
    attachContextRoot();
    this.#leaveRegistry = sessionsOfPage().listen(this.#changed);
    this.#hasAsked = false;
    this.#ask();
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#ask();
  }

  hostUpdated(): void {
    for (const [store, unsubscribe] of this.#subscriptions) {
      if (this.#read.has(store)) continue;
      unsubscribe();
      this.#subscriptions.delete(store);
    }
    this.#read = new Set();
  }

  hostDisconnected(): void {
    for (const unsubscribe of this.#subscriptions.values()) unsubscribe();
    this.#subscriptions.clear();
    this.#leaveRegistry?.();
    this.#leaveProvider?.();
    this.#leaveProvider = undefined;
    this.#provided = undefined;
  }

  get #own(): Session | string | undefined {
    // A removed attribute leaves null behind, whatever the property's type says.
    return this.#host.session || undefined;
  }

  /** Not while the widget has a session of its own: the page's root of contexts remembers for ever whoever was not answered. */
  #ask(): void {
    if (this.#hasAsked || this.#own) return;
    this.#hasAsked = true;
    this.#host.dispatchEvent(new ContextEvent(sessionContext, this.#host, this.#receive, true));
  }

  readonly #changed = (): void => this.#host.requestUpdate();

  /** Its identity tells providers that it is the same widget that asks again. */
  readonly #receive = (session: Session | undefined, unsubscribe?: () => void): void => {
    if (this.#leaveProvider !== unsubscribe) this.#leaveProvider?.();
    this.#leaveProvider = unsubscribe;
    this.#provided = { session };
    this.#host.requestUpdate();
  };
}

/** Makes `host` the provider for the widgets inside it. Returns the setter of what they get. */
export function provideSession(
  host: ReactiveControllerHost & HTMLElement,
  session?: Session,
): (session: Session | undefined) => void {
  const provider = new ContextProvider(host, { context: sessionContext, ...(session ? { initialValue: session } : {}) });
  return (next) => provider.setValue(next);
}

const rootKey = Symbol.for('cc.context-root@1');

/** Hands the requests of widgets to a provider that is defined after them. One per page, whatever copies are loaded. */
function attachContextRoot(): void {
  const place = globalThis as typeof globalThis & Record<symbol, ContextRoot | undefined>;
  if (place[rootKey]) return;
  place[rootKey] = new ContextRoot();
  place[rootKey].attach(document.documentElement);
}
