/** `from` of a segment whose rows were not there before. */
export const FRESH = -1;

/** A stretch of the new rows: `length` rows that stood from index `from` on before, or that are FRESH. */
export interface Segment {
  readonly from: number;
  readonly length: number;
}

/** How far the walk looks for the next row both lists share: more than the rows one frame brings to the top of an inbox. */
const LOOK_AHEAD = 64;
/** Beyond so many edits a map of keys is cheaper than looking ahead. */
const MAX_EDITS = 256;

interface Middle<Row> {
  readonly before: readonly Row[];
  readonly after: readonly Row[];
  readonly start: number;
  readonly beforeEnd: number;
  readonly afterEnd: number;
  readonly key: (row: Row) => string;
}

/**
 * Says where each new row stood before, as few segments. Unchanged row objects cost one comparison, and no key is asked
 * for: a hundred thousand rows with a few appended, prepended or moved to the top need no map of keys.
 */
export function diffRows<Row>(before: readonly Row[], after: readonly Row[], key: (row: Row) => string): Segment[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && same(before[start] as Row, after[start] as Row, key)) start++;
  let beforeEnd = before.length;
  let afterEnd = after.length;
  while (Math.min(beforeEnd, afterEnd) > start && same(before[beforeEnd - 1] as Row, after[afterEnd - 1] as Row, key)) {
    beforeEnd--;
    afterEnd--;
  }
  const segments: Segment[] = [];
  add(segments, 0, start);
  addMiddle(segments, { before, after, start, beforeEnd, afterEnd, key });
  add(segments, beforeEnd, before.length - beforeEnd);
  return segments;
}

/** Segments for an array that was only pushed to (or cut) in place, so that there is nothing to compare it with. */
export function lengthChange(before: number, after: number): Segment[] {
  const segments: Segment[] = [];
  const kept = Math.min(before, after);
  if (kept > 0) segments.push({ from: 0, length: kept });
  if (after > kept) segments.push({ from: FRESH, length: after - kept });
  return segments;
}

/** New index of each row that stood at `first`…`last` (inclusive); -1 where it is gone. */
export function trackIndices(segments: readonly Segment[], first: number, last: number): number[] {
  const tracked = new Array<number>(Math.max(0, last - first + 1)).fill(-1);
  let index = 0;
  for (const { from, length } of segments) {
    if (from !== FRESH) {
      const end = Math.min(last, from + length - 1);
      for (let old = Math.max(first, from); old <= end; old++) tracked[old - first] = index + old - from;
    }
    index += length;
  }
  return tracked;
}

function same<Row>(a: Row, b: Row, key: (row: Row) => string): boolean {
  return a === b || key(a) === key(b);
}

/** Adds a stretch, as one with the last where it goes on from it. */
function add(segments: Segment[], from: number, length: number): void {
  if (length === 0) return;
  const last = segments.at(-1);
  if (last && from === (last.from === FRESH ? FRESH : last.from + last.length)) {
    segments[segments.length - 1] = { from: last.from, length: last.length + length };
  } else segments.push({ from, length });
}

function addMiddle<Row>(segments: Segment[], middle: Middle<Row>): void {
  const { start, beforeEnd, afterEnd } = middle;
  if (beforeEnd === start) add(segments, FRESH, afterEnd - start);
  else if (afterEnd > start && !addByWalk(segments, middle)) addByKey(segments, middle);
}

/** Walks both lists in step; gives up, adding nothing, when they differ by more than scattered moves and edits. */
function addByWalk<Row>(segments: Segment[], middle: Middle<Row>): boolean {
  const { start, beforeEnd, afterEnd } = middle;
  const walked: Segment[] = [];
  const gone: Segment[] = [];
  let old = start;
  let now = start;
  while (old < beforeEnd && now < afterEnd) {
    const shared = sharedRun(middle, old, now);
    add(walked, old, shared);
    old += shared;
    now += shared;
    if (old === beforeEnd || now === afterEnd) break;
    const skip = nextShared(middle, old, now);
    if (skip === 0 || walked.length + gone.length > MAX_EDITS) return false;
    add(skip > 0 ? walked : gone, skip > 0 ? FRESH : old, Math.abs(skip));
    if (skip > 0) now += skip;
    else old -= skip;
  }
  add(gone, old, beforeEnd - old);
  add(walked, FRESH, afterEnd - now);
  addMoved(segments, middle, walked, gone);
  return true;
}

function sharedRun<Row>({ before, after, beforeEnd, afterEnd, key }: Middle<Row>, old: number, now: number): number {
  const most = Math.min(beforeEnd - old, afterEnd - now);
  let run = 0;
  while (run < most && same(before[old + run] as Row, after[now + run] as Row, key)) run++;
  return run;
}

/** Rows to pass over until both lists share one again: positive in the new list, negative in the old, 0 when not in sight. */
function nextShared<Row>({ before, after, beforeEnd, afterEnd, key }: Middle<Row>, old: number, now: number): number {
  const oldRow = before[old] as Row;
  const newRow = after[now] as Row;
  for (let ahead = 1; ahead <= LOOK_AHEAD; ahead++) {
    if (now + ahead < afterEnd && same(oldRow, after[now + ahead] as Row, key)) return ahead;
    if (old + ahead < beforeEnd && same(before[old + ahead] as Row, newRow, key)) return -ahead;
  }
  return 0;
}

/** Adds what was walked; rows that came are looked for among those that went. */
function addMoved<Row>(segments: Segment[], middle: Middle<Row>, walked: readonly Segment[], gone: readonly Segment[]): void {
  const places = new Map<string, number>();
  for (const { from, length } of gone) addPlaces(places, middle, from, from + length);
  let now = middle.start;
  for (const { from, length } of walked) {
    if (from === FRESH) addKnown(segments, middle, places, now, now + length);
    else add(segments, from, length);
    now += length;
  }
}

function addByKey<Row>(segments: Segment[], middle: Middle<Row>): void {
  const places = new Map<string, number>();
  addPlaces(places, middle, middle.start, middle.beforeEnd);
  addKnown(segments, middle, places, middle.start, middle.afterEnd);
}

function addPlaces<Row>(places: Map<string, number>, { before, key }: Middle<Row>, from: number, end: number): void {
  for (let old = from; old < end; old++) places.set(key(before[old] as Row), old);
}

function addKnown<Row>(segments: Segment[], { after, key }: Middle<Row>, places: Map<string, number>, from: number, end: number): void {
  for (let now = from; now < end; now++) {
    const rowKey = key(after[now] as Row);
    add(segments, places.get(rowKey) ?? FRESH, 1);
    places.delete(rowKey);
  }
}
