import { expect, waitUntil } from '@open-wc/testing';
import { html, render } from 'lit';
import { linkify } from '../../../src/elements/ui/linkify.js';
import { loadSanitizer, safeHtml } from '../../../src/elements/ui/safe-html.js';
import { plainText } from '../../../src/elements/ui/plain-text.js';
import { hostilePayloads, naughty } from './hostile-payloads.js';
import { asked, misuse, provoke, strangers, trapped } from './hostile-page.js';

const payloads = hostilePayloads((index) => `sprung.push(${index})`, (index) => `/leak/${index}`);

describe('hostile texts on a page without a content policy', () => {
  it('notices what runs and what is asked for', async () => {
    misuse(document.body);
    await waitUntil(() => trapped().includes('control'), 'no handler ran', { timeout: 10_000 });
    await waitUntil(() => asked().length > 0, 'no request was seen', { timeout: 10_000 });
  });

  it('run nothing, fetch nothing and bring no foreign elements as HTML of a template', async () => {
    await loadSanitizer();
    const place = document.createElement('div');
    document.body.append(place);
    for (const [index, payload] of [...payloads, ...naughty].entries()) {
      render(html`<div>${safeHtml(payload)}</div>`, place);
      expect(strangers(place), `payload ${index}`).to.deep.equal([]);
      provoke(place);
    }
    render(html`${[...payloads, ...naughty].map((payload) => html`<div>${safeHtml(payload)}</div>`)}`, place);
    expect(strangers(place)).to.deep.equal([]);
    provoke(place);
    await quiet();
    place.remove();
  });

  it('run nothing, fetch nothing and bring no foreign elements as text', async () => {
    const place = document.createElement('div');
    document.body.append(place);
    for (const [index, payload] of [...payloads, ...naughty].entries()) {
      render(html`<span>${linkify(payload, { markup: true })}</span>`, place);
      expect(strangers(place), `payload ${index}`).to.deep.equal([]);
      render(html`<span title=${payload}>${plainText(payload)}</span>`, place);
      expect(place.querySelectorAll('span > *'), `payload ${index}`).to.have.length(0);
    }
    render(html`${[...payloads, ...naughty].map((payload) => html`<span>${linkify(payload, { markup: true })}</span>`)}`, place);
    provoke(place);
    await quiet();
    place.remove();
  });
});

/** What was queued before the control has had its turn when the control is seen. */
async function quiet(): Promise<void> {
  const ran = trapped().length;
  const requests = asked().length;
  misuse(document.body);
  await waitUntil(() => trapped().length > ran && asked().length > requests, 'the control was not noticed', { timeout: 10_000 });
  expect(trapped().filter((each) => each !== 'control')).to.deep.equal([]);
  expect(asked().filter((each) => !each.includes('/leak/control'))).to.deep.equal([]);
}
