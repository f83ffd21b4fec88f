import type { Habits } from './habits.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const two = (value: number) => String(value).padStart(2, '0');

/** The account's own wall clock, read by the UTC getters. */
function wall(at: number, utcOffset: number): Date {
  return new Date(at + utcOffset * MINUTE_MS);
}

/** `dd/MM/yyyy HH:mm`. */
export function brazilian(at: number, utcOffset: number): string {
  const day = wall(at, utcOffset);
  return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()} ${clockTime(at, utcOffset)}`;
}

export function clockTime(at: number, utcOffset: number, seconds = false): string {
  return wall(at, utcOffset).toISOString().slice(11, seconds ? 19 : 16);
}

/** `dd/MM HH:mm`. */
export function dayMonthTime(at: number, utcOffset: number): string {
  const [day = '', time = ''] = brazilian(at, utcOffset).split(' ');
  return `${day.slice(0, 5)} ${time}`;
}

/** A datetime, or a smalldatetime, which knows no seconds. */
export function wireDate(at: number, type: 'd' | 'm', { dates, utcOffset }: Habits): string {
  const exact = type === 'd' ? at : Math.floor(at / MINUTE_MS) * MINUTE_MS;
  if (dates === 'epoch') return `/Date(${exact})/`;
  if (dates === 'brazilian') return brazilian(exact, utcOffset);
  const iso = wall(exact, utcOffset).toISOString().slice(0, 23);
  return type === 'd' ? iso : iso.slice(0, 19);
}

/** What a client means by a smalldatetime without zone, in epoch milliseconds; undefined for anything else. */
export function readLocalDate(text: string, utcOffset: number): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return undefined;
  const at = Date.parse(`${text}Z`);
  return Number.isNaN(at) ? undefined : at - utcOffset * MINUTE_MS;
}

/** `Momento`: for people. */
export function moment(at: number, now: number): string {
  const ago = now - at;
  if (ago < MINUTE_MS) return 'agora';
  if (ago < 60 * MINUTE_MS) return `há ${Math.floor(ago / MINUTE_MS)} min`;
  if (ago < DAY_MS) return `há ${Math.floor(ago / (60 * MINUTE_MS))} h`;
  return ago < 2 * DAY_MS ? 'ontem' : `há ${Math.floor(ago / DAY_MS)} dias`;
}
