import { expect } from 'chai';
import type { ImportLimits } from '../../src/domain/dialer.js';
import { numberKey } from '../../src/domain/phone-number.js';
import { columnsOf, contactOf, RowBits, RowJudge } from '../../src/session/import-check.js';
import { guessUses } from '../../src/session/import-guess.js';
import { NumberSet } from '../../src/session/number-set.js';
import type { ColumnUse } from '../../src/session/session-api.js';

const limits: ImportLimits = { phones: 2, fieldLength: 10, fields: ['cidade', 'gen1'], batch: 1, positions: ['end'], canFind: true };
const uses: readonly ColumnUse[] = [{ to: 'name' }, { to: 'phone' }, { to: 'phone' }, { to: 'field', field: 'cidade' }, { to: 'none' }];

function judged(rows: readonly (readonly string[])[], there: readonly string[] = []) {
  const set = new NumberSet();
  for (const phone of there) set.add(Number((numberKey(phone, 'BR') ?? '').slice(1)));
  const judge = new RowJudge({ columns: columnsOf(uses), limits, keyOf: (phone) => numberKey(phone, 'BR'), there: set });
  rows.forEach((fields, row) => judge.take({ fields, line: row + 2 }, row));
  return { ...judge.check, in: rows.map((_, row) => RowBits.has(judge.ready.bytes, row)) };
}

describe('headings of a list', () => {
  const fields = ['endereco', 'bairro', 'cidade', 'estado', 'cep', 'contato', 'agente', 'dpto', 'conta', 'gen1', 'gen2'];
  const guess = (...titles: string[]) => guessUses(titles, titles.map(() => ''), fields).map((use) => (use.to === 'field' ? use.field : use.to));

  it('are understood in Portuguese, Spanish and English', () => {
    expect(guess('Nome', 'CPF/CNPJ', 'Telefone 1', 'Celular', 'Contrato', 'UF', 'Observação')).to.deep.equal(['name', 'taxId', 'phone', 'phone', 'conta', 'estado', 'none']);
    expect(guess('NOMBRE Y APELLIDOS', 'D.N.I.', 'Teléfono móvil', 'Dirección', 'Código postal')).to.deep.equal(['name', 'none', 'phone', 'endereco', 'cep']);
    expect(guess('Full name', 'Tax ID', 'Mobile phone', 'Phone_2', 'ZIP code', 'City')).to.deep.equal(['name', 'taxId', 'phone', 'phone', 'cep', 'cidade']);
    expect(guess('Nome', 'Telemóvel', 'NIF', 'Morada', 'gen1', 'GEN2', 'contato')).to.deep.equal(['name', 'phone', 'taxId', 'endereco', 'gen1', 'gen2', 'contato']);
  });

  it('take nothing twice but telephones, and fall back on what looks like one', () => {
    expect(guess('nome', 'cliente', 'cidade', 'City')).to.deep.equal(['name', 'none', 'cidade', 'none']);
    expect(guessUses(['a', 'b'], ['Ana', '(11) 98888-0001'], []).map(({ to }) => to)).to.deep.equal(['none', 'phone']);
  });
});

describe('rows of a list', () => {
  it('go in, or are left out for one reason each', () => {
    const check = judged([
      ['Ana', '(11) 98888-0001', '', 'São Paulo'],
      ['Bia', '', '  ', ''],
      ['Caio', '98888-0002', '', ''],
      ['Davi', '11 98888-0003 / 21 98888-0003', '31 98888-0003', ''],
      ['Eva', '+55 11 8888-0001', '', ''],
      ['Fábio', '11 98888-0009', '', ''],
      ['Gil', '11 98888-0004', '', 'Florianópolis'],
      ['Hugo', '11 98888-0005', '(11) 98888 0005', ''],
      ['Iara', '0 11 98888-0003', '', ''],
    ], ['5511988880009']);
    expect(check.in).to.deep.equal([true, false, false, false, false, false, false, true, true]);
    expect(check.byProblem).to.deep.equal({ 'no-phone': 1, 'bad-phone': 1, 'too-many-phones': 1, repeated: 1, 'already-there': 1, 'too-long': 1 });
    expect([check.total, check.ready]).to.deep.equal([9, 3]);
    expect(check.lines.map(({ line, problem }) => `${line} ${problem}`)).to.deep.equal([
      '3 no-phone', '4 bad-phone', '5 too-many-phones', '6 repeated', '7 already-there', '8 too-long',
    ]);
    expect(check.lines.find(({ problem }) => problem === 'too-long')?.text).to.equal('Florianópolis');
  });

  it('keep the first thousand problems and count all', () => {
    const check = judged(Array.from({ length: 2_500 }, () => ['x', '12', '', '']));
    expect([check.byProblem['bad-phone'], check.lines.length, check.lines.at(-1)?.line]).to.deep.equal([2_500, 1_000, 1_001]);
  });

  it('become contacts without empty fields, and with each telephone once', () => {
    const contact = contactOf(['Ana', '11 98888-0001', '(11)988880001; 11 3333-0001', ' ', 'left out'], columnsOf(uses), 'k-1');
    expect(contact).to.deep.equal({ key: 'k-1', name: 'Ana', phones: ['11 98888-0001', '11 3333-0001'], form: {} });
  });
});

describe('a set of numbers', () => {
  it('holds each once, many of them', () => {
    const set = new NumberSet();
    for (let turn = 0; turn < 2; turn += 1) for (let at = 0; at < 20_000; at += 1) expect(set.add(5_511_900_000_000 + at * 7)).to.equal(turn === 0);
    expect([set.size, set.has(5_511_900_000_007), set.has(5_511_900_000_008)]).to.deep.equal([20_000, true, false]);
  });
});
