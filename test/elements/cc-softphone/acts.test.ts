import { expect, oneEvent } from '@open-wc/testing';
import { Fault } from '../../../src/domain/fault.js';
import { ana, phone, talk, type Phone } from './kit.js';

const ring = ({ backend }: Phone, number: string = ana.number): string =>
  backend.voiceVendor.ring({ remote: { number, name: 'Rui' }, can: new Set(['answer', 'reject', 'silence']) });

const type = (shown: Phone, number: string): void => {
  const input = shown.find<HTMLInputElement>('input');
  input.value = number;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};

describe('cc-softphone acts', () => {
  it('dials what is in the field and empties it', async () => {
    const shown = await phone();
    type(shown, ' (11) 95555-0142 ');
    await shown.settle();
    shown.button('Ligar').click();
    await shown.settle();
    expect(shown.session.calls.$current.get()?.remote.number).to.equal('11955550142');
    shown.button('Desligar').click();
    await shown.settle();
    expect(shown.find<HTMLInputElement>('input').value).to.equal('');
  });

  it('does nothing without a number, and keeps the number when dialling fails', async () => {
    const shown = await phone();
    shown.button('Ligar').click();
    type(shown, '(--)');
    await shown.settle();
    shown.button('Ligar').click();
    expect(shown.backend.script.log).not.to.include('dial');
    type(shown, '190');
    shown.backend.script.failNext('dial', new Fault('limit'));
    await shown.settle();
    shown.button('Ligar').click();
    await shown.settle();
    expect(shown.find<HTMLInputElement>('input').value).to.equal('190');
    expect(shown.text()).to.include('Foram pedidos demais em pouco tempo.');
    shown.button('Fechar').click();
    await shown.settle();
    expect(shown.text()).not.to.include('Foram pedidos demais');
  });

  it('dials the last number again', async () => {
    const shown = await phone();
    const id = await shown.session.calls.dial('190');
    shown.backend.voiceVendor.hangsUp(id);
    await shown.settle();
    shown.button('Ligar de novo').click();
    await shown.settle();
    expect(shown.session.calls.$current.get()?.remote.number).to.equal('190');
    shown.button('Desligar').click();
    await shown.settle();
    shown.find('[part=dismiss-button]').click();
    await shown.settle();
    shown.button('Repetir: 190').click();
    await shown.settle();
    expect(shown.backend.script.log.filter((act) => act === 'dial')).to.have.lengthOf(3);
  });

  it('shows no answer, hold or mute before the other side has confirmed it', async () => {
    const shown = await phone();
    ring(shown);
    await shown.settle();
    const answer = shown.backend.script.holdBack('answer');
    shown.button('Atender').click();
    await shown.settle();
    expect(shown.text()).to.include('Chamada recebida');
    expect(shown.button('Atender').getAttribute('aria-busy')).to.equal('true');
    shown.button('Atender').click();
    answer();
    await shown.settle();
    expect(shown.backend.script.log.filter((act) => act === 'answer')).to.have.lengthOf(1);
    expect(shown.text()).to.include('Em chamada');
    for (const [name, command] of [['Espera', 'hold'], ['Mudo', 'setMuted']] as const) {
      const confirm = shown.backend.script.holdBack(command);
      shown.button(name).click();
      await shown.settle();
      expect(shown.button(name).getAttribute('aria-pressed')).to.equal('false');
      expect(shown.button(name).getAttribute('aria-busy')).to.equal('true');
      expect(shown.button(name).getAttribute('aria-disabled')).to.equal('true');
      confirm();
      await shown.settle();
      expect(shown.button(name).getAttribute('aria-pressed')).to.equal('true');
      expect(shown.button(name).getAttribute('aria-busy')).to.equal('false');
    }
    shown.button('Espera').click();
    await shown.settle();
    expect(shown.session.calls.$current.get()?.hold.local).to.equal(false);
  });

  it('waits with hold while the other side is asked', async () => {
    const shown = await phone();
    talk(shown, { pending: 'hold', can: new Set(['hangup', 'mute']) });
    await shown.settle();
    shown.button('Espera').click();
    expect(shown.button('Espera').getAttribute('aria-busy')).to.equal('true');
    expect(shown.backend.script.log).not.to.include('hold');
  });

  it('silences and rejects a call that comes in', async () => {
    const shown = await phone();
    ring(shown);
    await shown.settle();
    shown.button('Silenciar').click();
    await shown.settle();
    expect(shown.text()).to.include('Toque silenciado');
    shown.button('Recusar').click();
    await shown.settle();
    expect(shown.text()).to.include('Você recusou');
  });

  it('answers a second call, and swaps back to the first', async () => {
    const shown = await phone();
    const first = talk(shown);
    const second = ring(shown, '+554135550126');
    await shown.settle();
    shown.button('Atender').click();
    await shown.settle();
    expect(shown.session.calls.$current.get()?.id).to.equal(second);
    shown.button('Trocar').click();
    await shown.settle();
    expect(shown.session.calls.$current.get()?.id).to.equal(first);
    shown.button('Espera').click();
    await shown.settle();
    expect(shown.button('Retomar').textContent).to.include('Retomar');
    shown.button('Retomar').click();
    await shown.settle();
    expect(shown.session.calls.$calls.get().filter(({ hold }) => hold.local)).to.have.lengthOf(1);
  });

  it('tries the connection again, asks for the microphone and unlocks sound', async () => {
    const shown = await phone();
    const { backend } = shown;
    backend.emit({ type: 'audio-changed', audio: { microphone: 'granted', soundBlocked: true } });
    await shown.settle();
    shown.button('Ligar o som').click();
    await shown.settle();
    expect(backend.script.log).to.include('enableSound');
    backend.drop();
    await shown.settle();
    shown.button('Reconectar agora').click();
    expect(backend.script.log).to.include('reconnect');
  });

  it('does not complain about a call that ended meanwhile', async () => {
    const shown = await phone();
    const id = talk(shown);
    await shown.settle();
    const release = shown.backend.script.holdBack('hangUp');
    shown.backend.script.failNext('hangUp', new Fault('rejected'));
    shown.button('Desligar').click();
    shown.backend.voiceVendor.hangsUp(id);
    release();
    await shown.settle();
    expect(shown.text()).to.include('O outro lado desligou').and.not.include('Não deu certo');
  });
});

