import { expect } from 'chai';
import { fastClock, manualClock, TimerSet } from '../../src/simulators/clocks.js';

describe('manual clock', () => {
  it('runs what falls due in order of time, then of asking, also what that starts', () => {
    const clock = manualClock(1000);
    const seen: (readonly [string, number])[] = [];
    const note = (name: string) => () => seen.push([name, clock.now()]);
    clock.after(50, note('b'));
    clock.after(20, () => {
      note('a')();
      clock.after(30, note('c'));
    });
    clock.after(200, note('late'));
    clock.advance(100);
    expect(seen).to.deep.equal([['a', 1020], ['b', 1050], ['c', 1050]]);
    expect([clock.now(), clock.waiting]).to.deep.equal([1100, 1]);
  });

  it('does not run what was cancelled', () => {
    const clock = manualClock(0);
    let ran = false;
    clock.after(10, () => (ran = true))();
    clock.advance(20);
    expect(ran).to.equal(false);
  });
});

describe('fast clock', () => {
  it('shortens waits and leaves the time of day alone', () => {
    const clock = manualClock(5000);
    const fast = fastClock(clock, 10);
    let at = 0;
    fast.after(1000, () => (at = fast.now()));
    clock.advance(100);
    expect(at).to.equal(5100);
  });
});

describe('timer set', () => {
  it('ends all its timers and no other', () => {
    const clock = manualClock(0);
    const timers = new TimerSet(clock);
    const seen: string[] = [];
    timers.after(10, () => seen.push('first'));
    timers.after(30, () => seen.push('second'));
    clock.after(30, () => seen.push('other'));
    clock.advance(20);
    timers.clear();
    clock.advance(20);
    expect(seen).to.deep.equal(['first', 'other']);
  });
});
