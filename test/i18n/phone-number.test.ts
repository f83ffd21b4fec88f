import { expect } from '@open-wc/testing';
import { commonArea } from '../../src/i18n/common.js';

describe('telephone numbers', () => {
  it('are written as at home in Brazil and with the country code abroad', async () => {
    const [home, abroad] = await Promise.all([commonArea.load('pt-BR'), commonArea.load('en')]);
    expect(home.phoneNumber('+5511955550142')).to.equal('(11) 95555-0142');
    expect(home.phoneNumber('554135550126')).to.equal('(41) 3555-0126');
    expect(abroad.phoneNumber('5511955550142')).to.equal('+55 11 95555-0142');
  });

  it('stay as they came where they are not such numbers', async () => {
    const { phoneNumber } = await commonArea.load('pt-BR');
    const others = ['2101', '', '11955550142', '08005550190', '+351912345678', '55119555501421', 'anonymous', '*55#'];
    expect(others.map((number) => phoneNumber(number))).to.deep.equal(others);
  });
});
