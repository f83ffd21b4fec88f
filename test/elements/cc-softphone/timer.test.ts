import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { CcSoftphone } from '../../../src/elements/cc-softphone/cc-softphone.js';
import { signedInSession } from '../../support/scripted-session.js';
import { TestClock } from '../../session/test-clock.js';
import { noon } from '../../support/samples.js';
import { ana, over, talk } from './kit.js';

describe('cc-softphone and time', () => {
  it('counts while a call is on screen, and lets the clock rest otherwise', async () => {
    const clock = new TestClock();
    const { session, backend } = await signedInSession({}, { clock });
    const shown = over(await fixture<CcSoftphone>(html`<cc-softphone lang="pt-BR" .session=${session}></cc-softphone>`));
    await waitUntil(() => session.callLog.$entries.get().status === 'ready', 'the log did not open', { timeout: 10_000 });
    const resting = clock.pending;
    const id = talk({ backend });
    await shown.settle();
    expect(shown.find('[part=timer]').textContent).to.equal('0:00');
    expect(clock.pending).to.be.above(resting);
    for (const [after, text] of [[999, '0:00'], [1, '0:01'], [64_000, '1:05'], [3_600_000, '1:01:05']] as const) {
      clock.advance(after);
      await shown.settle();
      expect(shown.find('[part=timer]').textContent).to.equal(text);
    }
    backend.voiceVendor.hangsUp(id);
    await shown.settle();
    expect(shown.has('[part=timer]')).to.equal(false);
    await waitUntil(() => clock.pending === resting, 'the clock still ticks', { timeout: 5000 });
  });

  it('says that the server is away once it has been for three seconds, but leaves a number that is being typed', async () => {
    const clock = new TestClock();
    const { session, backend } = await signedInSession({}, { clock });
    const shown = over(await fixture<CcSoftphone>(html`<cc-softphone lang="pt-BR" .session=${session}></cc-softphone>`));
    backend.emit({ type: 'connection-changed', connection: { status: 'offline', since: noon } });
    await shown.settle();
    expect(shown.text()).to.include('Conectando');
    expect(shown.button('Ligar').getAttribute('aria-disabled')).to.equal('true');
    shown.element.focus();
    clock.advance(3000);
    await shown.settle();
    expect(shown.text()).to.include('Você não pode receber chamadas');
    expect(shown.find('.pad input')).to.equal(shown.element.shadowRoot!.activeElement);
    (document.activeElement as HTMLElement).blur();
    clock.advance(1000);
    await shown.settle();
    expect(shown.has('.pad')).to.equal(false);
    expect(shown.text()).to.include('O que verificamos').and.include('há 0:04');
  });

  it('counts a hold from its own beginning', async () => {
    const clock = new TestClock();
    const { session, backend } = await signedInSession({}, { clock });
    const shown = over(await fixture<CcSoftphone>(html`<cc-softphone lang="pt-BR" .session=${session}></cc-softphone>`));
    const id = talk({ backend });
    clock.advance(60_000);
    backend.voiceVendor.change(id, { hold: { local: true, remote: false }, heldSince: clock.now(), remote: ana });
    await shown.settle();
    clock.advance(5000);
    await shown.settle();
    expect(shown.find('[part=timer]').textContent).to.equal('0:05');
  });
});
