import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import '../../../src/elements/cc-chat-thread/define.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import { composerThread, named, part, patient, shown } from './composer-kit.js';
import { field, shownText } from './thread.js';

const hour = 3_600_000;
/** Noon of tomorrow: an hour later is the same day at whatever time of day this runs. */
const inOneDay = new Date().setHours(36, 0, 0, 0);
const slots = [
  { at: inOneDay + hour, agentId: '2' },
  { at: inOneDay, agentId: '1' },
  { at: inOneDay, agentId: '2' },
  { at: inOneDay + 48 * hour },
  { at: Date.now() - hour },
];

const dialog = (el: CcChatThread): HTMLDialogElement | null => el.renderRoot.querySelector('dialog');
const times = (el: CcChatThread): readonly HTMLInputElement[] => [...(dialog(el)?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])];
const submit = (el: CcChatThread): HTMLButtonElement | null => dialog(el)?.querySelector<HTMLButtonElement>('.btn.primary.block') ?? null;

async function openDialog(el: CcChatThread): Promise<void> {
  (await shown(el, 'schedule-button')).click();
  await waitUntil(() => dialog(el)?.open === true, 'no dialog', patient);
}

describe('cc-chat-thread, the composer', () => {
  it('sends on Enter, breaks the line on Shift+Enter, and leaves a composition alone', async () => {
    const { el, backend } = await composerThread();
    el.focus();
    await sendKeys({ type: 'one' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ type: 'two' });
    field(el)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));
    await el.updateComplete;
    expect(backend.chatVendor.accepted).to.deep.equal([]);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => backend.chatVendor.accepted[0]?.text === 'one\ntwo');
    await shownText(el, 'two');
    expect(field(el)?.value).to.equal('');
  });

  it('takes rich text from the clipboard as plain text', async () => {
    const { el } = await composerThread();
    el.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<b onclick="x()">bold</b>');
    clipboardData.setData('text/plain', 'bold');
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    field(el)?.dispatchEvent(event);
    // The field itself takes the text of it.
    expect(event.defaultPrevented).to.equal(false);
    expect(field(el)).to.be.instanceOf(HTMLTextAreaElement);
  });

  it('has one button at the end: to record, or to send what is there', async () => {
    const { el } = await composerThread();
    await shown(el, 'voice-button');
    expect(part(el, 'send-button') === null).to.equal(true);
    await el.insertText('Hi');
    await shown(el, 'send-button');
    expect(part(el, 'voice-button') === null).to.equal(true);
  });
});

describe('cc-chat-thread, messages for later', () => {
  it('offers the free times by day, equal ones once, and schedules the draft', async () => {
    const { el, session, backend } = await composerThread({ desk: { slots } });
    await el.insertText('We call you back');
    await openDialog(el);
    await waitUntil(() => times(el).length === 3, 'no times', patient);
    expect(dialog(el)?.querySelectorAll('fieldset')).to.have.length(2);
    expect(dialog(el)?.querySelector('textarea')?.value).to.equal('We call you back');
    expect(submit(el)?.disabled).to.equal(true);
    await expect(el).to.be.accessible();
    times(el)[0]?.focus();
    await sendKeys({ press: 'Space' });
    await waitUntil(() => submit(el)?.disabled === false);
    submit(el)?.click();
    await waitUntil(() => dialog(el) === null, 'never done', patient);
    const [message, at] = backend.desk.last('schedule') ?? [];
    expect(at).to.equal(inOneDay);
    expect(message).to.include({ conversationId: '1', text: 'We call you back' });
    expect(session.messages.draft('1').text).to.equal('');
    expect(backend.chatVendor.accepted).to.deep.equal([]);
    await waitUntil(() => field(el)?.matches(':focus'));
  });

  it('says that it was refused and keeps everything', async () => {
    const { el, session, backend } = await composerThread({ desk: { slots } });
    await el.insertText('We call you back');
    await openDialog(el);
    await waitUntil(() => times(el).length === 3, 'no times', patient);
    times(el)[1]?.click();
    backend.script.failNext('schedule', new Fault('conflict'));
    await waitUntil(() => submit(el)?.disabled === false);
    submit(el)?.click();
    await waitUntil(() => dialog(el)?.textContent.includes('The message was not scheduled'));
    expect(session.messages.draft('1').text).to.equal('We call you back');
    await expect(el).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => dialog(el) === null);
  });

  it('offers to try again when the times could not be loaded, and says that there are none', async () => {
    const { el, backend } = await composerThread({ desk: { slots: [] } });
    backend.script.failNext('slots', new Fault('network'));
    await openDialog(el);
    await waitUntil(() => dialog(el)?.textContent.includes('The times could not be loaded'));
    dialog(el)?.querySelector<HTMLButtonElement>('.banner button')?.click();
    await waitUntil(() => dialog(el)?.textContent.includes('There is no free time'));
    named(el, 'Close')?.click();
    await waitUntil(() => dialog(el) === null);
  });

  it('is absent where the vendor cannot', async () => {
    const { el } = await composerThread({ desk: { without: ['schedule'] } });
    await shown(el, 'emoji-button');
    expect(part(el, 'schedule-button') === null).to.equal(true);
  });
});
