import { expect } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import type { WireConfig } from '../../demo/config.js';
import { START, STOP, WIRE } from '../support/demo-server/protocol.js';
import { DemoPage } from './demo-page.js';
import { hearsSound } from './heard.js';

const ana = 'Ana Beatriz Nogueira';

describe('demo page over real HTTP, WebSocket and SIP', function () {
  this.timeout(90_000);
  let config: WireConfig;

  before(async () => {
    config = await executeServerCommand<WireConfig, object>(START, {});
  });

  after(async () => {
    await executeServerCommand(STOP, {});
  });

  it('chats and calls', async () => {
    const page = await DemoPage.open(WIRE, '#/inicio');
    await page.begin();
    (await page.row(new RegExp(ana))).click();
    const composer = await page.until(() => page.named('textarea', `Mensagem para ${ana}`, 'cc-chat-thread'), 'the conversation');
    composer.focus();
    await sendKeys({ type: 'Boleto a caminho.' });
    await sendKeys({ press: 'Enter' });
    await page.chooseCustomer(ana);
    await page.until(() => page.customerThread.includes('Boleto a caminho.'), 'the message on the telephone of the customer');
    const ledger = await fetch(`${config.url}/control/ledger`, { method: 'POST', body: '{}' });
    const { violations } = (await ledger.json()) as { violations: unknown[] };
    expect(violations).to.deep.equal([]);

    await page.press('Ligar', '#cliente');
    await page.until(() => page.text('h1') === 'Mercado Boa Vista Ltda.', 'the record of the caller');
    await page.press(/^Atender/, 'cc-softphone');
    await page.until(() => page.customerLine === `${ana} em ligação`, 'the customer in the call');
    for (const peer of page.probe.peers) await hearsSound(page, peer);
    expect(page.probe.peers).to.have.length(2);
    await page.press(/^Desligar/, 'cc-softphone');
    await page.until(() => page.customerLine === 'Telefone livre', 'the line free');
    await page.until(() => page.history.some((line) => line.includes('Durou')), 'the call in the history');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('shares one telephone between two pages', async () => {
    const first = await DemoPage.open(WIRE, '#/inicio');
    await first.begin();
    const second = await DemoPage.open(WIRE, '#/inicio');
    await second.begin();
    await second.button('Trazer o telefone para cá', 'cc-softphone');
    await first.chooseCustomer(ana);
    await first.press('Ligar', '#cliente');
    await second.press(/^Atender/, 'cc-softphone');
    await first.until(() => first.customerLine === `${ana} em ligação`, 'the customer in the call');
    for (const peer of first.probe.peers) await hearsSound(first, peer);
    expect(second.probe.peers).to.have.length(0);
    await second.press(/^Desligar/, 'cc-softphone');
    await first.until(() => first.customerLine === 'Telefone livre', 'the line free');
    expect([...first.probe.problems, ...second.probe.problems]).to.deep.equal([]);
  });
});
