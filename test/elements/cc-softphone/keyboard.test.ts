import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { ana, phone, talk, type Phone } from './kit.js';

const focused = ({ element }: Phone): Element | null => element.shadowRoot!.activeElement;
const field = (shown: Phone): HTMLInputElement => shown.find('.pad input');
const ring = ({ backend }: Phone): string => backend.voiceVendor.ring({ remote: ana, can: new Set(['answer', 'reject', 'silence']) });

const paste = (target: Element, text: string): boolean => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  return target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true }));
};

describe('cc-softphone by the keyboard', () => {
  it('dials what is typed with Enter', async () => {
    const shown = await phone();
    shown.element.focus();
    await sendKeys({ type: '*72 190' });
    await sendKeys({ press: 'Enter' });
    await shown.settle();
    expect(shown.session.calls.$current.get()?.remote.number).to.equal('*72190');
  });

  it('types digits from anywhere in the pad, and erases them', async () => {
    const shown = await phone();
    shown.find('[data-key="5"]').focus();
    await sendKeys({ type: '+12x*' });
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ press: 'Enter' });
    await shown.settle();
    expect(field(shown).value).to.equal('+125');
    field(shown).setSelectionRange(1, 3);
    shown.find('[data-key="9"]').click();
    await shown.settle();
    expect(field(shown).value).to.equal('+95');
    for (let times = 0; times < 3; times += 1) {
      shown.button('Apagar último dígito').click();
      await shown.settle();
    }
    expect(field(shown).value).to.equal('5');
    shown.button('Apagar último dígito').click();
    expect(field(shown).value).to.equal('5');
  });

  it('takes a number that is pasted, in the field and on the keys', async () => {
    const shown = await phone();
    shown.element.focus();
    expect(paste(field(shown), '(11) 95555-0142')).to.equal(true, 'left to the browser in the field');
    shown.find('[data-key="1"]').focus();
    expect(paste(shown.find('[data-key="1"]'), ' (11) 95555-0142 \n')).to.equal(false);
    await shown.settle();
    expect(field(shown).value).to.equal('(11) 95555-0142');
    shown.button('Ligar').click();
    await shown.settle();
    expect(shown.session.calls.$current.get()?.remote.number).to.equal('11955550142');
  });

  it('writes a plus while 0 is held', async () => {
    const shown = await phone();
    const { x, y, width, height } = shown.find('[data-key="0"]').getBoundingClientRect();
    const position: [number, number] = [Math.round(x + width / 2), Math.round(y + height / 2)];
    await sendMouse({ type: 'move', position });
    await sendMouse({ type: 'down' });
    while (field(shown).value === '') await new Promise((resolve) => requestAnimationFrame(resolve));
    await sendMouse({ type: 'up' });
    await sendMouse({ type: 'click', position });
    await shown.settle();
    expect(field(shown).value).to.equal('+0');
  });

  it('sends tones from anywhere in the pad, shows what was sent, and gives the focus back', async () => {
    const shown = await phone();
    talk(shown);
    await shown.settle();
    shown.button('Teclado').focus();
    await sendKeys({ press: 'Enter' });
    await shown.settle();
    expect(focused(shown)).to.equal(field(shown));
    await sendKeys({ type: '2#x' });
    shown.find('[data-key="7"]').click();
    paste(field(shown), '55-0*');
    await shown.settle();
    expect(shown.backend.voiceVendor.tones.join('')).to.equal('2#7550*');
    expect(field(shown).value).to.equal('2#7550*');
    const release = shown.backend.script.holdBack('sendDtmf');
    await sendKeys({ press: '8' });
    await shown.settle();
    expect(field(shown).value).to.equal('2#7550*');
    release();
    await shown.settle();
    expect(field(shown).value).to.equal('2#7550*8');
    await sendKeys({ press: 'Escape' });
    await shown.settle();
    expect(focused(shown)).to.equal(shown.button('Teclado'));
  });

  it('reaches everything in order with Tab, disabled things included', async () => {
    const shown = await phone();
    talk(shown);
    await shown.settle();
    const names: string[] = [];
    shown.element.focus();
    for (let steps = 0; steps < 5; steps += 1) {
      names.push(focused(shown)?.textContent?.trim() ?? '');
      await sendKeys({ press: 'Tab' });
    }
    expect(names).to.deep.equal(['Mudo', 'Espera', 'Teclado', 'Mais', 'Desligar']);
  });
});

describe('cc-softphone and the focus', () => {
  it('leaves it where it is when a call comes in', async () => {
    const shown = await phone();
    shown.element.focus();
    await sendKeys({ type: '1195' });
    const before = field(shown);
    ring(shown);
    await shown.settle();
    expect(shown.text()).to.include('Chamada recebida');
    expect(focused(shown)).to.equal(before);
    await sendKeys({ type: '5' });
    expect(field(shown).value).to.equal('11955');
    const outside = document.createElement('input');
    document.body.append(outside);
    outside.focus();
    shown.backend.voiceVendor.hangsUp(shown.session.calls.$current.get()!.id, { cause: 'cancelled', by: 'remote' });
    ring(shown);
    await shown.settle();
    expect(document.activeElement).to.equal(outside);
    outside.remove();
  });

  it('takes it along only if it was on what went away', async () => {
    const shown = await phone();
    ring(shown);
    await shown.settle();
    shown.element.focus();
    expect(focused(shown)).to.equal(shown.button('Atender'));
    await sendKeys({ press: 'Enter' });
    await shown.settle();
    expect(focused(shown)).to.equal(shown.button('Mudo'));
    shown.button('Espera').focus();
    await sendKeys({ press: 'Enter' });
    await shown.settle();
    expect(focused(shown)).to.equal(shown.button('Espera'), 'a busy button keeps the focus');
    shown.button('Desligar').focus();
    await sendKeys({ press: 'Enter' });
    await shown.settle();
    expect(focused(shown)).to.equal(field(shown));
    (document.activeElement as HTMLElement).blur();
    talk(shown);
    await shown.settle();
    expect(document.activeElement).to.equal(document.body);
  });

  it('never moves from a call that ended onto the answer button of another', async () => {
    const shown = await phone();
    const id = talk(shown);
    ring(shown);
    await shown.settle();
    shown.button('Mudo').focus();
    shown.backend.voiceVendor.hangsUp(id);
    await shown.settle();
    expect(shown.has('[part=answer-button]')).to.equal(true);
    expect(focused(shown)).to.equal(shown.find('section'));
  });
});
