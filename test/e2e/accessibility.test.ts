import { expect } from '@open-wc/testing';
import { emulate } from '../support/media/media.js';
import { DemoPage } from './demo-page.js';

describe('demo page: accessibility', function () {
  this.timeout(60_000);

  afterEach(() => emulate({}));

  for (const scheme of ['light', 'dark'] as const) {
    it(`is clean by axe, ${scheme}: signing in, at work, in a conversation, while a call rings`, async () => {
      await emulate({ 'prefers-color-scheme': scheme });
      const page = await DemoPage.open();
      expect(await page.probe.audit()).to.deep.equal([]);
      await page.begin();
      (await page.row(/^Ana Beatriz Nogueira/)).click();
      await page.until(() => page.named('textarea', /^Mensagem para/, 'cc-chat-thread'), 'the conversation');
      expect(await page.probe.audit()).to.deep.equal([]);
      await page.chooseCustomer('Carlos Eduardo Pires');
      await page.press('Ligar', '#cliente');
      await page.button(/^Atender/, 'cc-softphone');
      expect(await page.probe.audit()).to.deep.equal([]);
      expect(page.probe.problems).to.deep.equal([]);
    });
  }

  it('moves no focus when a call comes in', async () => {
    const page = await DemoPage.open();
    await page.begin();
    await page.chooseCustomer('Carlos Eduardo Pires');
    const note = await page.fill(/^Anotação sobre/, 'No meio de uma frase');
    (await page.button('Ligar', '#cliente')).click();
    await page.button(/^Atender/, 'cc-softphone');
    expect(page.document.activeElement).to.equal(note);
    expect(note.value).to.equal('No meio de uma frase');
    expect(page.text('.on-call')).to.equal('Carlos Eduardo Pires está ligando. Abrir ficha');
    await page.press('Abrir ficha');
    await page.until(() => page.text('h1') === 'Armazém Pires', 'the record');
  });
});
