import { expect } from '@open-wc/testing';
import type { Conversation } from '../../src/domain/conversation.js';
import { watchAlerts, type Alert } from '../../src/session/alerts.js';
import { aConversation, noon } from '../support/samples.js';
import { signedInSession } from '../support/scripted-session.js';
import { TestClock } from './test-clock.js';

const settled = 2_000;
const every = 60_000;

function waits(id: string, since = noon): Conversation {
  return aConversation({ id, place: 'waiting', waitingSince: since, can: new Set(['open', 'claim']) });
}

async function watched(conversations: readonly Conversation[], remind = 0) {
  const { session, backend } = await signedInSession({ conversations });
  const clock = new TestClock();
  const told: Alert[] = [];
  const page = { seen: true };
  const stop = watchAlerts(session, {
    isSeen: () => page.seen,
    tell: (alert) => void told.push(alert),
    remindEvery: () => remind,
    after: (milliseconds, run) => clock.after(milliseconds, run),
  });
  const kinds = (): string => told.map(({ kind, conversation, reminder }) => `${kind} ${conversation.id}${reminder ? ' again' : ''}`).join();
  return { session, chat: backend.chatVendor, clock, told, page, stop, kinds };
}

describe('alerts: what is worth one', () => {
  it('tells of messages of the agent’s own conversations, but not of the one before their eyes', async () => {
    const { session, chat, page, kinds, told } = await watched([aConversation({ id: '1' }), aConversation({ id: '2' }), aConversation({ id: '3', place: 'others' })]);
    await session.conversations.open('1');
    chat.customerWrites('1', 'seen');
    chat.customerWrites('2', 'not seen');
    chat.customerWrites('3', 'a colleague’s');
    expect(kinds()).to.equal('message 2');
    expect(told[0]?.text).to.equal('not seen');
    page.seen = false;
    chat.customerWrites('1', 'the tab is hidden');
    expect(kinds()).to.equal('message 2,message 1');
  });

  it('takes nothing that is there at first for news, and tells of who comes to wait', async () => {
    const { chat, kinds, told } = await watched([waits('5', noon - 5)]);
    expect(kinds()).to.equal('');
    chat.arrives(waits('6'));
    expect(kinds()).to.equal('waiting 6');
    expect(told[0]?.count).to.equal(2);
    chat.arrives({ ...waits('6'), preview: 'more' });
    expect(kinds()).to.equal('waiting 6');
  });

  it('tells what came to the agent, and not what they took', async () => {
    const { session, chat, clock, kinds } = await watched([waits('5'), waits('6')]);
    chat.arrives(aConversation({ id: '5' }));
    chat.arrives(aConversation({ id: '6' }));
    await session.conversations.open('6');
    expect(kinds()).to.equal('');
    clock.advance(settled);
    expect(kinds()).to.equal('handed 5');
  });

  it('says nothing of what went on elsewhere before it settled', async () => {
    const { chat, clock, kinds } = await watched([waits('5')]);
    chat.arrives(aConversation({ id: '5' }));
    chat.takeAway('5', 'transferred');
    clock.advance(settled);
    expect(kinds()).to.equal('');
  });

  it('reminds of who waits longest, until nobody does', async () => {
    const { chat, clock, kinds, stop } = await watched([waits('5', noon - 5), waits('6', noon - 9)], every);
    clock.advance(every);
    clock.advance(every);
    expect(kinds()).to.equal('waiting 6 again,waiting 6 again');
    chat.takeAway('6', 'taken');
    clock.advance(every);
    expect(kinds()).to.equal('waiting 6 again,waiting 6 again,waiting 5 again');
    chat.takeAway('5', 'taken');
    clock.advance(every * 3);
    expect(kinds().split(',').length).to.equal(3);
    chat.arrives(waits('7'));
    stop();
    clock.advance(every * 3);
    expect(kinds().split(',').length).to.equal(4);
    expect(clock.pending).to.equal(0);
  });

  it('begins anew after a sign-out', async () => {
    const { session, chat, clock, kinds } = await watched([waits('5')], every);
    await session.auth.signOut();
    clock.advance(every);
    expect(kinds()).to.equal('');
    expect(clock.pending).to.equal(0);
    expect(chat.conversations.size).to.equal(1);
  });
});
