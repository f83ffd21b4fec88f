/** Dates come as `Date`, ISO 8601 or epoch milliseconds. */
export type Instant = Date | number | string;

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

function toDate(instant: Instant): Date | undefined {
  const date = instant instanceof Date ? instant : new Date(instant);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

// Making an Intl formatter costs hundreds of times its use, and lists format thousands of times.
const formatters = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale, options);
    formatters.set(key, formatter);
  }
  return formatter;
}

const numberFormatters = new Map<string, Intl.NumberFormat>();

export function formatNumber(locale: string, value: number): string {
  let formatter = numberFormatters.get(locale);
  if (formatter === undefined) {
    formatter = new Intl.NumberFormat(locale);
    numberFormatters.set(locale, formatter);
  }
  return formatter.format(value);
}

/** `14:32`; `2:32 PM` where that is the custom. Empty for an unusable date, as in all of these. */
export function formatTime(locale: string, instant: Instant): string {
  const date = toDate(instant);
  return date === undefined ? '' : dateFormat(locale, 'time', { hour: '2-digit', minute: '2-digit' }).format(date);
}

/** `20/11/2026, 14:32`. */
export function formatDateTime(locale: string, instant: Instant): string {
  const date = toDate(instant);
  return date === undefined
    ? ''
    : dateFormat(locale, 'date-time', { dateStyle: 'short', timeStyle: 'short' }).format(date);
}

function midnight(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** Calendar days between two instants in the reader's zone; rounding swallows the hour of a clock change. */
export function daysAgo(instant: Date, now: Date): number {
  return Math.round((midnight(now) - midnight(instant)) / day);
}

export interface DayWords {
  readonly today: string;
  readonly yesterday: string;
}

/** A heading: today, yesterday, the weekday within a week, else the date. */
export function formatDay(locale: string, instant: Instant, now: Instant, words: DayWords): string {
  const date = toDate(instant);
  const today = toDate(now);
  if (date === undefined || today === undefined) return '';
  const ago = daysAgo(date, today);
  if (ago === 0) return words.today;
  if (ago === 1) return words.yesterday;
  if (ago > 1 && ago < 7) return dateFormat(locale, 'weekday', { weekday: 'long' }).format(date);
  return date.getFullYear() === today.getFullYear()
    ? dateFormat(locale, 'day', { day: 'numeric', month: 'long' }).format(date)
    : dateFormat(locale, 'day-year', { day: 'numeric', month: 'long', year: 'numeric' }).format(date);
}

/** The time column of a list: the clock today, `yesterday`, the short weekday, else day and month. */
export function formatRelative(locale: string, instant: Instant, now: Instant, words: DayWords): string {
  const date = toDate(instant);
  const today = toDate(now);
  if (date === undefined || today === undefined) return '';
  const ago = daysAgo(date, today);
  if (ago <= 0) return ago === 0 ? formatTime(locale, date) : formatDateTime(locale, date);
  if (ago === 1) return words.yesterday.toLocaleLowerCase(locale);
  if (ago < 7) return dateFormat(locale, 'weekday-short', { weekday: 'short' }).format(date);
  return date.getFullYear() === today.getFullYear()
    ? dateFormat(locale, 'day-short', { day: '2-digit', month: '2-digit' }).format(date)
    : dateFormat(locale, 'date', { dateStyle: 'short' }).format(date);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A running or finished time in `m:ss`, from an hour on `h:mm:ss`. Negative and unusable lengths are `0:00`. */
export function formatDuration(milliseconds: number): string {
  const total = Number.isFinite(milliseconds) && milliseconds > 0 ? Math.floor(milliseconds / second) : 0;
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = two(total % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}

/** A countdown of hours, `3 h 12`, such as what is left of a reply window. */
export function formatHours(milliseconds: number): string {
  const minutes = Number.isFinite(milliseconds) && milliseconds > 0 ? Math.floor(milliseconds / minute) : 0;
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)}`;
}
