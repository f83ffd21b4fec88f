const longest = 5 * 60 * 1000;
/** RFC 9110 part 5.6.7, the one form that servers still send: `Sun, 06 Nov 1994 08:49:37 GMT`. */
const httpDate = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/**
 * `Retry-After` (RFC 9110 part 10.2.3) as milliseconds from `now`: seconds or a date, never more than five minutes.
 * Undefined when it is absent or nonsense.
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, longest);
  const date = httpDateOf(text);
  return date === undefined ? undefined : Math.min(Math.max(date - now, 0), longest);
}

function httpDateOf(text: string): number | undefined {
  const parts = httpDate.exec(text);
  if (!parts) return undefined;
  const [, day, month = '', year, hour, minute, second] = parts;
  const index = months.indexOf(month) / 3;
  if (!Number.isInteger(index) || index < 0) return undefined;
  return Date.UTC(Number(year), index, Number(day), Number(hour), Number(minute), Number(second));
}
