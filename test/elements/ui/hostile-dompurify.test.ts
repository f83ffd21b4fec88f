import { expect, waitUntil } from '@open-wc/testing';
import { html, render } from 'lit';
import { linkify } from '../../../src/elements/ui/linkify.js';
import { loadSanitizer, safeHtml } from '../../../src/elements/ui/safe-html.js';
import { plainText } from '../../../src/elements/ui/plain-text.js';
import { misuse, provoke, strangers, trapped } from './hostile-page.js';

/** What the payloads call when they get through. */
const calls = ['alert', 'confirm', 'prompt', 'print', 'open'] as const;

describe('the payloads of DOMPurify’s own tests', () => {
  const real = Object.fromEntries(calls.map((name) => [name, window[name]]));
  let payloads: readonly string[] = [];

  before(async () => {
    payloads = (await (await fetch('/test/fixtures/dompurify/payloads.json')).json()) as readonly string[];
    for (const name of calls) Object.assign(window, { [name]: () => window.sprung?.push(name) });
    await loadSanitizer();
  });

  after(() => void Object.assign(window, real));

  it('are many', () => {
    expect(payloads).to.have.length.above(200);
  });

  it('notices a payload that runs', async () => {
    const image = document.createElement('img');
    image.setAttribute('onerror', 'alert(1)');
    image.src = 'data:,';
    await waitUntil(() => trapped().includes('alert'), 'no handler ran', { timeout: 10_000 });
    window.sprung = [];
  });

  it('run nothing and bring no foreign elements, as HTML and as text', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    for (const [index, payload] of payloads.entries()) {
      render(html`<div>${safeHtml(payload)}</div><div>${linkify(payload, { markup: true })}</div>`, place);
      expect(strangers(place), `payload ${index}`).to.deep.equal([]);
      provoke(place);
      render(html`<span title=${payload}>${plainText(payload)}</span>`, place);
      expect(place.querySelectorAll('span > *'), `payload ${index}`).to.have.length(0);
    }
    render(html`${payloads.map((payload) => html`<div>${safeHtml(payload)}</div>`)}`, place);
    expect(strangers(place)).to.deep.equal([]);
    provoke(place);
    misuse(document.body);
    await waitUntil(() => trapped().includes('control'), 'the control was not noticed', { timeout: 10_000 });
    expect(trapped().filter((each) => each !== 'control')).to.deep.equal([]);
    place.remove();
  });
});
