import type { BackendEvent, ConnectionState } from '../../domain/backend-event.js';
import type { AudioState, Call, Registration } from '../../domain/call.js';
import type { Clock } from '../../net/io.js';

type Emit = (event: BackendEvent) => void;

/** Remembers the latest of everything, so that whoever connects gets a snapshot first and then the changes. */
export class Announcer {
  readonly #calls = new Map<string, Call>();
  readonly #listeners = new Set<() => void>();
  #connection: ConnectionState;
  #registration: Registration;
  #audio: AudioState = { microphone: 'unknown', soundBlocked: false };
  #emit: Emit | undefined;

  readonly #observe: (event: BackendEvent) => void;

  /** `observe` hears everything, whether somebody is connected or not, right after it was told. */
  constructor(clock: Clock, observe: (event: BackendEvent) => void) {
    this.#observe = observe;
    this.#connection = { status: 'online', since: clock.now() };
    this.#registration = { status: 'none', since: clock.now() };
  }

  get registration(): Registration {
    return this.#registration;
  }

  get connection(): ConnectionState {
    return this.#connection;
  }

  open(emit: Emit): void {
    this.#emit = emit;
    emit({ type: 'connection-changed', connection: this.#connection });
    emit({ type: 'registration-changed', registration: this.#registration });
    emit({ type: 'audio-changed', audio: this.#audio });
    emit({ type: 'calls-listed', calls: [...this.#calls.values()] });
  }

  close(): void {
    this.#emit = undefined;
  }

  readonly tell = (event: BackendEvent): void => {
    this.#remember(event);
    this.#emit?.(event);
    this.#observe(event);
    for (const listener of [...this.#listeners]) listener();
  };

  /** Resolves as soon as `test` holds; `undefined` when it was given up by `signal`. */
  until<Value>(test: () => Value | undefined, signal?: AbortSignal): Promise<Value | undefined> {
    return new Promise(resolve => {
      const settle = (value: Value | undefined): void => {
        this.#listeners.delete(check);
        signal?.removeEventListener('abort', giveUp);
        resolve(value);
      };
      const check = (): void => {
        const value = test();
        if (value !== undefined) settle(value);
      };
      const giveUp = (): void => settle(undefined);
      this.#listeners.add(check);
      signal?.addEventListener('abort', giveUp);
      check();
    });
  }

  #remember(event: BackendEvent): void {
    if (event.type === 'connection-changed') this.#connection = event.connection;
    if (event.type === 'registration-changed') this.#registration = event.registration;
    if (event.type === 'audio-changed') this.#audio = event.audio;
    if (event.type === 'call-changed') {
      if (event.call.state === 'ended') this.#calls.delete(event.call.id);
      else this.#calls.set(event.call.id, event.call);
    }
  }
}
