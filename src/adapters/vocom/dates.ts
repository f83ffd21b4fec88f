const minute = 60_000;
const written = /^\s*(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*$/;
const span = /^\s*(\d{1,4}):([0-5]\d):([0-5]\d)\s*$/;
const digits = /^\s*\d+(?:\.\d+)?\s*$/;

/**
 * Epoch milliseconds of the PBX's local time, or of epoch seconds: fields are read by their shape, as some are called
 * what they are not (Vocom contract, part 4, row 7). Undefined for anything else.
 */
export function timeOf(text: string, utcOffset: number): number | undefined {
  if (digits.test(text)) return Number(text) > 0 ? Number(text) * 1_000 : undefined;
  const fields = written.exec(text)?.slice(1).map((field) => Number(field ?? 0));
  if (!fields) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minutes = 0, seconds = 0] = fields;
  const time = Date.UTC(year, month - 1, day, hour, minutes, seconds);
  // Date.UTC rolls 31 February over; a date that does not survive the round trip was never one.
  const isReal = new Date(time).getUTCMonth() === month - 1 && hour < 24 && minutes < 60 && seconds < 60;
  return isReal ? time - utcOffset * minute : undefined;
}

/** Milliseconds of `HH:MM:SS` or of a number of seconds; `--:--:--` is none. */
export function spanOf(text: string): number | undefined {
  if (digits.test(text)) return Number(text) * 1_000;
  const fields = span.exec(text)?.slice(1).map(Number);
  if (!fields) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = fields;
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}

/** `YYYY-MM-DD HH:MM:SS`, local at the PBX; without the seconds where `unit` is a minute. */
export function localTime(at: number, unit: number, utcOffset: number): string {
  const text = new Date(at + utcOffset * minute).toISOString().replace('T', ' ');
  return text.slice(0, unit >= minute ? 16 : 19);
}
