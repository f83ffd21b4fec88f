import { expect, waitUntil } from '@open-wc/testing';
import type { Registration } from '../../src/domain/call.js';
import { Fault, faultInfo } from '../../src/domain/fault.js';
import { createNow } from '../../src/session/now.js';
import { anAgent, aConversation, noon } from '../support/samples.js';
import { ScriptedBackend } from '../support/scripted-backend.js';
import { scriptedSession, signedInSession } from '../support/scripted-session.js';
import { factsOf } from './support.js';
import { TestClock } from './test-clock.js';

function registered(change: Partial<Registration> = {}): { type: 'registration-changed'; registration: Registration } {
  return { type: 'registration-changed', registration: { status: 'registered', since: noon, user: '2101', ...change } };
}

describe('session: connection', () => {
  it('is as good as its worst backend, and each facet has its own', async () => {
    const chat = new ScriptedBackend({ name: 'chat', facets: ['chat'] });
    const telephone = new ScriptedBackend({ name: 'sip', facets: ['voice'] });
    const { session } = scriptedSession({}, { backends: [chat], voice: telephone });
    const facts = factsOf(session, 'cc-connection-changed');
    await waitUntil(() => session.connection.$connection.get().status === 'online');
    telephone.drop();
    expect(session.connection.$connection.get().status).to.equal('offline');
    expect(session.connection.of('chat').get().status).to.equal('online');
    expect(session.connection.of('voice').get().status).to.equal('offline');
    expect(session.connection.of('voice')).to.equal(session.connection.of('voice'));
    telephone.restore();
    expect(session.connection.$connection.get().status).to.equal('online');
    expect(facts.map(({ detail }) => `${detail.backend} ${detail.status}`)).to.deep.equal([
      'chat online', 'sip online', 'sip offline', 'sip online',
    ]);
  });

  it('tries now on every backend', async () => {
    const { session, backend } = await signedInSession();
    session.connection.retryNow();
    expect(backend.script.log.at(-1)).to.equal('reconnect');
  });

  it('explains a backend that can never be used as it is configured', async () => {
    const { session, backend } = scriptedSession({ conversations: [aConversation({ id: '1' })] });
    backend.script.failNext('connect', new Fault('unsupported'));
    await session.auth.signIn({ user: 'marina', password: 'right' });
    await waitUntil(() => session.connection.$connection.get().status === 'offline');
    expect(session.connection.$byBackend.get()['scripted']?.fault?.code).to.equal('unsupported');
    expect(session.conversations.$list.get()).to.deep.include({ status: 'error', value: [] });
    expect(session.faults.$faults.get().map(({ where }) => where)).to.deep.equal(['scripted.connect']);
  });

  it('reports what a backend complains about by itself', async () => {
    const { session, backend } = await signedInSession();
    backend.emit({ type: 'faulted', fault: faultInfo(new Fault('protocol')) });
    expect(session.faults.$faults.get()).to.have.length(1);
    expect(session.faults.$faults.get()[0]).to.include({ where: 'scripted', code: 'protocol' });
  });

  it('keeps the latest twenty faults', async () => {
    const { session, backend } = await signedInSession();
    for (let count = 0; count < 25; count += 1) backend.emit({ type: 'faulted', fault: faultInfo(new Fault('protocol')) });
    const kept = session.faults.$faults.get();
    expect(kept).to.have.length(20);
    expect(kept.at(-1)?.id).to.equal('25');
  });
});

describe('session: reachability', () => {
  it('names every obstacle, the most fundamental first', async () => {
    const { session, backend } = await signedInSession();
    const reasons = (): readonly string[] => session.connection.$reachability.get().reasons;
    expect(session.connection.$reachability.get()).to.deep.equal({ reachable: true, reasons: [] });
    backend.emit(registered({ status: 'registering' }));
    expect(reasons()).to.deep.equal(['not-registered']);
    backend.emit(registered({ status: 'failed', fault: faultInfo(new Fault('auth')) }));
    expect(reasons()).to.deep.equal(['wrong-credentials']);
    backend.emit(registered());
    backend.emit({ type: 'audio-changed', audio: { microphone: 'denied', soundBlocked: true } });
    expect(reasons()).to.deep.equal(['microphone-denied', 'sound-blocked']);
    backend.emit({ type: 'agent-changed', agent: anAgent({ availability: 'offline' }) });
    expect(reasons()).to.deep.equal(['microphone-denied', 'sound-blocked', 'agent-offline']);
    backend.drop();
    expect(reasons()[0]).to.equal('server-offline');
    await session.auth.signOut();
    expect(reasons()).to.deep.equal(['signed-out']);
  });

  it('tells the host when the first obstacle changes, also while nobody looks', async () => {
    const { session, backend } = await signedInSession();
    const facts = factsOf(session, 'cc-reachability-changed');
    backend.emit(registered({ status: 'stale' }));
    backend.emit(registered({ status: 'registering' }));
    backend.emit(registered());
    backend.drop();
    expect(facts.map(({ detail }) => [detail.reachable, detail.reason])).to.deep.equal([
      [false, 'not-registered'], [true, ''], [false, 'server-offline'],
    ]);
  });

  it('counts an outage from its beginning, whatever is tried meanwhile', async () => {
    const { session, backend } = await signedInSession({ name: 'pbx' });
    const since = (): number => session.connection.of('voice').get().since;
    const attempts = [['offline', 1_000], ['connecting', 3_000], ['offline', 8_000], ['connecting', 11_000]] as const;
    for (const [status, after] of attempts) {
      backend.emit({ type: 'connection-changed', connection: { status, since: noon + after } });
      expect(session.connection.of('voice').get().status).to.equal(status);
      expect(since()).to.equal(noon + 1_000);
    }
    backend.emit({ type: 'connection-changed', connection: { status: 'online', since: noon + 12_000 } });
    expect(since()).to.equal(noon + 12_000);
    backend.emit({ type: 'connection-changed', connection: { status: 'offline', since: noon + 60_000 } });
    expect(since()).to.equal(noon + 60_000);
  });

  it('counts a lost registration from its beginning, too', async () => {
    const { session, backend } = await signedInSession();
    const { $registration } = session.connection;
    backend.emit(registered());
    for (const [status, after] of [['stale', 1_000], ['registering', 2_000], ['failed', 7_000], ['registering', 9_000]] as const) {
      backend.emit(registered({ status, since: noon + after }));
      expect($registration.get()).to.include({ status, since: noon + 1_000 });
    }
    backend.emit(registered({ since: noon + 10_000 }));
    expect($registration.get().since).to.equal(noon + 10_000);
  });

  it('asks for no registration where calls need none', async () => {
    const { session } = await signedInSession({ facets: ['auth', 'voice'] });
    expect(session.connection.$registration.get().status).to.equal('none');
    expect(session.connection.$reachability.get().reachable).to.be.true;
  });
});

describe('session: now', () => {
  it('ticks at full seconds, and only while somebody reads it', async () => {
    const clock = new TestClock();
    clock.advance(250);
    const $now = createNow(clock);
    expect(clock.pending).to.equal(0);
    const seen: number[] = [];
    const stop = $now.subscribe((now) => seen.push(now - noon));
    clock.advance(2000);
    expect(seen).to.deep.equal([250, 1000, 2000]);
    stop();
    await waitUntil(() => clock.pending === 0, 'the clock rests', { timeout: 5000 });
  });
});
