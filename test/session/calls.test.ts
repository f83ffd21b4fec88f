import { expect, waitUntil } from '@open-wc/testing';
import type { Call } from '../../src/domain/call.js';
import { Fault } from '../../src/domain/fault.js';
import type { CallDetail } from '../../src/domain/host-event.js';
import type { Session } from '../../src/session/session-api.js';
import { aCall, noon } from '../support/samples.js';
import type { ScriptedVoice } from '../support/scripted-voice.js';
import { signedInSession } from '../support/scripted-session.js';
import { factsOf, rejection } from './support.js';

const ids = (session: Session): readonly string[] => session.calls.$calls.get().map((call) => call.id);

function call(session: Session, id: string): Call | undefined {
  return session.calls.$calls.get().find((each) => each.id === id);
}

async function talking(session: Session, voice: ScriptedVoice): Promise<string> {
  const id = await session.calls.dial('1000');
  voice.answers(id);
  return id;
}

describe('session: calls', () => {
  it('orders ringing, running, held and ended, and picks the call at hand', async () => {
    const { session, backend } = await signedInSession();
    const voice = backend.voiceVendor;
    const held = await talking(session, voice);
    const running = await talking(session, voice);
    const ringing = voice.ring();
    expect(ids(session)).to.deep.equal([ringing, running, held]);
    expect(session.calls.$current.get()?.id).to.equal(running);
    voice.hangsUp(running);
    expect(ids(session)).to.deep.equal([ringing, held, running]);
    expect(session.calls.$current.get()?.id).to.equal(ringing);
    voice.hangsUp(ringing, { cause: 'cancelled', by: 'remote' });
    expect(session.calls.$current.get()?.id).to.equal(held);
    voice.hangsUp(held);
    expect(session.calls.$current.get()?.state).to.equal('ended');
  });

  it('keeps an ended call until it is dismissed or another call begins', async () => {
    const { session, backend } = await signedInSession();
    const first = await talking(session, backend.voiceVendor);
    session.calls.dismiss(first);
    expect(ids(session)).to.deep.equal([first]);
    backend.voiceVendor.hangsUp(first);
    expect(call(session, first)?.end?.cause).to.equal('hung-up');
    session.calls.dismiss(first);
    expect(ids(session)).to.deep.equal([]);
    const second = backend.voiceVendor.ring();
    backend.voiceVendor.hangsUp(second);
    const third = backend.voiceVendor.ring();
    expect(ids(session)).to.deep.equal([third]);
  });

  it('does not bring an ended call back when its end is told late', async () => {
    const { session, backend } = await signedInSession();
    const ended = factsOf(session, 'cc-call-ended');
    const id = await talking(session, backend.voiceVendor);
    const before = call(session, id);
    backend.voiceVendor.hangsUp(id);
    session.calls.dismiss(id);
    if (before) backend.emit({ type: 'call-changed', call: before });
    backend.emit({ type: 'call-changed', call: aCall({ id, state: 'ended', endedAt: noon }) });
    expect(ids(session)).to.deep.equal([]);
    expect(ended).to.have.length(1);
  });

  it('ends calls that a snapshot no longer has', async () => {
    const { session, backend } = await signedInSession();
    const ended = factsOf(session, 'cc-call-ended');
    const id = await talking(session, backend.voiceVendor);
    backend.emit({ type: 'calls-listed', calls: [] });
    expect(call(session, id)?.state).to.equal('ended');
    expect(ended.map(({ detail }) => [detail.callId, detail.end?.cause])).to.deep.equal([[id, 'network']]);
  });

  it('ignores calls of a backend that does not serve them', async () => {
    const { session, backend } = await signedInSession({ facets: ['auth', 'chat'] });
    backend.emit({ type: 'call-changed', call: aCall({ id: 'stray' }) });
    expect(ids(session)).to.deep.equal([]);
  });
});

