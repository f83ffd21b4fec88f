import { expect } from '@open-wc/testing';
import { DemoPage } from './demo-page.js';
import { hearsSound } from './heard.js';

const ana = 'Ana Beatriz Nogueira';
const carlos = 'Carlos Eduardo Pires';
const bakery = 'Padaria Pão da Serra';

const phone = 'cc-softphone';

/** What the customers who are not chosen in the panel do. */
const others = (page: DemoPage): string => page.text('#outras-linhas');

async function talkWith(page: DemoPage, name: string): Promise<void> {
  await page.chooseCustomer(name);
  await page.press('Ligar', '#cliente');
  await page.press(/^Atender/, phone);
  await page.until(() => page.customerLine === `${name} em ligação`, `${name} in the call`);
}

/** Clicks the number that stands in the text of a record, and waits for the customer's answer. */
async function callFromText(page: DemoPage): Promise<void> {
  const number = await page.until(() => page.all<HTMLAnchorElement>('a.cc-number', page.widget('#conteudo'))[0], 'the number as a link');
  expect(number.innerText).to.equal('(12) 95555-0187');
  number.click();
  await page.chooseCustomer(bakery);
  await page.until(() => page.customerLine === `${bakery} em ligação`, 'the customer has answered');
}

describe('demo page: at the desk', function () {
  this.timeout(120_000);

  it('calls a number in the text, asks a colleague, and joins the customer with them', async () => {
    const page = await DemoPage.open('scenario=quiet', '#/clientes/pao-da-serra');
    await page.begin();
    await callFromText(page);
    await page.press('Transferir', phone);
    await page.fill(/ramal ou número/i, '2102', phone);
    await page.press(/^Consultar/, phone);
    await page.until(() => page.customerLine.endsWith('em espera'), 'the customer on hold');
    await page.press('Concluir transferência', phone);
    await page.until(() => page.customerLine === `${bakery} falando com Paulo`, 'the customer with the colleague');
    const running = await page.until(() => {
      const connected = page.probe.peers.filter(({ connectionState }) => connectionState === 'connected');
      return connected.length === 2 && connected;
    }, 'the two of them and nobody else');
    for (const peer of running) await hearsSound(page, peer);
    await page.press('Desligar', '#cliente');
    await page.until(() => page.customerLine === 'Telefone livre', 'the line free');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('keeps the customer when nobody takes a transfer', async () => {
    const page = await DemoPage.open();
    await page.begin();
    await talkWith(page, carlos);
    page.widget('#atende-sozinho').click();
    await page.press('Transferir', phone);
    await page.fill(/ramal ou número/i, '(11) 95555-0142', phone);
    await page.press(/^Transferir (agora|direto)/, phone);
    await page.until(() => page.customerLine === `${carlos}: chamando outro número…`, 'the customer who calls somebody else');
    await page.chooseCustomer(ana);
    await page.press('Recusar', '#cliente');
    await page.until(() => page.reads(phone).includes('Não deu para transferir'), 'the refusal');
    await page.until(() => others(page).startsWith(`${carlos} em ligação`), 'the customer is still there');
    await page.press(/^Desligar: Carlos/, '#cliente');
    await page.until(() => others(page) === '', 'the line free');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('takes a second call, holds the first, and joins both', async () => {
    const page = await DemoPage.open();
    await page.begin();
    await talkWith(page, carlos);
    await talkWith(page, ana);
    await page.until(() => others(page).startsWith(`${carlos} em ligação, em espera`), 'the first customer on hold');
    await page.press('Trocar', phone);
    await page.until(() => page.customerLine === `${ana} em ligação, em espera`, 'the second customer on hold');
    await page.until(() => others(page).startsWith(`${carlos} em ligação Desligar`), 'the first customer back');
    await page.press('Juntar', phone);
    await page.until(() => page.customerLine === `${ana} em ligação`, 'both in the conversation');
    for (const peer of page.probe.peers) await hearsSound(page, peer);
    await page.press('Desligar todos', phone);
    await page.until(() => page.customerLine === 'Telefone livre' && others(page) === '', 'both lines free');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('shows the page and the call log what the agent makes of a call', async () => {
    const page = await DemoPage.open('scenario=quiet', '#/clientes/armazem-pires');
    await page.begin();
    await talkWith(page, carlos);
    await page.press(/^Desligar/, phone);
    const disposition = await page.until(() => page.named('input[type="radio"]', /^Boleto enviado/, phone), 'the wrap-up');
    disposition.click();
    await page.fill('Anotação', 'Vence na sexta.', phone);
    await page.press('Concluir', phone);
    await page.until(() => page.history.some((line) => /Durou \d+:\d\d · Boleto enviado · Vence na sexta\./.test(line)), 'the outcome in the history');
    page.widget('.switcher input[value="log"]').click();
    (await page.row(/Pires/, '#registro')).click();
    await page.until(() => page.reads('#registro').includes('Vence na sexta.'), 'the note in the call log');
    page.window.location.hash = '#/ligacoes';
    await page.until(() => page.text('h1') === 'Ligações', 'the page of calls');
    await page.row(/Pires/, '#conteudo cc-call-log');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('counts a missed call until it was looked at', async () => {
    const page = await DemoPage.open();
    await page.begin();
    await page.chooseCustomer(carlos);
    await page.press('Ligar', '#cliente');
    await page.button(/^Atender/, phone);
    await page.press('Desligar', '#cliente');
    await page.until(() => page.text('#perdidas') === '1', 'one missed call');
    page.widget('.switcher input[value="log"]').click();
    await page.press(/^Perdidas/, '#registro');
    await page.row(/Pires/, '#registro');
    await page.until(() => page.widget('#perdidas').hidden, 'nothing new any more');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('tests the equipment before the shift', async () => {
    const page = await DemoPage.open();
    await page.begin();
    await page.press('Testar equipamento');
    await page.press('Testar agora', 'cc-preflight');
    (await page.until(() => page.named('button', 'Ouvi', 'cc-preflight'), 'the question about the sound', 30_000)).click();
    const begin = await page.until(() => page.named('button:not([disabled]):not([aria-disabled="true"])', 'Começar', 'cc-preflight'), 'all checks done', 45_000);
    expect(page.widget('cc-preflight').matches(':is(:state(passed), :state(warned))')).to.equal(true);
    begin.click();
    await page.until(() => page.text('#avisos').includes('Equipamento testado'), 'the end of the test');
    expect((page.widget('#teste') as HTMLDialogElement).open).to.equal(false);
    expect(page.probe.problems).to.deep.equal([]);
  });
});
