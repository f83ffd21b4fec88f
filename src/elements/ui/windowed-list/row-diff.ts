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
  let tail = 0;
  while (tail < shorter - start && same(before.at(-1 - tail) as Row, after.at(-1 - tail) as Row, key)) tail++;
  const segments: Segment[] = [];
  if (start > 0) segments.push({ from: 0, length: start });
  addMiddle(segments, { before, after, start, beforeEnd: before.length - tail, afterEnd: after.length - tail, key });
  if (tail > 0) segments.push({ from: before.length - tail, length: tail });
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

function addMiddle<Row>(segments: Segment[], middle: Middle<Row>): void {
  const { start, beforeEnd, afterEnd } = middle;
  if (afterEnd === start) return;
  if (beforeEnd === start) {
    segments.push({ from: FRESH, length: afterEnd - start });
    return;
  }
  const origins = originsByWalk(middle) ?? originsByKey(middle);
  let from = origins[0] as number;
  let length = 0;
  for (const origin of origins) {
    if (length > 0 && origin !== (from === FRESH ? FRESH : from + length)) {
      segments.push({ from, length });
      from = origin;
      length = 0;
    }
    length++;
  }
  segments.push({ from, length });
}

/** Walks both lists in step; null when they differ by more than scattered moves, insertions and removals. */
function originsByWalk<Row>(middle: Middle<Row>): Int32Array | null {
  const { before, after, start, beforeEnd, afterEnd, key } = middle;
  const origins = new Int32Array(afterEnd - start).fill(FRESH);
  const gone: number[] = [];
  const come: number[] = [];
  let old = start;
  let now = start;
  while (old < beforeEnd && now < afterEnd) {
    if (same(before[old] as Row, after[now] as Row, key)) {
      origins[now++ - start] = old++;
      continue;
    }
    const skip = nextShared(middle, old, now);
    if (skip === 0 || gone.length + come.length > MAX_EDITS) return null;
    if (skip > 0) for (const end = now + skip; now < end; now++) come.push(now);
    else for (const end = old - skip; old < end; old++) gone.push(old);
  }
  while (old < beforeEnd) gone.push(old++);
  while (now < afterEnd) come.push(now++);
  matchMoved(middle, gone, come, origins);
  return origins;
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

function matchMoved<Row>({ before, after, start, key }: Middle<Row>, gone: number[], come: number[], origins: Int32Array): void {
  if (gone.length === 0 || come.length === 0) return;
  const left = new Map(gone.map((old) => [key(before[old] as Row), old]));
  for (const now of come) {
    const rowKey = key(after[now] as Row);
    origins[now - start] = left.get(rowKey) ?? FRESH;
    left.delete(rowKey);
  }
}

function originsByKey<Row>({ before, after, start, beforeEnd, afterEnd, key }: Middle<Row>): Int32Array {
  const places = new Map<string, number>();
  for (let old = start; old < beforeEnd; old++) places.set(key(before[old] as Row), old);
  const origins = new Int32Array(afterEnd - start);
  for (let now = start; now < afterEnd; now++) {
    const rowKey = key(after[now] as Row);
    origins[now - start] = places.get(rowKey) ?? FRESH;
    places.delete(rowKey);
  }
  return origins;
}
