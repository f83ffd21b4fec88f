import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { HeightTree } from '../../../src/elements/ui/windowed-list/height-tree.js';
import { diffRows, FRESH, lengthChange, trackIndices, type Segment } from '../../../src/elements/ui/windowed-list/row-diff.js';
import { stableOrder } from '../../../src/elements/ui/windowed-list/stable-order.js';

/** Layout units of 1/64 px, which both a float32 and sums of many hold exactly. */
const heights = fc.array(fc.integer({ min: 0, max: 6400 }).map((units) => units / 64), { maxLength: 200 });
const key = (id: string): string => id;
const row = (id: number): string => `row ${id}`;

const sum = (list: readonly number[]): number => list.reduce((total, height) => total + height, 0);

function treeOf(list: readonly number[]): HeightTree {
  const tree = new HeightTree();
  tree.rearrange(lengthChange(0, list.length), (index) => list[index] ?? 0);
  return tree;
}

function expectSame(tree: HeightTree, list: readonly number[]): void {
  expect(tree.length).to.equal(list.length);
  list.forEach((height, index) => {
    expect(tree.height(index)).to.equal(height);
    expect(tree.sum(index)).to.equal(sum(list.slice(0, index)));
  });
  expect(tree.total).to.equal(sum(list));
}

/** The list that the segments describe, with `null` for fresh rows. */
function assemble<T>(segments: readonly Segment[], before: readonly T[]): (T | null)[] {
  return segments.flatMap(({ from, length }) =>
    from === FRESH ? new Array<null>(length).fill(null) : before.slice(from, from + length),
  );
}

/** Two orders of unique rows, the second a shuffle, a few moves, or a mix with unknown rows. */
const orders = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(2)), { maxLength: 12 }))
  .map(([ids, edits]) => {
    const after = [...ids];
    edits.forEach(([from, to, kind], edit) => {
      const at = after.length > 0 ? from % after.length : 0;
      if (kind === 0) after.splice(at, 1);
      else if (kind === 1) after.splice(at, 0, 1000 + edit);
      else after.splice(to % (after.length || 1), 0, ...after.splice(at, 1));
    });
    return { before: ids.map(row), after: after.map(row) };
  });
const shuffles = fc
  .tuple(fc.uniqueArray(fc.integer(), { maxLength: 200 }), fc.uniqueArray(fc.integer(), { maxLength: 200 }), fc.infiniteStream(fc.nat()))
  .map(([before, other, random]) => {
    const after = [...new Set([...before.slice(before.length / 3), ...other])]
      .map((id) => ({ id, place: random.next().value as number }))
      .sort((a, b) => a.place - b.place);
    return { before: before.map(row), after: after.map(({ id }) => row(id)) };
  });

describe('windowed list: heights', () => {
  it('sums, changes and grows like a plain list', () => {
    fc.assert(
      fc.property(heights, fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 6400 }))), heights, (first, changes, more) => {
        const tree = treeOf(first);
        const list = [...first];
        for (const [at, units] of list.length > 0 ? changes : []) {
          const index = at % list.length;
          expect(tree.set(index, units / 64)).to.equal(units / 64 - (list[index] ?? 0));
          list[index] = units / 64;
        }
        list.push(...more);
        tree.rearrange(lengthChange(first.length, list.length), (index) => list[index] ?? 0);
        expectSame(tree, list);
      }),
    );
  });

  it('finds the row at any distance', () => {
    fc.assert(
      fc.property(heights, fc.integer({ min: -100, max: 30_000 }), (list, distance) => {
        const covering = list.findIndex((height, index) => sum(list.slice(0, index)) + height > distance);
        expect(treeOf(list).indexAt(distance)).to.equal(covering < 0 ? list.length - 1 : covering);
      }),
    );
  });

  it('carries heights over when rows move', () => {
    fc.assert(
      fc.property(fc.oneof(orders, shuffles), ({ before, after }) => {
        const height = new Map(before.map((id, index) => [id, (index * 37) % 500]));
        const tree = treeOf(before.map((id) => height.get(id) ?? 0));
        tree.rearrange(diffRows(before, after, key), () => 7);
        expectSame(tree, after.map((id) => height.get(id) ?? 7));
      }),
    );
  });

  it('cuts rows off', () => {
    fc.assert(
      fc.property(heights, fc.nat(), (list, at) => {
        const tree = treeOf(list);
        const length = at % (list.length + 1);
        tree.rearrange(lengthChange(list.length, length), () => 0);
        expectSame(tree, list.slice(0, length));
      }),
    );
  });
});

