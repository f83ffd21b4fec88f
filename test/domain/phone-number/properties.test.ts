import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { dialableNumber } from '../../../src/domain/dialable-number.js';
import { formatNumber, maskNumber, numberKey } from '../../../src/domain/phone-number.js';
import { formatAsTyped, formatCaret } from '../../../src/domain/phone-number/as-typed.js';
import { findNumbers } from '../../../src/domain/phone-number/find.js';

const countries = ['BR', 'PT', 'ES'] as const;
const country = fc.constantFrom(...countries);
const anyCountry = fc.constantFrom(...countries, 'US', '');

const digits = (least: number, most = least) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });

/** Anything, with much that looks like a number. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  digits(0, 20),
  fc.string({ unit: fc.constantFrom(...'0123456789 ()-+.*#/,;ax'), maxLength: 30 }),
  digits(4, 15).map((each) => `+${each}`),
  digits(8, 11).map((each) => `+55${each}`),
);

/** National numbers that Google's plan knows; the measure for ours. */
const national = country.chain((home) =>
  digits(home === 'BR' ? 10 : 9, home === 'BR' ? 11 : 9)
    .filter((number) => parsePhoneNumberFromString(number, home as CountryCode)?.isValid() === true && !/^0/.test(number))
    .filter((number) => !(home === 'BR' && /^(?:[3589]00|30|40|90)/.test(number)))
    .map((number) => ({ home, number })),
);

describe('telephone numbers, whatever they are', () => {
  it('keep their key when they are written for a reader', () => {
    fc.assert(fc.property(text, anyCountry, (written, home) => {
      const key = numberKey(written, home);
      const shown = formatNumber(written, home);
      if (key !== undefined) expect(numberKey(shown, home)).to.equal(key);
      expect(formatNumber(shown, home)).to.equal(shown);
    }), { numRuns: 3000 });
  });

  it('have keys that are E.164 and the same for every country', () => {
    fc.assert(fc.property(text, anyCountry, anyCountry, (written, home, other) => {
      const key = numberKey(written, home);
      if (key === undefined) return;
      expect(key).to.match(/^\+[1-9]\d{6,14}$/);
      expect(numberKey(key, other)).to.equal(key);
    }), { numRuns: 3000 });
  });

  it('are dialled the same whether they were formatted or not', () => {
    fc.assert(fc.property(text, anyCountry, (written, home) => {
      const typed = formatAsTyped(written, home);
      expect(dialableNumber(typed)).to.equal(dialableNumber(written));
      expect(formatAsTyped(typed, home)).to.equal(typed);
    }), { numRuns: 3000 });
  });

  it('leave the caret behind the digit it was behind', () => {
    fc.assert(fc.property(digits(0, 14), fc.boolean(), fc.nat(14), country, (number, plus, at, home) => {
      const before = (plus ? '+' : '') + number;
      const caret = Math.min(at, before.length);
      const after = formatAsTyped(before, home);
      const place = formatCaret(before, caret, after);
      expect(after.slice(0, place).replace(/[^\d+]/g, '')).to.equal(before.slice(0, caret));
      expect(place).to.be.within(0, after.length);
    }), { numRuns: 2000 });
  });

  it('show nothing but the first digit, area and country, and the last two when they are masked', () => {
    fc.assert(fc.property(national, ({ home, number }) => {
      const shown = maskNumber(formatNumber(number, home));
      const visible = shown.replace(/\D/g, '');
      expect(visible).to.have.length(home === 'BR' ? 5 : 3);
      expect(shown).to.have.length(formatNumber(number, home).length);
      expect(visible.endsWith(number.slice(-2))).to.equal(true);
    }), { numRuns: 500 });
  });

  it('are found in a text with the offsets that they have', () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 5 }), country, (pieces, home) => {
      const whole = pieces.join(' ');
      let last = 0;
      for (const { start, end, number, key } of findNumbers(whole, home)) {
        expect(start).to.be.at.least(last);
        expect(end).to.be.at.most(whole.length);
        expect(dialableNumber(whole.slice(start, end))).to.equal(number);
        expect(numberKey(number, home)).to.equal(key);
        last = end;
      }
    }), { numRuns: 2000 });
  });
});

describe('our plans, measured by Google’s', () => {
  it('know every number that it holds valid, by the same E.164', () => {
    fc.assert(fc.property(national, ({ home, number }) => {
      const theirs = parsePhoneNumberFromString(number, home)?.number.toString();
      const old = home === 'BR' && /^\d\d(?:[689]\d{7}|7[1-6]\d{6})$/.test(number);
      expect(numberKey(number, home)).to.equal(old ? theirs?.replace(/^(\+55\d\d)/, '$19') : theirs);
    }), { numRuns: 2000 });
  });

  it('write it alike at home and abroad', () => {
    fc.assert(fc.property(national, ({ home, number }) => {
      const theirs = parsePhoneNumberFromString(number, home);
      expect(formatNumber(number, home)).to.equal(theirs?.formatNational());
      // It writes no dashes abroad; people in Brazil do.
      expect(formatNumber(`+${theirs?.countryCallingCode}${number}`, 'US').replace('-', ' ')).to.equal(theirs?.formatInternational());
    }), { numRuns: 2000 });
  });

  it('split off the country code as it does', () => {
    fc.assert(fc.property(digits(8, 12), (number) => {
      const theirs = parsePhoneNumberFromString(`+${number}`);
      if (!theirs || ['55', '351', '34'].includes(theirs.countryCallingCode) || /^0/.test(number) || theirs.number.toString() !== `+${number}`) return;
      expect(formatNumber(`+${number}`, 'BR')).to.match(new RegExp(`^\\+${theirs.countryCallingCode} `));
    }), { numRuns: 3000 });
  });
});
