import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Fault } from '../../../src/domain/fault.js';
import '../../../src/elements/cc-chat-thread/define.js';
import type { CcChatThread } from '../../../src/elements/cc-chat-thread/cc-chat-thread.js';
import type { Session } from '../../../src/session/session-api.js';
import { aConversation, aMessage } from '../../support/samples.js';
import { scriptedSession, signedInSession } from '../../support/scripted-session.js';
import { bubbles, field, shownText, sized, textOf } from './thread.js';

async function thread(session: Session | undefined): Promise<CcChatThread> {
  return sized(await fixture<CcChatThread>(html`<cc-chat-thread lang="en" .session=${session}></cc-chat-thread>`));
}

const ana = aConversation({ id: '1', contact: { id: 'c1', name: 'Ana Prado', phone: '+5511955550142' } });
const rui = aConversation({ id: '2', contact: { id: 'c2', name: 'Rui Lima' } });

describe('cc-chat-thread', () => {
  it('says that there is no session, that nobody is signed in, and that nothing is open', async () => {
    const el = await thread(undefined);
    await waitUntil(() => textOf(el).includes('No session on this page'));
    const { session } = scriptedSession({ conversations: [ana] });
    el.session = session;
    await waitUntil(() => textOf(el).includes('You are not signed in yet'));
    await session.auth.signIn({ user: 'marina', password: 'right' });
    await waitUntil(() => textOf(el).includes('Choose a conversation'));
    await expect(el).to.be.accessible();
  });

  it('says that a session has no chat', async () => {
    const { session } = await signedInSession({ facets: ['auth'] });
    const el = await thread(session);
    await waitUntil(() => textOf(el).includes('Conversations are not set up'));
  });

  it('shows a skeleton, then the messages', async () => {
    const { session, backend } = await signedInSession({ conversations: [ana], messages: [aMessage({ id: '10', conversationId: '1' })] });
    const el = await thread(session);
    const release = backend.script.holdBack('open');
    void el.openConversation('1');
    await waitUntil(() => el.matches(':state(loading)'));
    expect(el.renderRoot.querySelector('[role=log]')?.getAttribute('aria-busy')).to.equal('true');
    await expect(el).to.be.accessible();
    release();
    await shownText(el, 'Message 10');
    expect(el.renderRoot.querySelector('[aria-busy=true]')).to.equal(null);
    expect(textOf(el)).to.contain('Ana Prado');
    await expect(el).to.be.accessible();
  });

  it('offers to try again when it could not be opened', async () => {
    const { session, backend } = await signedInSession({ conversations: [ana], messages: [aMessage({ id: '10', conversationId: '1' })] });
    const el = await thread(session);
    backend.script.failNext('open', new Fault('timeout'));
    await el.openConversation('1').catch((error: unknown) => expect(error).to.have.property('code', 'timeout'));
    await waitUntil(() => textOf(el).includes('Could not open the conversation'));
    expect(textOf(el)).to.contain('timeout');
    await expect(el).to.be.accessible();
    el.renderRoot.querySelector<HTMLElement>('.empty .btn')?.click();
    await shownText(el, 'Message 10');
  });

  it('sends with Enter, keeps the focus and shows how the message stands', async () => {
    const { session, backend } = await signedInSession({ conversations: [ana] });
    const el = await thread(session);
    await el.openConversation('1');
    const release = backend.script.holdBack('send');
    await waitUntil(() => field(el));
    el.focus();
    await sendKeys({ type: 'Good morning' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ type: 'Ana' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Enter' });
    await shownText(el, 'Good morning\nAna');
    expect(bubbles(el)[0]?.classList.contains('sending')).to.equal(true);
    expect(field(el)?.value).to.equal('');
    expect(field(el)?.matches(':focus')).to.equal(true);
    release();
    await waitUntil(() => bubbles(el)[0]?.classList.contains('sending') === false);
    expect(backend.chatVendor.accepted.map(({ text }) => text)).to.deep.equal(['Good morning\nAna']);
  });

  it('lets the host stop a message and keeps the text', async () => {
    const { session, backend } = await signedInSession({ conversations: [ana] });
    const el = await thread(session);
    await el.openConversation('1');
    await waitUntil(() => field(el));
    el.addEventListener('cc-before-send', (event) => event.preventDefault(), { once: true });
    const asked = oneEvent(el, 'cc-before-send');
    el.focus();
    await sendKeys({ type: 'Secret' });
    await sendKeys({ press: 'Enter' });
    const { detail } = (await asked) as CustomEvent<{ text: string; conversationId: string }>;
    expect(detail).to.include({ text: 'Secret', conversationId: '1' });
    expect(field(el)?.value).to.equal('Secret');
    expect(backend.chatVendor.accepted).to.deep.equal([]);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => backend.chatVendor.accepted.length === 1);
  });

  it('keeps a draft for each conversation', async () => {
    const { session } = await signedInSession({ conversations: [ana, rui] });
    const el = await thread(session);
    await el.openConversation('1');
    await el.insertText('For Ana');
    await el.openConversation('2');
    await waitUntil(() => field(el)?.value === '');
    await el.insertText('For Rui');
    await el.openConversation('1');
    await waitUntil(() => field(el)?.value === 'For Ana');
    await el.openConversation('2');
    await waitUntil(() => field(el)?.value === 'For Rui');
  });

  it('keeps what is there readable while the connection is away, and counts what waits', async () => {
    const { session, backend } = await signedInSession({ conversations: [ana], messages: [aMessage({ id: '10', conversationId: '1' })] });
    const el = await thread(session);
    await el.openConversation('1');
    await shownText(el, 'Message 10');
    backend.drop();
    await waitUntil(() => el.matches(':state(offline)'));
    await el.send('While away');
    await shownText(el, 'While away');
    await waitUntil(() => textOf(el).includes('1 message in the queue'));
    expect(textOf(el)).to.contain('Message 10');
    expect(textOf(el)).to.contain('Queued · 1 of 1');
    await expect(el).to.be.accessible();
    backend.restore();
    await waitUntil(() => !textOf(el).includes('in the queue') && backend.chatVendor.accepted.length > 0);
    expect(backend.chatVendor.accepted.map(({ text }) => text)).to.deep.equal(['While away']);
  });

  for (const [reason, said] of [['closed', 'was closed'], ['transferred', 'was transferred'], ['taken', 'Somebody else took'], ['gone', 'left your list']] as const) {
    it(`says that the conversation is ${reason}, and keeps the draft in sight`, async () => {
      const { session, backend } = await signedInSession({ conversations: [ana] });
      const el = await thread(session);
      await el.openConversation('1');
      await el.insertText('Half a sentence');
      backend.chatVendor.takeAway('1', reason, 'Rui');
      await waitUntil(() => textOf(el).includes(said));
      expect(textOf(el)).to.contain('By Rui.').and.to.contain('Half a sentence');
      await expect(el).to.be.accessible();
    });
  }

  it('does not let the agent write where the vendor or the reply window forbids it', async () => {
    const closed = aConversation({ id: '3', replyWindow: { kind: 'closed' } });
    const mute = aConversation({ id: '4', can: new Set(['open']) });
    const { session } = await signedInSession({ conversations: [closed, mute] });
    const el = await thread(session);
    await el.openConversation('3');
    await waitUntil(() => textOf(el).includes('24 h window closed'));
    expect(el.matches(':state(blocked)')).to.equal(true);
    expect(field(el)).to.equal(null);
    await expect(el).to.be.accessible();
    await el.openConversation('4');
    await waitUntil(() => textOf(el).includes('You cannot write in this conversation'));
    expect(field(el)).to.equal(null);
  });
});
