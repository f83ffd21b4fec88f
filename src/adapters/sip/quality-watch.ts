import type { BackendEvent } from '../../domain/backend-event.js';
import type { Call } from '../../domain/call.js';
import type { Clock } from '../../net/io.js';
import { QualityMeter } from './quality.js';
import { takeSample } from './rtp-sample.js';

export interface QualityWatchOptions {
  readonly clock: Clock;
  /** Absent where a call has no sound now. */
  readonly connectionOf: (callId: string) => RTCPeerConnection | undefined;
  readonly tell: (event: BackendEvent) => void;
}

interface Watched {
  readonly meter: QualityMeter;
  call: Call;
  reading: boolean;
}

const interval = 1_000;

/** Measures every running call once a second, and sums it up at its end. Nothing runs while there is none. */
export class QualityWatch {
  readonly #options: QualityWatchOptions;
  readonly #watched = new Map<string, Watched>();
  #cancel: (() => void) | undefined;

  constructor(options: QualityWatchOptions) {
    this.#options = options;
  }

  follow(call: Call): void {
    if (call.answeredAt === undefined) return;
    const known = this.#watched.get(call.id);
    if (call.state === 'ended') return this.#sumUp(call, known);
    if (known) known.call = call;
    else this.#watched.set(call.id, { meter: new QualityMeter(call.id), call, reading: false });
    this.#cancel ??= this.#options.clock.after(interval, () => this.#tick());
  }

  /** Nothing is told any more. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#watched.clear();
  }

  #sumUp(call: Call, known: Watched | undefined): void {
    this.#watched.delete(call.id);
    if (this.#watched.size === 0) this.stop();
    const summary = (known?.meter ?? new QualityMeter(call.id)).sumUp(this.#options.clock.now());
    this.#options.tell({ type: 'quality-summed', summary });
  }

  #tick(): void {
    this.#cancel = this.#options.clock.after(interval, () => this.#tick());
    for (const [callId, watched] of this.#watched) {
      const connection = this.#options.connectionOf(callId);
      if (connection && !watched.reading) void this.#measure(watched, connection);
    }
  }

  async #measure(watched: Watched, connection: RTCPeerConnection): Promise<void> {
    watched.reading = true;
    const sample = await takeSample(connection, this.#options.clock.now()).catch(() => undefined);
    watched.reading = false;
    const { id, hold, muted } = watched.call;
    if (!sample || this.#watched.get(id) !== watched) return;
    const quality = watched.meter.measure(sample, { held: hold.local || hold.remote, muted });
    this.#options.tell({ type: 'quality-changed', quality });
  }
}
