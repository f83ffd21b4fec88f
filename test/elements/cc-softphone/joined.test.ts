import { expect, waitUntil } from '@open-wc/testing';
import { Fault } from '../../../src/domain/fault.js';
import { ana, conference, consultation, full, phone, talk, type Phone } from './kit.js';

const valeVerde = { number: '+554135550126', name: 'Transportes Vale Verde' };
const live = ({ session }: Phone): readonly string[] => session.calls.$calls.get().filter(({ state }) => state !== 'ended').map(({ id }) => id);
const off = (shown: Phone, name: string): string | null => shown.button(name).getAttribute('aria-disabled');

describe('cc-softphone consults', () => {
  it('and completes the transfer once the other end is there, and not before it is so', async () => {
    const shown = await phone();
    const { asked } = consultation(shown, { state: 'ringing', can: new Set(['hangup']) });
    await shown.settle();
    for (const name of ['Concluir transferência', 'Alternar', 'Juntar']) expect(off(shown, name), name).to.equal('true');
    shown.button('Concluir transferência').click();
    shown.backend.voiceVendor.answers(asked);
    shown.backend.voiceVendor.change(asked, { can: full });
    await shown.settle();
    expect(shown.text()).to.include('Consulta');
    const release = shown.backend.script.holdBack('transferAttended');
    shown.button('Concluir transferência').click();
    await shown.settle();
    expect(shown.button('Concluir transferência').getAttribute('aria-busy')).to.equal('true');
    expect(live(shown)).to.have.lengthOf(2);
    shown.button('Concluir transferência').click();
    release();
    await shown.settle();
    expect(live(shown)).to.deep.equal([]);
    expect(shown.backend.script.log.filter((act) => act === 'transferAttended')).to.have.lengthOf(1);
    expect(shown.text()).to.include('Transferida');
  });

  it('and swaps, and goes back to the caller', async () => {
    const shown = await phone();
    const { caller, asked } = consultation(shown);
    await shown.settle();
    shown.button('Alternar').click();
    await shown.settle();
    expect(shown.session.calls.$current.get()?.id).to.equal(caller);
    expect(shown.button('Desligar Ana').textContent).to.include('Desligar Ana');
    shown.button('Alternar').click();
    await shown.settle();
    expect(shown.session.calls.$current.get()?.id).to.equal(asked);
    shown.button('Voltar ao cliente').click();
    await shown.settle();
    expect(live(shown)).to.deep.equal([caller]);
    expect(shown.session.calls.$current.get()?.hold.local).to.equal(false);
    expect(shown.text()).to.include('Em chamada').and.not.include('Concluir');
  });

  it('and keeps both when completing fails', async () => {
    const shown = await phone();
    consultation(shown);
    await shown.settle();
    shown.backend.script.failNext('transferAttended', new Fault('timeout'));
    shown.button('Concluir transferência').click();
    await shown.settle();
    expect(shown.text()).to.include('Não deu certo').and.include('Consulta').and.include(ana.name);
    expect(off(shown, 'Concluir transferência')).to.equal('false');
  });

  it('and leaves the caller on hold when the other end goes', async () => {
    const shown = await phone();
    const { caller, asked } = consultation(shown);
    await shown.settle();
    shown.backend.voiceVendor.hangsUp(asked, { cause: 'busy', by: 'remote', code: 486 });
    await shown.settle();
    expect(live(shown)).to.deep.equal([caller]);
    expect(shown.text()).to.include('Em espera');
    expect(shown.button('Espera').getAttribute('aria-pressed')).to.equal('true');
  });

  it('and is an ordinary call once the caller is gone', async () => {
    const shown = await phone();
    const { caller } = consultation(shown);
    shown.backend.voiceVendor.hangsUp(caller);
    await shown.settle();
    expect(shown.text()).to.include('Em chamada').and.include('Paulo Tavares').and.not.include('Concluir').and.not.include('Voltar ao cliente');
    expect(shown.states()).to.deep.equal(['connected']);
  });

  it('and joins all three', async () => {
    const shown = await phone();
    consultation(shown);
    await shown.settle();
    shown.button('Juntar').click();
    await shown.settle();
    expect(shown.text()).to.include('Conferência').and.not.include('Concluir');
  });
});

