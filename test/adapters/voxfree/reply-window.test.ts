import { expect } from 'chai';
import type { Conversation } from '../../../src/domain/conversation.js';
import { replyWindowLength } from '../../../src/domain/reply-window.js';
import { Desk, faultOf, outgoing } from './desk.js';

/** The 24 h rule of contract part 5, on channels that the host named official. */
describe('VoxFree reply window', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await new Desk({
      adapter: { channels: { 25: { kind: 'whatsapp' }, 231: { kind: 'whatsapp', official: true } } },
      simulator: { habits: { channelKey: 'id_canal_unico' } },
    }).ready();
  });
  afterEach(() => {
    expect(desk.vox.ledger.violations).to.deep.equal([]);
    desk.stop();
  });

  const told = (id: string): Conversation | undefined => desk.all('conversation-changed').map(({ conversation }) => conversation).findLast((conversation) => conversation.id === id);
  const lastFromContact = (id: string): number => desk.messages(id).filter(({ direction }) => direction === 'in').at(-1)?.sentAt ?? 0;

  it('is none on other channels, however long nobody wrote', async () => {
    const { id } = desk.of('Padaria');
    await desk.chat.open(id);
    expect(told(id)?.replyWindow).to.deep.equal({ kind: 'none' });
    expect(told(id)?.can.has('send')).to.equal(true);
  });

  it('is not known of a conversation that was not opened, and bars nobody from writing', () => {
    const visitor = desk.conversations.find(({ place, channel }) => place === 'waiting' && channel.id === '231');
    expect(visitor?.replyWindow).to.deep.equal({ kind: 'none' });
  });

  it('is open for a day after the contact\'s last message, whatever we wrote since', async () => {
    const visitor = desk.conversations.find(({ place, channel }) => place === 'waiting' && channel.id === '231');
    const id = visitor?.id ?? '';
    await desk.chat.open(id);
    const closesAt = lastFromContact(id) + replyWindowLength;
    expect(told(id)?.replyWindow).to.deep.equal({ kind: 'open', closesAt });
    await desk.pass(3_600_000);
    await desk.chat.send(outgoing(id, 'Vendemos sim'));
    expect(told(id)?.replyWindow).to.deep.equal({ kind: 'open', closesAt });
    expect(told(id)?.can.has('send')).to.equal(true);
    await desk.pass(replyWindowLength);
    await desk.chat.refresh();
    expect(desk.conversations.find((conversation) => conversation.id === id)?.replyWindow).to.deep.equal({ kind: 'closed', closedAt: closesAt });
  });

  it('is closed before it was opened when nobody wrote for a day, and exact after that', async () => {
    const { id, replyWindow, can } = desk.of('João');
    expect(replyWindow).to.deep.equal({ kind: 'closed' });
    expect([can.has('send'), can.has('reply'), can.has('close')]).to.deep.equal([false, false, true]);
    await desk.chat.open(id);
    expect(told(id)?.replyWindow).to.deep.equal({ kind: 'closed', closedAt: lastFromContact(id) + replyWindowLength });
    expect([told(id)?.can.has('send'), told(id)?.can.has('close')]).to.deep.equal([false, true]);
  });

  it('is the vendor\'s to enforce: its refusal is a refusal and no doubt', async () => {
    const { id } = desk.of('João');
    await desk.chat.open(id);
    const fault = await faultOf(desk.chat.send(outgoing(id, 'Podemos ir hoje?')));
    expect([fault.code, fault.outcomeUnknown]).to.deep.equal(['rejected', false]);
    expect(desk.vox.ledger.accepted).to.deep.equal([]);
  });

  it('opens again when the contact writes', async () => {
    const { id, contact } = desk.of('João');
    await desk.chat.open(id);
    desk.vox.controls.customerWrites({ contactId: contact.id, text: 'Pode sim' });
    await desk.until(() => told(id)?.replyWindow.kind === 'open');
    await desk.chat.send(outgoing(id, 'Obrigado, João'));
    expect(desk.vox.ledger.countByText()).to.deep.equal({ 'Obrigado, João': 1 });
  });
});
