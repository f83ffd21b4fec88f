import type { BackendEvent } from '../../domain/backend-event.js';
import type { Call } from '../../domain/call.js';
import type { Clock } from '../../net/io.js';
import type { QualityWatch } from './quality-watch.js';
import { Trace } from './trace.js';

export interface DiagnosticsOptions {
  readonly clock: Clock;
  readonly connectionOf: (callId: string) => RTCPeerConnection | undefined;
  readonly tell: (event: BackendEvent) => void;
}

/** Watches what the telephone tells: how calls sound, and what support may ask for later. */
export class Diagnostics {
  readonly #options: DiagnosticsOptions;
  readonly #trace: Trace;
  #watch: Promise<QualityWatch> | undefined;

  constructor(options: DiagnosticsOptions) {
    this.#options = options;
    this.#trace = new Trace(options.clock);
  }

  open(): void {
    this.#trace.open();
  }

  close(): void {
    this.#trace.close();
    void this.#watch?.then(watch => watch.stop());
    this.#watch = undefined;
  }

  readonly observe = (event: BackendEvent): void => {
    this.#trace.event(event);
    if (event.type === 'call-changed' && event.call.answeredAt !== undefined) void this.#measure(event.call);
  };

  readonly frame = (direction: 'in' | 'out', text: string): void => this.#trace.frame(direction, text);

  async bundle(): Promise<string> {
    const { supportBundle } = await import('./support-bundle.js');
    return supportBundle(this.#trace, this.#options.clock.now());
  }

  async #measure(call: Call): Promise<void> {
    // A chunk that is gone from the server is no reason for anything to fail; it is tried again with the next change.
    this.#watch ??= import('./quality-watch.js').then(({ QualityWatch }) => new QualityWatch(this.#options));
    const watch = this.#watch;
    await watch.then(loaded => loaded.follow(call)).catch(() => {
      if (this.#watch === watch) this.#watch = undefined;
    });
  }
}
