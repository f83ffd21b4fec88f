import { expect } from '@open-wc/testing';
import { DemoPage } from './demo-page.js';
import { hearsSilence, hearsSound } from './heard.js';

const carlos = 'Carlos Eduardo Pires';

async function peers(page: DemoPage): Promise<readonly [RTCPeerConnection, RTCPeerConnection]> {
  const [caller, callee] = await page.until(() => page.probe.peers.length === 2 && page.probe.peers, 'two ends of the call');
  if (!caller || !callee) throw new Error('no call');
  return [caller, callee];
}

describe('demo page: calls', function () {
  this.timeout(90_000);

  it('opens the record of whoever calls, and carries sound until the agent hangs up', async () => {
    const page = await DemoPage.open('scenario=quiet', '#/pedidos');
    await page.begin();
    await page.chooseCustomer(carlos);
    await page.press('Ligar', '#cliente');
    await page.until(() => page.text('h1') === 'Armazém Pires', 'the record of the caller');
    expect(page.text('.on-call')).to.equal(`${carlos} está ligando.`);

    await page.press(/^Atender/, 'cc-softphone');
    await page.until(() => page.customerLine === `${carlos} em ligação`, 'the customer in the call');
    await page.until(() => page.text('.on-call').startsWith('Em ligação agora'), 'the call on the record');
    const [customer, agent] = await peers(page);
    await hearsSound(page, customer);
    await hearsSound(page, agent);

    await page.press('Mudo', 'cc-softphone');
    await hearsSilence(page, customer);
    await hearsSound(page, agent);
    await page.press('Mudo', 'cc-softphone');
    await hearsSound(page, customer);

    await page.press('Espera', 'cc-softphone');
    await page.until(() => page.customerLine.endsWith('em espera'), 'the customer on hold');
    expect(page.reads('cc-softphone')).to.contain('Em espera');
    await page.press(/^(Espera|Retomar)$/, 'cc-softphone');
    await page.until(() => page.customerLine === `${carlos} em ligação`, 'the customer back');
    await hearsSound(page, customer);

    await page.press(/^Desligar/, 'cc-softphone');
    await page.until(() => page.customerLine === 'Telefone livre', 'the line free');
    await page.until(() => page.history[0]?.includes('Durou'), 'the call in the history');
    expect(page.history[0]).to.contain(`Ligação de ${carlos}`);
    await page.until(() => page.probe.peers.every(({ connectionState }) => connectionState === 'closed'), 'the connections closed');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('calls a number of the page, and the customer hangs up', async () => {
    const page = await DemoPage.open('scenario=quiet', '#/clientes/pao-da-serra');
    await page.begin();
    await page.press(/^Ligar para Irene Lacerda/);
    await page.chooseCustomer('Padaria Pão da Serra');
    await page.until(() => page.customerLine === 'Padaria Pão da Serra em ligação', 'the customer has answered');
    await page.until(() => page.text('.on-call') === 'Em ligação agora com Irene Lacerda.', 'the call on the record');
    const [agent, customer] = await peers(page);
    await hearsSound(page, agent);
    await hearsSound(page, customer);
    await page.press('Desligar', '#cliente');
    await page.until(() => page.history[0]?.includes('Durou'), 'the call in the history');
    expect(page.history[0]).to.contain('Ligação para Irene Lacerda');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('does not call who asked for no calls', async () => {
    const page = await DemoPage.open('scenario=quiet', '#/clientes/otavio');
    await page.begin();
    await page.press(/^Ligar para Otávio Brandão/);
    await page.until(() => page.text('#avisos').includes('pediu para não receber ligações'), 'the reason');
    expect(page.probe.peers).to.have.length(0);
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('writes down a call that nobody answered', async () => {
    const page = await DemoPage.open('scenario=quiet', '#/inicio');
    await page.begin();
    await page.chooseCustomer(carlos);
    await page.press('Ligar', '#cliente');
    await page.button(/^Atender/, 'cc-softphone');
    await page.press('Desligar', '#cliente');
    await page.until(() => page.history[0]?.includes('Ligação perdida'), 'the missed call');
    expect(page.text('h1')).to.equal('Armazém Pires');
    expect(page.probe.problems).to.deep.equal([]);
  });
});
