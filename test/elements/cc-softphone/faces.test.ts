import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { CcSoftphone } from '../../../src/elements/cc-softphone/cc-softphone.js';
import { emulate } from '../../support/media/media.js';
import { anAgent } from '../../support/samples.js';
import { scriptedSession } from '../../support/scripted-session.js';
import { expectToFit, over, phone } from './kit.js';
import { faces } from './states.js';

const looks = [
  { name: 'light', attributes: { 'color-scheme': 'light' }, media: {} },
  { name: 'dark', attributes: { 'color-scheme': 'dark' }, media: {} },
  { name: 'forced colours', attributes: {}, media: { 'forced-colors': 'active' } },
  { name: 'right to left', attributes: { dir: 'rtl' }, media: {} },
  { name: 'compact', attributes: { layout: 'compact', density: 'compact' }, media: {} },
] as const;

const agent = anAgent({ extension: '2101' });

describe('cc-softphone shows', () => {
  // Chromium keeps an emulated forced-colors until it is told otherwise.
  afterEach(() => emulate({ 'forced-colors': 'none' }));

  for (const face of faces) {
    it(`${face.name}: its words and states`, async () => {
      const shown = await phone({ agent });
      await face.enter(shown);
      await shown.settle();
      for (const word of face.words) expect(shown.text()).to.include(word);
      expect(shown.states()).to.have.members(face.states);
    });

    it(`${face.name}: whole at 320 by 460, the foot always in view`, async () => {
      const shown = await phone({ agent });
      Object.assign(shown.element.style, { inlineSize: '320px', blockSize: '460px' });
      await face.enter(shown);
      await shown.settle();
      expectToFit(shown);
      const { bottom } = shown.element.getBoundingClientRect();
      const pieces = [...shown.element.shadowRoot!.querySelectorAll<HTMLElement>('.call, .actions, .banner, .panel')];
      expect(pieces.filter((piece) => piece.scrollHeight > piece.clientHeight + 1).map(({ className }) => className)).to.deep.equal([]);
      for (const foot of shown.element.shadowRoot!.querySelectorAll('.foot')) expect(foot.getBoundingClientRect().bottom).to.be.at.most(bottom + 1);
    });

    for (const { name, attributes, media } of looks) {
      it(`${face.name}: accessible in ${name}, and fits 280 px`, async () => {
        await emulate(media);
        const shown = await phone({ agent }, attributes);
        shown.element.style.inlineSize = '280px';
        await face.enter(shown);
        await shown.settle();
        expectToFit(shown);
        await expect(shown.element).to.be.accessible();
      });
    }
  }

  const empty = async (session: CcSoftphone['session']) =>
    over(await fixture<CcSoftphone>(html`<cc-softphone lang="pt-BR" .session=${session}></cc-softphone>`));

  it('that there is no session', async () => {
    const shown = await empty('nobody');
    expect(shown.text()).to.include('Sem sessão nesta página');
    expect(shown.states()).to.deep.equal([]);
    await expect(shown.element).to.be.accessible();
  });

  it('that nobody is signed in', async () => {
    const shown = await empty(scriptedSession().session);
    expect(shown.text()).to.include('Você não entrou ainda');
    expect(shown.has('input')).to.equal(false);
    await expect(shown.element).to.be.accessible();
  });

  it('that the session has no telephone', async () => {
    const shown = await empty(scriptedSession({ facets: ['auth', 'chat'] }).session);
    expect(shown.text()).to.include('Telefone não configurado');
    await expect(shown.element).to.be.accessible();
  });

  it('the language of the page', async () => {
    const shown = await phone({ agent }, { lang: 'en' });
    await waitUntil(() => shown.text().includes('Extension 2101'));
    shown.element.strings = { call: 'Dial now' };
    await shown.settle();
    expect(shown.button('Dial now').type).to.equal('submit');
  });
});
