import { expect } from '@open-wc/testing';
import { estimateMos } from '../../../src/adapters/sip/mos.js';
import { QualityMeter } from '../../../src/adapters/sip/quality.js';
import type { RtpSample } from '../../../src/adapters/sip/rtp-sample.js';
import type { CallQuality } from '../../../src/domain/call-quality.js';

interface Second {
  readonly lost?: number;
  readonly packets?: number;
  readonly jitter?: number;
  readonly roundTrip?: number;
  readonly bytesOut?: number;
  /** The microphone's energy of this second; another each time where nothing is said. */
  readonly energy?: number;
  readonly held?: boolean;
  readonly muted?: boolean;
  readonly source?: string;
}

/** A call that is measured once a second, as the browser would count. */
class Course {
  readonly meter = new QualityMeter('call-1');
  at = 1_000_000;
  #packets = 0;
  #lost = 0;
  #bytesIn = 0;
  #bytesOut = 0;
  #energy = 0;
  #duration = 0;
  #count = 0;
  #source = 'a';

  constructor() {
    this.second();
  }

  second(second: Second = {}): CallQuality {
    const { packets = 50, lost = 0, bytesOut = 6_000, energy = 0.01 + (this.#count++ % 7) / 100, source = 'a' } = second;
    if (source !== this.#source) this.#packets = this.#lost = this.#bytesIn = 0;
    this.#source = source;
    this.at += 1_000;
    this.#packets += packets;
    this.#lost += lost;
    this.#bytesIn += 120 * packets;
    this.#bytesOut += bytesOut;
    this.#energy += energy;
    this.#duration += 1;
    const sample: RtpSample = {
      at: this.at,
      incoming: { source, packets: this.#packets, lost: this.#lost, bytes: this.#bytesIn },
      outgoing: { source: 'out', bytes: this.#bytesOut },
      microphone: { source: 'mic', energy: this.#energy, duration: this.#duration },
      jitter: second.jitter ?? 4,
      roundTrip: second.roundTrip ?? 60,
      codec: 'opus',
    };
    return this.meter.measure(sample, { held: second.held ?? false, muted: second.muted ?? false });
  }

  seconds(count: number, second: Second = {}): CallQuality {
    let last = this.second(second);
    for (let rest = count - 1; rest > 0; rest -= 1) last = this.second(second);
    return last;
  }
}

describe('sip: estimate of the opinion score', () => {
  it('is best without delay and loss, and falls with both', () => {
    expect(estimateMos(0, 0, 0)).to.be.within(4.35, 4.45);
    expect(estimateMos(60, 4, 0)).to.be.above(4.3);
    expect(estimateMos(60, 4, 0.05)).to.be.within(3.7, 4.1);
    expect(estimateMos(700, 4, 0)).to.be.below(3.6);
    expect(estimateMos(60, 4, 0.2)).to.be.below(3);
  });

  it('stays between 1 and 4.5', () => {
    for (const roundTrip of [0, 100, 1_000, 60_000]) {
      for (const loss of [0, 0.01, 0.5, 1]) expect(estimateMos(roundTrip, 20, loss)).to.be.within(1, 4.5);
    }
    expect(estimateMos(60_000, 500, 1)).to.equal(1);
  });
});

describe('sip: quality of a call', () => {
  it('knows nothing from one sample, and the figures from two', () => {
    const meter = new QualityMeter('call-1');
    const sample: RtpSample = { at: 5_000, incoming: { source: 'a', packets: 10, lost: 0, bytes: 900 }, jitter: 3, roundTrip: 40 };
    expect(meter.measure(sample, { held: false, muted: false })).to.deep.equal({ callId: 'call-1', at: 5_000, grade: 'unknown', warnings: [] });
    const after = new Course().second();
    expect(after.grade).to.equal('good');
    expect(after).to.include({ roundTrip: 60, jitter: 4, loss: 0 });
    expect(after.mos).to.be.above(4.3);
  });

  const thresholds = [
    ['high-latency', { roundTrip: 401 }, { roundTrip: 400 }],
    ['high-jitter', { jitter: 31 }, { jitter: 30 }],
    ['high-loss', { packets: 98, lost: 2 }, { packets: 99, lost: 1 }],
  ] as const;
  for (const [warning, bad, bearable] of thresholds) {
    it(`raises ${warning} at the third bad second of five, and clears it after five good ones`, () => {
      const course = new Course();
      expect(course.seconds(10, bearable).warnings).to.deep.equal([]);
      expect(course.seconds(2, bad).warnings).to.deep.equal([]);
      course.second();
      expect(course.second(bad).warnings).to.deep.equal([warning]);
      expect(course.seconds(4).warnings).to.deep.equal([warning]);
      expect(course.seconds(1).warnings).to.deep.equal([]);
    });
  }

  it('does not raise at two bad seconds of five', () => {
    const course = new Course();
    for (let round = 0; round < 4; round += 1) {
      course.second({ jitter: 90 });
      course.second({ jitter: 90 });
      expect(course.seconds(3).warnings).to.deep.equal([]);
    }
  });

  it('raises high-loss at once when one second loses more than seven may', () => {
    expect(new Course().second({ packets: 30, lost: 20 }).warnings).to.deep.equal(['high-loss']);
  });

  it('grades by the score, and as poor what cannot be heard', () => {
    expect(new Course().second({ packets: 47, lost: 3 }).grade).to.equal('fair');
    expect(new Course().second({ packets: 40, lost: 10 }).grade).to.equal('poor');
    const course = new Course();
    expect(course.seconds(2, { packets: 0 }).warnings).to.deep.equal([]);
    const silent = course.second({ packets: 0 });
    expect(silent.warnings).to.deep.equal(['no-sound-in']);
    expect(silent.grade).to.equal('poor');
    expect(silent).not.to.have.property('mos');
  });

  it('raises no-sound-out after three seconds, muted or not', () => {
    expect(new Course().seconds(3, { bytesOut: 0, muted: true }).warnings).to.deep.equal(['no-sound-out']);
  });

  it('raises stuck-microphone after ten seconds of the same level, not while muted', () => {
    const course = new Course();
    expect(course.seconds(30, { energy: 0, muted: true }).warnings).to.deep.equal([]);
    expect(course.seconds(9, { energy: 0 }).warnings).to.deep.equal([]);
    expect(course.second({ energy: 0 }).warnings).to.deep.equal(['stuck-microphone']);
  });

  it('says nothing on hold, and begins anew after it', () => {
    const course = new Course();
    expect(course.seconds(3, { packets: 0, bytesOut: 0 }).warnings).to.deep.equal(['no-sound-in', 'no-sound-out']);
    const held = course.second({ packets: 0, bytesOut: 0, held: true });
    expect(held).to.deep.include({ grade: 'unknown', warnings: [] });
    expect(course.seconds(60, { packets: 0, bytesOut: 0, energy: 0, held: true }).warnings).to.deep.equal([]);
    expect(course.second().grade).to.equal('good');
  });

  it('takes a new stream for a beginning, not for a loss or a silence', () => {
    const course = new Course();
    course.seconds(100, { packets: 49, lost: 0 });
    const after = course.second({ source: 'b' });
    expect(after).not.to.have.property('loss');
    expect(after.warnings).to.deep.equal([]);
    expect(course.second({ source: 'b' })).to.include({ loss: 0, grade: 'good' });
  });

  it('does not average over a sleep of the machine', () => {
    const course = new Course();
    course.second();
    course.at += 3_600_000;
    expect(course.second({ packets: 0 }).grade).to.equal('unknown');
    expect(course.meter.sumUp(course.at).measured).to.equal(1_000);
  });

  it('sums up the call', () => {
    const course = new Course();
    course.seconds(9, { roundTrip: 100 });
    course.second({ roundTrip: 200, packets: 30, lost: 20 });
    course.seconds(12);
    const { mos, roundTrip, loss, warnings, ...rest } = course.meter.sumUp(course.at);
    expect(rest).to.deep.include({ callId: 'call-1', measured: 22_000, codec: 'opus' });
    expect(roundTrip).to.deep.equal({ average: (9 * 100 + 200 + 12 * 60) / 22, most: 200 });
    expect(loss).to.deep.equal({ average: 0.4 / 22, most: 0.4 });
    expect(mos?.least).to.be.below(3.5);
    expect(mos?.average).to.be.above(4.2);
    expect(warnings).to.deep.equal({ 'high-loss': 7_000 });
  });

  it('sums up a call without any sound', () => {
    expect(new QualityMeter('call-2').sumUp(9)).to.deep.equal({ callId: 'call-2', measured: 0, warnings: {} });
  });
});
