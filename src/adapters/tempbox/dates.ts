const iso = /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,7}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$/i;
const brazilian = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*$/;
const dotNet = /^\s*\/?Date\((-?\d+)(?:[+-]\d{4})?\)\/?\s*$/;
const minute = 60_000;

/**
 * Epoch milliseconds from the three forms of contract part 1: ISO (local time of the vendor's servers where it names no
 * zone), `/Date(ms)/`, `dd/MM/yyyy HH:mm`. `utcOffset` is that of the servers in minutes. Undefined for anything else,
 * and for SQL's idea of no date, 1900 and before.
 */
export function timeOf(written: string, utcOffset: number): number | undefined {
  const ticks = dotNet.exec(written)?.[1];
  if (ticks !== undefined) return plausible(Number(ticks));
  const standard = iso.exec(written);
  if (standard) {
    const [, year, month, day, hour, minutes, seconds, fraction = '', zone] = standard;
    const millis = Number(fraction.padEnd(3, '0').slice(0, 3));
    return fieldsTime([year, month, day, hour, minutes, seconds], millis, zone === undefined ? utcOffset : zoneOffset(zone));
  }
  const local = brazilian.exec(written);
  if (!local) return undefined;
  const [, day, month, year, hour, minutes, seconds] = local;
  return fieldsTime([year, month, day, hour, minutes, seconds], 0, utcOffset);
}

/** As `smalldatetime` inputs want it: local time of the servers, without a zone. */
export function localTime(at: number, utcOffset: number): string {
  return new Date(at + utcOffset * minute).toISOString().slice(0, 19);
}

function fieldsTime(fields: readonly (string | undefined)[], millis: number, utcOffset: number): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minutes = 0, seconds = 0] = fields.map((field) => Number(field ?? 0));
  const time = Date.UTC(year, month - 1, day, hour, minutes, seconds, millis);
  const back = new Date(time);
  // Date.UTC rolls 31 February over; a date that does not survive the round trip was never one.
  const real = back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minutes < 60 && seconds < 60;
  return real ? plausible(time - utcOffset * minute) : undefined;
}

function zoneOffset(zone: string): number {
  if (/^z$/i.test(zone)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

const firstPlausible = Date.UTC(1970, 0, 2);

function plausible(time: number): number | undefined {
  return Number.isFinite(time) && time >= firstPlausible && time < 8.64e15 ? time : undefined;
}
