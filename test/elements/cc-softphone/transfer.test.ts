import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import { ana, full, phone, talk, type Phone } from './kit.js';

const target = (shown: Phone): HTMLInputElement => shown.find('.panel input');
const focused = ({ element }: Phone): Element | null => element.shadowRoot!.activeElement;
const labels = ({ element }: Phone): string[] => [...element.shadowRoot!.querySelectorAll('.act')].map(({ textContent }) => textContent.trim());

async function choosing(options: Parameters<typeof phone>[0] = {}, attributes: Readonly<Record<string, string>> = {}): Promise<Phone & { readonly id: string }> {
  const shown = await phone(options, attributes);
  const id = talk(shown, { can: full });
  await shown.settle();
  shown.button('Transferir').click();
  await shown.settle();
  return { ...shown, id };
}

async function type(shown: Phone, text: string): Promise<void> {
  target(shown).value = text;
  target(shown).dispatchEvent(new InputEvent('input', { bubbles: true }));
  await shown.settle();
}

describe('cc-softphone transfers', () => {
  it('only where the exchange can, and always in the same place', async () => {
    const shown = await phone();
    const id = talk(shown);
    await shown.settle();
    expect(labels(shown)).to.deep.equal(['Mudo', 'Espera', 'Teclado', 'Mais']);
    shown.backend.voiceVendor.change(id, { can: full });
    shown.backend.voiceVendor.listDevices();
    await shown.settle();
    const all = ['Mudo', 'Espera', 'Teclado', 'Transferir', 'Áudio', 'Mais'];
    expect(labels(shown)).to.deep.equal(all);
    shown.backend.voiceVendor.change(id, { can: new Set(['hangup']), pending: 'hold' });
    await shown.settle();
    expect(labels(shown)).to.deep.equal(all);
    expect(shown.button('Transferir').getAttribute('aria-disabled')).to.equal('true');
    shown.element.setAttribute('layout', 'compact');
    await shown.settle();
    expect(labels(shown)).to.deep.equal(all);
  });

  it('at once: asks the page, says how far it is, and that it is done', async () => {
    const shown = await choosing();
    await type(shown, ' 21-07 ');
    const release = shown.backend.script.holdBack('transfer');
    setTimeout(() => shown.button('Transferir agora').click());
    const asked = await oneEvent<CustomEvent<Record<string, unknown>>>(shown.element, 'cc-before-transfer');
    expect(asked.detail).to.include({ callId: shown.id, target: '21-07', kind: 'blind' });
    await shown.settle();
    expect(shown.button('Transferir agora').getAttribute('aria-busy')).to.equal('true');
    expect(shown.text()).not.to.include('Transferindo');
    shown.button('Transferir agora').click();
    shown.backend.voiceVendor.transfers(shown.id, '2107', 'trying');
    await shown.settle();
    expect(shown.has('.panel')).to.equal(false);
    expect(shown.text()).to.include('Transferindo para 2107');
    expect(shown.button('Transferir').getAttribute('aria-busy')).to.equal('true');
    shown.backend.voiceVendor.transfers(shown.id, '2107', 'done');
    release();
    await shown.settle();
    expect(shown.text()).to.include('Transferida para 2107').and.not.include('Não deu certo');
    expect(shown.backend.script.log.filter((act) => act === 'transfer')).to.have.lengthOf(1);
    expect(shown.said('polite')).to.include.members(['Transferindo para 2107', 'Transferida para 2107']);
  });

  it('and says why it failed: the caller is still there', async () => {
    const shown = await choosing();
    await type(shown, '2107');
    const release = shown.backend.script.holdBack('transfer');
    shown.backend.script.failNext('transfer', new Fault('rejected'));
    shown.button('Transferir agora').click();
    shown.backend.voiceVendor.transfers(shown.id, '2107', 'ringing');
    await shown.settle();
    shown.backend.voiceVendor.transfers(shown.id, '2107', 'failed', { code: 480 });
    release();
    await shown.settle();
    expect(shown.text()).to.include('Não deu para transferir para 2107').and.include('Ninguém atendeu.').and.include(`${ana.name} continua na linha.`);
    expect(shown.text()).not.to.include('Não deu certo');
    expect(shown.said('polite')).to.include(`Não deu para transferir para 2107. Ninguém atendeu. ${ana.name} continua na linha.`);
    shown.button('Escolher outro destino').click();
    await shown.settle();
    expect(target(shown).value).to.equal('2107', 'what was typed is not lost');
    expect(shown.text()).not.to.include('Não deu para transferir');
  });

  it('tells what failed without a word from the exchange as any other act', async () => {
    const shown = await choosing();
    await type(shown, '2107');
    shown.backend.script.failNext('transfer', new Fault('timeout'));
    shown.button('Transferir agora').click();
    await shown.settle();
    expect(shown.text()).to.include('O servidor demorou demais').and.include('Em chamada');
    expect(target(shown).value).to.equal('2107');
    expect(shown.button('Transferir agora').getAttribute('aria-disabled')).to.equal('false');
  });

  it('nowhere when the page says no, and nowhere without a number', async () => {
    const shown = await choosing();
    shown.button('Transferir agora').click();
    await type(shown, '()-');
    shown.button('Consultar antes').click();
    await type(shown, '2107');
    shown.element.addEventListener('cc-before-transfer', (event) => event.preventDefault());
    shown.button('Transferir agora').click();
    await shown.settle();
    shown.button('Consultar antes').click();
    await shown.settle();
    expect(shown.backend.script.log).not.to.include('transfer').and.not.include('dial');
    expect(shown.text()).not.to.include('Não deu certo');
    expect(target(shown).value).to.equal('2107');
  });

  it('takes the focus into the field and back; Escape closes', async () => {
    const shown = await choosing();
    expect(focused(shown)).to.equal(target(shown));
    await sendKeys({ type: '21' });
    await sendKeys({ press: 'Escape' });
    await shown.settle();
    expect(shown.has('.panel')).to.equal(false);
    expect(focused(shown)).to.equal(shown.button('Transferir'));
    await sendKeys({ press: 'Enter' });
    await shown.settle();
    expect(target(shown).value).to.equal('21');
    shown.button('Cancelar transferência').click();
    await shown.settle();
    expect(focused(shown)).to.equal(shown.button('Transferir'));
  });

  it('asks first when Enter is pressed', async () => {
    const shown = await choosing();
    await sendKeys({ type: '2107' });
    await sendKeys({ press: 'Enter' });
    await shown.settle();
    expect(shown.backend.script.log).to.include('dial').and.not.include('transfer');
    expect(shown.session.calls.$current.get()).to.include({ consultFor: shown.id });
    expect(shown.text()).to.include('Voltar ao cliente').and.not.include('Transferir para');
  });

  it('offers what was dialled lately, by arrow keys too', async () => {
    const shown = await phone();
    shown.backend.voiceVendor.hangsUp(await shown.session.calls.dial('(11) 95555-0178'));
    talk(shown, { can: full });
    await shown.settle();
    shown.button('Transferir').click();
    await shown.settle();
    await sendKeys({ press: 'ArrowDown' });
    expect(focused(shown)).to.equal(shown.button('Consultar (11) 95555-0178 antes'));
    await sendKeys({ press: 'ArrowRight' });
    expect(focused(shown)).to.equal(shown.button('Transferir direto para (11) 95555-0178'));
    await sendKeys({ press: 'ArrowUp' });
    expect(focused(shown)).to.equal(target(shown));
    await type(shown, '999');
    expect(shown.has('.peer')).to.equal(false);
    await type(shown, '178');
    shown.button('Transferir direto para (11) 95555-0178').click();
    await shown.settle();
    expect(shown.text()).to.include('Transferida');
  });

  it('finds who called before by name', async () => {
    const shown = await phone();
    shown.backend.voiceVendor.hangsUp(shown.backend.voiceVendor.ring({ remote: { number: '+551132550190', name: 'João Prado' } }));
    talk(shown, { can: full });
    await waitUntil(() => shown.session.callLog.$entries.get().value.some(({ name }) => name === 'João Prado'), 'not in the log', { timeout: 10_000 });
    await shown.settle();
    shown.button('Transferir').click();
    await shown.settle();
    expect(target(shown).placeholder).to.equal('Nome, ramal ou número');
    expect(shown.text()).not.to.include('João Prado');
    await type(shown, 'joao');
    expect(shown.text()).to.include('João Prado').and.include('(11) 3255-0190');
    shown.button('Consultar João Prado antes').click();
    await shown.settle();
    expect(shown.session.calls.$current.get()?.remote.number).to.equal('+551132550190');
  });

  it('keeps what is being typed when another call comes in, and closes when the caller goes', async () => {
    const shown = await choosing();
    await sendKeys({ type: '21' });
    shown.backend.voiceVendor.ring();
    await shown.settle();
    expect(focused(shown)).to.equal(target(shown));
    await sendKeys({ type: '07' });
    expect(target(shown).value).to.equal('2107');
    shown.backend.voiceVendor.hangsUp(shown.id);
    await shown.settle();
    expect(shown.has('.panel')).to.equal(false);
    expect(focused(shown)).to.equal(shown.find('section'));
  });

  it('in the language of the page and the words of the host', async () => {
    const shown = await choosing();
    await type(shown, '2107');
    shown.element.strings = { transferNow: 'Mandar' };
    await shown.settle();
    expect(shown.button('Mandar').type).to.equal('button');
    shown.element.lang = 'en';
    await waitUntil(() => shown.text().includes('Transfer to'));
    expect(shown.text()).to.include('Ask first').and.include('Mandar');
    expect(target(shown).value).to.equal('2107');
  });

  it('without showing what is to be masked', async () => {
    const shown = await phone();
    shown.session.numbers.configure({ masked: true });
    shown.backend.voiceVendor.hangsUp(await shown.session.calls.dial('+5511955550178'));
    const id = talk(shown, { can: full, remote: { number: '+551132550190' } });
    await shown.settle();
    shown.button('Transferir').click();
    await shown.settle();
    expect(shown.has('.peer')).to.equal(true);
    const page = (): string => shown.element.shadowRoot!.innerHTML.replace(/[^\d]/g, '');
    expect(page()).not.to.include('955550178').and.not.include('32550190');
    shown.backend.voiceVendor.transfers(id, '+5511955550178', 'failed', { code: 486 });
    await shown.settle();
    expect(shown.text()).to.include('Não deu para transferir');
    expect(page()).not.to.include('955550178').and.not.include('32550190');
  });

  it('for one session only', async () => {
    const shown = await choosing();
    const { session } = await phone();
    shown.element.session = session;
    await shown.settle();
    expect(shown.has('.panel')).to.equal(false);
  });

  it('shows its field in the compact form without taking the controls away', async () => {
    const shown = await choosing({}, { layout: 'compact' });
    expect(labels(shown)).to.include('Mudo');
    expect(focused(shown)).to.equal(target(shown));
  });
});

