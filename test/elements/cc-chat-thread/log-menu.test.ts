import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import { bubbles, rowOf, said, shownText, textOf } from './thread.js';
import { byText, focused, message, openLog, patient, press, texts } from './log-thread.js';

const menu = (el: CcChatThread): HTMLElement | null => el.renderRoot.querySelector<HTMLElement>('#message-menu');
const items = (el: CcChatThread): readonly string[] => [...(menu(el)?.querySelectorAll('[role=menuitem]') ?? [])].map((each) => each.textContent.trim());

async function openMenu(el: CcChatThread, text: string): Promise<HTMLElement> {
  const bubble = await shownText(el, text);
  rowOf(bubble).focus();
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => menu(el)?.matches(':popover-open') && items(el).length > 0, 'no menu', patient);
  return bubble;
}

describe('actions of a message', () => {
  it('are in a menu of the keyboard and of the pointer, and the focus comes back', async () => {
    const { el } = await openLog([message('1'), message('2', { deleted: true, body: { kind: 'text', text: '' } })]);
    const bubble = await openMenu(el, 'Message 1');
    expect(items(el)).to.deep.equal(['Reply', 'Copy text']);
    await expect(el).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    expect(focused(el)).to.equal(rowOf(bubble));
    bubble.querySelector<HTMLElement>('[part~=message-menu-button]')?.click();
    await waitUntil(() => menu(el)?.matches(':popover-open'), 'no menu', patient);
    await press(el.renderRoot, '[role=menuitem]', 'Reply');
    await waitUntil(() => focused(el)?.localName === 'textarea', 'no field', patient);
    expect(bubbles(el)[1]?.querySelector('[part~=message-menu-button]')).to.equal(null);
  });

  it('copy the words, of a template too', async () => {
    const { el } = await openLog([message('1', { direction: 'out', template: true, body: { kind: 'html', html: '<p>Hello <b>Ana</b></p><p>Bye</p>' } })]);
    const copied: string[] = [];
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text: string) => void copied.push(text) } });
    await openMenu(el, 'Hello');
    await press(el.renderRoot, '[role=menuitem]', 'Copy text');
    await waitUntil(() => said(el).includes('Text copied'), 'not said', patient);
    expect(copied).to.deep.equal(['Hello Ana\nBye']);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) } });
    await openMenu(el, 'Hello');
    await press(el.renderRoot, '[role=menuitem]', 'Copy text');
    await waitUntil(() => byText(el.renderRoot, '.banner', 'did not allow copying'), 'no notice', patient);
    await press(el.renderRoot, '.banner button', 'Close notice');
    await waitUntil(() => !byText(el.renderRoot, '.banner', 'copying'));
  });

  it('ask the assistant where there is one, and say what went wrong', async () => {
    const { el, backend } = await openLog([message('1'), message('2', { direction: 'out' })], { desk: { only: ['assistant-message'] } });
    await openMenu(el, 'Message 2');
    expect(items(el)).to.not.include('Ask the assistant to answer');
    await sendKeys({ press: 'Escape' });
    await openMenu(el, 'Message 1');
    await press(el.renderRoot, '[role=menuitem]', 'Ask the assistant');
    await waitUntil(() => said(el).includes('Asked.'), 'not said', patient);
    expect(backend.desk.last('answerMessage')).to.deep.equal(['1', '1']);
    backend.script.failNext('answerMessage', new Fault('timeout'));
    await openMenu(el, 'Message 1');
    await press(el.renderRoot, '[role=menuitem]', 'Ask the assistant');
    await waitUntil(() => byText(el.renderRoot, '.banner', 'The assistant did not take the request'), 'no notice', patient);
  });
});

describe('a quoted message', () => {
  it('is found in what has not been loaded', async () => {
    const { el } = await openLog([...texts(1, 150), message('200', { replyTo: '3' })], { pageSize: 40 });
    const bubble = await shownText(el, 'Message 200');
    await press(bubble, 'button.quote');
    await waitUntil(() => focused(el)?.textContent.includes('Message 3'), 'not found', patient);
    expect(rowOf(await shownText(el, 'Message 3'))).to.equal(focused(el));
  });

  it('that is in no history is said to be gone, and stays a quote', async () => {
    const { el, session } = await openLog([...texts(1, 90), message('200', { replyTo: 'nobody' })], { pageSize: 40 });
    await press(await shownText(el, 'Message 200'), 'button.quote');
    await waitUntil(() => byText(el.renderRoot, '.banner', 'not in the history'), 'no notice', patient);
    expect(session.messages.of('1').get().value.complete).to.equal(true);
    expect((await shownText(el, 'Message 200')).querySelector('button.quote')).to.equal(null);
  });

  it('is not searched further than the agent wants', async () => {
    const { el, backend } = await openLog([...texts(1, 150), message('200', { replyTo: '3' })], { pageSize: 40 });
    const letThrough = backend.script.holdBack('fetchOlder');
    await press(await shownText(el, 'Message 200'), 'button.quote');
    await press(el.renderRoot, '.seeking button', 'Stop');
    await waitUntil(() => el.renderRoot.querySelector('.seeking') === null);
    letThrough();
    await waitUntil(() => backend.script.log.filter((each) => each === 'fetchOlder').length === 1);
    expect(textOf(el)).to.contain('Message 200');
  });
});

describe('a deleted message', () => {
  it('is shown as deleted, its text on demand and only where the vendor gives it', async () => {
    const { el } = await openLog([message('1', { deleted: true, body: { kind: 'text', text: '' } }), message('2', { deleted: true, body: { kind: 'text', text: 'I take that back' } })]);
    await shownText(el, 'Message deleted by the customer');
    expect(textOf(el)).to.not.contain('I take that back');
    expect(el.renderRoot.querySelectorAll('.deleted button[aria-expanded]')).to.have.length(1);
    await press(el.renderRoot, '.deleted button', 'Show the deleted text');
    const bubble = await shownText(el, 'I take that back');
    expect(bubble.textContent).to.contain('Message deleted by the customer');
    await press(el.renderRoot, '.deleted button', 'Hide the deleted text');
    await waitUntil(() => !textOf(el).includes('I take that back'));
  });
});
