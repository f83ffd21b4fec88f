import { expect, waitUntil } from '@open-wc/testing';
import { html, render } from 'lit';
import { linkify } from '../../../src/elements/ui/linkify.js';
import { loadSanitizer, safeHtml } from '../../../src/elements/ui/safe-html.js';
import { hostilePayloads, naughty } from './hostile-payloads.js';
import { asked, provoke, strangers, trapped } from './hostile-page.js';

const payloads = hostilePayloads((index) => `sprung.push(${index})`, (index) => `/leak/${index}`);

describe('hostile texts on a page with a strict policy and Trusted Types', () => {
  it('run nothing and fetch nothing', async () => {
    const stopped: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => stopped.push(`${effectiveDirective} ${blockedURI} ${sample}`));
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = "script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; frame-src 'none'; require-trusted-types-for 'script'; trusted-types cc-widgets lit-html";
    document.head.append(meta);
    await loadSanitizer();
    const place = document.createElement('div');
    document.body.append(place);
    for (const [index, payload] of [...payloads, ...naughty].entries()) {
      render(html`<div>${safeHtml(payload)}</div><div>${linkify(payload, { markup: true })}</div>`, place);
      expect(strangers(place), `payload ${index}`).to.deep.equal([]);
      provoke(place);
    }
    // Reports come in tasks of their own: one that is certain to come last closes the list.
    const frame = document.createElement('iframe');
    frame.src = 'https://frame.example/';
    document.body.append(frame);
    await waitUntil(() => stopped.some((each) => each.startsWith('frame-src')), 'the page is not strict', { timeout: 10_000 });
    // Chromium reports what it reads into an inert document, where nothing would run; nothing else was stopped.
    const read = /^(?:frame-src https:\/\/frame\.example|(?:script-src-attr|style-src-attr|style-src-elem) inline|base-uri )/u;
    expect(stopped.filter((each) => !read.test(each))).to.deep.equal([]);
    expect(trapped()).to.deep.equal([]);
    expect(asked()).to.deep.equal([]);
  });
});