describe('windowed list: comparing rows', () => {
  it('says of each row where it was, or that it is new', () => {
    fc.assert(
      fc.property(fc.oneof(orders, shuffles), ({ before, after }) => {
        const known = new Set(before);
        const assembled = assemble(diffRows(before, after, key), before);
        expect(assembled).to.deep.equal(after.map((id) => (known.has(id) ? id : null)));
      }),
      { numRuns: 300 },
    );
  });

  it('asks for no key when rows are only added at the ends', () => {
    const before = Array.from({ length: 1000 }, (_, id) => ({ id }));
    const asked: number[] = [];
    const keyOf = ({ id }: { id: number }): string => {
      asked.push(id);
      return String(id);
    };
    expect(diffRows(before, [...before, { id: 1000 }], keyOf)).to.deep.equal([
      { from: 0, length: 1000 },
      { from: FRESH, length: 1 },
    ]);
    expect(asked).to.deep.equal([]);
    const prepended = diffRows(before, [{ id: -2 }, { id: -1 }, ...before], keyOf);
    expect(prepended).to.deep.equal([
      { from: FRESH, length: 2 },
      { from: 0, length: 1000 },
    ]);
    expect(asked.length).to.be.below(8);
  });

  it('asks for few keys when rows move to the top of a long list', () => {
    const before = Array.from({ length: 10_000 }, (_, id) => ({ id }));
    const moved = [7000, 300, 9999];
    const after = [...moved.map((id) => ({ id })), ...before.filter(({ id }) => !moved.includes(id))];
    let asked = 0;
    const segments = diffRows(before, after, ({ id }) => (asked++, String(id)));
    expect(assemble(segments, before).map((each) => each?.id)).to.deep.equal(after.map(({ id }) => id));
    expect(asked).to.be.below(1000);
  });

  it('tolerates keys that occur twice', () => {
    const segments = diffRows(['a', 'b', 'a', 'c'], ['c', 'a', 'a', 'a', 'b'], key);
    expect(assemble(segments, ['a', 'b', 'a', 'c'])).to.have.length(5);
  });

  it('tracks rows to their new places', () => {
    fc.assert(
      fc.property(fc.oneof(orders, shuffles), fc.nat(), fc.nat(40), ({ before, after }, from, size) => {
        const first = from % (before.length + 1);
        const last = Math.min(before.length - 1, first + size);
        const expected = before.slice(first, last + 1).map((id) => after.indexOf(id));
        expect(trackIndices(diffRows(before, after, key), first, last)).to.deep.equal(expected);
      }),
    );
  });
});

describe('windowed list: what may stay in place', () => {
  const places = fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { maxLength: 40 });

  /** Length of the longest increasing subsequence, by trying every predecessor. */
  function longest(list: readonly number[]): number {
    const runs: number[] = [];
    list.forEach((place, index) => {
      runs.push(1 + Math.max(0, ...runs.filter((_, earlier) => (list[earlier] ?? Infinity) < place && earlier < index)));
    });
    return Math.max(0, ...runs);
  }

  it('keeps the most members, in order', () => {
    fc.assert(
      fc.property(places, (list) => {
        const kept = list.filter((_, index) => stableOrder(list)[index]);
        expect(kept).to.deep.equal([...kept].sort((a, b) => a - b));
        expect(kept.length).to.equal(longest(list));
      }),
    );
  });

  it('keeps the held member whatever it costs, and never a new one', () => {
    fc.assert(
      fc.property(places.filter((list) => list.length > 0), fc.nat(), fc.array(fc.nat()), (list, at, fresh) => {
        const held = at % list.length;
        const mixed = list.map((place, index) => (fresh.includes(index) && index !== held ? -1 : place));
        const stays = stableOrder(mixed, held);
        const kept = mixed.filter((_, index) => stays[index]);
        expect(stays[held]).to.equal(true);
        expect(kept).to.not.include(-1);
        expect(kept).to.deep.equal([...kept].sort((a, b) => a - b));
      }),
    );
  });
});
