import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CcSoftphone } from '../../../src/elements/cc-softphone/cc-softphone.js';
import { ana, phone, talk, type Phone } from './kit.js';

const ring = ({ backend }: Phone): string => backend.voiceVendor.ring({ remote: ana, can: new Set(['answer', 'reject', 'silence']) });
const current = ({ session }: Phone) => session.calls.$current.get()!;

async function press(shown: Phone, key: string): Promise<void> {
  await sendKeys({ down: 'Alt' });
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Shift' });
  await sendKeys({ up: 'Alt' });
  await shown.settle();
}

/** Real keyboards cannot be told to have another layout; this is what they send. */
function send(init: KeyboardEventInit): boolean {
  return document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, altKey: true, shiftKey: true, ...init }));
}

describe('cc-softphone hotkeys', () => {
  it('answer, mute, hold and end a call from anywhere on the page', async () => {
    const shown = await phone();
    ring(shown);
    await shown.settle();
    expect(shown.button('Atender').getAttribute('aria-keyshortcuts')).to.equal('Alt+Shift+A');
    await press(shown, 'KeyA');
    expect(current(shown).state).to.equal('active');
    await press(shown, 'KeyM');
    expect(current(shown).muted).to.equal(true);
    await press(shown, 'KeyM');
    expect(current(shown).muted).to.equal(false);
    await press(shown, 'KeyH');
    expect(current(shown).hold.local).to.equal(true);
    await press(shown, 'KeyH');
    expect(current(shown).hold.local).to.equal(false);
    await press(shown, 'KeyX');
    expect(current(shown).end).to.include({ by: 'agent' });
    expect(document.activeElement).to.equal(document.body);
  });

  it('reject, and ask the page like a click does', async () => {
    const shown = await phone();
    ring(shown);
    await shown.settle();
    shown.element.addEventListener('cc-before-answer', (event) => event.preventDefault());
    await press(shown, 'KeyA');
    expect(current(shown).state).to.equal('ringing');
    await press(shown, 'KeyR');
    expect(current(shown).end?.cause).to.equal('declined');
  });

  it('go by the place of the key, and never take AltGr, repeats or what the page used', async () => {
    const shown = await phone();
    ring(shown);
    await shown.settle();
    const untouched = [{ code: 'KeyA', modifierAltGraph: true }, { code: 'KeyA', repeat: true }, { code: 'KeyA', ctrlKey: true }, { code: 'KeyQ', key: 'A' }];
    for (const init of untouched) expect(send(init)).to.equal(true);
    const used = (event: Event): void => event.preventDefault();
    document.body.addEventListener('keydown', used);
    send({ code: 'KeyA' });
    document.body.removeEventListener('keydown', used);
    await shown.settle();
    expect(current(shown).state).to.equal('ringing');
    expect(send({ code: 'KeyA', key: 'å' })).to.equal(false);
    await shown.settle();
    expect(current(shown).state).to.equal('active');
  });

  it('are nobody’s while there is nothing to do', async () => {
    await phone();
    for (const code of ['KeyA', 'KeyR', 'KeyH', 'KeyM', 'KeyX']) expect(send({ code })).to.equal(true);
  });

  it('can be replaced one by one, and turned off', async () => {
    const shown = await phone();
    shown.element.hotkeys = { mute: 'F8', hold: '', hangup: 'Control+Alt+9' };
    talk(shown);
    await shown.settle();
    expect(shown.button('Mudo').getAttribute('aria-keyshortcuts')).to.equal('F8');
    expect(shown.button('Espera').hasAttribute('aria-keyshortcuts')).to.equal(false);
    expect(send({ code: 'KeyM' })).to.equal(true);
    expect(send({ code: 'KeyH' })).to.equal(true);
    expect(send({ code: 'F8', altKey: false, shiftKey: false })).to.equal(false);
    await shown.settle();
    expect(current(shown).muted).to.equal(true);
    shown.element.nohotkeys = true;
    await shown.settle();
    expect(shown.button('Mudo').hasAttribute('aria-keyshortcuts')).to.equal(false);
    expect(send({ code: 'Digit9', ctrlKey: true, shiftKey: false })).to.equal(true);
    shown.element.nohotkeys = false;
    expect(send({ code: 'Digit9', ctrlKey: true, shiftKey: false })).to.equal(false);
    await shown.settle();
    expect(current(shown).state).to.equal('ended');
  });

  it('act once where a page has two copies of the library', async () => {
    const acts: string[] = [];
    const host = (name: string): CcSoftphone =>
      Object.assign(document.createElement('div'), { nohotkeys: false, hotkeys: undefined, addController: () => undefined, name }) as unknown as CcSoftphone;
    const copies = await Promise.all(['one', 'two'].map(async (name) => {
      const { HotkeyController } = (await import(`/src/elements/cc-softphone/hotkeys.ts?copy=${name}`)) as typeof import('../../../src/elements/cc-softphone/hotkeys.js');
      return new HotkeyController(host(name), (act) => acts.push(`${name} ${act}`) > 0);
    }));
    expect(copies[0]!.constructor).not.to.equal(copies[1]!.constructor);
    for (const copy of copies) copy.hostConnected();
    send({ code: 'KeyM' });
    for (const copy of copies) copy.hostDisconnected();
    expect(acts).to.deep.equal(['one mute']);
  });

  it('act once where two telephones show the same call, and on the focused one of two sessions', async () => {
    const first = await phone();
    const second = await phone();
    const twin = document.createElement('cc-softphone');
    twin.session = first.session;
    document.body.append(twin);
    talk(first);
    talk(second);
    await first.settle();
    await twin.updateComplete;
    send({ code: 'KeyM' });
    await first.settle();
    expect(first.backend.script.log.filter((act) => act === 'setMuted')).to.have.lengthOf(1);
    expect(current(second).muted).to.equal(false);
    second.element.focus();
    send({ code: 'KeyM' });
    await second.settle();
    expect(current(second).muted).to.equal(true);
    twin.remove();
    first.element.remove();
    second.element.remove();
    expect(send({ code: 'KeyX' })).to.equal(true);
  });
});
