import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/elements/cc-chat-thread/define.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import type { Message } from '../../../src/domain/message.js';
import { aConversation, aMessage, noon } from '../../support/samples.js';
import { emulate } from '../../support/media/media.js';
import { signedInSession, type ScriptedSession } from '../../support/scripted-session.js';
import { bubbles, rowOf, said, shownText, sized, textOf } from './thread.js';

const minute = 60_000;
const pixel = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

async function opened(messages: readonly Message[], change: Partial<Parameters<typeof aConversation>[0]> = {}): Promise<ScriptedSession & { readonly el: CcChatThread }> {
  const conversation = aConversation({ id: '1', contact: { id: 'c1', name: 'Ana Prado', phone: '+5511955550142', email: 'ana@example.com', note: 'Fridays' }, ...change });
  const scripted = await signedInSession({ conversations: [conversation], messages });
  const el = sized(await fixture<CcChatThread>(html`<cc-chat-thread lang="en" .session=${scripted.session}></cc-chat-thread>`));
  await el.openConversation('1');
  await waitUntil(() => bubbles(el).length > 0);
  return { ...scripted, el };
}

const message = (id: string, change: Partial<Message> = {}): Message => aMessage({ id, conversationId: '1', sentAt: noon + Number(id) * minute, ...change });

/** One of everything that a thread can show. */
const everything: readonly Message[] = [
  message('1', { protocol: 'A1', sentAt: noon - 26 * 60 * minute }),
  message('2', { direction: 'out', status: 'read' }),
  message('3', { body: { kind: 'text', text: 'see https://example.com/x' }, attachment: { kind: 'image', url: '/test/elements/cc-chat-thread/none.png', name: 'box.png' } }),
  message('4', { attachment: { kind: 'document', url: 'https://files.example/nf.pdf', name: 'nf-48213.pdf', size: 84_000 }, body: { kind: 'text', text: '' } }),
  message('5', { direction: 'out', template: true, body: { kind: 'html', html: '<div><span>Hello</span><span>Ana</span></div>' } }),
  message('6', { deleted: true }),
  message('7', { direction: 'out', status: 'delivered', replyTo: '3' }),
  message('8', { body: { kind: 'text', text: '  ' } }),
  message('9', { sentAtEstimated: true }),
  message('10', { direction: 'out', author: { kind: 'agent', id: 'other', name: 'Rui Lima' } }),
  message('11', { attachment: { kind: 'audio', url: 'https://files.example/a.ogg', name: 'a.ogg' } }),
];

