import { expect, waitUntil } from '@open-wc/testing';
import type { DialerPort } from '../../src/domain/backend.js';
import { Fault } from '../../src/domain/fault.js';
import type { WrapUpSettings } from '../../src/session/session-api.js';
import { anAgent } from '../support/samples.js';
import { aCampaign, aContact, ScriptedDialer } from '../support/scripted-dialer.js';
import { signedInSession, type ScriptedSession } from '../support/scripted-session.js';
import { factsOf, rejection } from './support.js';
import { TestClock } from './test-clock.js';

const patience = { timeout: 10_000 };
const wrapUp: WrapUpSettings = { dispositions: [{ id: 'paid', label: 'Pago' }] };
const readers: (() => void)[] = [];
let agents = 0;

interface Scene extends ScriptedSession {
  readonly dialer: ScriptedDialer;
  readonly clock: TestClock;
}

async function scene(port: Partial<DialerPort> = {}, agentId = `dialer-${(agents += 1)}`): Promise<Scene> {
  const dialer = new ScriptedDialer();
  const clock = new TestClock();
  const scripted = await signedInSession({ agent: anAgent({ id: agentId }), dialer: { ...dialer.port, ...port } }, { clock, wrapUp });
  await waitUntil(() => scripted.session.callLog.$entries.get().status === 'ready', 'read', patience);
  return { ...scripted, dialer, clock };
}

/** Somebody shows it. */
function read(store: { subscribe(run: () => void): () => void }): () => void {
  const stop = store.subscribe(() => undefined);
  readers.push(stop);
  return stop;
}

const asked = ({ dialer }: Scene, what: string): number => dialer.calls.filter((call) => call === what).length;
const until = (true_: () => boolean, what: string): Promise<void> => waitUntil(true_, what, patience);

afterEach(() => {
  for (const stop of readers.splice(0)) stop();
});

describe('session.dialer', () => {
  it('asks for nothing until somebody reads, and not while they rest', async () => {
    const here = await scene();
    const { session: { dialer }, clock } = here;
    clock.advance(120_000);
    expect(here.dialer.calls).to.deep.equal([]);
    read(dialer.$campaigns);
    await until(() => dialer.$campaigns.get().status === 'ready', 'listed');
    expect(dialer.$lookedAt.get()).to.equal(clock.now());
    clock.advance(30_000);
    await until(() => asked(here, 'campaigns') === 2, 'looked again');
    dialer.setResting(true);
    clock.advance(120_000);
    expect(asked(here, 'campaigns')).to.equal(2);
    dialer.setResting(false);
    await until(() => asked(here, 'campaigns') === 3, 'looked after the rest');
  });

  it('does not look while the page is hidden, and looks when it is seen again', async () => {
    const here = await scene();
    const { session: { dialer }, clock } = here;
    read(dialer.$campaigns);
    await until(() => dialer.$campaigns.get().status === 'ready', 'listed');
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    try {
      document.dispatchEvent(new Event('visibilitychange'));
      clock.advance(120_000);
      expect(asked(here, 'campaigns')).to.equal(1);
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => asked(here, 'campaigns') === 2, 'seen again');
  });

  it('tells what changed, and keeps how it went', async () => {
    const { session, dialer: vendor, clock } = await scene();
    const { dialer } = session;
    const told = factsOf(session, 'cc-dialer-changed');
    read(dialer.$campaigns);
    await until(() => dialer.$history.get().get('c-1')?.length === 1, 'first point');
    for (let turn = 0; turn < 4; turn += 1) {
      if (turn === 3) vendor.campaigns = [aCampaign({ progress: { waiting: 4, dialing: 1, done: 5, discarded: 0, exceeded: 0 } })];
      const before = dialer.$lookedAt.get();
      clock.advance(30_000);
      await until(() => dialer.$lookedAt.get() !== before, 'looked');
    }
    // A level line is two points, and the change is the third.
    expect(dialer.$history.get().get('c-1')?.map(({ progress }) => progress.done)).to.deep.equal([0, 0, 5]);
    expect(told.map(({ detail }) => detail.campaignIds)).to.deep.equal([['c-1'], ['c-1']]);
  });

  it('lets a backend that tells by itself do so, for as long as somebody reads', async () => {
    let signal: AbortSignal | undefined;
    const here = await scene({ watch: (watching) => (signal = watching) });
    const { session: { dialer }, backend } = here;
    const stop = read(dialer.$campaigns);
    await until(() => signal !== undefined, 'watched');
    backend.emit({ type: 'campaigns-listed', campaigns: [aCampaign({ name: 'Ativação' })] });
    expect(dialer.$campaigns.get()).to.deep.include({ status: 'ready' });
    expect(dialer.$campaigns.get().value[0]?.name).to.equal('Ativação');
    stop();
    await until(() => signal?.aborted === true, 'let go');
    expect(asked(here, 'campaigns')).to.equal(0);
  });

  it('says so once when it cannot look, keeps what it knows, and looks again', async () => {
    const { session, dialer: vendor, clock, backend } = await scene();
    const { dialer } = session;
    const faults = factsOf(session, 'cc-fault');
    read(dialer.$campaigns);
    await until(() => dialer.$campaigns.get().status === 'ready', 'listed');
    vendor.trouble = new Fault('timeout', { retryable: true });
    clock.advance(30_000);
    await until(() => dialer.$campaigns.get().status === 'error', 'failed');
    clock.advance(30_000);
    await until(() => vendor.calls.length === 3, 'tried again');
    expect(dialer.$campaigns.get().value).to.have.length(1);
    expect(faults.map(({ detail }) => detail.where)).to.deep.equal(['dialer.campaigns']);
    vendor.trouble = undefined;
    await dialer.refresh();
    expect(dialer.$campaigns.get().status).to.equal('ready');
    backend.drop();
    expect(dialer.$campaigns.get().status).to.equal('stale');
    backend.restore();
    await until(() => dialer.$campaigns.get().status === 'ready', 'back');
  });

  it('reads the contacts of a campaign while somebody looks at them', async () => {
    const here = await scene();
    const { session: { dialer }, clock } = here;
    here.dialer.contacts = [aContact()];
    const store = dialer.contacts('c-1');
    expect(dialer.contacts('c-1')).to.equal(store);
    const stop = read(store);
    await until(() => store.get().status === 'ready', 'read');
    expect(store.get().value).to.deep.equal([aContact()]);
    here.dialer.contacts = [aContact({ status: 'done' })];
    clock.advance(15_000);
    await until(() => store.get().value[0]?.status === 'done', 'read again');
    stop();
    here.dialer.trouble = new Fault('network', { retryable: true });
    expect((await rejection(dialer.refreshContacts('c-1'))).code).to.equal('network');
    expect(store.get()).to.deep.include({ status: 'error', value: [aContact({ status: 'done' })] });
  });

  it('offers what the vendor has, and acts', async () => {
    const { session } = await scene({ erase: async () => 12, contactCall: async () => undefined });
    const { dialer } = session;
    read(dialer.$abilities);
    await until(() => dialer.$abilities.get().size > 0, 'known');
    expect([...dialer.$abilities.get()].sort()).to.deep.equal(['campaigns', 'contact-call', 'contacts', 'erase', 'insert']);
    expect(dialer.imports.$limits.get()?.batch).to.equal(20);
    expect(await dialer.erase('c-1')).to.equal(12);
    expect((await rejection(dialer.dialerReport({ from: 0, until: 1 }))).code).to.equal('unsupported');
    await session.auth.signOut();
    expect(dialer.$campaigns.get()).to.deep.equal({ status: 'idle', value: [] });
  });
});

