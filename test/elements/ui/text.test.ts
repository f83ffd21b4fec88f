import { expect } from '@open-wc/testing';
import { foldForSearch, oneLine, toWellFormed, truncate } from '../../../src/elements/ui/text.js';

const family = '👨‍👩‍👧‍👦';

describe('text', () => {
  it('replaces lone surrogates only', () => {
    expect(toWellFormed('a\uD800b\uDC00')).to.equal('a\uFFFDb\uFFFD');
    expect(toWellFormed(`ok ${family} 😊`)).to.equal(`ok ${family} 😊`);
  });

  it('cuts between letters as a reader sees them', () => {
    expect(truncate(family.repeat(3), 2)).to.equal(`${family}…`);
    expect(truncate('cafe\u0301s', 4)).to.equal('caf…');
    expect(truncate(family.repeat(2), 2)).to.equal(family.repeat(2));
    expect(truncate('abc', 3)).to.equal('abc');
    expect(truncate('abc def', 5)).to.equal('abc…');
  });

  it('makes one line of any text', () => {
    expect(oneLine('  a\n\n b\t c\u00A0d ')).to.equal('a b c d');
    expect(oneLine(`x${'\n'.repeat(100)}y`, 10)).to.equal('x');
  });

  it('folds case and accents', () => {
    expect(foldForSearch('João Ação ÑÜ')).to.equal('joao acao nu');
  });
});