describe('messages of cc-chat-thread', () => {
  it('divides days and tickets, joins what one writer wrote, and says what is new', async () => {
    const { el } = await opened([message('1', { protocol: 'A1', sentAt: noon - 26 * 60 * minute }), message('2'), message('3'), message('4', { direction: 'out' })], { unread: 1 });
    await shownText(el, 'Message 4');
    const text = textOf(el);
    expect(el.renderRoot.querySelectorAll('.day')).to.have.length(2);
    expect(text).to.contain('Ticket A1 · closed').and.to.contain('Ticket 20261120001');
    expect(text).to.contain('1 new message');
    expect(bubbles(el).map((each) => each.classList.contains('cont'))).to.deep.equal([false, false, false, false]);
    expect(rowOf(bubbles(el)[0] as HTMLElement).ariaLabel).to.contain('Contact').and.to.contain('Message 1');
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible with everything in it, ${scheme}`, async () => {
      await emulate({ 'prefers-color-scheme': scheme });
      const { el } = await opened(everything, { tags: [{ id: 't', name: 'VIP', color: '#c2185b' }], owner: { mine: true }, replyWindow: { kind: 'open', closesAt: Date.now() + 3 * 3_600_000 } });
      el.colorScheme = scheme;
      for (const width of [280, 700]) {
        sized(el, width, 2000);
        await shownText(el, 'Hello');
        await expect(el).to.be.accessible();
      }
      await emulate({});
    });
  }

  it('is accessible in forced colours', async () => {
    await emulate({ 'forced-colors': 'active' });
    const { el } = await opened(everything);
    await shownText(el, 'Message 10');
    await expect(el).to.be.accessible();
    await emulate({});
  });

  it('shows each kind of content', async () => {
    const { el } = await opened(everything);
    sized(el, 700, 2400);
    const file = await shownText(el, 'nf-48213.pdf');
    expect(file.querySelector('a')?.href).to.equal('https://files.example/nf.pdf');
    expect(file.querySelector('a')?.rel).to.contain('noopener');
    expect(file.textContent).to.contain('PDF · 84 kB');
    const template = await shownText(el, 'Template');
    expect(template.textContent).to.contain('Hello');
    expect((await shownText(el, 'Message deleted by the customer')).textContent).to.not.contain('Message 6');
    await shownText(el, 'Message without text');
    await shownText(el, 'time not given');
    expect((await shownText(el, 'Message 10')).querySelector('.by')?.textContent).to.equal('Rui Lima');
    expect(el.renderRoot.querySelector('audio')?.src).to.equal('https://files.example/a.ogg');
    expect(el.renderRoot.querySelector('.aside')?.textContent).to.contain('ana@example.com').and.to.contain('Fridays');
  });

  it('follows no address but http and https, and says so', async () => {
    const urls = ['javascript:alert(1)', pixel, 'blob:https://x/1', 'file:///etc/passwd', 'mailto:a@b.example', 'https://user:secret@evil.example/x', ''];
    const { el } = await opened(urls.map((url, index) => message(String(index + 1), { attachment: { kind: index % 2 === 0 ? 'image' : 'document', url, name: `f${index}.png` } })));
    sized(el, 400, 2000);
    await shownText(el, 'f6.png');
    expect(bubbles(el)).to.have.length(urls.length);
    expect(el.renderRoot.querySelectorAll('.msg a, .msg img, .msg [src]')).to.have.length(0);
    expect(bubbles(el).every((bubble) => bubble.textContent.includes('Could not open the file'))).to.equal(true);
  });

  it('says that a picture could not be shown', async () => {
    const { el } = await opened([message('1', { attachment: { kind: 'image', url: new URL('none.png', location.href).href, name: 'gone.png' } })]);
    await waitUntil(() => el.renderRoot.querySelector('figure.failed'));
    expect(getComputedStyle(el.renderRoot.querySelector('.broken') as Element).display).to.equal('block');
  });

  it('does not move what is read when a picture above arrives late', async () => {
    const { el } = await opened([
      message('1', { attachment: { kind: 'image', url: new URL(`/test/elements/cc-chat-thread/late.svg?${Math.random()}`, location.href).href, name: 'late.svg' } }),
      ...Array.from({ length: 12 }, (_, index) => message(String(index + 2))),
    ]);
    const last = await shownText(el, 'Message 13');
    const place = last.getBoundingClientRect().top;
    const image = el.renderRoot.querySelector('img');
    if (image) await waitUntil(() => image.complete);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(Math.abs(last.getBoundingClientRect().top - place)).to.be.below(1);
  });

  it('folds a long text and shows it whole on demand', async () => {
    const { el } = await opened([message('1', { body: { kind: 'text', text: `${'word '.repeat(9000)}end of it` } })]);
    const bubble = await shownText(el, 'Show the whole message');
    expect(bubble.textContent).to.not.contain('end of it');
    bubble.querySelector<HTMLElement>('.btn.link')?.click();
    await shownText(el, 'end of it');
  });

  it('goes through messages with the arrow keys and back to the text field with Escape', async () => {
    const { el } = await opened([message('1'), message('2'), message('3')]);
    const { sendKeys } = await import('@web/test-runner-commands');
    await shownText(el, 'Message 3');
    el.focus();
    await sendKeys({ press: 'F6' });
    const focused = (): string => el.shadowRoot?.activeElement?.textContent ?? '';
    expect(focused()).to.contain('Message 3');
    await sendKeys({ press: 'ArrowUp' });
    expect(focused()).to.contain('Message 2');
    await sendKeys({ press: 'Home' });
    expect(focused()).to.not.contain('Message 2');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Tab' });
    expect(el.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('Reply to Contact');
    await sendKeys({ press: 'Escape' });
    expect(el.shadowRoot?.activeElement?.localName).to.equal('textarea');
    await sendKeys({ down: 'Alt' });
    await sendKeys({ press: 'KeyM' });
    await sendKeys({ up: 'Alt' });
    expect(focused()).to.contain('Message 3');
  });

  it('counts what came while the agent read further up, and goes there', async () => {
    const { el, backend } = await opened(Array.from({ length: 40 }, (_, index) => message(String(index + 1))));
    await shownText(el, 'Message 40');
    const log = el.renderRoot.querySelector<HTMLElement>('.log');
    if (log) log.scrollTop = 0;
    await waitUntil(() => el.renderRoot.querySelector('.jump'));
    for (const text of ['one', 'two', 'three', 'four', 'five']) backend.chatVendor.customerWrites('1', text);
    await waitUntil(() => el.renderRoot.querySelector('.jump .count')?.textContent === '5');
    await expect(el).to.be.accessible();
    el.renderRoot.querySelector<HTMLElement>('.jump')?.click();
    await shownText(el, 'five');
    await waitUntil(() => el.renderRoot.querySelector('.jump') === null);
  });

  it('counts a burst instead of reading it out', async () => {
    const { el, backend } = await opened([message('1')]);
    const burst = Array.from({ length: 5 }, (_, index) => message(String(index + 2)));
    backend.emit({ type: 'messages-received', conversationId: '1', messages: burst, history: 'delta' });
    await waitUntil(() => said(el) === '5 new messages');
  });

  it('loads what is older when the reader comes near it', async () => {
    const conversation = aConversation({ id: '1' });
    const messages = Array.from({ length: 120 }, (_, index) => message(String(index + 1)));
    const { session } = await signedInSession({ conversations: [conversation], messages, pageSize: 40 });
    const el = sized(await fixture<CcChatThread>(html`<cc-chat-thread lang="en" .session=${session}></cc-chat-thread>`));
    await el.openConversation('1');
    await shownText(el, 'Message 120');
    const log = el.renderRoot.querySelector<HTMLElement>('.log');
    await waitUntil(() => {
      if (log) log.scrollTop = 0;
      return session.messages.of('1').get().value.complete;
    });
    await shownText(el, 'Message 1');
  });

  it('asks before it calls the contact', async () => {
    const { el, backend } = await opened([message('1')]);
    const numbers: string[] = [];
    el.addEventListener('cc-before-call', (event) => {
      numbers.push(event.detail.number);
      if (numbers.length === 1) event.preventDefault();
    });
    const call = el.renderRoot.querySelector<HTMLElement>('[part=call-button]');
    call?.click();
    call?.click();
    await waitUntil(() => backend.script.log.includes('dial'));
    expect(numbers).to.deep.equal(['+5511955550142', '+5511955550142']);
    expect(backend.script.log.filter((each) => each === 'dial')).to.have.length(1);
  });
});
