import { expect } from 'chai';
import { checkUses, guessedUses, useOf, valueOf } from '../../../src/elements/cc-dialer-status/import-mapping.js';
import type { ColumnUse, ImportSource } from '../../../src/session/session-api.js';

function source(...guesses: readonly ColumnUse[]): ImportSource {
  const columns = guesses.map((guess, index) => ({ title: `C${index}`, sample: '', guess }));
  return { fileName: 'a.csv', size: 10, encoding: 'utf-8', delimiter: ';', columns };
}

const [none, name, phone, conta] = [{ to: 'none' }, { to: 'name' }, { to: 'phone' }, { to: 'field', field: 'conta' }] as const;

describe('columns of a file', () => {
  it('begin with what was guessed, as far as it can be', () => {
    const guesses = source(name, phone, phone, phone, name, conta, { to: 'field', field: 'nowhere' });
    expect(guessedUses(guesses, ['conta'], 2)).to.deep.equal([name, phone, phone, none, none, conta, none]);
  });

  it('need a phone', () => {
    expect(checkUses([name, conta], 5)).to.deep.include({ phoneNeeded: true, isFine: false });
    expect(checkUses([name, phone], 5)).to.deep.include({ phoneNeeded: false, isFine: true });
  });

  it('take no more phones than the dialler, and nothing else twice', () => {
    const check = checkUses([phone, phone, conta, conta, name, none, none], 1);
    expect([...check.columns]).to.deep.equal([[1, 'too-many-phones'], [3, 'used-twice']]);
    expect(check.isFine).to.equal(false);
  });

  it('are options of a list and back, whatever a field is called', () => {
    for (const use of [none, name, phone, { to: 'taxId' } as const, conta, { to: 'field', field: 'field:phone' } as const]) {
      expect(useOf(valueOf(use))).to.deep.equal(use);
    }
    expect(useOf('anything')).to.deep.equal(none);
  });
});
