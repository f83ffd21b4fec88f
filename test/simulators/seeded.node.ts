import { expect } from 'chai';
import { between, pick, seededRandom } from '../../src/simulators/seeded.js';

describe('seeded random', () => {
  const first = (seed: number, count = 1000) => Array.from({ length: count }, seededRandom(seed));

  it('is the same sequence for the same seed on every engine', () => {
    expect(first(42, 3)).to.deep.equal([0.6011037519201636, 0.44829055899754167, 0.8524657934904099]);
    expect(first(42)).to.deep.equal(first(42));
    expect(first(43)).to.not.deep.equal(first(42));
  });

  it('fills [0, 1) evenly', () => {
    const values = first(1, 10_000);
    expect(values.every(value => value >= 0 && value < 1)).to.equal(true);
    expect(values.filter(value => value < 0.25).length).to.be.within(2300, 2700);
  });

  it('gives whole numbers with both ends, and one of a list', () => {
    const random = seededRandom(3);
    const dice = new Set(Array.from({ length: 200 }, () => between(random, 1, 6)));
    expect([...dice].sort()).to.deep.equal([1, 2, 3, 4, 5, 6]);
    expect(new Set(Array.from({ length: 100 }, () => pick(random, ['a', 'b'])))).to.deep.equal(new Set(['a', 'b']));
    expect(() => pick(random, [])).to.throw(RangeError);
  });
});
