import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/elements/cc-chat-thread/define.js';
import { agentIds, channelIds, departmentIds } from '../../../src/simulators/scenarios/index.js';
import { addChat, addContact, type PastMessage, type VoxFreeSimulator } from '../../../src/simulators/voxfree/index.js';
import { bubbles, field, rowOf, said, shownText, textOf } from './thread.js';
import { voxfreeThread } from './voxfree-thread.js';

const past: readonly PastMessage[] = [
  { from: 'contact', minutesAgo: 30, text: 'The box is dented' },
  { from: { agent: 'Marina' }, minutesAgo: 20, text: 'We send another one', replyTo: 0 },
  { from: 'contact', minutesAgo: 10, text: 'Sent by mistake', deleted: true },
];

function ana(place: 'active' | 'waiting' = 'active', messages = past) {
  return (vox: VoxFreeSimulator): void => {
    addContact(vox.account, { id: '30', name: 'Ana Nogueira', number: '5511955550142' });
    addChat(vox.account, vox.clock.now(), {
      contactId: '30',
      channelId: channelIds.main,
      departmentId: departmentIds.finance,
      place,
      ...(place === 'active' ? { agentId: agentIds.marina } : {}),
      messages,
    });
  };
}

const idOf = (vox: VoxFreeSimulator): string => vox.openChats[0]?.protocol ?? '';

