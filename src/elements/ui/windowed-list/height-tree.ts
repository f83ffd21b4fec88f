import { FRESH, type Segment } from './row-diff.js';

const FIRST_CAPACITY = 64;
/** Of more new rows than this at once, only so many at each end are estimated one by one; who sees the others measures them. */
const ESTIMATED = 1024;
/** So many rows between them stand for the rest. */
const SAMPLES = 256;

/**
 * Heights of all rows with their running sums, as a Fenwick tree: reading a sum, changing one height and finding the row at
 * a distance each take O(log n). Heights are px; a float32 holds Chromium's 1/64 px layout units exactly.
 */
export class HeightTree {
  #heights = new Float32Array(FIRST_CAPACITY);
  #spare = new Float32Array(0);
  /** One-based: node i holds the sum of the (i & -i) heights that end with row i - 1. */
  #nodes = new Float64Array(FIRST_CAPACITY + 1);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get total(): number {
    return this.sum(this.#length);
  }

  height(index: number): number {
    return index < this.#length ? (this.#heights[index] ?? 0) : 0;
  }

  /** Sum of the first `count` heights, which is the top edge of row `count`. */
  sum(count: number): number {
    const nodes = this.#nodes;
    let sum = 0;
    for (let node = Math.min(count, this.#length); node > 0; node -= node & -node) sum += nodes[node] as number;
    return sum;
  }

  /** Changes one height; returns by how much. */
  set(index: number, height: number): number {
    const heights = this.#heights;
    const nodes = this.#nodes;
    const before = heights[index] as number;
    heights[index] = height;
    const delta = (heights[index]) - before;
    if (delta === 0) return 0;
    for (let node = index + 1; node <= this.#length; node += node & -node) nodes[node] = (nodes[node] as number) + delta;
    return delta;
  }

  /** The row that covers `distance` px from the top; the nearest row outside; -1 when there are none. */
  indexAt(distance: number): number {
    const nodes = this.#nodes;
    let index = 0;
    let passed = 0;
    for (let step = 1 << (31 - Math.clz32(this.#length)); step > 0; step >>= 1) {
      const node = index + step;
      if (node > this.#length || passed + (nodes[node] as number) > distance) continue;
      index = node;
      passed += nodes[node] as number;
    }
    return Math.min(index, this.#length - 1);
  }

  /** Carries heights over to the new order; `estimate` answers for rows never seen. */
  rearrange(segments: readonly Segment[], estimate: (index: number) => number): void {
    const [kept, added] = segments;
    const appends = kept?.from === 0 && kept.length === this.#length && (!added || (added.from === FRESH && segments.length === 2));
    if (appends && (added?.length ?? 0) <= this.#length) this.#append(added?.length ?? 0, estimate);
    else this.#rebuild(segments, estimate);
  }

  #append(count: number, estimate: (index: number) => number): void {
    this.#reserve(this.#length + count);
    for (let added = 0; added < count; added++) {
      const index = this.#length++;
      this.#heights[index] = estimate(index);
      const node = index + 1;
      let sum = this.#heights[index];
      for (let child = node - 1; child > node - (node & -node); child -= child & -child) sum += this.#nodes[child] as number;
      this.#nodes[node] = sum;
    }
  }

  #reserve(length: number): void {
    if (length <= this.#heights.length) return;
    const capacity = Math.max(length, this.#heights.length * 2);
    const heights = new Float32Array(capacity);
    heights.set(this.#heights.subarray(0, this.#length));
    const nodes = new Float64Array(capacity + 1);
    nodes.set(this.#nodes.subarray(0, this.#length + 1));
    this.#heights = heights;
    this.#nodes = nodes;
  }

  #rebuild(segments: readonly Segment[], estimate: (index: number) => number): void {
    const before = this.#heights;
    const length = segments.reduce((sum, segment) => sum + segment.length, 0);
    // Rows that only changed places come every frame in a busy inbox: the spare array saves making one each time.
    const fits = length <= this.#spare.length && length * 2 > this.#spare.length;
    const heights = fits ? this.#spare : new Float32Array(Math.max(FIRST_CAPACITY, Math.ceil(length * 1.25)));
    let index = 0;
    for (const { from, length: size } of segments) {
      if (from !== FRESH) heights.set(before.subarray(from, from + size), index);
      else estimateAll(heights, index, index + size, estimate);
      index += size;
    }
    this.#spare = before;
    this.#heights = heights;
    if (length !== this.#length || heights.length !== before.length || differ(heights, before, length)) this.#sumUp(length);
  }

  #sumUp(length: number): void {
    const heights = this.#heights;
    this.#length = length;
    this.#nodes = this.#nodes.length > heights.length ? this.#nodes.fill(0) : new Float64Array(heights.length + 1);
    const nodes = this.#nodes;
    for (let node = 1; node <= length; node++) {
      nodes[node] = (nodes[node] as number) + (heights[node - 1] as number);
      const parent = node + (node & -node);
      if (parent <= length) nodes[parent] = (nodes[parent] as number) + (nodes[node] as number);
    }
  }
}

function estimateAll(heights: Float32Array, start: number, end: number, estimate: (index: number) => number): void {
  const isLong = end - start > 2 * ESTIMATED + SAMPLES;
  const from = isLong ? start + ESTIMATED : end;
  const to = isLong ? end - ESTIMATED : end;
  for (let index = start; index < from; index++) heights[index] = estimate(index);
  for (let index = to; index < end; index++) heights[index] = estimate(index);
  if (!isLong) return;
  const step = (to - from) / SAMPLES;
  let sum = 0;
  for (let sample = 0; sample < SAMPLES; sample++) sum += estimate(from + Math.floor(sample * step));
  heights.fill(sum / SAMPLES, from, to);
}

function differ(one: Float32Array, other: Float32Array, length: number): boolean {
  for (let index = 0; index < length; index++) if (one[index] !== other[index]) return true;
  return false;
}