describe('session: facts about calls', () => {
  it('tells ringing, started and ended of an incoming call, once each', async () => {
    const { session, backend } = await signedInSession();
    const seen: [string, CallDetail][] = [];
    for (const name of ['cc-call-ringing', 'cc-call-started', 'cc-call-changed', 'cc-call-ended', 'cc-call-missed'] as const) {
      session.addEventListener(name, (fact) => seen.push([name, fact.detail]));
    }
    const id = backend.voiceVendor.ring();
    await session.calls.answer();
    backend.voiceVendor.change(id, { media: 'connecting' });
    backend.voiceVendor.change(id, { muted: true });
    backend.voiceVendor.hangsUp(id);
    expect(seen.map(([name]) => name)).to.deep.equal(['cc-call-ringing', 'cc-call-started', 'cc-call-changed', 'cc-call-ended']);
    expect(seen[0]?.[1]).to.deep.include({ callId: id, direction: 'in', number: '+5511955550100', name: 'Ana Prado', talkTime: 0 });
    expect(seen[2]?.[1].muted).to.be.true;
    expect(seen[3]?.[1]).to.deep.include({ talkTime: 60_000, end: { cause: 'hung-up', by: 'remote' } });
  });

  it('finds the stores up to date when a fact is told', async () => {
    const { session, backend } = await signedInSession();
    let found: string | undefined;
    session.addEventListener('cc-call-ringing', ({ detail }) => {
      found = call(session, detail.callId)?.state;
    });
    backend.voiceVendor.ring();
    expect(found).to.equal('ringing');
  });

  it('tells what was missed, and only that', async () => {
    const { session, backend } = await signedInSession();
    const voice = backend.voiceVendor;
    const missed = factsOf(session, 'cc-call-missed');
    const lost = voice.ring();
    voice.hangsUp(lost, { cause: 'cancelled', by: 'remote' });
    const elsewhere = voice.ring();
    voice.hangsUp(elsewhere, { cause: 'answered-elsewhere', by: 'remote' });
    voice.ring();
    await session.calls.reject();
    voice.ring();
    await session.calls.answer();
    await session.calls.hangUp();
    const dialled = await session.calls.dial('1000');
    voice.hangsUp(dialled, { cause: 'no-answer', by: 'remote' });
    expect(missed.map(({ detail }) => detail.callId)).to.deep.equal([lost]);
  });

  it('tells screen pops and keeps their variables with the call', async () => {
    const { session, backend } = await signedInSession();
    const pops = factsOf(session, 'cc-screen-pop');
    const id = backend.voiceVendor.ring();
    backend.emit({ type: 'screen-popped', pop: { callId: id, number: '+5511955550100', variables: { order: '4711' } } });
    expect(call(session, id)?.variables).to.deep.equal({ order: '4711' });
    await session.calls.answer();
    expect(call(session, id)?.variables).to.deep.equal({ order: '4711' });
    expect(pops.map(({ detail }) => detail.variables)).to.deep.equal([{ order: '4711' }]);
  });
});

