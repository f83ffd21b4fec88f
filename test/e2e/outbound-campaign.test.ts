import { expect } from '@open-wc/testing';
import { DemoPage } from './demo-page.js';

const phone = 'cc-softphone';
const dialer = '#discador';

/** How many numbers of that campaign were dialled, as the card says. */
const dialled = (page: DemoPage, total: number, within = dialer): number =>
  Number(new RegExp(`(\\d+) de ${total} discados`).exec(page.reads(within))?.[1] ?? 0);

describe('demo page: outbound campaigns', function () {
  this.timeout(90_000);

  it('dials by itself, rings the agent with the contact, and takes the result by a key', async () => {
    const page = await DemoPage.open('scenario=outbound-campaign&speed=5');
    await page.signIn();
    await page.until(() => page.document.body.hasAttribute('data-signed-in'), 'signed in');
    expect(page.named('label', 'Conversas', '.switcher'), 'no chats here').to.equal(undefined);

    const before = await page.until(() => dialled(page, 480) > 0 && dialled(page, 480), 'the campaigns');
    await page.button(/^Atender/, phone);
    await page.until(() => page.reads(dialer).includes('tentativa 1'), 'the contact in the widget');
    const name = page.text('.on-call').replace(' está ligando.', '').replace(/ Abrir ficha$/, '');
    expect(page.reads(dialer)).to.include(name);
    await page.press(/^Atender/, phone);
    await page.until(() => /Em ligação agora/.test(page.text('.on-call')), 'in the call');

    await page.press(/^Desligar/, phone);
    page.document.body.dispatchEvent(new page.window.KeyboardEvent('keydown', { key: '1', code: 'Digit1', bubbles: true, composed: true, cancelable: true }));
    await page.until(() => page.named('button[aria-pressed="true"]', /Pedido feito/, dialer), 'the result by its key');
    await page.press('Salvar', dialer);
    page.window.location.hash = '#/atividades';
    await page.until(() => page.history.some((line) => line.includes(name) && line.includes('Pedido feito')), 'the outcome in the history');
    page.window.location.hash = '#/campanhas';
    await page.until(() => page.text('h1') === 'Campanhas' && dialled(page, 480, '#conteudo') > before, 'the campaign goes on');
    expect(page.probe.problems).to.deep.equal([]);
  });
});
