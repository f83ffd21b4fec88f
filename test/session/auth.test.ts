import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import type { CredentialsRequest } from '../../src/domain/agent.js';
import { Fault } from '../../src/domain/fault.js';
import { ScriptedBackend } from '../support/scripted-backend.js';
import { scriptedSession, signedInSession } from '../support/scripted-session.js';
import { anAgent, aConversation, aMessage } from '../support/samples.js';
import { factsOf, rejection } from './support.js';
import { TestClock } from './test-clock.js';

const right = { user: 'marina', password: 'right' };

describe('session: signing in', () => {
  it('signs in, tells it once, and connects', async () => {
    const { session, backend } = scriptedSession({ agent: anAgent() });
    const facts = factsOf(session, 'cc-signed-in');
    expect(session.auth.$state.get()).to.deep.equal({ step: 'signed-out', busy: false });
    const done = session.auth.signIn(right);
    expect(session.auth.$state.get()).to.deep.equal({ step: 'signing-in', busy: true });
    await done;
    expect(session.auth.$state.get()).to.deep.equal({ step: 'signed-in', busy: false });
    await waitUntil(() => session.connection.$connection.get().status === 'online');
    expect(facts).to.have.length(1);
    expect(facts[0]?.detail).to.include({ agentId: 'agent-7', agentName: 'Marina Duarte' });
    expect(backend.connected).to.be.true;
    expect(session.agent.$agent.get()?.name).to.equal('Marina Duarte');
  });

  it('walks through second factor and password change', async () => {
    const { session } = scriptedSession({ secondFactor: '123456', mustChangePassword: true });
    await session.auth.signIn(right);
    expect(session.auth.$state.get().step).to.equal('second-factor');
    const fault = await rejection(session.auth.confirmSecondFactor('000000'));
    expect(fault.code).to.equal('auth');
    expect(session.auth.$state.get()).to.deep.include({ step: 'second-factor', busy: false });
    expect(session.auth.$state.get().fault?.code).to.equal('auth');
    await session.auth.confirmSecondFactor('123456');
    expect(session.auth.$state.get()).to.deep.equal({ step: 'password-change', busy: false });
    await session.auth.changePassword('right', 'better');
    expect(session.auth.$state.get().step).to.equal('signed-in');
  });

  it('explains a refusal in the state, the faults and to the host', async () => {
    const { session, backend } = scriptedSession();
    const told = factsOf(session, 'cc-fault');
    const fault = await rejection(session.auth.signIn({ user: 'marina', password: 'wrong' }));
    expect(fault).to.be.instanceOf(Fault);
    expect(session.auth.$state.get()).to.deep.include({ step: 'signed-out', busy: false });
    expect(session.auth.$state.get().fault?.code).to.equal('auth');
    expect(session.faults.$faults.get().map(({ where, code }) => `${where} ${code}`)).to.deep.equal(['auth.signIn auth']);
    expect(told.map(({ detail }) => detail.where)).to.deep.equal(['auth.signIn']);
    expect(backend.connected).to.be.false;
  });

  it('refuses a second attempt while one is on its way', async () => {
    const { session, backend } = scriptedSession();
    const release = backend.script.holdBack('signIn');
    const first = session.auth.signIn(right);
    expect((await rejection(session.auth.signIn(right))).code).to.equal('conflict');
    release();
    await first;
    expect((await rejection(session.auth.signIn(right))).code).to.equal('conflict');
  });

  it('a sign-out during sign-in wins, also over the late answer', async () => {
    const { session, backend } = scriptedSession();
    const release = backend.script.holdBack('signIn');
    const late = rejection(session.auth.signIn(right));
    await waitUntil(() => backend.script.log.includes('signIn'));
    await session.auth.signOut();
    release();
    expect((await late).code).to.equal('conflict');
    expect(session.auth.$state.get()).to.deep.equal({ step: 'signed-out', busy: false });
    expect(backend.connected).to.be.false;
    expect(backend.signedIn).to.be.false;
  });

  it('hands a SIP account of the sign-in to the telephone and keeps no trace of it', async () => {
    const sipAccount = { user: '2101', password: 'very-secret', domain: 'pbx.example' };
    const vendor = new ScriptedBackend({ name: 'vendor', facets: ['auth', 'chat'], sipAccount });
    const telephone = new ScriptedBackend({ name: 'sip', facets: ['voice'] });
    const { session } = scriptedSession({}, { backends: [vendor], voice: telephone });
    await session.auth.signIn({ user: 'marina', password: 'right' });
    await waitUntil(() => telephone.connected);
    expect(telephone.voiceVendor.account).to.deep.equal(sipAccount);
    const stores = [session.auth.$state, session.agent.$agent, session.connection.$byBackend, session.connection.$registration];
    expect(JSON.stringify(stores.map((store) => store.get()))).to.not.include('very-secret');
  });

  it('connects at once where nobody signs in', async () => {
    const { session, backend } = scriptedSession({ facets: ['voice'] });
    expect(session.auth.$state.get().step).to.equal('signed-in');
    await waitUntil(() => session.connection.$connection.get().status === 'online');
    expect(backend.connected).to.be.true;
    expect((await rejection(session.auth.signOut())).code).to.equal('unsupported');
  });

  it('signs in at the telephone where no backend signs in', async () => {
    const telephone = new ScriptedBackend({ name: 'sip', facets: ['auth', 'voice'] });
    const chat = new ScriptedBackend({ name: 'chat', facets: ['chat'] });
    const asked: CredentialsRequest[] = [];
    const { session } = scriptedSession({}, {
      backends: [chat],
      voice: telephone,
      credentials: async (request) => {
        asked.push(request);
        return right;
      },
    });
    await waitUntil(() => chat.connected && telephone.connected);
    expect(asked).to.deep.equal([{ for: 'voice', name: 'sip' }]);
    expect(session.auth.$state.get().step).to.equal('signed-in');
  });
});

