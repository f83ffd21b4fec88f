import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CommonMessages } from './common.js';
import {
  formatDateTime,
  formatDay,
  formatDuration,
  formatHours,
  formatNumber,
  formatRelative,
  formatTime,
  type Instant,
} from './format.js';
import { composedPath, defaultLocale, localeOf, type LocaleChoice } from './locale.js';
import type { Area, Locale } from './messages.js';

type Areas<T extends readonly object[]> = { readonly [K in keyof T]: T[K] extends object ? Area<T[K]> : never };

/** The texts of several areas in one object; of two equal keys the later area's wins. */
export type Joined<T extends readonly object[]> = T extends readonly [infer First, ...infer Rest extends object[]]
  ? First & Joined<Rest>
  : unknown;

/** What a host page may set: any text of the widget, nested records partly. */
export type StringOverrides<M> = {
  readonly [K in keyof M]?: M[K] extends string | ((...args: never[]) => string) ? M[K] : StringOverrides<M[K]>;
};

type LocalizedHost = ReactiveControllerHost &
  HTMLElement & {
    strings?: object | undefined;
    /** Set until the first dictionary is there. */
    dictionary?: Promise<void> | undefined;
    /** How the session shows telephone numbers; another function whenever it shows them otherwise. */
    phoneNumber?: ((number: string) => string) | undefined;
  };

/** Milliseconds until a first dictionary that could not be fetched is asked for again; the last one repeats. */
const retries = [1_000, 2_000, 5_000, 15_000];

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

function merge(base: object, over: object): object {
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over) as [string, unknown][]) {
    const known = result[key];
    if (value !== undefined) result[key] = isRecord(value) && isRecord(known) ? merge(known, value) : value;
  }
  return result;
}

/**
 * Texts and formats of one element. The nearest `lang` around the element wins (its own, an ancestor's through shadow
 * roots, the page's, else pt-BR), and changes of it are followed while connected. `host.strings` overrides any text.
 *
 * Put `commonArea` first: dates need its words for today and yesterday. Until the dictionary of another language has
 * arrived `texts` are those of the language before; until the very first one has, there are none and `ready` is false.
 * A `Widget` waits with its first update until then; any other host asks `ready` before it reads `t`.
 */
export class LocalizeController<T extends readonly [CommonMessages, ...object[]]> implements ReactiveController {
  readonly #host: LocalizedHost;
  readonly #areas: readonly Area<object>[];
  readonly #observer: MutationObserver | undefined;
  readonly #later = new Map<Area<object>, object>();
  #choice: LocaleChoice = defaultLocale;
  #shown: LocaleChoice = defaultLocale;
  #strings: object | undefined;
  #phoneNumber: LocalizedHost['phoneNumber'];
  #texts: Joined<T> | undefined;
  #ready = false;

  constructor(host: LocalizedHost, areas: Areas<T>) {
    this.#host = host;
    this.#areas = areas;
    this.#observer =
      typeof MutationObserver === 'undefined' ? undefined : new MutationObserver(() => this.#follow());
    host.addController(this);
  }

  hostConnected(): void {
    for (const element of composedPath(this.#host)) {
      this.#observer?.observe(element, { attributes: true, attributeFilter: ['lang'] });
    }
    this.#follow();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** The first dictionary of the right language is there. */
  get ready(): boolean {
    return this.#ready;
  }

  /** The dictionary that is shown. */
  get locale(): Locale {
    return this.#shown.locale;
  }

  /** The BCP 47 tag that dates and numbers are written in. */
  get formatLocale(): string {
    return this.#shown.format;
  }

  /** The texts. */
  get t(): Joined<T> {
    if (this.#texts === undefined || this.#strings !== this.#host.strings || this.#phoneNumber !== this.#host.phoneNumber) {
      this.#strings = this.#host.strings;
      this.#phoneNumber = this.#host.phoneNumber;
      this.#texts = this.#join(this.#shown.locale);
    }
    return this.#texts;
  }

  /**
   * Texts of an area that a lazy part of the widget brings; the part loads it for `locale` before it shows itself.
   * After a change of language they are those of the language before until the new ones are there.
   */
  later<M extends object>(area: Area<M>): M | undefined {
    const { locale } = this.#shown;
    const messages = area.loaded.get(locale);
    if (messages) this.#later.set(area, messages);
    else area.load(locale).then(() => this.#host.requestUpdate(), () => undefined);
    const shown = this.#later.get(area) as M | undefined;
    return shown && (this.#host.strings === undefined ? shown : (merge(shown, this.#host.strings) as M));
  }

  number(value: number): string {
    return formatNumber(this.formatLocale, value);
  }

  /** Clock time. */
  time(instant: Instant): string {
    return formatTime(this.formatLocale, instant);
  }

  dateTime(instant: Instant): string {
    return formatDateTime(this.formatLocale, instant);
  }

  /** Day heading of a log. */
  day(instant: Instant, now: Instant = Date.now()): string {
    return formatDay(this.formatLocale, instant, now, this.#words);
  }

  /** Time column of a list. */
  relative(instant: Instant, now: Instant = Date.now()): string {
    return formatRelative(this.formatLocale, instant, now, this.#words);
  }

  /** `m:ss` or `h:mm:ss`. */
  duration(milliseconds: number): string {
    return formatDuration(milliseconds);
  }

  /** `3 h 12`. */
  hours(milliseconds: number): string {
    return formatHours(milliseconds);
  }

  get #words(): CommonMessages {
    return this.t;
  }

  #follow(): void {
    const choice = localeOf(composedPath(this.#host));
    const same = choice.locale === this.#choice.locale && choice.format === this.#choice.format;
    if (same && this.#ready) return;
    this.#choice = choice;
    if (this.#areas.every((area) => area.loaded.has(choice.locale))) return this.#show(choice);
    const fetching = this.#fetch(choice, 0);
    if (!this.#ready) this.#host.dictionary = fetching;
  }

  async #fetch(choice: LocaleChoice, attempt: number): Promise<void> {
    try {
      await Promise.all(this.#areas.map((area) => area.load(choice.locale)));
    } catch {
      // The texts that are there stay: better the wrong language than none.
      if (this.#ready || this.#choice !== choice) return;
      await new Promise((resolve) => setTimeout(resolve, retries[Math.min(attempt, retries.length - 1)]));
      return this.#fetch(choice, attempt + 1);
    }
    if (this.#choice === choice) this.#show(choice);
  }

  #show(choice: LocaleChoice): void {
    this.#shown = choice;
    this.#texts = undefined;
    this.#ready = true;
    this.#host.dictionary = undefined;
    this.#host.requestUpdate();
  }

  #join(locale: Locale): Joined<T> {
    const parts = this.#areas.map((area) => area.loaded.get(locale) ?? {});
    const phoneNumber = this.#phoneNumber;
    const joined = [...parts, phoneNumber ? { phoneNumber } : {}].reduce((all, part) => ({ ...all, ...part }), {});
    return (this.#strings === undefined ? joined : merge(joined, this.#strings)) as Joined<T>;
  }
}
