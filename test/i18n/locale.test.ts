import { expect } from '@open-wc/testing';
import { chooseLocale } from '../../src/i18n/locale.js';

describe('chooseLocale', () => {
  const cases: Readonly<Record<string, readonly [locale: string, format: string]>> = {
    'pt-BR': ['pt-BR', 'pt-BR'],
    'pt-br': ['pt-BR', 'pt-BR'],
    pt: ['pt-BR', 'pt-BR'],
    'pt-PT': ['pt-PT', 'pt-PT'],
    'pt-AO': ['pt-PT', 'pt-AO'],
    en: ['en', 'en'],
    'en-AU': ['en', 'en-AU'],
    es: ['es', 'es'],
    'es-419': ['es', 'es-419'],
    'es-Latn-MX': ['es', 'es-Latn-MX'],
    fr: ['en', 'en'],
    'zh-Hant-TW': ['en', 'en'],
    ' en ': ['en', 'en'],
    'en-US-u-ca-buddhist': ['en', 'en-US'],
  };
  for (const [tag, [locale, format]] of Object.entries(cases)) {
    it(`${tag} → ${locale}`, () => {
      expect(chooseLocale(tag)).to.deep.equal({ locale, format });
    });
  }

  for (const tag of ['', ' ', '!!', 'en_US', 'a', '<b>', 'en-'.repeat(50)]) {
    it(`“${tag.slice(0, 12)}” is no language`, () => {
      expect(chooseLocale(tag)).to.equal(undefined);
    });
  }
});