describe('session: signing out', () => {
  it('aborts, tells the vendor, and forgets what belongs to the agent', async () => {
    const { session, backend } = await signedInSession({
      conversations: [aConversation({ id: '1', unread: 3 })],
      messages: [aMessage({ id: '1', conversationId: '1' })],
    });
    await session.conversations.open('1');
    const messages = session.messages.of('1');
    const facts = factsOf(session, 'cc-signed-out');
    await session.auth.signOut();
    expect(backend.connected).to.be.false;
    expect(backend.signedIn).to.be.false;
    expect(session.agent.$agent.get()).to.be.undefined;
    expect(session.conversations.$list.get()).to.deep.equal({ status: 'idle', value: [] });
    expect(session.conversations.$selectedId.get()).to.be.undefined;
    expect(messages.get()).to.deep.equal({ status: 'idle', value: { items: [], complete: false } });
    expect(facts.map(({ detail }) => detail.reason)).to.deep.equal(['agent']);
  });

  it('is signed out for the agent even when the vendor does not answer', async () => {
    const { session, backend } = await signedInSession();
    backend.script.failNext('signOut', new Fault('network', { retryable: true }));
    await session.auth.signOut();
    expect(session.auth.$state.get()).to.deep.equal({ step: 'signed-out', busy: false });
    expect(session.faults.$faults.get().map(({ where }) => where)).to.deep.equal(['auth.signOut']);
  });

  it('can sign in again, with nothing left of the agent before', async () => {
    const { session, backend } = await signedInSession({ conversations: [aConversation({ id: '1' })] });
    await session.auth.signOut();
    await session.auth.signIn(right);
    await waitUntil(() => session.conversations.$list.get().status === 'ready');
    expect(backend.connected).to.be.true;
    expect(session.conversations.$list.get().value).to.have.length(1);
  });

  it('ends calls that were running, once each', async () => {
    const { session, backend } = await signedInSession();
    const id = backend.voiceVendor.ring();
    await session.calls.answer();
    const ended = factsOf(session, 'cc-call-ended');
    await session.auth.signOut();
    expect(ended.map(({ detail }) => detail.callId)).to.deep.equal([id]);
    expect(session.calls.$calls.get()).to.deep.equal([]);
  });

  it('by the vendor: says why and asks for credentials again', async () => {
    const { session, backend } = await signedInSession({ conversations: [aConversation({ id: '1' })] });
    const facts = factsOf(session, 'cc-signed-out');
    backend.throwOut(new Fault('auth'));
    await waitUntil(() => !session.auth.$state.get().busy);
    expect(session.auth.$state.get()).to.deep.include({ step: 'signed-out', busy: false });
    expect(session.auth.$state.get().fault?.code).to.equal('auth');
    expect(facts.map(({ detail }) => detail.reason)).to.deep.equal(['vendor']);
    expect(session.conversations.$list.get().value).to.deep.equal([]);
    expect(backend.connected).to.be.false;
  });

  it('on disposal tells that the host did it, and refuses to begin again', async () => {
    const { session, backend } = await signedInSession();
    const fact = oneEvent(session, 'cc-signed-out');
    await session.dispose();
    expect((await fact as CustomEvent<{ reason: string }>).detail.reason).to.equal('host');
    expect(backend.connected).to.be.false;
    expect((await rejection(session.auth.signIn(right))).code).to.equal('conflict');
  });
});

