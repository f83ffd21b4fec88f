import { expect } from '@open-wc/testing';
import { formatNumber, maskNumber, numberKey, sameNumber } from '../../../src/domain/phone-number.js';

interface Row {
  readonly in: string;
  readonly written: string;
  readonly key?: string;
  readonly shown: string;
}

const rows: readonly Row[] = [
  // Brazil: mobile and landline, with everything that people put in front.
  { in: 'BR', written: '11955550142', key: '+5511955550142', shown: '(11) 95555-0142' },
  { in: 'BR', written: '+55 11 95555-0142', key: '+5511955550142', shown: '(11) 95555-0142' },
  { in: 'BR', written: '5511955550142', key: '+5511955550142', shown: '(11) 95555-0142' },
  { in: 'BR', written: '4135550126', key: '+554135550126', shown: '(41) 3555-0126' },
  { in: 'BR', written: '554135550126', key: '+554135550126', shown: '(41) 3555-0126' },
  { in: 'BR', written: '0 11 3555 0126', key: '+551135550126', shown: '(11) 3555-0126' },
  { in: 'BR', written: '0 15 11 95555-0142', key: '+5511955550142', shown: '(11) 95555-0142' },
  { in: 'BR', written: '0 21 (55) 3555-0126', key: '+555535550126', shown: '(55) 3555-0126' },
  { in: 'BR', written: '90 15 11 95555-0142', key: '+5511955550142', shown: '(11) 95555-0142' },
  { in: 'BR', written: '+55 (0)11 95555-0142', key: '+5511955550142', shown: '(11) 95555-0142' },
  { in: 'BR', written: '+55 0 41 11 3555-0126', key: '+551135550126', shown: '(11) 3555-0126' },
  { in: 'BR', written: 'tel:+55-11-95555-0142;ext=22', key: '+5511955550142', shown: '(11) 95555-0142' },
  // Before the ninth digit; the trunked radio network never got one.
  { in: 'BR', written: '(11) 8555-0142', key: '+5511985550142', shown: '(11) 8555-0142' },
  { in: 'BR', written: '+55 51 9555-0142', key: '+5551995550142', shown: '(51) 9555-0142' },
  { in: 'BR', written: '11 7855-0142', key: '+551178550142', shown: '(11) 7855-0142' },
  // From Brazil to others, with and without an operator.
  { in: 'BR', written: '00 351 912 345 678', key: '+351912345678', shown: '+351 912 345 678' },
  { in: 'BR', written: '00 15 34 612345678', key: '+34612345678', shown: '+34 612 34 56 78' },
  { in: 'BR', written: '34612345678', key: '+34612345678', shown: '+34 612 34 56 78' },
  { in: 'BR', written: '+442079460000', key: '+442079460000', shown: '+44 207 946 0000' },
  { in: 'BR', written: '+1 (202) 555-0142', key: '+12025550142', shown: '+1 202 555 0142' },
  // Known in their network only.
  { in: 'BR', written: '95555-0142', shown: '95555-0142' },
  { in: 'BR', written: '35550126', shown: '3555-0126' },
  { in: 'BR', written: '9090 95555-0142', shown: '9090 95555-0142' },
  { in: 'BR', written: '0800 555 0190', shown: '0800 555 0190' },
  { in: 'BR', written: '03005550190', shown: '03005550190' },
  { in: 'BR', written: '40045501', shown: '40045501' },
  { in: 'BR', written: '190', shown: '190' },
  { in: 'BR', written: '*72#', shown: '*72#' },
  { in: 'BR', written: '#31#11955550142', shown: '#31#11955550142' },
  { in: 'BR', written: '21015', shown: '21015' },
  { in: 'BR', written: '2011955550142', shown: '2011955550142' },
  { in: 'BR', written: '', shown: '' },
  { in: 'BR', written: 'anonymous', shown: 'anonymous' },
  { in: 'BR', written: 'sip:5511955550142@pbx.example', shown: 'sip:5511955550142@pbx.example' },
  // Portugal.
  { in: 'PT', written: '912345678', key: '+351912345678', shown: '912 345 678' },
  { in: 'PT', written: '00351 21 000 0000', key: '+351210000000', shown: '21 000 0000' },
  { in: 'PT', written: '+351 210 000 000', key: '+351210000000', shown: '21 000 0000' },
  { in: 'PT', written: '253000000', key: '+351253000000', shown: '253 000 000' },
  { in: 'PT', written: '351912345678', key: '+351912345678', shown: '912 345 678' },
  { in: 'PT', written: '0034 612 345 678', key: '+34612345678', shown: '+34 612 34 56 78' },
  { in: 'PT', written: '+5511955550142', key: '+5511955550142', shown: '+55 11 95555-0142' },
  { in: 'PT', written: '112', shown: '112' },
  { in: 'PT', written: '16200', shown: '16200' },
  // Spain.
  { in: 'ES', written: '612345678', key: '+34612345678', shown: '612 34 56 78' },
  { in: 'ES', written: '+34 912 345 678', key: '+34912345678', shown: '912 34 56 78' },
  { in: 'ES', written: '900123456', key: '+34900123456', shown: '900 123 456' },
  { in: 'ES', written: '00 44 20 7946 0000', key: '+442079460000', shown: '+44 207 946 0000' },
  { in: 'ES', written: '061', shown: '061' },
  // A country whose plan we do not have.
  { in: 'US', written: '2025550142', shown: '2025550142' },
  { in: 'US', written: '5511955550142', key: '+5511955550142', shown: '+55 11 95555-0142' },
];

