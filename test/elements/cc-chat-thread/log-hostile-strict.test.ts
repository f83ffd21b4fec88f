import { expect, waitUntil } from '@open-wc/testing';
import { asked, trapped } from '../ui/hostile-page.js';
import { showHostile } from './log-hostile.js';

describe('hostile conversations on a page with a strict policy and Trusted Types', () => {
  it('run nothing, fetch nothing, and need no exception', async () => {
    const stopped: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => stopped.push(`${effectiveDirective} ${blockedURI} ${sample}`));
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = "script-src 'self'; style-src 'self'; img-src 'self' https:; media-src 'self' https:; object-src 'none'; base-uri 'none'; frame-src 'none'; require-trusted-types-for 'script'; trusted-types cc-widgets lit-html";
    document.head.append(meta);
    await showHostile(1);
    const frame = document.createElement('iframe');
    frame.src = 'https://frame.example/';
    document.body.append(frame);
    await waitUntil(() => stopped.some((each) => each.startsWith('frame-src')), 'the page is not strict', { timeout: 10_000 });
    // Chromium reports what it reads into an inert document, where nothing would run; nothing else was stopped.
    const read = /^(?:frame-src https:\/\/frame\.example|(?:script-src-attr|style-src-attr|style-src-elem) inline|base-uri )/u;
    expect(stopped.filter((each) => !read.test(each))).to.deep.equal([]);
    expect(trapped()).to.deep.equal([]);
    expect(asked()).to.deep.equal([]);
  }).timeout(60_000);
});