describe('session: leaving without having come', () => {
  it('asks nothing of the vendor', async () => {
    const { session, backend } = scriptedSession();
    await session.auth.signOut();
    await session.dispose();
    expect(backend.script.log).to.deep.equal([]);
  });
});

describe('session: credentials of the host', () => {
  it('signs in by itself when they are set, and asks each time', async () => {
    const { session } = scriptedSession();
    const asked: CredentialsRequest[] = [];
    session.credentials = async (request) => {
      asked.push(request);
      return { token: `ticket-${asked.length}` };
    };
    expect(session.auth.$state.get()).to.deep.equal({ step: 'signing-in', busy: true });
    await waitUntil(() => session.auth.$state.get().step === 'signed-in');
    expect(asked).to.deep.equal([{ for: 'backend', name: 'scripted' }]);
    expect((session as { credentials?: unknown }).credentials).to.be.undefined;
  });

  it('tries again after a failure that may pass, and not after a refusal', async () => {
    const clock = new TestClock();
    const { session, backend } = scriptedSession({}, { clock });
    let password = 'right';
    backend.script.failNext('signIn', new Fault('network', { retryable: true }));
    session.credentials = async () => ({ user: 'marina', password });
    await waitUntil(() => session.auth.$state.get().fault?.code === 'network' && clock.pending > 0);
    password = 'wrong';
    clock.advance(60_000);
    await waitUntil(() => session.auth.$state.get().fault?.code === 'auth');
    expect(clock.pending).to.equal(0);
    expect(backend.script.log.filter((command) => command === 'signIn')).to.have.length(2);
    password = 'right';
    session.connection.retryNow();
    await waitUntil(() => session.auth.$state.get().step === 'signed-in');
  });

  it('signs in again after the vendor ended a long sign-in, but does not fight over a short one', async () => {
    const clock = new TestClock();
    const { session, backend } = scriptedSession({}, { clock });
    session.credentials = async () => ({ user: 'marina', password: 'right' });
    await waitUntil(() => backend.connected);
    clock.advance(120_000);
    backend.throwOut(new Fault('auth'));
    await waitUntil(() => backend.script.log.filter((command) => command === 'signIn').length === 2 && backend.connected);
    backend.throwOut(new Fault('auth'));
    await waitUntil(() => session.auth.$state.get().step === 'signed-out' && !session.auth.$state.get().busy);
    expect(backend.connected).to.be.false;
    expect(session.auth.$state.get().fault?.code).to.equal('auth');
  });

  it('are asked for the telephone, too, where the sign-in brought no account for it', async () => {
    const vendor = new ScriptedBackend({ name: 'vendor', facets: ['auth', 'chat'] });
    const telephone = new ScriptedBackend({ name: 'sip', facets: ['auth', 'voice'] });
    const asked: CredentialsRequest[] = [];
    const { session } = scriptedSession({}, {
      backends: [vendor],
      voice: telephone,
      credentials: async (request) => {
        asked.push(request);
        return request.for === 'voice' ? { user: '2101', password: 'wrong' } : right;
      },
    });
    await waitUntil(() => session.faults.$faults.get().length === 1);
    expect(asked).to.deep.equal([{ for: 'backend', name: 'vendor' }, { for: 'voice', name: 'sip' }]);
    expect(session.faults.$faults.get()[0]).to.include({ where: 'voice.signIn', code: 'auth' });
    expect(session.auth.$state.get().step).to.equal('signed-in');
  });

  it("does not undo the agent's own sign-out", async () => {
    const { session, backend } = scriptedSession();
    session.credentials = async () => ({ user: 'marina', password: 'right' });
    await waitUntil(() => backend.connected);
    await session.auth.signOut();
    expect(session.auth.$state.get()).to.deep.equal({ step: 'signed-out', busy: false });
    expect(backend.script.log.at(-1)).to.equal('signOut');
  });
});
