import { expect } from '@open-wc/testing';
import { platformIo } from '../../../src/net/io.js';
import { answerTo, energyOver, faultOf, headerOf, ioOver, until } from './kit.js';
import { colleague, Scene } from './scene.js';

describe('sip: one change of a running call at a time', () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = new Scene();
    await scene.begin();
  });

  afterEach(() => scene.end());

  /** Requests of the running call that the telephone sent since then. */
  const sentSince = (mark: number, method: string): string[] =>
    scene.line.sent.slice(mark).filter(frame => frame.startsWith(`${method} `) && /^To:.*;tag=/m.test(frame));

  /** Keeps the next request of that kind from the other side, and hands it over. */
  async function caught(mark: number, method: string): Promise<string> {
    const request = await until(method, () => sentSince(mark, method)[0]);
    scene.line.swallow = undefined;
    return request;
  }

  const swallow = (method: string): number => {
    scene.line.swallow = frame => frame.startsWith(`${method} `);
    return scene.line.sent.length;
  };

  for (const [who, start] of [['who called', 'placed'], ['who was called', 'taken']] as const) {
    it(`waits and tries again when the other side is in the middle of its own, for ${who}`, async () => {
      // The wait is at random; the shortest one is enough for nobody else to be there.
      await scene.again({ io: { ...platformIo(), WebSocket: scene.line.WebSocket, random: () => 0 } });
      const id = await scene[start]();
      const mark = swallow('INVITE');
      const held = scene.phone.voice.hold(id);
      scene.line.inject(answerTo(await caught(mark, 'INVITE'), '491 Request Pending'));
      await held;
      expect(sentSince(mark, 'INVITE').length).to.be.at.least(2);
      expect(scene.phone.call(id).hold.local).to.equal(true);
      await scene.far.until(state => state.call?.held === true);
      await scene.phone.voice.resume(id);
      expect(await energyOver(scene.heard(id))).to.be.above(0.0001);
    });
  }

  it('asks the other side to wait while its own is under way', async () => {
    const other = scene.open({ user: colleague, autoAnswer: true, io: ioOver(scene.server.WebSocket) });
    await other.connected;
    const id = await scene.phone.voice.dial(colleague);
    await until('media', () => scene.phone.call(id).media === 'ok' && other.calls[0]?.media === 'ok');
    const theirs = other.calls[0]?.id ?? '';
    const mark = swallow('INVITE');
    const held = faultOf(scene.phone.voice.hold(id));
    const ours = await caught(mark, 'INVITE');
    const heldThere = other.voice.hold(theirs);
    await until('a refusal', () => scene.line.sent.slice(mark).some(frame => frame.startsWith('SIP/2.0 491')));
    scene.line.inject(answerTo(ours, '500 Server Error'));
    expect((await held).code).to.equal('rejected');
    await heldThere;
    expect(scene.phone.call(id).hold).to.deep.equal({ local: false, remote: true });
    await other.voice.resume(theirs);
    await scene.phone.voice.hold(id);
    expect(scene.phone.call(id).hold).to.deep.equal({ local: true, remote: false });
  });

  for (const [status, code] of [['488 Not Acceptable Here', 'media'], ['500 Server Error', 'rejected'], ['503 Service Unavailable', 'network']] as const) {
    it(`is as before after ${status}, and the next attempt works`, async () => {
      const id = await scene.placed();
      const mark = swallow('INVITE');
      const held = faultOf(scene.phone.voice.hold(id));
      scene.line.inject(answerTo(await caught(mark, 'INVITE'), status));
      expect((await held).code).to.equal(code);
      expect(scene.phone.call(id).hold.local).to.equal(false);
      expect(scene.phone.call(id).pending).to.equal(undefined);
      await until('heard after the refusal', async () => (await energyOver(scene.farHeard)) > 1e-6);
      await scene.phone.voice.hold(id);
      await scene.phone.voice.resume(id);
      expect(await energyOver(scene.heard(id))).to.be.above(0.0001);
      await until('heard', async () => (await energyOver(scene.farHeard)) > 1e-6);
    });
  }

  it('sends digits after a hold, not into it', async () => {
    await scene.again({ dtmf: 'info' });
    const id = await scene.placed();
    const mark = swallow('INVITE');
    const held = scene.phone.voice.hold(id).catch(() => {});
    const digits = scene.phone.voice.sendDtmf(id, '12');
    const ours = await caught(mark, 'INVITE');
    // A round trip of something else, so that the digits would have been there.
    await scene.far.sendDtmf('9');
    expect(sentSince(mark, 'INFO')).to.have.length(0);
    scene.line.inject(answerTo(ours, '500 Server Error'));
    await Promise.all([held, digits]);
    expect(scene.far.state.digits).to.equal('12');
  });

  it('sends digits after a transfer was refused, not into it', async () => {
    await scene.again({ dtmf: 'info' });
    const id = await scene.placed();
    const mark = swallow('REFER');
    const refused = faultOf(scene.phone.voice.transfer(id, colleague));
    const refer = await caught(mark, 'REFER');
    const digits = scene.phone.voice.sendDtmf(id, '7');
    await scene.far.sendDtmf('9');
    expect(sentSince(mark, 'INFO')).to.have.length(0);
    scene.line.inject(answerTo(refer, '603 Declined'));
    await Promise.all([refused, digits]);
    expect(scene.far.state.digits).to.equal('7');
  });

  it('finds the call again after an outage in the middle of a hold, with one offer after the other', async () => {
    const id = await scene.placed();
    const mark = swallow('INVITE');
    const held = scene.phone.voice.hold(id).catch(() => {});
    await caught(mark, 'INVITE');
    scene.server.server.dropAll();
    await until('back', () => scene.phone.registration?.status === 'registered' && scene.phone.call(id).signalling === 'ok', 20_000);
    await held;
    await until('nothing under way', () => !scene.phone.call(id).pending);
    const { local } = scene.phone.call(id).hold;
    if (!local) await until('a hold', () => scene.phone.voice.hold(id).then(() => true, () => false), 20_000);
    await scene.far.until(state => state.call?.held === true);
    await scene.phone.voice.resume(id);
    expect(await energyOver(scene.heard(id))).to.be.above(0.0001);
    const sequence = sentSince(mark, 'INVITE').map(frame => Number.parseInt(headerOf(frame, 'CSeq')));
    expect(sequence).to.deep.equal(sequence.toSorted((a, b) => a - b));
  });

  it('does not forget a transfer that an outage interrupted', async () => {
    const id = await scene.placed();
    const mark = swallow('REFER');
    const failed = faultOf(scene.phone.voice.transfer(id, colleague));
    await caught(mark, 'REFER');
    scene.server.server.dropAll();
    expect(['network', 'timeout']).to.include((await failed).code);
    expect(scene.phone.call(id).transfer?.progress).to.equal('failed');
    await until('back', () => scene.phone.call(id).signalling === 'ok', 20_000);
    expect(scene.phone.call(id).state).to.equal('active');
    expect(scene.phone.call(id).can.has('transfer')).to.equal(true);
  });
});
