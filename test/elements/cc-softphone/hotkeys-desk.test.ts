import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CcDetailMap } from '../../../src/domain/host-event.js';
import { defaultHotkeys, hotkeyActs } from '../../../src/elements/cc-softphone/hotkeys.js';
import { deskArea } from '../../../src/i18n/desk.js';
import { ana, full, talk, type Phone } from './kit.js';
import { choosesEntry, deskPhone, until } from './desk-states.js';

const send = (init: KeyboardEventInit): boolean =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, altKey: true, shiftKey: true, ...init }));

type Conflict = CcDetailMap['cc-hotkey-conflict'];

/** Everything that is told from now on, by whichever telephone. */
function conflicts(): { readonly told: Conflict[]; readonly end: () => void } {
  const told: Conflict[] = [];
  const listen = ({ detail }: CustomEvent<Conflict>): unknown => told.push(detail);
  document.addEventListener('cc-hotkey-conflict', listen);
  return { told, end: () => document.removeEventListener('cc-hotkey-conflict', listen) };
}

const dialog = (shown: Phone): HTMLDialogElement => shown.find<HTMLDialogElement>('dialog');

describe('cc-softphone hotkeys of the desk', () => {
  it('have a name in every language and keys of their own', async () => {
    for (const locale of ['pt-BR', 'pt-PT', 'en', 'es'] as const) {
      expect(Object.keys((await deskArea.load(locale)).hotkeyActs)).to.have.members([...hotkeyActs]);
    }
    expect(new Set(Object.values(defaultHotkeys)).size).to.equal(hotkeyActs.length);
  });

  it('swap calls, open transfer and keypad, and redial', async () => {
    const shown = await deskPhone();
    const other = talk(shown, { can: full, hold: { local: true, remote: false } });
    const first = talk(shown, { can: full });
    await shown.settle();
    expect(shown.session.calls.$current.get()?.id).to.equal(first);
    expect(send({ code: 'KeyS' })).to.equal(false);
    await until(shown, () => shown.session.calls.$current.get()?.id === other, 'they are swapped');
    shown.backend.voiceVendor.hangsUp(first);
    await shown.settle();
    expect(send({ code: 'KeyS' }), 'nothing to swap with').to.equal(true);
    expect(shown.button('Transferir').getAttribute('aria-keyshortcuts')).to.equal('Alt+Shift+T');
    expect(send({ code: 'KeyT' })).to.equal(false);
    await until(shown, () => shown.has('[part=transfer-panel]'), 'the panel is open');
    send({ code: 'KeyT' });
    await until(shown, () => !shown.has('[part=transfer-panel]'), 'the panel is closed');
    expect(send({ code: 'KeyK' })).to.equal(false);
    await until(shown, () => shown.has('.keypad'), 'the keypad is open');
    shown.backend.voiceVendor.hangsUp(other);
    await shown.settle();
    expect(send({ code: 'KeyL' }), 'nothing was dialled yet').to.equal(true);
    shown.backend.voiceVendor.hangsUp(await shown.session.calls.dial(ana.number));
    await shown.settle();
    expect(send({ code: 'KeyL' })).to.equal(false);
    await until(shown, () => shown.states().includes('dialing'), 'it dials');
    expect(shown.session.calls.$current.get()?.remote.number).to.equal(ana.number);
  });

  it('are all listed by a key of their own, on any keyboard; the focus stays inside and comes back', async () => {
    const shown = await deskPhone();
    shown.find('[data-key="5"]').focus();
    for (const init of [{ code: 'Slash', key: '?' }, { code: 'Minus', key: '?' }, { code: 'IntlRo', key: '?' }]) {
      expect(send(init)).to.equal(false);
      await until(shown, () => shown.has('dialog[open]'), 'it is open');
      for (const name of Object.values((await deskArea.load('pt-BR')).hotkeyActs)) expect(dialog(shown).textContent).to.include(name);
      for (let times = 0; times < 3; times += 1) await sendKeys({ press: 'Tab' });
      expect(shown.find('section').matches(':focus-within')).to.equal(false);
      await sendKeys({ press: 'Escape' });
      await until(shown, () => !shown.has('dialog'), 'it is closed');
      expect((shown.element.shadowRoot!.activeElement as HTMLElement).dataset.key).to.equal('5');
    }
    await choosesEntry(shown, 'Atalhos do teclado');
    await until(shown, () => shown.has('dialog[open]'), 'it is open');
    shown.button('Fechar atalhos').click();
    await until(shown, () => !shown.has('dialog'), 'it is closed');
    expect(shown.element.shadowRoot!.activeElement?.getAttribute('part')).to.equal('more-button');
  });

  it('are no longer in the way when a call comes in', async () => {
    const shown = await deskPhone();
    await choosesEntry(shown, 'Atalhos do teclado');
    await until(shown, () => shown.has('dialog[open]'), 'it is open');
    shown.backend.voiceVendor.ring({ remote: ana, can: new Set(['answer', 'reject']) });
    await until(shown, () => !shown.has('dialog'), 'it is closed');
    expect(shown.button('Atender').matches(':disabled')).to.equal(false);
    // Asked for again while it rings, they stay.
    send({ code: 'Slash', key: '?' });
    await until(shown, () => shown.has('dialog[open]'), 'it is open again');
    await shown.settle();
    expect(shown.has('dialog[open]')).to.equal(true);
  });

  it('tell the page once of keys that two acts share, and mark them', async () => {
    const { told, end } = conflicts();
    const shown = await deskPhone();
    shown.element.hotkeys = { mute: 'Shift+Alt+h', redial: '' };
    await waitUntil(() => told.length > 0, 'it is told', { timeout: 15_000 });
    shown.element.hotkeys = { mute: 'Shift+Alt+h' };
    await shown.settle();
    end();
    expect(told.map(({ keys, acts }) => ({ keys, acts }))).to.deep.equal([{ keys: 'Alt+Shift+H', acts: ['hold', 'mute'] }]);
    expect(told[0]?.timestamp).to.match(/^\d{4}-.*Z$/);
    await choosesEntry(shown, 'Atalhos do teclado');
    await until(shown, () => shown.has('dialog[open]'), 'it is open');
    const marked = [...dialog(shown).querySelectorAll('.conflict')].map(({ textContent }) => textContent.replace(/\s+/gu, ' '));
    expect(marked).to.have.length(2);
    expect(marked[0]).to.include('Pôr em espera').and.to.include('As mesmas teclas que: Ligar e desligar o mudo');
  });

  it('tell the page of keys that something else of it has', async () => {
    const own = document.createElement('button');
    own.setAttribute('aria-keyshortcuts', 'Control+S Alt+Shift+M');
    const access = document.createElement('a');
    access.accessKey = 'x';
    document.body.append(own, access);
    const { told, end } = conflicts();
    const shown = await deskPhone();
    talk(shown);
    await waitUntil(() => told.length > 1, 'it is told', { timeout: 15_000 });
    end();
    own.remove();
    access.remove();
    expect(told.map(({ keys, acts }) => `${keys} ${acts.join()}`)).to.have.members(['Alt+Shift+M mute', 'Alt+Shift+X hangup']);
  });

  it('have no conflicts where they are off', async () => {
    const { told, end } = conflicts();
    const shown = await deskPhone({ nohotkeys: '' });
    shown.element.hotkeys = { mute: 'Alt+Shift+H' };
    talk(shown);
    await shown.settle();
    end();
    expect(told).to.deep.equal([]);
    expect(send({ code: 'Slash', key: '?' })).to.equal(true);
  });
});