describe('cc-softphone transfers by methods', () => {
  it('blind: resolves when it is done, and rejects when it is not', async () => {
    const shown = await phone();
    const id = talk(shown, { can: full });
    shown.backend.script.failNext('transfer', new Fault('rejected'));
    const refused = await shown.element.transfer('2107').catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(Fault);
    expect(shown.session.calls.$current.get()).to.include({ id, state: 'active' });
    await shown.element.transfer('2107', { kind: 'blind' });
    expect(shown.session.calls.$current.get()).to.include({ id, state: 'ended' });
  });

  it('attended: begins, is completed or taken back', async () => {
    const shown = await phone();
    const id = talk(shown, { can: full });
    await shown.element.transfer('2107', { kind: 'attended' });
    const asked = shown.session.calls.$current.get()!;
    expect(asked).to.include({ consultFor: id, state: 'dialing' });
    shown.backend.voiceVendor.answers(asked.id);
    await shown.element.swap();
    expect(shown.session.calls.$current.get()).to.include({ id });
    await shown.element.cancelTransfer();
    expect(shown.session.calls.$current.get()).to.include({ id, state: 'active' });
    await shown.element.transfer('2107', { kind: 'attended' });
    shown.backend.voiceVendor.answers(shown.session.calls.$current.get()!.id);
    await shown.element.completeTransfer();
    expect(shown.session.calls.$calls.get().every(({ state }) => state === 'ended')).to.equal(true);
  });

  it('joins calls', async () => {
    const shown = await phone();
    talk(shown, { can: full });
    talk(shown, { can: full, hold: { local: true, remote: false } });
    await shown.element.conference();
    expect(shown.session.calls.$calls.get().map(({ conferenceId }) => conferenceId)).to.deep.equal(['conference-1', 'conference-1']);
  });

  it('rejects without a call, and without a telephone', async () => {
    const shown = await phone();
    for (const act of [shown.element.transfer('2107'), shown.element.completeTransfer(), shown.element.swap(), shown.element.conference()]) {
      expect(await act.catch((error: unknown) => error)).to.be.instanceOf(Fault).with.property('code', 'rejected');
    }
    shown.element.session = 'nobody';
    expect(await shown.element.transfer('2107').catch((error: unknown) => error)).to.be.instanceOf(Fault).with.property('code', 'unsupported');
  });
});
