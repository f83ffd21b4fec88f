import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableAtom } from 'nanostores';

/** A page that is not painted gets no frames: then this long, in milliseconds, is waited at most. */
const longest = 100;

/**
 * Reads a store that may change many times a frame. The first change of a frame renders the host at once, as any store
 * does; those after it wait for the next frame, and are one.
 */
export class PacedStore<Value> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #store: ReadableAtom<Value> | undefined;
  #leave: (() => void) | undefined;
  #isTaken = false;
  #waits = false;
  #isInFrame = false;
  readonly #inFrame: () => void;

  /** @param inFrame called when the host has rendered in a frame that is about to be painted */
  constructor(host: ReactiveControllerHost, inFrame: () => void) {
    this.#host = host;
    this.#inFrame = inFrame;
    host.addController(this);
  }

  /** Follows this store, or none, and no other from now on. */
  read(store: ReadableAtom<Value> | undefined): Value | undefined {
    if (store !== this.#store) {
      this.hostDisconnected();
      this.#store = store;
      this.hostConnected();
    }
    return store?.get();
  }

  hostConnected(): void {
    this.#leave ??= this.#store?.listen(() => (this.#isTaken ? (this.#waits = true) : this.#take()));
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  hostUpdated(): void {
    if (!this.#isInFrame) return;
    this.#isInFrame = false;
    this.#inFrame();
  }

  #take(): void {
    this.#isTaken = true;
    this.#host.requestUpdate();
    const timer = setTimeout(() => this.#next(), longest);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      if (this.#isTaken) this.#next();
    });
  }

  #next(): void {
    this.#isTaken = false;
    if (!this.#waits) return;
    this.#waits = false;
    this.#isInFrame = true;
    this.#take();
  }
}
