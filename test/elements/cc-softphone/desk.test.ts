import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import { ana, talk, type Phone } from './kit.js';
import { choosesEntry, deskPhone, elsewhere, misses, until, wrapsUp } from './desk-states.js';

const chosen = ({ session }: Phone) => session.wrapUp.$current.get()?.dispositionId;
const checked = (shown: Phone): number => [...shown.element.shadowRoot!.querySelectorAll<HTMLInputElement>('[type=radio]')].findIndex((radio) => radio.checked);
const focused = ({ element }: Phone): Element | null => element.shadowRoot!.activeElement;
const isOff = (button: HTMLElement): boolean => button.getAttribute('aria-disabled') === 'true';

describe('cc-softphone wrap-up', () => {
  it('takes a disposition by key, notes, and tells the page at the end', async () => {
    const shown = await deskPhone();
    const id = await wrapsUp(shown);
    expect(checked(shown)).to.equal(-1);
    await sendKeys({ press: '3' });
    await shown.settle();
    expect(chosen(shown)).to.equal('later');
    expect(checked(shown)).to.equal(2);
    await sendKeys({ press: '9' });
    expect(chosen(shown), 'there is no ninth').to.equal('later');
    shown.find('#notes').focus();
    await sendKeys({ type: 'Liga às 1' });
    await shown.settle();
    expect(chosen(shown), 'digits are text where somebody writes').to.equal('later');
    expect(shown.session.wrapUp.$current.get()?.notes).to.equal('Liga às 1');
    const told = oneEvent(shown.session, 'cc-outcome');
    shown.button('Concluir').click();
    const { detail } = (await told) as unknown as CustomEvent<Record<string, unknown>>;
    expect(detail).to.include({ callId: id, dispositionId: 'later', notes: 'Liga às 1' });
    await until(shown, () => !shown.has('[part=finish-button]'), 'the telephone is back');
    expect(shown.button('Ligar').type).to.equal('submit');
    expect(shown.said('polite')).to.include('Atendimento concluído');
  });

  it('leaves keys alone that belong to a field of the page, and all of them with nohotkeys', async () => {
    const shown = await deskPhone();
    await wrapsUp(shown);
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    await sendKeys({ press: '2' });
    field.remove();
    expect(chosen(shown)).to.equal(undefined);
    shown.element.nohotkeys = true;
    await shown.settle();
    await sendKeys({ press: '2' });
    expect(chosen(shown)).to.equal(undefined);
    shown.find('.choice').click();
    expect(chosen(shown)).to.equal('sent');
  });

  it('needs the disposition where it is required', async () => {
    const shown = await deskPhone();
    await wrapsUp(shown, { required: true });
    const finish = shown.button('Concluir');
    expect(isOff(finish)).to.equal(true);
    finish.click();
    await shown.settle();
    expect(shown.session.wrapUp.$current.get()).not.to.equal(undefined);
    expect(shown.element.shadowRoot!.getElementById(finish.getAttribute('aria-describedby')!)?.textContent).to.include('Escolha uma opção');
    await sendKeys({ press: '1' });
    await shown.settle();
    expect(isOff(finish)).to.equal(false);
    finish.click();
    await until(shown, () => !shown.has('[part=finish-button]'), 'it is done');
  });

  it('gives a minute more', async () => {
    const shown = await deskPhone();
    await wrapsUp(shown, { limit: 299_000 });
    expect(shown.text()).to.include('1:37');
    shown.button('+ 1 min').click();
    await shown.settle();
    expect(shown.text()).to.include('2:37');
    expect(shown.find<HTMLProgressElement>('progress').value).to.equal(157_000);
  });

  it('goes on with what was being written when the call ended', async () => {
    const shown = await deskPhone();
    shown.session.wrapUp.configure({ dispositions: [] });
    const id = talk(shown);
    await shown.settle();
    await choosesEntry(shown, 'Anotar', 'Mais');
    await until(shown, () => focused(shown)?.id === 'notes', 'the field has the focus');
    await sendKeys({ type: 'Pede o boleto' });
    await sendKeys({ press: 'ArrowLeft' });
    shown.backend.voiceVendor.hangsUp(id);
    await until(shown, () => shown.has('[part=finish-button]'), 'the wrap-up shows');
    expect(focused(shown)?.id).to.equal('notes');
    await sendKeys({ type: 'X' });
    expect(shown.session.wrapUp.$current.get()?.notes).to.equal('Pede o boletXo');
  });

  it('makes room for the next call and comes back with its draft', async () => {
    const shown = await deskPhone();
    const id = await wrapsUp(shown);
    shown.session.wrapUp.setNotes(id, 'Meio caminho');
    const next = shown.backend.voiceVendor.ring({ remote: ana });
    await shown.settle();
    expect(shown.has('[part=finish-button]')).to.equal(false);
    expect(shown.button('Atender').getAttribute('aria-disabled')).to.equal('false');
    shown.backend.voiceVendor.hangsUp(next, { cause: 'cancelled', by: 'remote' });
    await until(shown, () => shown.has('[part=finish-button]'), 'it is back');
    expect(shown.find<HTMLTextAreaElement>('#notes').value).to.equal('Meio caminho');
  });

  it('survives a reload', async () => {
    const shown = await deskPhone({}, 'desk-reload');
    const id = await wrapsUp(shown);
    shown.session.wrapUp.setNotes(id, 'Guardado');
    await sendKeys({ press: '2' });
    await shown.session.dispose();
    shown.element.remove();
    const again = await deskPhone({}, 'desk-reload');
    again.session.wrapUp.configure({ dispositions: [{ id: 'deal', label: 'Acordo feito' }] });
    await until(again, () => again.has('[part=finish-button]'), 'it is back');
    expect(again.find<HTMLTextAreaElement>('#notes').value).to.equal('Guardado');
    expect(checked(again)).to.equal(0);
  });
});

