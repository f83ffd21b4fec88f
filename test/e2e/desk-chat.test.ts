import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { DemoPage } from './demo-page.js';

const ana = 'Ana Beatriz Nogueira';
const luciana = 'Luciana Prado';
const joao = 'João Batista Filho';
const thread = 'cc-chat-thread';
const inbox = 'cc-chat-inbox';

async function openConversation(page: DemoPage, name: string): Promise<void> {
  (await page.row(new RegExp(name), inbox)).click();
  await page.until(() => page.all('header', page.widget(thread)).some(({ innerText }) => innerText.includes(name)), `the conversation with ${name}`);
}

/** A choice of an open dialog, by what stands beside it. */
async function choose(page: DemoPage, name: RegExp, within: string): Promise<void> {
  (await page.until(() => page.named('dialog input:is([type="radio"], [type="checkbox"])', name, within), `choice ${String(name)}`)).click();
}

async function select(page: DemoPage, option: string, within: string): Promise<void> {
  const list = await page.until(() => page.all<HTMLSelectElement>('dialog select', page.widget(within)).find(({ options }) => [...options].some(({ text }) => text === option)), `list with ${option}`);
  list.value = [...list.options].find(({ text }) => text === option)?.value ?? '';
  list.dispatchEvent(new page.window.Event('change', { bubbles: true }));
}

/** The button that does what an open dialog is about. */
async function confirm(page: DemoPage, name: string, within: string): Promise<void> {
  (await page.until(() => page.named('dialog [type="submit"]', name, within), `button ${name} of the dialog`)).click();
}

const noDialog = (page: DemoPage, within: string): boolean => page.all('dialog[open]', page.widget(within)).length === 0;

describe('demo page: an agent’s desk', function () {
  this.timeout(60_000);

  it('sends a picture, tags the conversation, hands it to a colleague, and is told who serves the customer', async () => {
    const page = await DemoPage.open('scenario=quiet', '#/conversas');
    await page.begin();
    await openConversation(page, ana);
    await page.until(() => page.named('button', 'Gravar áudio', thread), 'what the composer offers');
    const picture = await (await fetch('/demo/assets/caixa-amassada.png')).blob();
    await page.document.querySelector(thread)?.attach([new File([picture], 'troca.png', { type: 'image/png' })]);
    await page.fill('Mensagem para Ana Beatriz Nogueira', 'A caixa nova', thread);
    await page.press('Enviar', thread);
    await page.chooseCustomer(ana);
    await page.until(() => page.customerThread.includes('A caixa nova'), 'the picture on the telephone of the customer');
    await page.until(() => page.all<HTMLImageElement>('.msg.out img', page.widget(thread)).some(({ naturalWidth }) => naturalWidth > 0), 'the picture');

    await page.press('Ações da conversa', thread);
    await page.press(/^Etiquetas da conversa/, thread);
    await choose(page, /^Urgente/, thread);
    await page.until(() => page.all('.chip', page.widget(thread)).some(({ innerText }) => innerText.includes('Urgente')), 'the tag');
    await page.press('Fechar', thread);

    await page.press('Transferir conversa', thread);
    await choose(page, /Renata Lemos/, thread);
    await page.fill(/^Recado para quem recebe/, 'Já mandei a foto.', thread);
    await confirm(page, 'Transferir', thread);
    await page.until(() => noDialog(page, thread), 'handed over');
    await page.until(() => page.all('[role="row"]', page.widget(inbox)).every(({ innerText }) => !innerText.includes(ana)), 'it has left the list');

    await page.press('Nova conversa', inbox);
    await select(page, 'Financeiro', inbox);
    await choose(page, /Serra Azul(?! Oficial)/, inbox);
    await page.fill('Nome ou número', 'nogueira', inbox);
    await choose(page, new RegExp(ana), inbox);
    await confirm(page, 'Iniciar conversa', inbox);
    await page.until(() => page.reads(inbox).includes(`${ana} já está em atendimento`), 'who serves the customer');
    expect(page.reads(inbox)).to.contain('Renata');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('reopens a closed window with a template, closes a conversation with an outcome and an owner, and lets the contact go', async () => {
    const page = await DemoPage.open('scenario=quiet', '#/conversas');
    await page.begin();
    await openConversation(page, joao);
    (await page.until(() => page.named('[role="option"]', /^retomada_atendimento/, thread), 'the templates')).click();
    await page.press('Enviar modelo', thread);
    await page.chooseCustomer(joao);
    await page.until(() => page.customerThread.includes('retomada') || page.customerThread.includes('Podemos conversar?'), 'the template on the telephone of the customer');
    await page.customerWrites(joao, 'Podemos, sim.');
    await page.until(() => page.named('textarea', `Mensagem para ${joao}`, thread), 'the window is open');

    await openConversation(page, luciana);
    await page.press('Encerrar', thread);
    await choose(page, /^Pedido feito/, thread);
    await choose(page, /^Deixar este contato/, thread);
    await confirm(page, 'Encerrar', thread);
    await page.until(() => noDialog(page, thread), 'closed');

    await page.press('Nova conversa', inbox);
    await page.press('Minha carteira', inbox);
    await page.press(`Tirar ${luciana} da carteira`, inbox);
    await select(page, 'Comercial', inbox);
    await page.press('Tirar', inbox);
    await page.until(() => page.named('button', `Tirar ${luciana} da carteira`, inbox) === undefined, 'the contact is let go');
    page.window.location.hash = '#/clientes/luciana-prado';
    await page.until(() => page.history.some((line) => line.includes(`Conversa encerrada: ${luciana}`)), 'it is in the history');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('writes a quick reply that knows the customer and the record', async () => {
    const page = await DemoPage.open('scenario=quiet', '#/respostas');
    await page.begin();
    await page.press('Nova resposta', '#conteudo');
    await page.fill('Título', 'Pedido a caminho', '#conteudo');
    await page.fill('Texto', '{{primeiro_nome}}, o pedido {{último_pedido}} já saiu.', '#conteudo');
    await page.press('Salvar', '#conteudo');
    await page.until(() => page.reads('#conteudo').includes('Pedido a caminho'), 'the reply in the list');
    await openConversation(page, ana);
    const composer = (await page.fill(`Mensagem para ${ana}`, '', thread)) as unknown as HTMLTextAreaElement;
    (await page.row(/^Pedido a caminho/, '#conteudo')).focus();
    await sendKeys({ press: 'Enter' });
    await page.until(() => composer.value === 'Ana, o pedido 48.213 já saiu.', 'the reply with its blanks filled');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('serves TempBox with the same page, and shows no control that it does not have', async () => {
    const page = await DemoPage.open('scenario=tempbox-quiet', '#/conversas');
    await page.signIn();
    await page.until(() => page.document.body.hasAttribute('data-signed-in'), 'signed in');
    await openConversation(page, ana);
    await page.fill(`Mensagem para ${ana}`, 'Bom dia, Ana!', thread);
    await page.press('Enviar', thread);
    await page.chooseCustomer(ana);
    await page.until(() => page.customerThread.includes('Bom dia, Ana!'), 'the message on the telephone of the customer');
    expect(page.named('button', 'Anexar arquivo', thread)).to.equal(undefined);
    expect(page.named('button', 'Gravar áudio', thread)).to.equal(undefined);

    await openConversation(page, 'Padaria Pão da Serra');
    await page.press('Iniciar atendimento', thread);
    await page.until(() => page.named('textarea', 'Mensagem para Padaria Pão da Serra', thread), 'begun');
    expect(page.probe.problems).to.deep.equal([]);
  });
});
