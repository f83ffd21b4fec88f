import type { BackendEvent } from '../../domain/backend-event.js';
import type { AudioState, Call } from '../../domain/call.js';
import type { CallQuality, CallQualitySummary } from '../../domain/call-quality.js';
import type { Clock } from '../../net/io.js';

export interface Frame {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly direction: 'in' | 'out';
  /** As it was on the wire. */
  readonly text: string;
}

export interface PageEvent {
  readonly at: number;
  readonly what: 'visible' | 'hidden' | 'online' | 'offline';
}

export interface NotedEvent {
  readonly at: number;
  readonly event: Extract<BackendEvent, { type: 'connection-changed' | 'registration-changed' | 'audio-changed' | 'call-changed' }>;
}

/** The last so many of something. */
class Ring<Item> {
  readonly #limit: number;
  #items: Item[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  push(item: Item): void {
    this.#items.push(item);
    // Not one by one, which would move all the others each time.
    if (this.#items.length >= 2 * this.#limit) this.#items = this.#items.slice(-this.#limit);
  }

  last(): readonly Item[] {
    return this.#items.slice(-this.#limit);
  }

  clear(): void {
    this.#items = [];
  }
}

/** Half an hour of one call. */
const samples = 1_800;

/**
 * What happened lately, kept in memory as it came and cut down to what support may see only when it is asked for. It
 * costs nothing while nothing happens.
 */
export class Trace {
  readonly #clock: Clock;
  readonly #frames = new Ring<Frame>(500);
  readonly #events = new Ring<NotedEvent>(300);
  readonly #page = new Ring<PageEvent>(100);
  readonly #qualities = new Ring<CallQuality>(samples);
  readonly #summaries = new Ring<CallQualitySummary>(20);
  readonly #ended = new Ring<Call>(20);
  #audio: AudioState | undefined;
  #leave: AbortController | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get frames(): readonly Frame[] {
    return this.#frames.last();
  }

  get events(): readonly NotedEvent[] {
    return this.#events.last();
  }

  get page(): readonly PageEvent[] {
    return this.#page.last();
  }

  get qualities(): readonly CallQuality[] {
    return this.#qualities.last();
  }

  get summaries(): readonly CallQualitySummary[] {
    return this.#summaries.last();
  }

  get ended(): readonly Call[] {
    return this.#ended.last();
  }

  get audio(): AudioState | undefined {
    return this.#audio;
  }

  frame(direction: Frame['direction'], text: string): void {
    this.#frames.push({ at: this.#clock.now(), direction, text });
  }

  event(event: BackendEvent): void {
    switch (event.type) {
      case 'quality-changed':
        return this.#qualities.push(event.quality);
      case 'quality-summed':
        return this.#summaries.push(event.summary);
      case 'audio-changed':
        this.#audio = event.audio;
        break;
      case 'call-changed':
        if (event.call.state === 'ended') this.#ended.push(event.call);
        break;
      case 'connection-changed':
      case 'registration-changed':
        break;
      default:
        return;
    }
    this.#events.push({ at: this.#clock.now(), event });
  }

  /** Follows the page until `close`. */
  open(): void {
    this.#leave?.abort();
    if (typeof document === 'undefined') return;
    this.#leave = new AbortController();
    const { signal } = this.#leave;
    const note = (what: PageEvent['what']): void => this.#page.push({ at: this.#clock.now(), what });
    document.addEventListener('visibilitychange', () => note(document.hidden ? 'hidden' : 'visible'), { signal });
    globalThis.addEventListener('online', () => note('online'), { signal });
    globalThis.addEventListener('offline', () => note('offline'), { signal });
  }

  /** Nothing of the agent stays behind. */
  close(): void {
    this.#leave?.abort();
    for (const ring of [this.#frames, this.#events, this.#page, this.#qualities, this.#summaries, this.#ended]) ring.clear();
    this.#audio = undefined;
  }
}
