import { expect } from '@open-wc/testing';
import { answerTo, energyOver, faultOf, silenceOf, until } from './kit.js';
import { colleague, Scene } from './scene.js';

describe('sip: a running call', () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = new Scene();
    await scene.begin();
  });

  afterEach(() => scene.end());

  it('mutes', async () => {
    const id = await scene.placed();
    await scene.phone.voice.setMuted(id, true);
    expect(scene.phone.call(id).muted).to.equal(true);
    await silenceOf(scene.farHeard);
    await scene.phone.voice.setMuted(id, false);
    expect(await energyOver(scene.farHeard)).to.be.above(1e-6);
  });

  it('holds and resumes', async () => {
    const id = await scene.placed();
    await scene.phone.voice.hold(id);
    expect(scene.phone.call(id).hold).to.deep.equal({ local: true, remote: false });
    expect(scene.phone.call(id).heldSince).to.be.a('number');
    expect(scene.phone.call(id).can.has('resume')).to.equal(true);
    await scene.far.until(state => state.call?.held === true);
    await silenceOf(scene.farHeard);
    await scene.phone.voice.resume(id);
    expect(scene.phone.call(id).hold.local).to.equal(false);
    expect(scene.phone.call(id).heldSince).to.equal(undefined);
    await scene.far.until(state => state.call?.held === false);
    expect(await energyOver(scene.farHeard)).to.be.above(1e-6);
    expect(await energyOver(scene.heard(id))).to.be.above(0.001);
  });

  it('shows the act while it is under way, and takes it back when it is refused', async () => {
    const id = await scene.placed();
    scene.line.swallow = frame => frame.startsWith('INVITE');
    const held = faultOf(scene.phone.voice.hold(id));
    await until('pending', () => scene.phone.call(id).pending === 'hold');
    expect(scene.phone.call(id).can.has('hold')).to.equal(false);
    expect((await faultOf(scene.phone.voice.hold(id))).code).to.equal('conflict');
    const reinvite = await until('a re-INVITE', () => scene.line.sent.findLast(frame => frame.startsWith('INVITE') && /^To:.*tag=/m.test(frame)));
    scene.line.inject(answerTo(reinvite, '500 Server Error'));
    expect((await held).code).to.equal('rejected');
    expect(scene.phone.call(id).pending).to.equal(undefined);
    expect(scene.phone.call(id).hold.local).to.equal(false);
    scene.line.swallow = undefined;
    await scene.phone.voice.hold(id);
    await scene.far.until(state => state.call?.held === true);
    expect(scene.phone.call(id).hold.local).to.equal(true);
  });

  it('is held and resumed by the other side', async () => {
    const id = await scene.placed();
    await scene.far.hold();
    await until('held', () => scene.phone.call(id).hold.remote);
    await scene.far.resume();
    await until('resumed', () => !scene.phone.call(id).hold.remote);
    expect(await energyOver(scene.heard(id))).to.be.above(0.001);
  });

  it('is held by both sides and resumed by both', async () => {
    const id = await scene.placed();
    await scene.phone.voice.hold(id);
    await scene.far.hold();
    await until('held by both', () => scene.phone.call(id).hold.remote && scene.phone.call(id).hold.local);
    await scene.phone.voice.resume(id);
    await scene.far.resume();
    await until('resumed by both', () => !scene.phone.call(id).hold.remote && !scene.phone.call(id).hold.local);
    expect(await energyOver(scene.heard(id))).to.be.above(0.001);
    expect(await energyOver(scene.farHeard)).to.be.above(1e-6);
  });

  it('survives both sides holding at the same time', async () => {
    const other = scene.open({ user: colleague, autoAnswer: true });
    await other.connected;
    const id = await scene.phone.voice.dial(colleague);
    await until('media at both', () => scene.phone.call(id).media === 'ok' && other.calls[0]?.media === 'ok');
    const theirs = other.calls[0]?.id ?? '';
    await Promise.all([scene.phone.voice.hold(id), other.voice.hold(theirs)]);
    await until('held by both', () => scene.phone.call(id).hold.remote && other.call(theirs).hold.remote);
    expect(scene.phone.call(id).hold.local && other.call(theirs).hold.local).to.equal(true);
    await Promise.all([scene.phone.voice.resume(id), other.voice.resume(theirs)]);
    await until('resumed by both', () => !scene.phone.call(id).hold.remote && !other.call(theirs).hold.remote);
    expect(await energyOver(scene.heard(id))).to.be.above(1e-6);
  });

  it('sends digits by INFO', async () => {
    await scene.again({ dtmf: 'info' });
    const id = await scene.placed();
    await scene.phone.voice.sendDtmf(id, '159*0#');
    expect(scene.far.state.digits).to.equal('159*0#');
    expect((await faultOf(scene.phone.voice.sendDtmf(id, '12a'))).code).to.equal('rejected');
  });

  it('runs beside a second one, with one microphone for both', async () => {
    const captures: number[] = [];
    const { getUserMedia } = navigator.mediaDevices;
    navigator.mediaDevices.getUserMedia = constraints => {
      captures.push(1);
      return getUserMedia.call(navigator.mediaDevices, constraints);
    };
    const second = await scene.farEnd(colleague, 'Beto');
    second.mode = 'auto';
    try {
      const first = await scene.placed();
      await scene.phone.voice.hold(first);
      const other = await scene.phone.voice.dial(colleague);
      await until('media', () => scene.phone.call(other).media === 'ok');
      expect(captures).to.have.length(1);
      await scene.phone.voice.hangUp(other);
      await scene.ended(other);
      await scene.phone.voice.resume(first);
      expect(await energyOver(scene.farHeard)).to.be.above(1e-6);
      expect(scene.phone.call(first).state).to.equal('active');
    } finally {
      navigator.mediaDevices.getUserMedia = getUserMedia;
      await second.dispose();
    }
  });

  it('says good-bye when the page goes away', async () => {
    const id = await scene.placed();
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await scene.far.until(state => state.call?.state === 'ended');
    expect(scene.phone.call(id).end).to.deep.equal({ cause: 'hung-up', by: 'agent' });
  });

  it('lets go of everything when the telephone is closed', async () => {
    await scene.placed();
    scene.phone.close();
    await scene.far.until(state => state.call?.state === 'ended');
    await until('unbound', () => scene.server.server.bindings('2001').length === 0);
    await until('closed', () => scene.line.socket.readyState >= 2);
  });
});