describe('session: what the agent does with calls', () => {
  it('dials what a telephone can dial and remembers it', async () => {
    const { session } = await signedInSession();
    const id = await session.calls.dial(' (11) 95555-0100 ');
    expect(call(session, id)?.remote.number).to.equal('11955550100');
    expect(session.calls.$lastDialled.get()).to.equal('11955550100');
    expect((await rejection(session.calls.dial(' - '))).code).to.equal('rejected');
  });

  it('answers, silences and rejects the call that rings, without being told which', async () => {
    const { session, backend } = await signedInSession();
    const first = backend.voiceVendor.ring();
    await session.calls.silence();
    expect(call(session, first)?.silenced).to.be.true;
    await session.calls.answer();
    expect(call(session, first)?.state).to.equal('active');
    const second = backend.voiceVendor.ring();
    await session.calls.reject();
    expect(call(session, second)?.end).to.deep.equal({ cause: 'declined', by: 'agent' });
    expect(backend.script.log).to.include('reject declined');
  });

  it('hanging up a call that rings refuses it', async () => {
    const { session, backend } = await signedInSession();
    backend.voiceVendor.ring();
    await session.calls.hangUp();
    expect(backend.script.log).to.include('reject declined');
    expect(backend.script.log).to.not.include('hangUp');
  });

  it('mutes, holds, resumes and sends tones', async () => {
    const { session, backend } = await signedInSession();
    const id = await talking(session, backend.voiceVendor);
    await session.calls.setMuted(true);
    expect(call(session, id)?.muted).to.be.true;
    await session.calls.sendDtmf('1 2-3#x');
    expect(backend.voiceVendor.tones).to.deep.equal(['123#']);
    await session.calls.hold();
    expect(call(session, id)?.hold.local).to.be.true;
    await session.calls.resume();
    expect(call(session, id)?.hold.local).to.be.false;
  });

  it('has nothing to do without a call', async () => {
    const { session } = await signedInSession();
    for (const act of [session.calls.answer(), session.calls.hangUp(), session.calls.hold(), session.calls.resume()]) {
      expect((await rejection(act)).code).to.equal('rejected');
    }
  });

  it('holds the running call and waits for the confirmation before another begins', async () => {
    const { session, backend } = await signedInSession();
    const first = await talking(session, backend.voiceVendor);
    const release = backend.script.holdBack('hold');
    const dialling = session.calls.dial('2000');
    await waitUntil(() => backend.script.log.includes('hold'));
    expect(backend.script.log.filter((command) => command === 'dial')).to.have.length(1);
    release();
    const second = await dialling;
    expect(call(session, first)?.hold.local).to.be.true;
    expect(call(session, second)?.state).to.equal('dialing');
  });

  it('holds the running call before a waiting one is answered, and swaps back', async () => {
    const { session, backend } = await signedInSession();
    const first = await talking(session, backend.voiceVendor);
    const second = backend.voiceVendor.ring();
    await session.calls.answer();
    expect([call(session, first)?.hold.local, call(session, second)?.state]).to.deep.equal([true, 'active']);
    await session.calls.resume();
    expect([call(session, first)?.hold.local, call(session, second)?.hold.local]).to.deep.equal([false, true]);
  });

  it('leaves the running call alone when it cannot be held', async () => {
    const { session, backend } = await signedInSession();
    const first = await talking(session, backend.voiceVendor);
    const second = backend.voiceVendor.ring();
    backend.script.failNext('hold', new Fault('rejected'));
    expect((await rejection(session.calls.answer())).code).to.equal('rejected');
    expect([call(session, first)?.hold.local, call(session, second)?.state]).to.deep.equal([false, 'ringing']);
  });

  it('begins one call at a time, however quick the clicks', async () => {
    const { session, backend } = await signedInSession();
    const outcomes = await Promise.allSettled([session.calls.dial('1000'), session.calls.dial('1000')]);
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected']);
    expect((await rejection(session.calls.dial('2000'))).code).to.equal('conflict');
    expect(backend.script.log.filter((command) => command === 'dial')).to.have.length(1);
  });

  it('tells every failure in the faults and to the host', async () => {
    const { session, backend } = await signedInSession();
    backend.script.failNext('dial', new Fault('permission'));
    const told = factsOf(session, 'cc-fault');
    const fault = await rejection(session.calls.dial('1000'));
    expect(fault.code).to.equal('permission');
    expect(told.map(({ detail }) => `${detail.where} ${detail.code}`)).to.deep.equal(['voice.dial permission']);
    const [reported] = session.faults.$faults.get();
    expect(reported).to.include({ code: 'permission', where: 'voice.dial' });
    session.faults.dismiss(reported?.id ?? '');
    expect(session.faults.$faults.get()).to.deep.equal([]);
  });
});
