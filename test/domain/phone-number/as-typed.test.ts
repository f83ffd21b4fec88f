import { expect } from '@open-wc/testing';
import { formatAsTyped, formatCaret } from '../../../src/domain/phone-number/as-typed.js';

function typed(keys: string, country: string): readonly string[] {
  let text = '';
  return [...keys].map((key) => (text = formatAsTyped(text + key, country)));
}

describe('a number while it is typed', () => {
  it('takes its form once it cannot be a short code any more', () => {
    expect(typed('11955550142', 'BR').slice(5)).to.deep.equal([
      '119555', '(11) 95555', '(11) 95555-0', '(11) 95555-01', '(11) 95555-014', '(11) 95555-0142',
    ]);
    expect(typed('4135550126', 'BR').at(-1)).to.equal('(41) 3555-0126');
    expect(typed('912345678', 'PT').slice(-3)).to.deep.equal(['912 345 6', '912 345 67', '912 345 678']);
    expect(typed('612345678', 'ES').slice(-3)).to.deep.equal(['612 34 56', '612 34 56 7', '612 34 56 78']);
  });

  it('is grouped behind its country code', () => {
    expect(typed('+5511955550142', 'PT').slice(6, 9)).to.deep.equal(['+551195', '+55 11 955', '+55 11 9555']);
    expect(typed('+5511955550142', 'PT').at(-1)).to.equal('+55 11 95555-0142');
    expect(typed('+351912345678', 'BR').at(-1)).to.equal('+351 912 345 678');
    expect(typed('+442079460000', 'BR').at(-1)).to.equal('+44 207 946 0000');
  });

  const untouched: readonly string[] = [
    '190', '2101', '*72', '#31#11955550142', '0800 555 0190', '0151195555', '021 15 11 95555', 'maria', 'sip:5511955550142@pbx.example',
    '5511955550142', '', '+', '(',
  ];
  for (const text of untouched) {
    it(`leaves ${JSON.stringify(text)} as it is`, () => {
      expect(formatAsTyped(text, 'BR')).to.equal(text);
    });
  }

  it('gives up its form with a digit too many', () => {
    expect(formatAsTyped('(11) 95555-01423', 'BR')).to.equal('119555501423');
    expect(formatAsTyped('(11) 9555', 'BR')).to.equal('119555');
  });

  it('keeps the caret behind the same digit', () => {
    expect(formatCaret('1195555', 7, '(11) 95555')).to.equal(10);
    expect(formatCaret('1195555', 2, '(11) 95555')).to.equal(3);
    expect(formatCaret('(11) 95555-0142', 6, '(11) 95555-0142')).to.equal(6);
    expect(formatCaret('1195555', 0, '(11) 95555')).to.equal(0);
  });
});
