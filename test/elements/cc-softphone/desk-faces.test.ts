import { expect } from '@open-wc/testing';
import { emulate } from '../../support/media/media.js';
import { ana, expectToFit } from './kit.js';
import { cutCallOf, deskFaces, deskPhone, until } from './desk-states.js';

const looks = [
  { name: 'light', attributes: { 'color-scheme': 'light' }, media: {} },
  { name: 'dark', attributes: { 'color-scheme': 'dark' }, media: {} },
  { name: 'forced colours', attributes: {}, media: { 'forced-colors': 'active' } },
  { name: 'right to left', attributes: { dir: 'rtl' }, media: {} },
  { name: 'compact', attributes: { layout: 'compact', density: 'compact' }, media: {} },
] as const;

/** Their entries are in the menu of the header, which the compact form leaves to the call. */
const needHeader = /^(missed calls|no missed|a window|keys)/;

describe('cc-softphone at the desk shows', () => {
  // Chromium keeps an emulated forced-colors until it is told otherwise.
  afterEach(() => emulate({ 'forced-colors': 'none' }));

  for (const face of deskFaces) {
    it(`${face.name}: its words and states`, async () => {
      const shown = await deskPhone();
      await face.enter(shown);
      await shown.settle();
      for (const word of face.words) expect(shown.element.shadowRoot!.textContent.replace(/\s+/gu, ' ')).to.include(word);
      expect(shown.states()).to.have.members(face.states);
    });

    it(`${face.name}: whole at 320 by 460, the foot always in view`, async () => {
      const shown = await deskPhone();
      Object.assign(shown.element.style, { inlineSize: '320px', blockSize: '460px' });
      await face.enter(shown);
      await shown.settle();
      expectToFit(shown);
      const { bottom } = shown.element.getBoundingClientRect();
      const pieces = [...shown.element.shadowRoot!.querySelectorAll<HTMLElement>('.call, .actions, .banner, fieldset, .field, .missed')];
      expect(pieces.filter((piece) => piece.scrollHeight > piece.clientHeight + 1).map(({ className }) => className)).to.deep.equal([]);
      for (const foot of shown.element.shadowRoot!.querySelectorAll('.foot')) expect(foot.getBoundingClientRect().bottom).to.be.at.most(bottom + 1);
    });

    for (const { name, attributes, media } of looks) {
      if (name === 'compact' && needHeader.test(face.name)) continue;
      it(`${face.name}: accessible in ${name}, and fits 280 px`, async () => {
        await emulate(media);
        const shown = await deskPhone(attributes);
        shown.element.style.inlineSize = '280px';
        await face.enter(shown);
        await shown.settle();
        expectToFit(shown);
        await expect(shown.element).to.be.accessible();
      });
    }
  }

  it('a call that the reload of the page has cut, and calls back', async () => {
    cutCallOf('desk-cut');
    const shown = await deskPhone({}, 'desk-cut');
    await until(shown, () => shown.has('.banner.info'), 'it is offered');
    expect(shown.text()).to.include(`A ligação com ${ana.name} caiu quando a página recarregou`).and.to.include('Ligar de volta?');
    await expect(shown.element).to.be.accessible();
    shown.button('Ligar de volta').click();
    await until(shown, () => shown.states().includes('dialing'), 'it dials');
    expect(shown.session.calls.$current.get()?.remote.number).to.equal(ana.number);
    expect(shown.session.calls.$cut.get()).to.equal(undefined);
  });

  it('no offer once it was dismissed', async () => {
    cutCallOf('desk-cut-2');
    const shown = await deskPhone({}, 'desk-cut-2');
    await until(shown, () => shown.has('.banner.info'), 'it is offered');
    shown.button('Fechar').click();
    await until(shown, () => !shown.has('.banner.info'), 'it is gone');
    expect(shown.session.calls.$cut.get()).to.equal(undefined);
  });
});