describe('cc-chat-thread at VoxFree', () => {
  it('opens a waiting conversation, which claims it', async () => {
    const { el, session, vox } = await voxfreeThread(ana('waiting'));
    await el.openConversation(idOf(vox));
    await shownText(el, 'The box is dented');
    expect(session.conversations.$selected.get()?.place).to.equal('mine');
    expect(vox.openChats[0]?.agentId).to.equal(agentIds.marina);
    await expect(el).to.be.accessible();
  });

  it('shows quotes, deleted messages and how ours stand', async () => {
    const { el, vox } = await voxfreeThread(ana());
    await el.openConversation(idOf(vox));
    const answer = await shownText(el, 'We send another one');
    expect(answer.querySelector('.quote')?.textContent).to.contain('Ana Nogueira').and.to.contain('The box is dented');
    expect(answer.querySelector('.end')?.textContent).to.contain('Read');
    const deleted = await shownText(el, 'Message deleted by the customer');
    expect(deleted.textContent).not.to.contain('by mistake');
    answer.querySelector<HTMLElement>('button.quote')?.click();
    const quoted = bubbles(el).find((bubble) => bubble.textContent.includes('The box') && !bubble.querySelector('.quote'));
    expect(quoted && rowOf(quoted).matches(':focus')).to.equal(true);
  });

  it('shows and announces what the customer writes, and counts a burst', async () => {
    const { el, vox } = await voxfreeThread(ana());
    await el.openConversation(idOf(vox));
    await shownText(el, 'We send another one');
    vox.controls.customerWrites({ contactId: '30', text: 'Are you there?' });
    await shownText(el, 'Are you there?');
    await waitUntil(() => said(el).includes('Ana Nogueira: Are you there?'));
    vox.controls.customerWrites({ contactId: '30', text: '*Hello*' });
    const bold = await shownText(el, 'Hello');
    // Emphasis and links come with a lazy part: the text stands there plain until then.
    await waitUntil(() => bold.querySelector('strong')?.textContent === 'Hello');
  });

  it('sends, and follows the message from sending to read', async () => {
    const { el, session, vox } = await voxfreeThread(ana(), { delivery: { sentAfter: 50, readAfter: null } });
    await el.openConversation(idOf(vox));
    await waitUntil(() => field(el));
    el.focus();
    await sendKeys({ type: 'It leaves at 8' });
    await sendKeys({ press: 'Enter' });
    const bubble = await shownText(el, 'It leaves at 8');
    await waitUntil(() => !bubble.classList.contains('sending'), 'never sent', { timeout: 5000 });
    expect(vox.ledger.countByText()['It leaves at 8']).to.equal(1);
    vox.controls.customerReads({ contactId: '30' });
    // The vendor tells nobody of ticks: they come with the next reading of the conversation.
    session.conversations.close();
    await el.openConversation(idOf(vox));
    const read = await shownText(el, 'It leaves at 8');
    await waitUntil(() => read.querySelector('.end')?.textContent.includes('Read'));
    expect(vox.ledger.violations).to.deep.equal([]);
  });

  it('answers a message with its quote', async () => {
    const { el, vox } = await voxfreeThread(ana());
    await el.openConversation(idOf(vox));
    const box = await shownText(el, 'The box is dented');
    const first = bubbles(el).find((bubble) => !bubble.querySelector('.quote') && bubble.textContent.includes('dented')) ?? box;
    first.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await waitUntil(() => first.querySelector('.answer') !== null);
    first.querySelector<HTMLElement>('.answer')?.click();
    await waitUntil(() => el.renderRoot.querySelector('.composer .reply')?.textContent.includes('The box is dented'));
    expect(field(el)?.matches(':focus')).to.equal(true);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => el.renderRoot.querySelector('.composer .reply') === null);
    first.querySelector<HTMLElement>('.answer')?.click();
    await sendKeys({ type: 'Sorry for that' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => vox.ledger.accepted.length === 1);
    expect(vox.ledger.accepted[0]).to.include({ text: 'Sorry for that' });
    expect(vox.ledger.accepted[0]?.replyId).to.match(/^\d+$/u);
    const own = await shownText(el, 'Sorry for that');
    expect(own.querySelector('.quote')?.textContent).to.contain('The box is dented');
    expect(el.renderRoot.querySelector('.composer .reply')).to.equal(null);
  });

  it('shows a refused message and sends it again on demand', async () => {
    const { el, vox } = await voxfreeThread(ana());
    await el.openConversation(idOf(vox));
    vox.faults.next('enviaMensagem.php', { kind: 'refuse' });
    await el.send('Receipt attached');
    const bubble = await shownText(el, 'Receipt attached');
    await waitUntil(() => bubble.classList.contains('failed') && rowOf(bubble).querySelector('.under'));
    const under = rowOf(bubble).querySelector('.under');
    expect(under?.textContent).to.contain('Not sent');
    await expect(el).to.be.accessible();
    under?.querySelector('button')?.click();
    await waitUntil(() => vox.ledger.countByText()['Receipt attached'] === 1);
    await waitUntil(() => bubbles(el).every((each) => !each.classList.contains('failed')));
  });

  it('looks up a message whose answer was lost instead of sending it twice', async () => {
    const { el, session, vox } = await voxfreeThread(ana());
    await el.openConversation(idOf(vox));
    vox.faults.next('enviaMensagem.php', { kind: 'answer-lost' });
    await el.send('Only once');
    await shownText(el, 'Only once');
    const stands = (): readonly (string | undefined)[] =>
      session.messages.of(idOf(vox)).get().value.items.filter(({ body }) => body.kind === 'text' && body.text === 'Only once').map(({ id, clientId }) => (id === clientId ? undefined : id));
    await waitUntil(() => stands()[0] !== undefined, 'never found', { timeout: 8000 });
    expect(stands()).to.have.length(1);
    await waitUntil(() => bubbles(el).every((each) => !/unsure|failed/u.test(each.className)));
    expect(vox.ledger.countByText()['Only once']).to.equal(1);
    expect(bubbles(el).filter((each) => each.textContent.includes('Only once'))).to.have.length(1);
  });

  it('tells that the conversation was finished elsewhere', async () => {
    const { el, vox } = await voxfreeThread(ana());
    const id = idOf(vox);
    await el.openConversation(id);
    await shownText(el, 'We send another one');
    vox.controls.finish({ protocol: id });
    await waitUntil(() => textOf(el).includes('This conversation was closed'));
    await expect(el).to.be.accessible();
  });
});
