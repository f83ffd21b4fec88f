import { expect } from 'chai';
import type { DialerReportRow, DispositionReportRow } from '../../../src/domain/dialer.js';
import { barsOf, countsOf, isAnswered, meanOf } from '../../../src/elements/cc-dialer-status/reports-data.js';
import { campaignNames, ofCampaign, percent } from '../../../src/elements/cc-dialer-status/reports-model.js';
import { fieldDay, rangeOf } from '../../../src/elements/cc-dialer-status/reports-range.js';
import { countScale, labelEvery } from '../../../src/elements/ui/chart-scale.js';

const at = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();
const noDays = { first: '', last: '' };

function dialled(startedAt: number | undefined, more: Partial<DialerReportRow> = {}): DialerReportRow {
  return { campaignName: 'Recompra', number: '11955510000', cause: 'NO_ANSWER', ...(startedAt === undefined ? {} : { startedAt }), ...more };
}

describe('the reports of the dialler', () => {
  it('means whole days of the reader, today included, and refuses days in no order, too many, or none', () => {
    const now = at(25, 14, 20);
    expect(rangeOf('today', noDays, now)).to.deep.equal({ from: at(25, 0), until: at(26, 0) });
    expect(rangeOf('yesterday', noDays, now)).to.deep.equal({ from: at(24, 0), until: at(25, 0) });
    expect(rangeOf('week', noDays, now)).to.deep.equal({ from: at(19, 0), until: at(26, 0) });
    expect(rangeOf('custom', { first: '2026-11-03', last: '2026-11-05' }, now)).to.deep.equal({ from: at(3, 0), until: at(6, 0) });
    expect(rangeOf('custom', { first: '2026-11-05', last: '2026-11-03' }, now)).to.equal('order');
    expect(rangeOf('custom', { first: '2026-01-01', last: '2026-11-03' }, now)).to.equal('length');
    expect(rangeOf('custom', { first: '2026-02-30', last: '2026-11-03' }, now)).to.equal('unread');
    expect(rangeOf('custom', noDays, now)).to.equal('unread');
    expect(fieldDay(now)).to.equal('2026-11-25');
  });

  it('counts by the hour between the first and the last, and by every day of a longer range', () => {
    const rows = [dialled(at(25, 8, 59)), dialled(at(25, 10, 1), { talkTime: 60_000 }), dialled(at(25, 10, 59), { answerTime: 9_000 }), dialled(undefined), dialled(at(26, 0))];
    const day = { from: at(25, 0), until: at(26, 0) };
    expect(barsOf(rows, day, ({ startedAt }) => startedAt, isAnswered)).to.deep.equal([
      { at: at(25, 8), total: 1, good: 0 }, { at: at(25, 9), total: 0, good: 0 }, { at: at(25, 10), total: 2, good: 2 },
    ]);
    const bars = barsOf(rows, { from: at(23, 0), until: at(27, 0) }, ({ startedAt }) => startedAt, isAnswered);
    expect(bars.map(({ total }) => total)).to.deep.equal([0, 0, 3, 1]);
    expect(barsOf([], day, () => undefined, () => true)).to.deep.equal([]);
  });

  it('counts results by frequency, means over what is known, and shares', () => {
    const rows: readonly DispositionReportRow[] = ['Vendeu', 'Recusou', ' Vendeu', ''].map((disposition) => ({
      direction: 'dialer', agentName: 'Ana', disposition, number: '1', campaignName: disposition === '' ? '' : 'Recompra',
    }));
    expect(countsOf(rows, ({ disposition }) => disposition)).to.deep.equal([{ name: 'Vendeu', count: 2 }, { name: '', count: 1 }, { name: 'Recusou', count: 1 }]);
    expect(meanOf([dialled(0, { talkTime: 1000 }), dialled(0), dialled(0, { talkTime: 3000 })], ({ talkTime }) => talkTime)).to.equal(2000);
    expect(meanOf([dialled(0)], ({ talkTime }) => talkTime)).to.equal(undefined);
    expect([percent(1, 3, String), percent(1, 30, String), percent(0, 0, String)]).to.deep.equal(['33%', '3.3%', '0%']);
    const report = { kind: 'dispositions', rows, truncated: false, range: { from: 0, until: 1 } } as const;
    expect(campaignNames(report)).to.deep.equal(['', 'Recompra']);
    expect(ofCampaign(report, '').rows.length).to.equal(1);
    expect(ofCampaign(report, undefined)).to.equal(report);
  });

  it('has axes in steps that people count in, and no more labels than there is room for', () => {
    const tops = [0, 1, 3, 7, 12, 88, 100, 101, 421, 99_999].map((highest) => [highest, countScale(highest).max, countScale(highest).ticks.length - 1]);
    for (const [highest, max, steps] of tops as [number, number, number][]) {
      expect(max).to.be.at.least(Math.max(1, highest)).and.below(2 * Math.max(1, highest) + 4);
      expect(steps).to.be.within(1, 4);
    }
    expect(countScale(88).ticks).to.deep.equal([0, 25, 50, 75, 100]);
    expect(countScale(7).ticks).to.deep.equal([0, 2, 4, 6, 8]);
    expect([1, 7, 8, 24, 92].map((count) => labelEvery(count, 7))).to.deep.equal([1, 1, 2, 4, 14]);
  });
});