describe('session.dialer.$current', () => {
  it('is the contact on the line, found by the number in one look, until it is written up', async () => {
    const here = await scene();
    const { session, backend } = here;
    here.dialer.campaigns = [aCampaign({ id: 'c-0', name: 'Parada', state: 'paused' }), aCampaign()];
    here.dialer.contacts = [aContact({ id: 'p-0', phones: ['1133330000'], name: 'Bia' }), aContact({ name: 'Ana de Campinas' })];
    const outcomes = factsOf(session, 'cc-outcome');
    read(session.dialer.$current);
    const callId = backend.voiceVendor.ring({ remote: { number: '+55 11 95555-0100' }, variables: { contrato: '77', vazio: ' ' } });
    await until(() => session.dialer.$current.get()?.contact !== undefined, 'found');
    expect(session.dialer.$current.get()).to.deep.equal({
      callId, number: '+55 11 95555-0100', name: 'Ana de Campinas', campaignId: 'c-1', campaignName: 'Cobrança',
      contact: aContact({ name: 'Ana de Campinas' }), form: { cidade: 'Campinas', contrato: '77' },
    });
    expect(asked(here, 'contacts')).to.equal(1);
    backend.voiceVendor.answers(callId);
    session.wrapUp.choose(callId, 'paid');
    session.dialer.callBackAt(callId, Date.UTC(2026, 11, 1, 12));
    await until(() => session.dialer.$current.get()?.dispositionId === 'paid', 'chosen during the call');
    backend.voiceVendor.hangsUp(callId);
    expect(session.dialer.$current.get()).to.deep.include({ callId, campaignId: 'c-1', form: { cidade: 'Campinas', contrato: '77' } });
    await session.wrapUp.finish(callId);
    expect(session.dialer.$current.get()).to.equal(undefined);
    expect(outcomes[0]?.detail).to.deep.include({ callId, campaignId: 'c-1', contactId: 'p-1', callBackAt: '2026-12-01T12:00:00.000Z', dispositionId: 'paid' });
    expect(session.dialer.$callBacks.get().get(callId)).to.equal(Date.UTC(2026, 11, 1, 12));
  });

  it('is named by what the call brought along where no list has the number', async () => {
    const here = await scene();
    const { session, backend } = here;
    read(session.dialer.$current);
    const callId = backend.voiceVendor.ring({ remote: { number: '2107' }, variables: { campanha: 'Cobrança' } });
    await until(() => session.dialer.$current.get()?.campaignId !== undefined, 'named');
    expect(session.dialer.$current.get()).to.deep.equal({ callId, number: '2107', campaignId: 'c-1', campaignName: 'Cobrança', form: { campanha: 'Cobrança' } });
  });

  it('keeps when to call back over a reload', async () => {
    const first = await scene({}, 'dialer-reload');
    const callId = first.backend.voiceVendor.ring({});
    first.backend.voiceVendor.answers(callId);
    first.backend.voiceVendor.hangsUp(callId);
    first.session.dialer.callBackAt(callId, 1_800_000_000_000);
    await first.session.dispose();
    const again = await scene({}, 'dialer-reload');
    read(again.session.dialer.$callBacks);
    await until(() => again.session.dialer.$callBacks.get().get(callId) === 1_800_000_000_000, 'remembered');
    again.session.dialer.callBackAt(callId, undefined);
    await until(() => !again.session.dialer.$callBacks.get().has(callId), 'taken back');
  });
});
