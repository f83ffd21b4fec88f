import { expect, waitUntil } from '@open-wc/testing';
import type { Backend, RecordsPort } from '../../src/domain/backend.js';
import type { CallEnd } from '../../src/domain/call.js';
import { Fault } from '../../src/domain/fault.js';
import type { CallRecord } from '../../src/domain/record.js';
import type { Session } from '../../src/session/session-api.js';
import { anAgent, noon } from '../support/samples.js';
import { signedInSession, type ScriptedSession } from '../support/scripted-session.js';
import { rejection } from './support.js';
import { TestClock } from './test-clock.js';

let agents = 0;

const isRead = (session: Session): Promise<void> =>
  waitUntil(() => session.callLog.$entries.get().status === 'ready', 'read', { timeout: 10_000 });

function withRecords(records: RecordsPort): Backend {
  return { name: 'records', records, connect: async (emit) => emit({ type: 'connection-changed', connection: { status: 'online', since: noon } }) };
}

async function signedIn(agentId = `log-${(agents += 1)}`, records?: RecordsPort, clock = new TestClock()): Promise<ScriptedSession & { clock: TestClock }> {
  const options = { agent: anAgent({ id: agentId }) };
  const scripted = records
    ? await signedInSession(options, { clock, voice: withRecords(records) })
    : await signedInSession(options, { clock });
  await isRead(scripted.session);
  return { ...scripted, clock };
}

const outcomes = ({ callLog }: Session): readonly string[] => callLog.$entries.get().value.map(({ outcome }) => outcome);

function aRecord(change: Partial<CallRecord> & { readonly id: string }): CallRecord {
  return { direction: 'in', from: '5511955550100', to: '2100', startedAt: noon, talkTime: 60_000, outcome: 'answered', ...change };
}

describe('session.callLog', () => {
  const incoming: readonly (readonly [CallEnd, string])[] = [
    [{ cause: 'cancelled', by: 'remote' }, 'missed'],
    [{ cause: 'no-answer', by: 'system' }, 'missed'],
    [{ cause: 'declined', by: 'agent' }, 'refused'],
    [{ cause: 'answered-elsewhere', by: 'remote' }, 'elsewhere'],
  ];
  for (const [end, outcome] of incoming) {
    it(`writes an incoming call down as ${outcome} (${end.cause})`, async () => {
      const { session, backend } = await signedIn();
      backend.voiceVendor.hangsUp(backend.voiceVendor.ring(), end);
      expect(outcomes(session)).to.deep.equal([outcome]);
      expect(session.callLog.$missed.get()).to.equal(outcome === 'missed' ? 1 : 0);
    });
  }

  const outgoing: readonly (readonly [CallEnd, string])[] = [
    [{ cause: 'busy', by: 'remote' }, 'busy'],
    [{ cause: 'cancelled', by: 'agent' }, 'no-answer'],
    [{ cause: 'declined', by: 'remote' }, 'refused'],
    [{ cause: 'not-found', by: 'remote' }, 'failed'],
  ];
  for (const [end, outcome] of outgoing) {
    it(`writes an outgoing call down as ${outcome} (${end.cause})`, async () => {
      const { session, backend } = await signedIn();
      backend.voiceVendor.hangsUp(await session.calls.dial('2107'), end);
      expect(outcomes(session)).to.deep.equal([outcome]);
    });
  }

  it('keeps what it knows of a call, over a reload', async () => {
    const { session, backend } = await signedIn('log-reload');
    const id = backend.voiceVendor.ring();
    backend.voiceVendor.answers(id);
    backend.voiceVendor.hangsUp(id);
    const entry = {
      id, direction: 'in', number: '+5511955550100', name: 'Ana Prado', startedAt: noon, talkTime: 60_000, ringTime: 5_000,
      outcome: 'answered', end: { cause: 'hung-up', by: 'remote' }, unseen: false, source: 'local',
    };
    expect(session.callLog.$entries.get()).to.deep.equal({ status: 'ready', value: [entry] });
    await session.dispose();
    const again = await signedIn('log-reload');
    expect(again.session.callLog.$entries.get().value).to.deep.equal([entry]);
  });

  it('writes down what runs when the agent leaves', async () => {
    const { session, backend } = await signedIn('log-leaves');
    backend.voiceVendor.answers(backend.voiceVendor.ring());
    await session.auth.signOut();
    const again = await signedIn('log-leaves');
    expect(outcomes(again.session)).to.deep.equal(['answered']);
  });

  it('knows what the agent has looked at, after a reload too', async () => {
    const { session, backend, clock } = await signedIn('log-seen');
    const missed = (vendor: typeof backend.voiceVendor): void => vendor.hangsUp(vendor.ring(), { cause: 'cancelled', by: 'remote' });
    missed(backend.voiceVendor);
    missed(backend.voiceVendor);
    expect(session.callLog.$missed.get()).to.equal(2);
    clock.advance(120_000);
    session.callLog.markSeen();
    expect(session.callLog.$missed.get()).to.equal(0);
    await session.dispose();
    const again = await signedIn('log-seen', undefined, clock);
    expect(again.session.callLog.$missed.get()).to.equal(0);
    expect(outcomes(again.session)).to.deep.equal(['missed', 'missed']);
  });

  it('tells other tabs', async () => {
    const one = await signedIn('log-tabs');
    const two = await signedIn('log-tabs');
    const id = one.backend.voiceVendor.ring();
    one.backend.voiceVendor.hangsUp(id, { cause: 'cancelled', by: 'remote' });
    await waitUntil(() => two.session.callLog.$missed.get() === 1, 'told', { timeout: 10_000 });
    // The mirror of the same call, should it come: nothing is written twice.
    two.backend.voiceVendor.hangsUp(two.backend.voiceVendor.ring(), { cause: 'cancelled', by: 'remote' });
    expect(two.session.callLog.$entries.get().value.map((entry) => entry.id)).to.deep.equal([id]);
  });

  it('leaves the calls of another tab to that tab', async () => {
    const one = await signedIn('log-mirror');
    const two = await signedIn('log-mirror');
    two.backend.emit({ type: 'line-changed', line: { where: 'other-tab' } });
    const [id, mirrored] = [one.backend.voiceVendor.ring(), two.backend.voiceVendor.ring()];
    expect(mirrored).to.equal(id);
    two.backend.voiceVendor.hangsUp(id, { cause: 'hung-up', by: 'system' });
    expect(two.session.callLog.$entries.get().value).to.deep.equal([]);
    one.backend.voiceVendor.answers(id);
    one.backend.voiceVendor.hangsUp(id);
    await waitUntil(() => outcomes(two.session).join() === 'answered', 'told', { timeout: 10_000 });
    expect(outcomes(one.session)).to.deep.equal(['answered']);
  });

  it('keeps the latest five hundred', async () => {
    const { session, backend } = await signedIn();
    for (let at = 0; at < 503; at += 1) {
      const id = backend.voiceVendor.ring({ startedAt: noon + at * 1000 });
      backend.voiceVendor.hangsUp(id, { cause: 'cancelled', by: 'remote' });
    }
    const { value } = session.callLog.$entries.get();
    expect(value).to.have.length(500);
    expect(value.at(-1)?.startedAt).to.equal(noon + 3000);
  });

  it('forgets what is older than ninety days', async () => {
    const { session, backend } = await signedIn('log-old');
    backend.voiceVendor.hangsUp(backend.voiceVendor.ring(), { cause: 'cancelled', by: 'remote' });
    await session.dispose();
    const clock = new TestClock();
    clock.advance(91 * 24 * 60 * 60 * 1000);
    const later = await signedIn('log-old', undefined, clock);
    expect(later.session.callLog.$entries.get().value).to.deep.equal([]);
  });
});

