import { expect, fixture, html } from '@open-wc/testing';
import type { CcSoftphone } from '../../../src/elements/cc-softphone/cc-softphone.js';
import { Fault } from '../../../src/domain/fault.js';
import { ana, phone, talk } from './kit.js';

const codeOf = async (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'resolved',
    (error: unknown) => (error instanceof Fault ? error.code : error),
  );

describe('cc-softphone methods', () => {
  it('carry a call from dialling to its end', async () => {
    const { element, session, backend } = await phone();
    const id = await element.call('+55 11 95555-0142');
    expect(session.calls.$current.get()).to.include({ id, state: 'dialing' });
    backend.voiceVendor.answers(id);
    const call = () => session.calls.$current.get()!;
    await element.mute();
    expect(call().muted).to.equal(true);
    await element.unmute();
    expect(call().muted).to.equal(false);
    await element.hold();
    expect(call().hold.local).to.equal(true);
    await element.resume();
    expect(call().hold.local).to.equal(false);
    await element.sendDtmf('1 2-#');
    expect(backend.voiceVendor.tones).to.deep.equal(['12#']);
    await element.hangup();
    expect(call().end).to.include({ cause: 'hung-up', by: 'agent' });
  });

  it('answer, silence and reject the first that rings, or the one that is named', async () => {
    const { element, session, backend } = await phone();
    const ids = [0, 1, 2].map(() => backend.voiceVendor.ring({ remote: ana, can: new Set(['answer', 'reject', 'silence']) }));
    await element.silence();
    await element.reject(ids[1]);
    await element.answer(ids[2]);
    await element.reject();
    const call = (id: string | undefined) => session.calls.$calls.get().find((each) => each.id === id);
    expect(call(ids[0])).to.include({ silenced: true, state: 'ended' });
    expect(call(ids[1])?.end?.cause).to.equal('declined');
    expect(call(ids[2])?.state).to.equal('active');
    await element.hold(ids[2]);
    await element.resume(ids[2]);
    await element.hangup(ids[2]);
    expect(call(ids[2])?.state).to.equal('ended');
  });

  it('reject with a fault where there is no session', async () => {
    const element = await fixture<CcSoftphone>(html`<cc-softphone session="nobody"></cc-softphone>`);
    const acts = [element.call('1'), element.answer(), element.reject(), element.silence(), element.hangup(), element.hold(), element.resume()];
    for (const act of [...acts, element.mute(), element.unmute(), element.sendDtmf('1')]) expect(await codeOf(act)).to.equal('unsupported');
  });

  it('reject with a fault where the session has no telephone, no call, or a vendor that refuses', async () => {
    const without = await phone({ facets: ['auth', 'chat'] });
    expect(await codeOf(without.element.call('190'))).to.equal('unsupported');
    const { element, backend } = await phone();
    for (const act of [element.answer(), element.hangup(), element.mute(), element.call('( )')]) expect(await codeOf(act)).to.equal('rejected');
    backend.script.failNext('dial', new Fault('timeout'));
    expect(await codeOf(element.call('190'))).to.equal('timeout');
  });

  it('reject when the page says no, and show no fault of the host’s own', async () => {
    const shown = await phone();
    shown.element.addEventListener('cc-before-call', (event) => event.preventDefault());
    expect(await codeOf(shown.element.call('190'))).to.equal('rejected');
    await shown.settle();
    expect(shown.text()).not.to.include('Não deu certo');
    expect(shown.backend.script.log).not.to.include('dial');
  });

  it('work before the first update', async () => {
    const { session } = await phone();
    const element = document.createElement('cc-softphone');
    element.session = session;
    const id = await element.call('190');
    expect(session.calls.$current.get()?.id).to.equal(id);
  });

  it('offer no transfer while there is none', async () => {
    const shown = await phone();
    talk(shown);
    await shown.settle();
    expect([...shown.element.shadowRoot!.querySelectorAll('.act')].map(({ textContent }) => textContent.trim())).to.deep.equal(['Mudo', 'Espera', 'Teclado', 'Mais']);
  });
});