describe('cc-softphone with several calls', () => {
  it('says what answering does to the other, and does it', async () => {
    const shown = await phone();
    const id = talk(shown, { can: full });
    const second = shown.backend.voiceVendor.ring({ remote: valeVerde, can: new Set(['answer', 'reject', 'silence']) });
    await shown.settle();
    expect(shown.text()).to.include('Ao atender, Ana vai para a espera.').and.include('Recusar').and.include('Silenciar').and.include('Desligar Ana');
    shown.button('Atender').click();
    await shown.settle();
    expect(shown.session.calls.$current.get()?.id).to.equal(second);
    expect(shown.session.calls.$calls.get().find((call) => call.id === id)?.hold.local).to.equal(true);
  });

  it('joins and splits them, not before it is so', async () => {
    const shown = await phone();
    const first = talk(shown, { can: full });
    talk(shown, { remote: valeVerde, can: full, hold: { local: true, remote: false } });
    await shown.settle();
    const join = shown.backend.script.holdBack('conference');
    shown.button('Juntar').click();
    await shown.settle();
    expect(shown.button('Juntar').getAttribute('aria-busy')).to.equal('true');
    expect(shown.text()).not.to.include('Conferência');
    join();
    await shown.settle();
    expect(shown.text()).to.include('Conferência');
    expect(shown.said('polite')).to.include(`Conferência com ${ana.name} e ${valeVerde.name}`);
    const split = shown.backend.script.holdBack('split');
    shown.button('Separar').click();
    await shown.settle();
    expect(shown.text()).to.include('Conferência');
    split();
    await shown.settle();
    expect(shown.text()).to.include('Trocar').and.not.include('Conferência');
    expect(shown.said('polite')).to.include('A conferência acabou');
    expect(shown.session.calls.$current.get()?.id).to.equal(first);
  });

  it('offers no joining where the exchange cannot', async () => {
    const shown = await phone();
    talk(shown);
    talk(shown, { remote: valeVerde, hold: { local: true, remote: false } });
    await shown.settle();
    expect(shown.text()).to.include('Trocar').and.not.include('Juntar');
  });

  it('hangs up one member of a conference, then everybody', async () => {
    const shown = await phone();
    const [first, second] = await conference(shown);
    const third = talk(shown, { remote: valeVerde, can: full, hold: { local: true, remote: false } });
    await shown.settle();
    shown.button('Juntar').click();
    await shown.settle();
    expect(live(shown)).to.have.members([first, second, third]);
    shown.button('Desligar Paulo Tavares').click();
    await shown.settle();
    expect(live(shown)).to.have.members([first, third]);
    const asked: string[] = [];
    shown.element.addEventListener('cc-before-hangup', ({ detail }) => asked.push(detail.callId));
    shown.button('Desligar todos').click();
    await shown.settle();
    expect(asked).to.have.members([first, third]);
    expect(live(shown)).to.deep.equal([]);
  });

  it('holds and mutes the whole conference', async () => {
    const shown = await phone();
    await conference(shown);
    await shown.settle();
    shown.button('Espera').click();
    await shown.settle();
    expect(shown.session.calls.$calls.get().every(({ hold }) => hold.local)).to.equal(true);
    expect(shown.button('Espera').getAttribute('aria-pressed')).to.equal('true');
    shown.button('Espera').click();
    await waitUntil(() => shown.session.calls.$calls.get().every(({ hold }) => !hold.local), 'not all are back');
    shown.button('Mudo').click();
    await shown.settle();
    expect(shown.session.calls.$current.get()?.muted).to.equal(true);
  });

  it('keeps the foot in view at 320 by 460, and the body scrolls', async () => {
    const shown = await phone();
    shown.element.style.cssText = 'inline-size: 320px; block-size: 460px';
    consultation(shown);
    shown.backend.voiceVendor.ring({ remote: valeVerde, can: new Set(['answer', 'reject', 'silence']) });
    await shown.settle();
    const box = shown.element.getBoundingClientRect();
    const foot = shown.find('.foot').getBoundingClientRect();
    expect(foot.bottom).to.be.at.most(box.bottom + 1);
    expect(foot.height).to.be.at.least(44);
    const body = shown.find('.body');
    expect(body.scrollHeight).to.be.greaterThan(body.clientHeight);
    for (const card of shown.element.shadowRoot!.querySelectorAll('.call')) expect(card.scrollHeight).to.be.at.most(card.clientHeight + 1);
  });
});
