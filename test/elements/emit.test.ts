import { expect, fixture, html } from '@open-wc/testing';
import { askHost, relayFacts, reported } from '../../src/elements/emit.js';
import { Fault } from '../../src/domain/fault.js';
import { signedInSession } from '../support/scripted-session.js';

describe('asking the host', () => {
  it('asks with a cancelable event that leaves shadow roots, and acts when nobody minds', async () => {
    const page = await fixture<HTMLElement>(html`<div><p></p></div>`);
    const widget = page.querySelector('p')?.attachShadow({ mode: 'open' }).appendChild(document.createElement('b'));
    const seen: CustomEvent[] = [];
    page.addEventListener('cc-before-call', (question) => seen.push(question));
    expect(askHost(widget ?? page, 'cc-before-call', { number: '1000' })).to.be.true;
    expect(seen).to.have.length(1);
    expect(seen[0]?.cancelable).to.be.true;
    expect(seen[0]?.detail).to.deep.include({ number: '1000' });
    expect(new Date((seen[0]?.detail as { timestamp: string }).timestamp).toISOString()).to.equal((seen[0]?.detail as { timestamp: string }).timestamp);
  });

  it('takes no for an answer', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    page.addEventListener('cc-before-send', (question) => {
      if (question.detail.text.includes('secret')) question.preventDefault();
    });
    expect(askHost(page, 'cc-before-send', { conversationId: '1', text: 'a secret' })).to.be.false;
    expect(askHost(page, 'cc-before-send', { conversationId: '1', text: 'hello' })).to.be.true;
  });
});

describe('telling facts on', () => {
  it('tells each once from the element, until it is over', async () => {
    const page = await fixture<HTMLElement>(html`<div><p></p></div>`);
    const element = page.querySelector('p') ?? page;
    const { session, backend } = await signedInSession();
    const life = new AbortController();
    const seen: string[] = [];
    page.addEventListener('cc-call-ringing', ({ detail }) => seen.push(detail.callId));
    relayFacts(session, element, life.signal);
    const id = backend.voiceVendor.ring();
    expect(seen).to.deep.equal([id]);
    life.abort();
    backend.voiceVendor.ring();
    expect(seen).to.deep.equal([id]);
  });

  it('leaves a failure to the faults of the session', async () => {
    const { session, backend } = await signedInSession();
    let unhandled = 0;
    const count = (event: PromiseRejectionEvent): void => {
      unhandled += 1;
      event.preventDefault();
    };
    window.addEventListener('unhandledrejection', count);
    backend.script.failNext('dial', new Fault('rejected'));
    const act = session.calls.dial('1000');
    reported(act);
    await act.catch(() => undefined);
    await new Promise(requestAnimationFrame);
    window.removeEventListener('unhandledrejection', count);
    expect(unhandled).to.equal(0);
    expect(session.faults.$faults.get().map(({ where }) => where)).to.deep.equal(['voice.dial']);
  });
});
