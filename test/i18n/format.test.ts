import { expect } from '@open-wc/testing';
import {
  formatDateTime,
  formatDay,
  formatDuration,
  formatHours,
  formatNumber,
  formatRelative,
  formatTime,
} from '../../src/i18n/format.js';

const words = { today: 'Hoje', yesterday: 'Ontem' };
// Friday
const now = new Date(2026, 10, 20, 14, 32);
const before = (days: number, hour = 9): Date => new Date(2026, 10, 20 - days, hour, 5);

describe('formats', () => {
  it('durations', () => {
    const cases: readonly (readonly [number, string])[] = [
      [0, '0:00'],
      [999, '0:00'],
      [8_000, '0:08'],
      [267_000, '4:27'],
      [3_599_999, '59:59'],
      [3_600_000, '1:00:00'],
      [5_047_000, '1:24:07'],
      [360_000_000, '100:00:00'],
      [-5, '0:00'],
      [NaN, '0:00'],
      [Infinity, '0:00'],
    ];
    expect(cases.map(([length]) => formatDuration(length))).to.deep.equal(cases.map(([, shown]) => shown));
  });

  it('countdowns of hours', () => {
    expect([formatHours(11_520_000), formatHours(1_440_000), formatHours(-1)]).to.deep.equal(['3 h 12', '0 h 24', '0 h 00']);
  });

  it('clock, dates and numbers by locale', () => {
    expect(formatTime('pt-BR', now)).to.equal('14:32');
    expect(formatTime('en-US', now).replace(/\s/u, ' ')).to.equal('02:32 PM');
    expect(formatDateTime('pt-BR', now)).to.equal('20/11/2026, 14:32');
    expect(formatNumber('es', 1_234_567)).to.equal('1.234.567');
  });

  it('takes Date, ISO text and epoch alike', () => {
    expect(new Set([formatTime('pt-BR', now), formatTime('pt-BR', now.getTime()), formatTime('pt-BR', now.toISOString())]).size).to.equal(1);
  });

  it('is empty for what is no date', () => {
    expect([formatTime('pt-BR', 'nunca'), formatDateTime('pt-BR', NaN), formatDay('pt-BR', '', now, words), formatRelative('pt-BR', 'x', now, words)]).to.deep.equal(['', '', '', '']);
  });

  it('days of a log', () => {
    const shown = [0, 1, 2, 6, 7, 400].map((days) => formatDay('pt-BR', before(days), now, words));
    expect(shown).to.deep.equal(['Hoje', 'Ontem', 'quarta-feira', 'sábado', '13 de novembro', '16 de outubro de 2025']);
  });

  it('the time column of a list', () => {
    const shown = [0, 1, 2, 7, 400].map((days) => formatRelative('pt-BR', before(days), now, words));
    expect(shown).to.deep.equal(['09:05', 'ontem', 'qua.', '13/11', '16/10/2025']);
  });

  it('counts calendar days, not spans of 24 hours', () => {
    const midnight = new Date(2026, 10, 20, 0, 1);
    expect(formatDay('pt-BR', before(1, 23), midnight, words)).to.equal('Ontem');
    expect(formatDay('pt-BR', before(2, 0), midnight, words)).to.equal('quarta-feira');
  });
});
