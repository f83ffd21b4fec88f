/** The vendor prints local time without a zone; against its own epoch fields it is three hours behind UTC. */
const zoneBehindUtc = 3 * 60 * 60 * 1000;
const printed = /^\s*(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?/;
/** 1970 in milliseconds ends here; as seconds it is the year 5138. */
const secondsEndAt = 1e11;

/** Epoch milliseconds from the epoch field (seconds) or else from the printed date; undefined when neither is usable. */
export function timeOf(epoch: number | undefined, date: string): number | undefined {
  if (epoch !== undefined && epoch > 0) return Math.round(epoch >= secondsEndAt ? epoch : epoch * 1000);
  return printedTime(date);
}

function printedTime(date: string): number | undefined {
  const parts = printed.exec(date);
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(time);
  // Date.UTC rolls 31 February over; a date that does not survive the round trip was never one (0000-00-00 too).
  const real = year > 1970 && back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minute < 60;
  return real ? time + zoneBehindUtc : undefined;
}
