import { expect } from '@open-wc/testing';
import { platformIo } from '../../../src/net/io.js';
import { energyOver, faultOf, headerOf, type Phone, silenceOf, until } from './kit.js';
import { agent, colleague, Scene } from './scene.js';

describe('sip: a call moves to another telephone of the agent', () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = new Scene();
    await scene.begin();
  });

  afterEach(() => scene.end());

  async function another(): Promise<Phone> {
    const phone = scene.open({ instanceId: crypto.randomUUID() });
    await phone.connected;
    return phone;
  }

  const heardBy = (phone: Phone, id: string) => async () => {
    const { packetsReceived: packets, energyReceived: energy } = await phone.stats(id);
    return { packets, energy };
  };
  const eventsOf = (phone: Phone) => phone.events.filter(event => event.type === 'call-changed').length;

  it('goes on there as if nothing had happened', async () => {
    const id = await scene.placed();
    const before = scene.phone.call(id);
    const { calls, settle } = await scene.phone.voice.releaseCalls();
    expect(structuredClone(calls)).to.deep.equal(calls);
    expect(scene.server.server.bindings(agent)).to.have.length(0);
    const told = eventsOf(scene.phone);
    const next = await another();
    await next.voice.adoptCalls(structuredClone(calls));
    settle(true);
    const call = next.call(id);
    expect(call.state).to.equal('active');
    const { remote, direction, startedAt, answeredAt } = call;
    expect({ remote, direction, startedAt, answeredAt }).to.deep.equal({
      remote: before.remote,
      direction: before.direction,
      startedAt: before.startedAt,
      answeredAt: before.answeredAt,
    });
    expect(next.events.filter(event => event.type === 'call-changed' && event.call.state !== 'active')).to.have.length(0);
    scene.phone.close();
    await until('sound', async () => (await energyOver(heardBy(next, id))) > 0.0001);
    await until('sound there', async () => (await energyOver(scene.farHeard)) > 1e-6);
    expect(eventsOf(scene.phone)).to.equal(told);
    expect((await faultOf(scene.phone.voice.hangUp(id))).code).to.equal('rejected');
    await next.voice.hold(id);
    await scene.far.until(state => state.call?.held === true);
    await next.voice.hangUp(id);
    await scene.far.until(state => state.call?.state === 'ended');
    expect(next.call(id).end).to.deep.equal({ cause: 'hung-up', by: 'agent' });
  });

  it('brings its hold and its muted microphone along', async () => {
    const id = await scene.placed();
    await scene.phone.voice.hold(id);
    await scene.phone.voice.setMuted(id, true);
    const since = scene.phone.call(id).heldSince;
    const { calls, settle } = await scene.phone.voice.releaseCalls();
    const next = await another();
    await next.voice.adoptCalls(calls);
    settle(true);
    await until('media', () => next.call(id).media === 'ok');
    expect(next.call(id).hold).to.deep.equal({ local: true, remote: false });
    expect(next.call(id).heldSince).to.equal(since);
    expect(next.call(id).muted).to.equal(true);
    await next.voice.resume(id);
    expect(await energyOver(heardBy(next, id))).to.be.above(0.0001);
    await silenceOf(scene.farHeard);
    await next.voice.setMuted(id, false);
    await until('sound there', async () => (await energyOver(scene.farHeard)) > 1e-6);
  });

  it('survives that the telephone it comes from is closed before the other one is there', async () => {
    const id = await scene.taken();
    const { calls } = await scene.phone.voice.releaseCalls();
    scene.phone.close();
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    const next = await another();
    await next.voice.adoptCalls(calls);
    expect(next.call(id).direction).to.equal('in');
    await until('sound', async () => (await energyOver(heardBy(next, id))) > 0.0001);
    expect(scene.far.state.call?.state).to.equal('active');
  });

  it('moves several at once', async () => {
    const second = await scene.farEnd(colleague, 'Beto');
    try {
      second.mode = 'auto';
      const first = await scene.placed();
      await scene.phone.voice.hold(first);
      const other = await scene.phone.voice.dial(colleague, { consultFor: first });
      await until('media', () => scene.phone.call(other).media === 'ok');
      const { calls, settle } = await scene.phone.voice.releaseCalls();
      const next = await another();
      await next.voice.adoptCalls(calls);
      settle(true);
      expect(next.call(first).hold.local).to.equal(true);
      expect(next.call(other).consultFor).to.equal(first);
      await until('sound', async () => (await energyOver(heardBy(next, other))) > 0.0001);
    } finally {
      await second.dispose();
    }
  });

  it('moves between telephones of ours, whose other side sees another party and no ringing', async () => {
    const peer = scene.open({ user: colleague, autoAnswer: true });
    await peer.connected;
    const id = await scene.phone.voice.dial(colleague);
    await until('media', () => scene.phone.call(id).media === 'ok');
    const { calls, settle } = await scene.phone.voice.releaseCalls();
    const next = await another();
    await next.voice.adoptCalls(calls);
    settle(true);
    await until('one call there', () => peer.calls.filter(call => call.state === 'active').length === 1);
    expect(peer.calls.map(call => call.end?.cause)).to.deep.equal(['transferred', undefined]);
    await until('sound', async () => (await energyOver(heardBy(next, id))) > 1e-6);
  });

  it('comes back when nobody could take it', async () => {
    const id = await scene.placed();
    const { calls, settle } = await scene.phone.voice.releaseCalls();
    const next = await another();
    const unknown = calls.map(call => ({ ...call, dialog: { ...call.dialog, callId: 'another' } }));
    expect((await faultOf(next.voice.adoptCalls(unknown))).code).to.equal('rejected');
    expect(next.calls).to.have.length(0);
    next.close();
    settle(false);
    await until('registered', () => scene.server.server.bindings(agent).length === 1);
    await scene.phone.voice.hold(id);
    await scene.far.until(state => state.call?.held === true);
    await scene.phone.voice.resume(id);
    expect(await energyOver(scene.heard(id))).to.be.above(0.0001);
  });

  it('ends when nobody asks for it any more', async () => {
    const io = platformIo();
    const after = (milliseconds: number, run: () => void) => io.clock.after(milliseconds === 10_000 ? 200 : milliseconds, run);
    await scene.again({ io: { ...io, WebSocket: scene.line.WebSocket, clock: { ...io.clock, now: () => io.clock.now(), after } } });
    const id = await scene.placed();
    await scene.phone.voice.releaseCalls();
    await scene.far.until(state => state.call?.state === 'ended');
    expect(scene.phone.call(id).state).to.equal('active');
  });

  it('does not move while it rings or something is under way', async () => {
    const ringing = await scene.rings();
    expect((await faultOf(scene.phone.voice.releaseCalls())).code).to.equal('conflict');
    await scene.phone.voice.answer(ringing);
    const held = scene.phone.voice.hold(ringing);
    expect((await faultOf(scene.phone.voice.releaseCalls())).code).to.equal('conflict');
    await held;
    expect(scene.phone.registration?.status).to.equal('registered');
    expect(scene.server.server.bindings(agent)).to.have.length(1);
  });

  it('is no way to send headers', async () => {
    await scene.placed();
    const { calls } = await scene.phone.voice.releaseCalls();
    const next = await another();
    const before = scene.line.sent.length;
    const forged = calls.map(call => ({ ...call, dialog: { ...call.dialog, localTag: 'a\r\nX-Evil: 1' } }));
    expect((await faultOf(next.voice.adoptCalls(forged))).code).to.equal('rejected');
    expect(scene.line.sent.slice(before).filter(frame => headerOf(frame, 'CSeq').endsWith('INVITE'))).to.have.length(0);
  });
});
