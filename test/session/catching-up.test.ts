import { expect, waitUntil } from '@open-wc/testing';
import type { Session } from '../../src/session/session-api.js';
import { aConversation, aMessage } from '../support/samples.js';
import { signedInSession, type ScriptedSession } from '../support/scripted-session.js';

const patience = { timeout: 10_000 };

async function desk(): Promise<ScriptedSession> {
  const scripted = await signedInSession({
    conversations: ['1', '2', '3'].map((id) => aConversation({ id })),
    messages: ['1', '2', '3'].map((id) => aMessage({ id: `${id}0`, conversationId: id, sentAt: 1000 })),
  });
  for (const id of ['3', '2', '1']) await scripted.session.conversations.open(id);
  return scripted;
}

const ids = (session: Session, id: string): readonly string[] => session.messages.of(id).get().value.items.map((message) => message.id);

const missed = ({ backend }: ScriptedSession): void => {
  backend.drop();
  for (const id of ['1', '2', '3']) backend.chatVendor.messages.push(aMessage({ id: `${id}1`, conversationId: id, sentAt: 2000 }));
  backend.restore();
};

describe('session: after an outage', () => {
  it('catches up with every conversation that is on a screen, not only with the selected one', async () => {
    const scripted = await desk();
    const { session, backend } = scripted;
    const stop = session.messages.of('2').listen(() => undefined);
    missed(scripted);
    await waitUntil(() => ['1', '2'].every((id) => session.messages.of(id).get().status === 'ready'), 'caught up', patience);
    expect([ids(session, '1'), ids(session, '2')]).to.deep.equal([['10', '11'], ['20', '21']]);
    expect([session.messages.of('3').get().status, ids(session, '3')]).to.deep.equal(['stale', ['30']]);
    expect(backend.script.log.filter((command) => command === 'fetchNewer')).to.have.length(2);
    stop();
  });

  it('finds what came before an own message whose answer was heard and nothing else', async () => {
    const { session, backend } = await desk();
    backend.chatVendor.messages.push(aMessage({ id: '11', conversationId: '1', sentAt: 2000 }));
    await session.messages.send('1', 'over a line that is half dead');
    await waitUntil(() => session.messages.of('1').get().value.items.at(-1)?.status === 'sent', 'sent', patience);
    expect(ids(session, '1')).to.not.include('11');
    backend.drop();
    backend.restore();
    await waitUntil(() => session.messages.of('1').get().status === 'ready', 'caught up', patience);
    expect(ids(session, '1').slice(0, 2)).to.deep.equal(['10', '11']);
    expect(ids(session, '1')).to.have.length(3);
  });
});
