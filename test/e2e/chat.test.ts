import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { DemoPage } from './demo-page.js';

const ana = 'Ana Beatriz Nogueira';

async function openConversation(page: DemoPage, name: string): Promise<HTMLTextAreaElement> {
  (await page.row(new RegExp(name))).click();
  return page.until(() => page.named('textarea', `Mensagem para ${name}`, 'cc-chat-thread') as HTMLTextAreaElement | undefined, `the conversation with ${name}`);
}

describe('demo page: conversations', function () {
  this.timeout(60_000);

  it('answers with a quick reply that the customer sees, and shows what the customer answers', async () => {
    const page = await DemoPage.open();
    await page.begin();
    const composer = await openConversation(page, ana);
    await page.until(() => page.reads('cc-chat-thread').includes('E o boleto de novembro? Precisava pagar hoje.'), 'the history');

    composer.focus();
    await sendKeys({ type: '/2' });
    await page.until(() => page.named('[role="option"]', /2ª via de boleto/, 'cc-chat-thread'), 'the choice of replies');
    await sendKeys({ press: 'Enter' });
    await page.until(() => composer.value.startsWith('Segue a segunda via do boleto.'), 'the reply in the composer');
    await sendKeys({ press: 'Enter' });

    await page.chooseCustomer(ana);
    await page.until(() => page.customerThread.includes('Segue a segunda via do boleto.'), 'the message on the telephone of the customer');
    await page.until(() => page.history.some((line) => line.startsWith(`Mensagem enviada: ${ana}`)), 'the message in the history');
    expect(composer.value).to.equal('');

    await page.customerWrites(ana, 'Recebi, obrigada!');
    await page.until(() => page.reads('cc-chat-thread').includes('Recebi, obrigada!'), 'the answer');
    await page.until(() => page.history.some((line) => line.includes('Recebi, obrigada!')), 'the answer in the history');
    await page.until(() => /Lida/.test(page.reads('cc-chat-thread')), 'the message marked as read');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('takes a conversation that waits, and shows hostile text as text', async () => {
    const page = await DemoPage.open();
    await page.begin();
    const hostile = '<img src=x onerror="parent.hacked = true"> <b>negrito</b>';
    await page.press('Lado do cliente');
    const select = page.document.querySelector<HTMLSelectElement>('#quem');
    if (!select) throw new Error('no customers');
    select.value = 'novo';
    select.dispatchEvent(new page.window.Event('change', { bubbles: true }));
    await page.fill('Nome do novo cliente', 'Quitanda Boa Safra', '#cliente');
    await page.fill('Mensagem do cliente', hostile, '#cliente');
    await page.press('Enviar', '#cliente');

    await page.press(/^Em espera/, 'cc-chat-inbox');
    (await page.row(/^Quitanda Boa Safra/)).focus();
    await page.press('Assumir Quitanda Boa Safra', 'cc-chat-inbox');
    await page.until(() => page.named('textarea', 'Mensagem para Quitanda Boa Safra', 'cc-chat-thread'), 'the conversation');
    await page.until(() => page.all('.msg', page.widget('cc-chat-thread')).some(({ innerText }) => innerText.includes(hostile)), 'the text as it was written');
    expect('hacked' in window).to.equal(false);
    await page.fill('Mensagem para Quitanda Boa Safra', 'Bom dia! Em que posso ajudar?', 'cc-chat-thread');
    await page.press('Enviar', 'cc-chat-thread');
    await page.until(() => page.customerThread.includes('Bom dia! Em que posso ajudar?'), 'the answer on the telephone of the customer');
    expect(page.probe.problems).to.deep.equal([]);
  });

  it('puts a quick reply into the note of a record', async () => {
    const page = await DemoPage.open();
    await page.begin();
    const note = await page.fill(/^Anotação sobre/, '');
    note.focus();
    await sendKeys({ type: 'Combinado. /janela' });
    await page.until(() => page.named('[role="option"]', /Janela de entrega/, 'cc-quick-replies'), 'the choice of replies');
    await sendKeys({ press: 'Enter' });
    await page.until(() => note.value.startsWith('Combinado. Entregamos de segunda a sexta'), 'the reply in the note');
    await page.press('Salvar anotação');
    await page.until(() => page.history[0]?.includes('Entregamos de segunda a sexta'), 'the note in the history');
    expect(page.probe.problems).to.deep.equal([]);
  });
});
