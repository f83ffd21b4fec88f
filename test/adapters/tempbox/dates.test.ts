import { expect } from 'chai';
import { localTime, timeOf } from '../../../src/adapters/tempbox/dates.js';

const brasilia = -180;
const at = Date.UTC(2024, 0, 15, 16, 45, 30);

describe('TempBox dates (part 1)', () => {
  const same: readonly (readonly [string, number])[] = [
    ['2024-01-15T13:45:30', at],
    ['2024-01-15T13:45:30.123', at + 123],
    ['2024-01-15T13:45:30.1234567', at + 123],
    ['2024-01-15 13:45:30', at],
    ['2024-01-15T16:45:30Z', at],
    ['2024-01-15T13:45:30-03:00', at],
    ['2024-01-15T18:45:30+0200', at],
    ['2024-01-15T13:45', at - 30_000],
    [`/Date(${at})/`, at],
    [`/Date(${at}-0300)/`, at],
    ['15/01/2024 13:45', at - 30_000],
    ['15/01/2024 13:45:30', at],
    ['15/01/2024, 13:45', at - 30_000],
    ['2024-01-15', Date.UTC(2024, 0, 15, 3)],
    ['15/1/2024', Date.UTC(2024, 0, 15, 3)],
  ];
  for (const [written, time] of same) it(`reads ${written}`, () => expect(timeOf(written, brasilia)).to.equal(time));

  for (const none of ['', 'texto', '31/02/2024 10:00', '2024-13-01T00:00:00', '0001-01-01T00:00:00', '1900-01-01T00:00:00', '/Date(-62135596800000)/', '25:61', '13:45', '/Date(99999999999999999999)/']) {
    it(`has no time for ${JSON.stringify(none)}`, () => expect(timeOf(none, brasilia)).to.equal(undefined));
  }

  it('takes a time without a zone for one of the vendor’s servers', () => {
    expect(timeOf('2024-01-15T13:45:30', 0)).to.equal(Date.UTC(2024, 0, 15, 13, 45, 30));
    expect(timeOf('15/01/2024 13:45', 60)).to.equal(Date.UTC(2024, 0, 15, 12, 45));
  });

  it('writes the servers’ local time', () => {
    expect(localTime(Date.UTC(2024, 0, 20, 12), brasilia)).to.equal('2024-01-20T09:00:00');
    expect(localTime(Date.UTC(2024, 0, 1, 1), brasilia)).to.equal('2023-12-31T22:00:00');
  });
});
