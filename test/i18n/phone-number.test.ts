import { expect } from '@open-wc/testing';
import { commonArea } from '../../src/i18n/common.js';

describe('telephone numbers without a session', () => {
  it('are written as at home in the language’s country and with the country code abroad', async () => {
    const [brazil, portugal, spain, english] = await Promise.all((['pt-BR', 'pt-PT', 'es', 'en'] as const).map((locale) => commonArea.load(locale)));
    expect(brazil?.phoneNumber('+5511955550142')).to.equal('(11) 95555-0142');
    expect(brazil?.phoneNumber('554135550126')).to.equal('(41) 3555-0126');
    expect(english?.phoneNumber('5511955550142')).to.equal('+55 11 95555-0142');
    expect(portugal?.phoneNumber('+351912345678')).to.equal('912 345 678');
    expect(spain?.phoneNumber('+34612345678')).to.equal('612 34 56 78');
  });

  it('stay as they came where they are not such numbers', async () => {
    const { phoneNumber } = await commonArea.load('pt-BR');
    const others = ['2101', '', '08005550190', '55119555501421', 'anonymous', '*55#'];
    expect(others.map((number) => phoneNumber(number))).to.deep.equal(others);
  });
});