describe('number plans', () => {
  for (const row of rows) {
    it(`${row.in}: ${JSON.stringify(row.written)} is ${row.key ?? 'without key'} and shown as ${JSON.stringify(row.shown)}`, () => {
      expect(numberKey(row.written, row.in)).to.equal(row.key);
      expect(formatNumber(row.written, row.in)).to.equal(row.shown);
    });
  }

  it('tell that two ways to write lead to one telephone', () => {
    expect(sameNumber('(11) 8555-0142', '+55 11 98555-0142', 'BR')).to.equal(true);
    expect(sameNumber('0 15 11 95555-0142', '5511955550142', 'BR')).to.equal(true);
    expect(sameNumber('912345678', '+351 912 345 678', 'PT')).to.equal(true);
    expect(sameNumber('2101', ' 21-01 ', 'BR')).to.equal(true);
    expect(sameNumber('2101', '2102', 'BR')).to.equal(false);
    expect(sameNumber('(11) 3555-0126', '(21) 3555-0126', 'BR')).to.equal(false);
    expect(sameNumber('(11) 3555-0126', '3555-0126', 'BR')).to.equal(false);
    expect(sameNumber('', '', 'BR')).to.equal(false);
  });
});

describe('a masked number', () => {
  const masked: readonly (readonly [string, string])[] = [
    ['(11) 95555-0142', '(11) 9••••-••42'],
    ['(11) 3555-0126', '(11) 3•••-••26'],
    ['+55 11 95555-0142', '+55 11 9••••-••42'],
    ['912 345 678', '9•• ••• •78'],
    ['+351 912 345 678', '+351 9•• ••• •78'],
    ['+34 612 34 56 78', '+34 6•• •• •• 78'],
    ['+44 207 946 0000', '+44 2•• ••• ••00'],
    ['5511955550142', '5••••••••••42'],
    ['sip:5511955550142@pbx.example', 'sip:5••••••••••42@pbx.example'],
    ['Maria (11) 95555-0142', 'Maria (1•) •••••-••42'],
    ['2101', '2101'],
    ['190', '190'],
    ['maria', 'maria'],
    ['', ''],
  ];
  for (const [shown, expected] of masked) {
    it(`${JSON.stringify(shown)} reads ${JSON.stringify(expected)}`, () => {
      expect(maskNumber(shown)).to.equal(expected);
    });
  }
});
