import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/cc-chat-thread/define.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import { aFile, ana, aPicture, attached, composerThread, named, part, parts, patient, shown, withFiles } from './composer-kit.js';
import { field, sized, textOf } from './thread.js';

function pick(el: CcChatThread, ...files: readonly File[]): void {
  const input = el.renderRoot.querySelector<HTMLInputElement>('input.files');
  if (!input) throw new Error('nothing to pick files with');
  input.files = withFiles(...files).files;
  input.dispatchEvent(new Event('change'));
}

const names = (el: CcChatThread): readonly string[] => parts(el, 'attachment').map((item) => item.querySelector('bdi')?.textContent ?? '');

function drag(el: CcChatThread, type: string, data: DataTransfer): DragEvent {
  const event = new DragEvent(type, { dataTransfer: data, bubbles: true, composed: true, cancelable: true });
  (el.renderRoot.querySelector('[role=log]') ?? el).dispatchEvent(event);
  return event;
}

describe('cc-chat-thread, files', () => {
  it('shows the files that were picked, and sends them with a caption and the quote on the first', async () => {
    const { el, session, backend } = await composerThread();
    await shown(el, 'attach-button');
    pick(el, aFile('offer.pdf', 84_000, 'application/pdf'), await aPicture());
    await waitUntil(() => names(el).length === 2);
    expect(names(el)).to.deep.equal(['offer.pdf', 'box.png']);
    expect(parts(el, 'attachment')[0]?.textContent).to.contain('84 kB');
    expect(field(el)?.matches(':focus')).to.equal(true);
    expect(field(el)?.placeholder).to.contain('Caption');
    await expect(el).to.be.accessible();
    session.messages.setDraft('1', { text: '', replyTo: '10' });
    await el.updateComplete;
    await sendKeys({ type: 'As promised' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => attached(backend).length === 2, 'not sent', patient);
    expect(attached(backend).map(({ name, text }) => [name, text])).to.deep.equal([['offer.pdf', 'As promised'], ['box.png', '']]);
    expect(attached(backend)[0]).to.include({ replyTo: '10', voice: false });
    expect(attached(backend)[0]?.content.size).to.equal(84_000);
    expect(names(el)).to.deep.equal([]);
    expect(session.messages.draft('1')).to.deep.equal({ text: '' });
    expect(backend.chatVendor.accepted).to.deep.equal([]);
  });

  it('draws pictures small, and hostile names as text', async () => {
    const { el } = await composerThread();
    await el.attach([await aPicture('<img src=x onerror=alert(1)>\u202Egnp.exe')]);
    const item = await shown(el, 'attachment');
    expect(item.querySelector('bdi')?.textContent).to.equal('<img src=x onerror=alert(1)>gnp.exe');
    const pixel = (): readonly number[] => [...(item.querySelector('canvas')?.getContext('2d')?.getImageData(36, 36, 1, 1).data ?? [])];
    await waitUntil(() => pixel()[0] === 255, 'never drawn', patient);
  });

  it('takes a file out again and keeps the focus near', async () => {
    const { el } = await composerThread();
    await el.attach([aFile('a.txt'), aFile('b.txt')]);
    await waitUntil(() => names(el).length === 2);
    named(el, 'Remove a.txt')?.click();
    await waitUntil(() => names(el).length === 1);
    expect(named(el, 'Remove b.txt')?.matches(':focus')).to.equal(true);
    named(el, 'Remove b.txt')?.click();
    await waitUntil(() => names(el).length === 0);
    expect(field(el)?.matches(':focus')).to.equal(true);
    expect(part(el, 'attachments') === null).to.equal(true);
  });

  it('leaves out what is too big or empty and says why', async () => {
    const { el } = await composerThread({ desk: { maxBytes: 1_500_000 } });
    const tooBig = await el.attach([aFile('small.txt'), aFile('film.mp4', 1_500_001, 'video/mp4')]).then(() => undefined, (error: unknown) => error);
    expect(tooBig).to.have.property('code', 'limit');
    expect((await shown(el, 'composer-notice')).textContent).to.contain('film.mp4 is over 1.5 MB');
    expect(names(el)).to.deep.equal(['small.txt']);
    await expect(el).to.be.accessible();
    pick(el, aFile('nothing.txt', 0));
    await waitUntil(() => part(el, 'composer-notice')?.textContent.includes('nothing.txt is empty'));
    part(el, 'composer-notice')?.querySelector('button')?.click();
    await waitUntil(() => part(el, 'composer-notice') === null);
    expect(names(el)).to.deep.equal(['small.txt']);
  });

  it('takes files that are dragged over the conversation', async () => {
    const { el } = await composerThread();
    const data = withFiles(aFile('dragged.txt'));
    expect(drag(el, 'dragenter', data).defaultPrevented).to.equal(true);
    expect((await shown(el, 'drop-target')).textContent).to.contain('Drop files');
    drag(el, 'dragover', data);
    expect(drag(el, 'drop', data).defaultPrevented).to.equal(true);
    await waitUntil(() => names(el)[0] === 'dragged.txt');
    expect(part(el, 'drop-target') === null).to.equal(true);
  });

  it('leaves text that is dragged alone', async () => {
    const { el } = await composerThread();
    const data = new DataTransfer();
    data.setData('text/plain', 'words');
    expect(drag(el, 'dragenter', data).defaultPrevented).to.equal(false);
    await el.updateComplete;
    expect(part(el, 'drop-target') === null).to.equal(true);
  });

  it('takes a picture that is pasted; with text beside it only the text', async () => {
    const { el } = await composerThread();
    const paste = (clipboardData: DataTransfer): ClipboardEvent => {
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      field(el)?.dispatchEvent(event);
      return event;
    };
    const table = withFiles(await aPicture('image.png'));
    table.setData('text/plain', 'A1\tB1');
    expect(paste(table).defaultPrevented).to.equal(false);
    expect(paste(withFiles(await aPicture('image.png'))).defaultPrevented).to.equal(true);
    await waitUntil(() => names(el)[0] === 'image.png');
    expect(names(el)).to.have.length(1);
  });

  it('keeps files for their conversation', async () => {
    const { el } = await composerThread();
    await el.attach([aFile('for-ana.txt')]);
    await waitUntil(() => names(el).length === 1);
    await el.openConversation('2');
    await waitUntil(() => textOf(el).includes('Rui Lima') && names(el).length === 0);
    await el.openConversation('1');
    await waitUntil(() => names(el)[0] === 'for-ana.txt');
  });

  it('forgets them with whoever chose them', async () => {
    const { el, session } = await composerThread();
    await el.attach([aFile('mine.txt')]);
    await waitUntil(() => names(el).length === 1);
    await session.auth.signOut();
    await waitUntil(() => textOf(el).includes('You are not signed in'));
    await session.auth.signIn({ user: 'marina', password: 'right' });
    await waitUntil(() => session.conversations.$list.get().status === 'ready');
    await el.openConversation('1');
    await shown(el, 'attach-button');
    expect(names(el)).to.deep.equal([]);
  });

  it('takes files from the page before its own texts are there', async () => {
    const { session } = await composerThread();
    const el = sized(await fixture<CcChatThread>(html`<cc-chat-thread lang="es" .session=${session}></cc-chat-thread>`));
    await el.openConversation('1');
    await el.attach([aFile('early.txt')]);
    await waitUntil(() => names(el)[0] === 'early.txt', 'not shown', patient);
  });

  it('lets the browser ask before files are left behind, and only then', async () => {
    const { el } = await composerThread();
    const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(asks()).to.equal(false);
    await el.attach([aFile('a.txt')]);
    await waitUntil(asks);
    named(el, 'Remove a.txt')?.click();
    await waitUntil(() => !asks());
    await el.attach([aFile('b.txt')]);
    await waitUntil(asks);
    el.remove();
    expect(asks()).to.equal(false);
  });

  it('sends nothing where the page says no', async () => {
    const { el, backend } = await composerThread();
    await el.attach([aFile('a.txt')]);
    await el.insertText('Here');
    const asked: unknown[] = [];
    el.addEventListener('cc-before-send', (event) => {
      asked.push([event.detail.text, event.detail.files]);
      event.preventDefault();
    });
    await waitUntil(() => named(el, 'Send'));
    named(el, 'Send')?.click();
    await el.updateComplete;
    expect(asked).to.deep.equal([['Here', [{ name: 'a.txt', size: 5, type: 'text/plain' }]]]);
    expect(names(el)).to.deep.equal(['a.txt']);
    expect(field(el)?.value).to.equal('Here');
    expect(attached(backend)).to.deep.equal([]);
  });

  it('offers nothing where the vendor or the conversation takes no files', async () => {
    const { el } = await composerThread({ desk: { without: ['attach'] } });
    expect(part(el, 'attach-button') === null).to.equal(true);
    expect(part(el, 'voice-button') === null).to.equal(true);
    expect(drag(el, 'dragenter', withFiles(aFile('a.txt'))).defaultPrevented).to.equal(false);
    expect(await el.attach([aFile('a.txt')]).then(() => undefined, (error: unknown) => error)).to.have.property('code', 'unsupported');
    const second = await composerThread({}, { ...ana, can: new Set(['open', 'send']) });
    expect(part(second.el, 'attach-button') === null).to.equal(true);
  });
});
