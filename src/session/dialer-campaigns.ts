import { onNotify } from 'nanostores';
import type { Campaign } from '../domain/dialer.js';
import { faultInfo, toFault } from '../domain/fault.js';
import { Attention, repeatedly } from './attention.js';
import { withProgress } from './dialer-history.js';
import type { DialerDesk } from './dialer-desk.js';

/** Milliseconds between two looks where the backend does not tell by itself. */
const lookEvery = 30_000;

/** Campaigns are looked at while somebody reads them. */
export class CampaignLooks {
  readonly #desk: DialerDesk;
  readonly #attention: Attention;
  #looking: Promise<void> | undefined;
  #failed = false;

  constructor(desk: DialerDesk) {
    this.#desk = desk;
    this.#attention = new Attention(desk.mayLook, () => this.#begin());
    const { $campaigns, $history } = desk.stores;
    // Told of by the backend, too, and without being one who looks.
    onNotify($campaigns, () => {
      const { status, value } = $campaigns.value;
      if (status === 'ready') $history.set(withProgress($history.value, value, desk.kernel.clock.now()));
    });
  }

  watch(): () => void {
    return this.#attention.look();
  }

  update(): void {
    this.#attention.update();
    const { $campaigns } = this.#desk.stores;
    const { status } = this.#desk.around.connection().get();
    const known = $campaigns.value;
    if (status !== 'online' && known.status === 'ready') $campaigns.set({ status: 'stale', value: known.value });
  }

  /** Two who ask at once share the answer. */
  now(): Promise<void> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** Nobody waits for it. */
  soon(): void {
    void this.#quietly();
  }

  leave(): void {
    const { $lookedAt, $history, $callBacks } = this.#desk.stores;
    this.#attention.update();
    this.#failed = false;
    $lookedAt.set(undefined);
    $history.set(new Map());
    $callBacks.set(new Map());
  }

  #begin(): () => void {
    const { kernel, port, stores: { $campaigns } } = this.#desk;
    const dialer = port();
    if ($campaigns.value.status !== 'ready') $campaigns.set({ status: 'loading', value: $campaigns.value.value });
    const over = new AbortController();
    dialer.watch?.(over.signal);
    // Who tells by itself is asked only when it does not.
    const needsAsking = (): boolean => dialer.watch === undefined || $campaigns.value.status !== 'ready';
    const wait = (milliseconds: number, run: () => void): (() => void) => kernel.clock.after(milliseconds, run);
    const begin = (): (() => void) => repeatedly(wait, lookEvery, async () => (needsAsking() ? this.#quietly() : undefined));
    let end = dialer.watch ? wait(lookEvery, () => (end = begin())) : begin();
    return () => {
      end();
      over.abort();
    };
  }

  /** A look that nobody asked for: of several failures in a row, the first one is told. */
  async #quietly(): Promise<void> {
    try {
      await this.now();
      this.#failed = false;
    } catch (error) {
      if (!this.#failed && this.#desk.stores.$key.get() !== undefined) this.#desk.kernel.report('dialer.campaigns', error);
      this.#failed = true;
    }
  }

  async #look(): Promise<void> {
    const { stores: { $key, $campaigns }, port } = this.#desk;
    const key = $key.get();
    try {
      const campaigns = await port().campaigns();
      if ($key.get() === key) this.#take(campaigns);
    } catch (error) {
      if ($key.get() === key) $campaigns.set({ status: 'error', value: $campaigns.value.value, fault: faultInfo(toFault(error)) });
      throw error;
    }
  }

  #take(campaigns: readonly Campaign[]): void {
    const { stores: { $campaigns, $lookedAt, $history }, kernel, around } = this.#desk;
    const { status, value } = $campaigns.value;
    if (JSON.stringify(value) !== JSON.stringify(campaigns) || status === 'idle') return around.list(campaigns);
    kernel.commit(() => {
      $lookedAt.set(kernel.clock.now());
      if (status === 'ready') $history.set(withProgress($history.value, campaigns, kernel.clock.now()));
      else $campaigns.set({ status: 'ready', value });
    });
  }
}
