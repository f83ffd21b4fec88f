import { expect } from 'chai';
import { createSession, type Session } from '../../../src/session/index.js';
import { turns } from '../../net/turns.js';
import { Desk } from './desk.js';

/** Storage takes its time whatever the clock of the test says. */
async function until(desk: Desk, done: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!done()) {
    if (Date.now() > end) throw new Error('it did not happen');
    await turns(() => desk.clock.advance(20), 3);
  }
}

/** What an agent of TempBox finds on the screen, and what the session makes of it. */
describe('a session on TempBox', () => {
  let desk: Desk;
  let session: Session;

  beforeEach(async () => {
    desk = new Desk({ adapter: { sendStandard: true } });
    session = createSession({ backends: [desk.backend], id: 'tempbox-session-test' });
    await desk.while(session.auth.signIn({ token: desk.box.token }));
    await until(desk, () => session.conversations.$list.get().status === 'ready');
  });

  afterEach(async () => {
    await session.dispose();
    desk.stop();
  });

  it('offers what TempBox has and nothing else', () => {
    expect([...session.desk.$abilities.get()].sort()).to.deep.equal([
      'assistant-conversation', 'assistant-message', 'begin', 'claim', 'close', 'contact-history', 'dashboard', 'occurrences', 'recent', 'record',
      'report', 'schedule', 'send-reply', 'start', 'transfer',
    ]);
  });

  it('sends once, in the order that was typed, and shows each message once', async () => {
    const { caseId: id } = desk.case('Ana');
    await desk.while(session.conversations.open(id));
    for (const text of ['um', 'dois', 'três']) await session.messages.send(id, text);
    const texts = () => session.messages.of(id).get().value.items.flatMap(({ body, status }) => (body.kind === 'text' && status === 'sent' ? [body.text] : []));
    await until(desk, () => texts().includes('três'));
    desk.customerWrites('Ana', 'quatro');
    await until(desk, () => session.messages.of(id).get().value.items.some(({ body }) => body.kind === 'text' && body.text === 'quatro'));
    expect(texts().slice(-3)).to.deep.equal(['um', 'dois', 'três']);
    expect(desk.box.ledger.countByText()).to.deep.equal({ um: 1, dois: 1, três: 1 });
  });

  it('shows the text that would not fit as failed, with the agent’s words kept', async () => {
    const { caseId } = desk.case('Ana');
    await desk.while(session.conversations.open(caseId));
    const long = 'ã'.repeat(900);
    const clientId = await session.messages.send(caseId, long);
    const item = () => session.messages.of(caseId).get().value.items.find((message) => message.clientId === clientId);
    await until(desk, () => item()?.status === 'failed');
    expect(item()).to.deep.include({ faultCode: 'limit' });
    expect(await session.messages.discard(caseId, clientId)).to.equal(long);
    expect(desk.asked('EnviarMensagem')).to.deep.equal([]);
  });

  it('tells the agent who has it when a colleague gets the conversation on the screen', async () => {
    const { caseId } = desk.case('Ana');
    await desk.while(session.conversations.open(caseId));
    desk.box.controls.forwardTo({ caseId, agentId: desk.agent('Paulo Reis').id });
    await until(desk, () => session.conversations.$goneNotice.get() !== undefined);
    expect(session.conversations.$goneNotice.get()).to.deep.include({ reason: 'transferred', by: 'Paulo Reis' });
  });
});