describe('cc-softphone asks the page before it', () => {
  const detail = (event: Event): Record<string, unknown> => (event as CustomEvent<Record<string, unknown>>).detail;

  it('calls, answers and hangs up', async () => {
    const shown = await phone();
    type(shown, '0800 555 0190');
    await shown.settle();
    setTimeout(() => shown.button('Ligar').click());
    const before = await oneEvent(document.body, 'cc-before-call');
    expect(detail(before)).to.include({ number: '08005550190' });
    expect(detail(before)['timestamp']).to.match(/^\d{4}-\d\d-\d\dT.*Z$/);
    await shown.settle();
    const call = shown.session.calls.$current.get()!;
    setTimeout(() => shown.button('Desligar').click());
    expect(detail(await oneEvent(document.body, 'cc-before-hangup'))).to.include({ callId: call.id, number: '08005550190' });
    await shown.settle();
    const id = ring(shown);
    await shown.settle();
    setTimeout(() => shown.button('Atender').click());
    expect(detail(await oneEvent(document.body, 'cc-before-answer'))).to.include({ callId: id, number: ana.number });
  });

  it('and leaves everything as it is when the page says no', async () => {
    const shown = await phone();
    const no = (event: Event): void => event.preventDefault();
    for (const name of ['cc-before-call', 'cc-before-answer', 'cc-before-hangup'] as const) shown.element.addEventListener(name, no);
    type(shown, '190');
    await shown.settle();
    shown.button('Ligar').click();
    await shown.settle();
    expect(shown.find<HTMLInputElement>('input').value).to.equal('190');
    ring(shown);
    await shown.settle();
    shown.button('Atender').click();
    await shown.settle();
    expect(shown.text()).to.include('Chamada recebida').and.not.include('Não deu certo');
    await shown.session.calls.answer();
    await shown.settle();
    shown.button('Desligar').click();
    await shown.settle();
    expect(shown.text()).to.include('Em chamada');
    expect(shown.backend.script.log).not.to.include.members(['dial', 'hangUp']);
  });
});
