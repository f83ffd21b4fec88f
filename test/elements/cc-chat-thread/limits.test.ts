import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/cc-chat-thread/define.js';
import { aFile, attached, composerThread, named, part, patient, shown } from './composer-kit.js';
import { field, textOf } from './thread.js';

describe('cc-chat-thread, a text that is too long', () => {
  it('counts what is left near the limit, and keeps what is over it', async () => {
    const { el, session, backend } = await composerThread({ desk: { maxTextLength: 50 } });
    await el.insertText('x'.repeat(44));
    await shown(el, 'send-button');
    expect(part(el, 'text-length') === null).to.equal(true);
    await el.insertText('x');
    expect((await shown(el, 'text-length')).textContent).to.contain('5 characters left');
    await el.insertText('12345678');
    await waitUntil(() => part(el, 'text-length')?.textContent.includes('Take out 3 characters to send'), 'no word of it', patient);
    await waitUntil(() => part(el, 'send-button')?.ariaDisabled === 'true');
    await expect(el).to.be.accessible();
    expect(part(el, 'send-button')?.title).to.contain('50');
    el.focus();
    await sendKeys({ press: 'Enter' });
    part(el, 'send-button')?.click();
    expect(await el.send('y'.repeat(51)).then(() => undefined, (error: unknown) => error)).to.have.property('code', 'limit');
    expect(backend.chatVendor.accepted).to.deep.equal([]);
    expect(session.messages.draft('1').text).to.have.length(53);
    for (const _ of '123') await sendKeys({ press: 'Backspace' });
    await waitUntil(() => part(el, 'send-button')?.ariaDisabled !== 'true');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => backend.chatVendor.accepted[0]?.text.length === 50, 'not sent', patient);
    expect(field(el)?.value).to.equal('');
  });
});

describe('cc-chat-thread, a browser without room', () => {
  const { put } = IDBObjectStore.prototype;
  afterEach(() => {
    IDBObjectStore.prototype.put = put;
  });

  it('says that the page must stay until the file has gone out', async () => {
    const { el, backend } = await composerThread();
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>): IDBRequest<IDBValidKey> {
      if (this.name === 'files') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    };
    await el.attach([aFile('a.txt')]);
    await waitUntil(() => named(el, 'Send'));
    named(el, 'Send')?.click();
    await waitUntil(() => textOf(el).includes('Do not close this page before it has gone out'), 'no word of it', patient);
    await expect(el).to.be.accessible();
    await waitUntil(() => attached(backend).length === 1, 'not sent', patient);
    part(el, 'composer-notice')?.querySelector('button')?.click();
    await waitUntil(() => part(el, 'composer-notice') === null);
  });
});
