import { expect } from '@open-wc/testing';
import { dialableNumber } from '../../src/domain/dialable-number.js';

describe('dialable number', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['(11) 95555-0100', '11955550100'],
    ['+55 11 95555.0100', '+5511955550100'],
    ['(+351) 210 000 000', '+351210000000'],
    ['190', '190'],
    ['*72#', '*72#'],
    ['11+22', '1122'],
    ['11\u00a095555\u20110100', '11955550100'],
    ['\uff11\uff12\uff13', '123'],
    ['tel:+55-11-95555-0100;ext=22', '+5511955550100'],
    ['sip:maria@pbx.example', 'sip:maria@pbx.example'],
    ['SIPS:maria@pbx.example', 'SIPS:maria@pbx.example'],
    ['maria.silva', 'maria.silva'],
    [' ramal-2101@pbx ', 'ramal-2101@pbx'],
    ['', ''],
    [' - ', ''],
    ['+', ''],
  ];
  for (const [typed, dialled] of cases) {
    it(`dials ${JSON.stringify(typed)} as ${JSON.stringify(dialled)}`, () => {
      expect(dialableNumber(typed)).to.equal(dialled);
    });
  }

  it('changes nothing the second time', () => {
    for (const [typed] of cases) expect(dialableNumber(dialableNumber(typed))).to.equal(dialableNumber(typed));
  });
});
