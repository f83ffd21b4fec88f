import { expect } from '@open-wc/testing';
import { findNumbers } from '../../../src/domain/phone-number/find.js';

const found = (text: string, country = 'BR'): readonly string[] => findNumbers(text, country).map(({ key }) => key);

describe('numbers in a text', () => {
  it('are found however they are written', () => {
    const ways = [
      '(11) 95555-0142', '11 95555-0142', '11955550142', '+55 11 95555-0142', '+55(11)95555-0142', '(11)955550142', '0 15 11 95555-0142',
      '+55 (0)11 95555 0142', '5511955550142', '11.95555.0142', '11\u00a095555\u20110142', '(11) 95555 - 0142',
    ];
    for (const way of ways) {
      expect(found(way), way).to.deep.equal(['+5511955550142']);
      expect(found(`Ligue: ${way}.`), way).to.deep.equal(['+5511955550142']);
      expect(found(`(fone ${way}), à tarde`), way).to.deep.equal(['+5511955550142']);
    }
    expect(found('Tlm. 912 345 678 ou (+351) 21 000 0000', 'PT')).to.deep.equal(['+351912345678', '+351210000000']);
    expect(found('Llame al 612 34 56 78 / 912 345 678', 'ES')).to.deep.equal(['+34612345678', '+34912345678']);
  });

  it('are told apart in a row', () => {
    expect(found('11 95555-0142 11 95555-0143')).to.deep.equal(['+5511955550142', '+5511955550143']);
    expect(found('(11) 95555-0142/(11) 3555-0126, 4135550126')).to.deep.equal(['+5511955550142', '+551135550126', '+554135550126']);
    expect(found('11955550142 11955550143')).to.deep.equal(['+5511955550142', '+5511955550143']);
  });

  const others: readonly string[] = [
    'CPF 111.444.777-35', '111.444.777-35', '11144477735', 'cpf: 11955550142', 'CNPJ 11.222.333/0001-81', '11.222.333/0001-81', '11222333000181',
    '25/11/2026 10:30', '2026-11-25', '25-11-2026', '25.11.2026 14:05', 'R$ 1.234.567,89', 'R$ 11955550142', '11955550142,50', '1.195.555.014',
    'protocolo 20261125123456', '20261125123456', '202611251234', 'Protocolo nº 11955550142', 'CEP 01310-100', '01310-100', 'ramal 2101', '190',
    '4111 1111 1111 1111', 'https://crm.example/11955550142', 'id=11955550142', 'a11955550142', '11955550142b', 'maria11955550142@mail.example',
    '0800 555 0190', '4004-1234', '119555501421', '-23.5505199, -46.6333094', '1732537800000', '9 8 7 6 5 4 3 2 1', '11955550142%',
  ];
  for (const text of others) {
    it(`are not seen in ${JSON.stringify(text)}`, () => {
      expect(found(text)).to.deep.equal([]);
    });
  }

  it('are looked for in linear time', () => {
    for (const unit of ['1', '1 ', '(1', '+1', '11-', ' - 1', '55 11 9']) expect(found(unit.repeat(20_000))).to.be.an('array');
  });
});
