import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import type { ReplyWindow } from '../../../src/domain/reply-window.js';
import '../../../src/elements/cc-chat-thread/define.js';
import type { ScriptedBackend } from '../../support/scripted-backend.js';
import { ana, composerThread, part, parts, patient, shown } from './composer-kit.js';
import { bubbles, field, shownText, textOf } from './thread.js';

const closed = { ...ana, replyWindow: { kind: 'closed' } as const };

function setWindow(backend: ScriptedBackend, replyWindow: ReplyWindow): void {
  const known = backend.chatVendor.conversations.get('1');
  if (known) backend.chatVendor.arrives({ ...known, replyWindow });
}

describe('cc-chat-thread, the reply window', () => {
  it('counts the last hour down where the agent writes, and blocks at its end in place', async () => {
    const { el, session } = await composerThread({}, { ...ana, replyWindow: { kind: 'open', closesAt: Date.now() + 6000 } });
    expect((await shown(el, 'window')).textContent).to.match(/0:0\d/u);
    await expect(el).to.be.accessible();
    el.focus();
    await sendKeys({ type: 'Not sent yet' });
    await waitUntil(() => el.matches(':state(blocked)'), 'never closed', patient);
    await shown(el, 'templates');
    expect(field(el) === null).to.equal(true);
    expect(session.messages.draft('1').text).to.equal('Not sent yet');
    expect(textOf(el)).to.contain('What you wrote is kept').and.to.contain('Not sent yet');
    await waitUntil(() => part(el, 'template')?.matches(':focus'), 'the focus got lost', patient);
  });

  it('offers the approved templates, with names only where the vendor has no more', async () => {
    const { el, backend } = await composerThread({}, closed);
    await waitUntil(() => parts(el, 'template').length === 2, 'no templates', patient);
    const [welcome, reminder] = parts(el, 'template');
    expect(welcome?.textContent).to.contain('Hello, can we go on?');
    expect(reminder?.textContent.trim()).to.equal('Reminder');
    expect((part(el, 'send-template') as HTMLButtonElement).disabled).to.equal(true);
    await expect(el).to.be.accessible();
    welcome?.focus();
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => reminder?.getAttribute('aria-selected') === 'true');
    expect(reminder?.matches(':focus')).to.equal(true);
    part(el, 'send-template')?.click();
    await waitUntil(() => textOf(el).includes('Template sent'), 'never sent', patient);
    expect(backend.desk.last('sendTemplate')?.slice(0, 2)).to.deep.equal(['1', '42']);
    await expect(el).to.be.accessible();
  });

  it('searches them', async () => {
    const templates = ['cobrança_amigável', 'retomada', 'confirma_entrega', 'boas_vindas'].map((name, index) => ({ id: String(index), name }));
    const { el } = await composerThread({ desk: { templates } }, closed);
    await waitUntil(() => parts(el, 'template').length === 4, 'no templates', patient);
    el.focus();
    await sendKeys({ type: 'cobranca amig' });
    await waitUntil(() => parts(el, 'template').length === 1);
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => part(el, 'template')?.getAttribute('aria-selected') === 'true');
    expect(part(el, 'template')?.textContent).to.contain('cobrança_amigável');
  });

  it('never shows a refused one as sent', async () => {
    const { el, backend } = await composerThread({}, closed);
    await waitUntil(() => parts(el, 'template').length === 2, 'no templates', patient);
    const before = bubbles(el).length;
    backend.script.failNext('sendTemplate', new Fault('rejected'));
    part(el, 'template')?.click();
    await waitUntil(() => part(el, 'send-template')?.matches(':enabled'));
    part(el, 'send-template')?.click();
    await waitUntil(() => textOf(el).includes('The template was not sent'));
    expect(bubbles(el)).to.have.length(before);
    expect(part(el, 'send-template')?.matches(':enabled')).to.equal(true);
    await expect(el).to.be.accessible();
    const asked = oneEvent(el, 'cc-before-send');
    el.addEventListener('cc-before-send', (event) => event.preventDefault());
    part(el, 'send-template')?.click();
    expect((await asked).detail).to.include({ conversationId: '1', templateId: '41' });
    expect(backend.desk.last('sendTemplate')).to.equal(undefined);
  });

  it('offers to try again when they could not be loaded', async () => {
    const { el, backend } = await composerThread({}, ana);
    backend.script.failNext('templates', new Fault('timeout'));
    setWindow(backend, { kind: 'closed' });
    await waitUntil(() => textOf(el).includes('The templates could not be loaded'), 'no word of it', patient);
    await expect(el).to.be.accessible();
    part(el, 'templates')?.querySelector('button')?.click();
    await waitUntil(() => parts(el, 'template').length === 2);
  });

  it('brings the draft back when the customer has written', async () => {
    const { el, backend } = await composerThread({}, closed);
    await shown(el, 'templates');
    backend.chatVendor.customerWrites('1', 'Here I am');
    setWindow(backend, { kind: 'open', closesAt: Date.now() + 86_400_000 });
    await shownText(el, 'Here I am');
    await waitUntil(() => field(el));
    expect(part(el, 'window') === null).to.equal(true);
    expect(part(el, 'templates') === null).to.equal(true);
  });

  it('has nothing to choose where the vendor has no templates, and takes no text', async () => {
    const { el, backend } = await composerThread({ desk: { without: ['templates'] } }, closed);
    expect(textOf(el)).to.contain('24');
    expect(part(el, 'templates') === null).to.equal(true);
    expect(await el.send('anyway').then(() => undefined, (error: unknown) => error)).to.have.property('code', 'conflict');
    expect(await el.insertText('anyway').then(() => undefined, (error: unknown) => error)).to.have.property('code', 'conflict');
    expect(backend.chatVendor.accepted).to.deep.equal([]);
  });
});
