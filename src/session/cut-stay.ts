import type { WritableAtom } from 'nanostores';
import type { Call } from '../domain/call.js';
import { latestOf, noteOf, notesOf, offeredFor, prefixOf, readNote, writeNote } from './cut-note.js';
import type { Kernel } from './kernel.js';
import type { CutCall } from './session-api.js';

/** How often a note says that its calls still run, in milliseconds. */
const beat = 20_000;

type CutStore = WritableAtom<CutCall | undefined>;

/** From the sign-in of one account to its end. */
export class CutStay {
  readonly #prefix: string;
  readonly #key: string;
  readonly #kernel: Kernel;
  readonly #$cut: CutStore;
  readonly #calls: () => readonly Call[];
  readonly #over = new AbortController();
  readonly #watched = new Set<string>();
  /** The note that tells of what is offered. */
  #source: string | undefined;
  #leaving = false;
  #cancelBeat = (): void => undefined;
  #cancelOffer = (): void => undefined;

  constructor(account: string, kernel: Kernel, $cut: CutStore, calls: () => readonly Call[]) {
    const prefix = prefixOf(account);
    this.#prefix = prefix;
    this.#key = prefix + crypto.randomUUID();
    this.#kernel = kernel;
    this.#$cut = $cut;
    this.#calls = calls;
    const { signal } = this.#over;
    void this.#lock(this.#key, 'exclusive', () => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())));
    for (const key of notesOf(prefix)) this.#await(key);
    window.addEventListener('storage', ({ key, newValue }) => this.#changed(key, newValue), { signal });
    // First of all listeners: the calls end in others of the same event.
    window.addEventListener('pagehide', () => this.#freeze(), { signal, capture: true });
    window.addEventListener('pageshow', ({ persisted }) => this.#thaw(persisted), { signal });
  }

  write(): void {
    if (this.#leaving) return;
    const note = noteOf(this.#calls(), this.#kernel.clock.now());
    if (note.length > 0 || readNote(this.#key) !== null) writeNote(this.#key, note);
    this.#cancelBeat();
    if (note.length > 0) this.#cancelBeat = this.#kernel.clock.after(beat, () => this.write());
  }

  dismiss(): void {
    const source = this.#source;
    this.#withdraw();
    if (source !== undefined) writeNote(source, []);
  }

  end(): void {
    this.dismiss();
    this.#cancelBeat();
    writeNote(this.#key, []);
    this.#over.abort();
  }

  /** Offers what a note tells once its page is gone, which may be now. */
  #await(key: string): void {
    if (key === this.#key || this.#watched.has(key)) return;
    this.#watched.add(key);
    void this.#lock(key, 'shared', () => this.#offer(key)).then(() => this.#watched.delete(key));
  }

  #offer(key: string): void {
    const now = this.#kernel.clock.now();
    const cut = latestOf(readNote(key), now);
    if (!cut) return writeNote(key, []);
    const known = this.#$cut.get();
    if (known && known.at >= cut.at) return;
    this.#source = key;
    this.#kernel.commit(() => this.#$cut.set(cut));
    this.#cancelOffer();
    this.#cancelOffer = this.#kernel.clock.after(cut.at + offeredFor - now, () => this.dismiss());
  }

  #withdraw(): void {
    this.#cancelOffer();
    this.#source = undefined;
    if (this.#$cut.get()) this.#kernel.commit(() => this.#$cut.set(undefined));
  }

  #changed(key: string | null, value: string | null): void {
    if (key === null || !key.startsWith(this.#prefix)) return;
    if (value !== null) this.#await(key);
    else if (key === this.#source) this.#withdraw();
  }

  #freeze(): void {
    this.write();
    this.#leaving = true;
    this.#cancelBeat();
  }

  /** Back from the browser's memory of pages, where no call survives. */
  #thaw(persisted: boolean): void {
    if (!persisted) return;
    this.#leaving = false;
    this.#offer(this.#key);
  }

  /** Given up when this stay is over. */
  async #lock(key: string, mode: LockMode, run: () => void | Promise<void>): Promise<void> {
    await navigator.locks.request(key, { mode, signal: this.#over.signal }, run).catch(() => undefined);
  }
}
