import { expect, waitUntil } from '@open-wc/testing';
import '../../../src/elements/cc-chat-thread/define.js';
import { aFile, aPicture, composerThread, named, parts, part, patient, shown } from './composer-kit.js';
import { field } from './thread.js';

const policy =
  "script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; worker-src 'none'; object-src 'none'; base-uri 'none'; frame-src 'none'; require-trusted-types-for 'script'; trusted-types cc-widgets lit-html";

describe('cc-chat-thread, the composer on a page with a strict policy', () => {
  it('previews, records, plays, picks emoji and schedules without being stopped once, and asks nobody else', async () => {
    const stopped: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => stopped.push(`${effectiveDirective} ${blockedURI}`));
    const { el } = await composerThread();
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = policy;
    document.head.append(meta);
    await el.attach([await aPicture(), aFile('a.txt')]);
    await waitUntil(() => parts(el, 'attachment').length === 2);
    const pixel = (): number | undefined => el.renderRoot.querySelector<HTMLCanvasElement>('.chosen canvas')?.getContext('2d')?.getImageData(36, 36, 1, 1).data[0];
    await waitUntil(() => pixel() === 255, 'never drawn', patient);
    for (const button of parts(el, 'attachment')) button.querySelector('button')?.click();
    (await shown(el, 'voice-button')).click();
    const bar = await shown(el, 'recorder');
    await waitUntil(() => bar.querySelector('.num')?.textContent === '0:01', 'no time', patient);
    named(el, 'Pause')?.click();
    await waitUntil(() => named(el, 'Listen to the recording'));
    named(el, 'Listen to the recording')?.click();
    await waitUntil(() => named(el, 'Stop listening'), 'never played', patient);
    named(el, 'Discard recording')?.click();
    await waitUntil(() => field(el));
    (await shown(el, 'emoji-button')).click();
    await waitUntil(() => el.renderRoot.querySelector('.ecell'), 'no emoji', patient);
    (await shown(el, 'schedule-button')).click();
    await waitUntil(() => part(el, 'schedule'), 'no dialog', patient);
    // Reports come in tasks of their own: one that is certain to come last closes the list.
    const frame = document.createElement('iframe');
    frame.src = 'https://frame.example/';
    document.body.append(frame);
    await waitUntil(() => stopped.some((each) => each.startsWith('frame-src')), 'the page is not strict', patient);
    expect(stopped.filter((each) => !each.startsWith('frame-src'))).to.deep.equal([]);
    const elsewhere = performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith(location.origin) && !name.startsWith('https://frame.example'));
    expect(elsewhere.map(({ name }) => name)).to.deep.equal([]);
  });
});
