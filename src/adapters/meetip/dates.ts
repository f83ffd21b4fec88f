const hour = 3_600_000;

export interface LocalRange {
  readonly fromDate: string;
  readonly fromTime: string;
  readonly untilDate: string;
  readonly untilTime: string;
}

/** As the PBX's clock shows it, to the minute, which is as exact as the wire is (contract part 3.3). Both ends are included. */
export function localRange(from: number, until: number, timeZone: string): LocalRange {
  const last = Math.max(from, until - 1);
  // Where the clock was changed in between, the same time of day may have been there twice.
  const slack = offsetAt(from, timeZone) === offsetAt(last, timeZone) ? 0 : hour;
  const [begin, end] = [local(from - slack, timeZone), local(last + slack, timeZone)];
  return { fromDate: begin.date, fromTime: begin.time, untilDate: end.date, untilTime: end.time };
}

function local(at: number, timeZone: string): { readonly date: string; readonly time: string } {
  const parts = partsAt(at, timeZone);
  return { date: `${parts['day']}/${parts['month']}/${parts['year']}`, time: `${parts['hour']}:${parts['minute']}` };
}

function offsetAt(at: number, timeZone: string): number {
  const { year, month, day, hour: hours, minute } = partsAt(at, timeZone);
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minute)) - Math.floor(at / 60_000) * 60_000;
}

function partsAt(at: number, timeZone: string): Readonly<Record<string, string>> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** Epoch milliseconds of an identifier: its whole part is the call's first second (contract part 3.3). */
export function timeOfId(id: string): number | undefined {
  const found = /^(\d{9,11})(?:\.\d+)?$/.exec(id);
  return found ? Number(found[1]) * 1_000 : undefined;
}
