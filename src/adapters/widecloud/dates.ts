// The blank between date and time gets lost where a printed body was wrapped.
const written = /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T\s]*(\d{2}):(\d{2})(?::(\d{2}))?)?\s*$/;
const minute = 60_000;

/** Epoch milliseconds from the central's local time; undefined for anything else, the vendor's `0000-00-00` included. */
export function timeOf(text: string, utcOffset: number): number | undefined {
  const fields = written.exec(text);
  if (!fields) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minutes = 0, seconds = 0] = fields.slice(1).map((field) => Number(field ?? 0));
  const time = Date.UTC(year, month - 1, day, hour, minutes, seconds);
  const back = new Date(time);
  const isReal = year > 1900 && back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minutes < 60 && seconds < 60;
  return isReal ? time - utcOffset * minute : undefined;
}

/** `YYYY-MM-DD HH:ii:ss` in the central's local time, as requests want it. */
export function localTime(at: number, utcOffset: number): string {
  return new Date(at + utcOffset * minute).toISOString().slice(0, 19).replace('T', ' ');
}
