import { expect, waitUntil } from '@open-wc/testing';
import { connectHeadset } from '../../../src/elements/headset/index.js';
import { FakeHeadset, FakeHid, keys } from '../headset/fake-headset.js';
import { ana, type Phone } from './kit.js';
import { choosesEntry, deskPhone, opensMenu, until } from './desk-states.js';

const entries = (shown: Phone): string[] => [...shown.element.shadowRoot!.querySelectorAll('.menuitem')].map(({ textContent }) => textContent.trim());

/** With a stand-in for `navigator.hid`: there is no headset to press. */
describe('cc-softphone and a headset with buttons', () => {
  it('offers nothing where the page did not load that part', async () => {
    const shown = await deskPhone();
    await opensMenu(shown);
    expect(entries(shown).join()).not.to.include('Fone com botões');
  });

  it('connects it, answers by it, and lets go of it', async () => {
    const shown = await deskPhone();
    const [hid, device] = [new FakeHid(), new FakeHeadset()];
    hid.devices = [device];
    shown.element.headset = (session) => connectHeadset(session, { hid });
    await shown.settle();
    await choosesEntry(shown, 'Fone com botões');
    await until(shown, () => shown.said('polite').includes('Botões ligados: Fone de teste'), 'it is connected');
    const id = shown.backend.voiceVendor.ring({ remote: ana });
    device.reports(keys.hook);
    await until(shown, () => shown.session.calls.$calls.get().find((call) => call.id === id)?.state === 'active', 'it is answered');
    await choosesEntry(shown, 'Soltar os botões do fone', 'Mais');
    await until(shown, () => shown.said('polite').includes('Botões desligados: Fone de teste'), 'it is let go');
    expect(device.opened).to.equal(false);
  });

  it('says when it has no telephone buttons, and nothing when none was chosen', async () => {
    const shown = await deskPhone();
    const hid = new FakeHid();
    shown.element.headset = (session) => connectHeadset(session, { hid });
    await choosesEntry(shown, 'Fone com botões');
    await until(shown, () => hid.asked.length === 1, 'it was asked');
    expect(shown.has('.banner')).to.equal(false);
    hid.devices = [new FakeHeadset([{ usagePage: 0x0c }])];
    await choosesEntry(shown, 'Fone com botões');
    await until(shown, () => shown.text().includes('Este fone não tem botões de telefone.'), 'it is told');
    shown.button('Fechar').click();
    await until(shown, () => !shown.has('.banner'), 'it was read');
  });

  it('lets go of it when it goes away, not when it is moved', async () => {
    const shown = await deskPhone();
    const [hid, device] = [new FakeHid(), new FakeHeadset()];
    hid.devices = [device];
    shown.element.headset = (session) => connectHeadset(session, { hid });
    await shown.settle();
    await choosesEntry(shown, 'Fone com botões');
    await until(shown, () => shown.said('polite').includes('Botões ligados: Fone de teste'), 'it is connected');
    const elsewhere = document.createElement('div');
    shown.element.after(elsewhere);
    elsewhere.append(shown.element);
    await shown.settle();
    expect(device.opened).to.equal(true);
    elsewhere.remove();
    await waitUntil(() => !device.opened, 'it is let go', { timeout: 15_000 });
  });
});
