import { expect, waitUntil } from '@open-wc/testing';
import { Fault } from '../../../src/domain/fault.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import { aConversation } from '../../support/samples.js';
import { sized } from './thread.js';
import { message, openLog, part, patient, press } from './log-thread.js';

const earlier = aConversation({ id: '7', protocol: 'OLD-7', place: 'closed', preview: 'thanks <b>', can: new Set(['open']) });
const shut = aConversation({ id: '8', protocol: 'OLD-8', place: 'closed', can: new Set() });
const text = (el: CcChatThread, name: string): string => part(el, name)?.textContent.replace(/\s+/gu, ' ') ?? '';

describe('the contact pane', () => {
  it('lists earlier conversations on demand, and opens those that may be opened', async () => {
    const current = aConversation({ id: '1' });
    const { el, session, backend } = await openLog([message('1')], { desk: { only: ['contact-history'], history: [current, earlier, shut] } });
    sized(el, 800, 600);
    expect(part(el, 'record')).to.equal(null);
    backend.script.failNext('contactHistory', new Fault('network'));
    await press(el.renderRoot, '[part=history] button', 'Show earlier conversations');
    await waitUntil(() => text(el, 'history').includes('The server did not answer'), 'no word of it', patient);
    await expect(el).to.be.accessible();
    await press(el.renderRoot, '[part=history] button', 'Try again');
    await waitUntil(() => text(el, 'history').includes('OLD-7'), 'no list', patient);
    expect(text(el, 'history')).to.contain('thanks <b>').and.to.contain('OLD-8').and.to.not.contain(current.protocol);
    expect(part(el, 'history')?.querySelectorAll('button')).to.have.length(1);
    await expect(el).to.be.accessible();
    backend.chatVendor.arrives(earlier);
    part(el, 'history')?.querySelector('button')?.click();
    await waitUntil(() => session.conversations.$selectedId.get() === '7', 'not opened', patient);
    await waitUntil(() => text(el, 'history').includes('Show earlier conversations'), 'not of the new one', patient);
  });

  it('shows the vendor’s record, with its HTML made harmless', async () => {
    const record = {
      conversationId: '1', protocol: 'P', title: 'Delivery', agentName: 'Rui <i>', state: 'serving', startedAt: Date.UTC(2026, 10, 20), notes: 'VIP',
      html: '<p>All <b>of</b> it</p><img src=x onerror="document.title=1"><script>document.title=2</script>',
    } as const;
    const { el } = await openLog([message('1')], { desk: { only: ['record'], record } });
    sized(el, 800, 600);
    expect(part(el, 'history')).to.equal(null);
    await press(el.renderRoot, '[part=record] button', 'Show the record');
    await waitUntil(() => text(el, 'record').includes('Delivery'), 'no record', patient);
    expect(text(el, 'record')).to.contain('Rui <i>').and.to.contain('Being served').and.to.contain('VIP');
    part(el, 'record')?.querySelector('summary')?.click();
    await waitUntil(() => part(el, 'record')?.querySelector('.rich b'), 'no transcript', patient);
    expect(part(el, 'record')?.querySelector('img, script')).to.equal(null);
    await expect(el).to.be.accessible();
    await press(el.renderRoot, '[part=record] button[aria-label="Close record"]');
    await waitUntil(() => !text(el, 'record').includes('Delivery'));
  });

  it('opens as a dialog where it has no room, and leads to the tags', async () => {
    const one = aConversation({ id: '1', contact: { id: 'c1', name: 'Ana Prado', email: 'ana@example.org' }, can: new Set(['open', 'send', 'tag']) });
    const { el } = await openLog([message('1')], { conversations: [one], desk: { only: ['tags', 'contact-history'], history: [earlier] } });
    sized(el, 360, 600);
    await waitUntil(() => part(el, 'acts-button'), 'no menu', patient);
    part(el, 'acts-button')?.click();
    await press(el.renderRoot, '[role=menuitem]', 'Contact details');
    const dialog = (): HTMLDialogElement | null => el.renderRoot.querySelector('dialog[open]');
    await waitUntil(() => dialog()?.dataset['name'] === 'contact', 'no dialog', patient);
    expect(dialog()?.querySelector('h2')?.textContent).to.equal('Ana Prado');
    expect(dialog()?.textContent).to.contain('ana@example.org');
    await expect(el).to.be.accessible();
    dialog()?.querySelector<HTMLElement>('[part=history] button')?.click();
    await waitUntil(() => dialog()?.textContent.includes('OLD-7'), 'no list', patient);
    dialog()?.querySelector<HTMLElement>('[part=tags-button]')?.click();
    await waitUntil(() => dialog()?.dataset['name'] === 'tags', 'no tags', patient);
    sized(el, 800, 600);
    dialog()?.close();
    await waitUntil(() => dialog() === null);
    part(el, 'acts-button')?.click();
    await waitUntil(() => el.renderRoot.querySelector('[role=menuitem]'), 'no menu', patient);
    expect(el.renderRoot.querySelectorAll('[role=menuitem]')).to.have.length(1);
  });

  it('has neither where the vendor has neither', async () => {
    const { el } = await openLog([message('1')], { desk: { without: ['contact-history', 'record'] } });
    sized(el, 800, 600);
    expect(part(el, 'contact')).to.not.equal(null);
    expect(el.renderRoot.querySelector('[part=history], [part=record]')).to.equal(null);
  });
});