describe('cc-softphone in another tab', () => {
  it('steers the call from here', async () => {
    const shown = await deskPhone();
    talk(shown);
    await elsewhere(shown);
    for (const name of ['Mudo', 'Espera']) {
      shown.button(name).click();
      await shown.settle();
    }
    expect(shown.backend.script.log).to.include.members(['setMuted', 'hold']);
    expect(shown.text()).to.include('Em espera');
    shown.button('Espera').click();
    await shown.settle();
    shown.button('Teclado').click();
    await shown.settle();
    expect(shown.has('.keypad')).to.equal(true);
    shown.button('Fechar teclado').click();
    await shown.settle();
    shown.button('Desligar').click();
    await shown.settle();
    expect(shown.session.calls.$current.get()?.state).to.equal('ended');
  });

  it('answers here what rings there', async () => {
    const shown = await deskPhone();
    await elsewhere(shown);
    const id = shown.backend.voiceVendor.ring({ remote: ana });
    await shown.settle();
    expect(shown.has('[part=take-line-button]'), 'a call that rings cannot be moved').to.equal(false);
    expect(shown.has('[part=show-line-button]')).to.equal(true);
    shown.button('Atender').click();
    await shown.settle();
    expect(shown.session.calls.$calls.get().find((call) => call.id === id)?.state).to.equal('active');
    expect(shown.has('[part=take-line-button]')).to.equal(true);
    expect(shown.text()).to.include('O áudio está na guia Pedido 48.213 · Rumo');
  });

  it('shows that tab, and brings the telephone here once it is here', async () => {
    const shown = await deskPhone();
    let shows = 0;
    let arrive = (): void => undefined;
    const takeLine = (): Promise<void> => new Promise((resolve) => (arrive = resolve));
    Object.assign(shown.backend.voiceVendor.port, { takeLine, showLine: () => (shows += 1) });
    talk(shown);
    await elsewhere(shown);
    shown.button('Ir para a guia').click();
    expect(shows).to.equal(1);
    shown.button('Trazer o áudio para cá').click();
    await shown.settle();
    const take = shown.find('[part=take-line-button]');
    expect(take.getAttribute('aria-busy')).to.equal('true');
    expect(shown.states(), 'nothing moves before it has').to.include('other-tab');
    shown.backend.emit({ type: 'line-changed', line: { where: 'here' } });
    arrive();
    await until(shown, () => !shown.states().includes('other-tab'), 'it is here');
    expect(shown.has('[part=take-line-button]')).to.equal(false);
    expect(shown.text()).to.include('Em chamada');
  });

  it('says why it could not be brought here, until somebody tries again', async () => {
    const shown = await deskPhone();
    let code: 'rejected' | 'conflict' = 'rejected';
    Object.assign(shown.backend.voiceVendor.port, { takeLine: () => Promise.reject(new Fault(code)) });
    talk(shown);
    await elsewhere(shown);
    shown.button('Trazer o áudio para cá').click();
    await until(shown, () => shown.text().includes('A ligação não pode mudar de guia agora.'), 'it is told');
    expect(shown.said('assertive').join(' ')).to.include('Não deu para trazer o telefone');
    code = 'conflict';
    shown.button('Trazer o áudio para cá').click();
    await until(shown, () => shown.text().includes('Outra guia já está assumindo'), 'the other reason');
  });

  it('says nothing of a hand-over while it has not learned yet who holds the telephone', async () => {
    const shown = await deskPhone();
    shown.backend.emit({ type: 'line-changed', line: { where: 'nobody' } });
    await shown.settle();
    expect(shown.text()).not.to.include('mudando de guia');
  });
});

describe('cc-softphone missed calls', () => {
  it('are counted until they were looked at, and called back', async () => {
    const shown = await deskPhone();
    await misses(shown);
    expect(shown.session.callLog.$missed.get()).to.equal(2);
    shown.button('2 chamadas perdidas').click();
    await until(shown, () => shown.has('.missed'), 'the list shows');
    expect(shown.session.callLog.$missed.get()).to.equal(0);
    await sendKeys({ press: 'Escape' });
    await until(shown, () => !shown.has('.missed'), 'the list is closed');
    expect(focused(shown)?.getAttribute('part')).to.equal('more-button');
    expect(shown.has('[part=missed-button]')).to.equal(false);
    await choosesEntry(shown, 'Chamadas perdidas');
    await until(shown, () => shown.has('.missed'), 'the list shows');
    expect(shown.text()).not.to.include('nova');
    shown.button(`Ligar de volta para ${ana.name}`).click();
    await until(shown, () => shown.states().includes('dialing'), 'it dials');
    expect(shown.session.calls.$current.get()?.remote.number).to.equal(ana.number);
  });
});

describe('cc-softphone in a window of its own', () => {
  it('is offered where the page gives an address, and opened from there', async () => {
    const shown = await deskPhone();
    const { open } = window;
    const opened: unknown[] = [];
    const location = {
      href: 'about:blank',
    };
    window.open = (() => ({ location, focus: () => opened.push(location.href) })) as unknown as typeof window.open;
    try {
      shown.element.setAttribute('popout', 'phone.html?x=1');
      await shown.settle();
      await choosesEntry(shown, 'Abrir em janela própria');
      expect(opened).to.deep.equal([new URL('phone.html?x=1', document.baseURI).href]);
      shown.backend.emit({ type: 'line-changed', line: { where: 'here', popOut: true } });
      await shown.settle();
      let error: unknown;
      await choosesEntry(shown, 'Abrir em janela própria').catch((caught: unknown) => (error = caught));
      expect(String(error)).to.include('no entry');
    } finally {
      window.open = open;
    }
  });
});