describe('session.callLog with records', () => {
  const ours = (scripted: { readonly vendor: ScriptedSession['backend']['voiceVendor'] }): string => {
    const id = scripted.vendor.ring();
    scripted.vendor.answers(id);
    scripted.vendor.hangsUp(id);
    return id;
  };

  it('joins what both saw, by number, direction and start', async () => {
    const records: CallRecord[] = [
      aRecord({ id: '1', from: '011955550100', startedAt: noon + 90_000, queue: 'Vendas', recordingId: 'rec-1' }),
      aRecord({ id: '2', from: '5511955550100', startedAt: noon - 3_600_000, outcome: 'missed' }),
      aRecord({ id: '3', direction: 'out', from: '2100', to: '5511955550100', startedAt: noon + 1000 }),
      aRecord({ id: '4', agentId: 'somebody-else', startedAt: noon + 2000 }),
    ];
    const { session, backend } = await signedIn(undefined, { calls: async () => records });
    const id = ours({ vendor: backend.voiceVendor });
    await session.callLog.load();
    const rows = session.callLog.$entries.get().value.map(({ id: row, source, recordingId, queue }) => [row, source, recordingId, queue]);
    expect(rows).to.deep.equal([
      ['record:3', 'records', undefined, undefined],
      [id, 'both', 'rec-1', 'Vendas'],
      ['record:2', 'records', undefined, undefined],
    ]);
    expect(session.callLog.$entries.get().status).to.equal('ready');
  });

  it('asks once for repeated calls, and for less where it is too much', async () => {
    const asked: number[] = [];
    const calls: RecordsPort['calls'] = async ({ from, until }) => {
      asked.push(Math.round((until - from) / 86_400_000));
      if (until - from > 10 * 86_400_000) throw new Fault('limit');
      return [];
    };
    const { session } = await signedIn(undefined, { calls });
    await Promise.all([session.callLog.load(), session.callLog.load()]);
    expect(asked).to.deep.equal([31, 8]);
  });

  it('keeps what it has when the records cannot be read', async () => {
    const { session, backend } = await signedIn(undefined, { calls: async () => Promise.reject(new Fault('network', { retryable: true })) });
    ours({ vendor: backend.voiceVendor });
    expect((await rejection(session.callLog.load())).code).to.equal('network');
    const { status, value, fault } = session.callLog.$entries.get();
    expect([status, value.length, fault?.code]).to.deep.equal(['error', 1, 'network']);
  });

  it('fetches the address of a recording when it is wanted', async () => {
    const records: RecordsPort = {
      calls: async () => [aRecord({ id: '1', recordingId: 'rec-1' }), aRecord({ id: '2', startedAt: noon - 600_000 })],
      recording: async (id) => `https://records.example/${id}.wav`,
    };
    const { session } = await signedIn(undefined, records);
    await session.callLog.load();
    expect(await session.callLog.recording('record:1')).to.equal('https://records.example/rec-1.wav');
    expect((await rejection(session.callLog.recording('record:2'))).code).to.equal('rejected');
  });
});
