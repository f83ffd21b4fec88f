import { expect, waitUntil } from '@open-wc/testing';
import { anAgent } from '../support/samples.js';
import { ScriptedBackend } from '../support/scripted-backend.js';
import { scriptedSession, signedInSession } from '../support/scripted-session.js';
import { factsOf, rejection } from './support.js';

const right = { user: 'marina', password: 'right' };

describe('session: the agent', () => {
  it('shows only what the vendor confirmed', async () => {
    const { session, backend } = await signedInSession({ agent: anAgent({ availability: 'offline' }) });
    const facts = factsOf(session, 'cc-agent-state-changed');
    const release = backend.script.holdBack('goOnline');
    const done = session.agent.goOnline();
    expect(session.agent.$agent.get()?.availability).to.equal('offline');
    release();
    await done;
    expect(session.agent.$agent.get()?.availability).to.equal('available');
    expect(facts.map(({ detail }) => detail.availability)).to.deep.equal(['available']);
  });

  it('is the one that the serving backend knows', async () => {
    const vendor = new ScriptedBackend({ name: 'vendor', facets: ['auth', 'agent'], agent: anAgent() });
    const other = new ScriptedBackend({ name: 'other', facets: ['agent', 'chat'], agent: anAgent({ id: 'somebody-else' }) });
    const { session } = scriptedSession({}, { backends: [vendor, other] });
    await session.auth.signIn(right);
    await waitUntil(() => session.connection.$connection.get().status === 'online');
    expect(session.agent.$agent.get()?.id).to.equal('agent-7');
  });

  it('shows what is offered to the agent who signed in', async () => {
    const { session, backend } = scriptedSession({ facets: ['auth', 'agent', 'chat'] });
    expect(session.$facets.get()).to.deep.equal(new Set(['auth', 'agent', 'chat']));
    Object.assign(backend, { chat: undefined });
    await session.auth.signIn(right);
    expect(session.$facets.get()).to.deep.equal(new Set(['auth', 'agent']));
    expect((await rejection(session.conversations.open('1'))).code).to.equal('unsupported');
  });

  it('says what no backend offers', async () => {
    const { session } = await signedInSession({ facets: ['auth', 'chat'] });
    expect((await rejection(session.agent.goOnline())).code).to.equal('unsupported');
    expect(session.$facets.get()).to.deep.equal(new Set(['auth', 'chat']));
  });
});
