import { expect } from '@open-wc/testing';
import { platformIo } from '../../../src/net/io.js';
import { statesOf, until } from './kit.js';
import { inviteFrom } from './raw.js';
import { Scene } from './scene.js';

describe('sip: answering by itself', () => {
  let scene: Scene;
  let connection: RTCPeerConnection;

  beforeEach(async () => {
    scene = new Scene();
    connection = new RTCPeerConnection();
    await scene.begin();
  });

  afterEach(async () => {
    connection.close();
    await scene.end();
  });

  async function called(headers: readonly string[], callId = 'asked'): Promise<string> {
    scene.line.inject(await inviteFrom(connection, callId, headers));
    await until('the call', () => scene.phone.calls.some(call => call.id === callId));
    return callId;
  }

  const running = (id: string) => until('running', () => scene.phone.call(id).state === 'active');

  for (const header of [
    'Call-Info: <sip:example.test>;answer-after=0',
    'Alert-Info: <http://www.notused.invalid>;info=alert-autoanswer;delay=0',
    'Alert-Info: info=x, ;info="intercom"',
    'Answer-Mode: Auto',
    'Answer-Mode: auto;require',
  ]) {
    it(`does as asked by ${header}`, async () => {
      const id = await called([header]);
      await until('answered', () => scene.line.sent.some(frame => frame.startsWith('SIP/2.0 200') && frame.includes('Call-ID: asked')));
      expect(scene.phone.call(id).autoAnswered).to.equal(true);
      await running(id);
    });
  }

  for (const header of ['Call-Info: <sip:example.test>;purpose=icon', 'Alert-Info: <urn:alert:source:internal>', 'Answer-Mode: Manual']) {
    it(`rings with ${header}`, async () => {
      const id = await called([header]);
      expect(scene.phone.call(id).state).to.equal('ringing');
      expect(scene.phone.call(id).autoAnswered).to.equal(undefined);
    });
  }

  it('does not where the host forbids what the caller asks for', async () => {
    await scene.again({ autoAnswerHeader: false });
    const id = await called(['Answer-Mode: Auto']);
    expect(statesOf(scene.phone, id)).to.deep.equal(['ringing']);
  });

  it('does it for every call when the host says so', async () => {
    await scene.again({ autoAnswer: true });
    await scene.far.call('2001');
    const call = await until('running', () => scene.phone.calls.find(each => each.state === 'active'));
    expect(call.autoAnswered).to.equal(true);
  });

  it('never does it in the middle of another call', async () => {
    await scene.again({ autoAnswer: true });
    await scene.placed();
    const id = await called(['Answer-Mode: Auto', 'Call-Info: <sip:example.test>;answer-after=0']);
    expect(statesOf(scene.phone, id)).to.deep.equal(['ringing']);
  });

  describe('after a while', () => {
    /** Waits that are asked for, and the way to end each. */
    let waits: Map<number, () => void>;

    beforeEach(async () => {
      waits = new Map();
      const io = platformIo();
      const after = (milliseconds: number, run: () => void): (() => void) => {
        if (milliseconds !== 7_000 && milliseconds !== 30_000) return io.clock.after(milliseconds, run);
        waits.set(milliseconds, run);
        return () => waits.delete(milliseconds);
      };
      const clock = { now: () => io.clock.now(), after };
      // Thirty seconds is also what some other parts of the telephone wait for.
      await scene.again({ limits: { mediaLost: 31_000 }, io: { ...io, WebSocket: scene.line.WebSocket, clock } });
      waits.clear();
    });

    it('waits as long as it was asked to', async () => {
      const id = await called(['Call-Info: <sip:example.test>;answer-after=7']);
      expect(scene.phone.call(id).state).to.equal('ringing');
      waits.get(7_000)?.();
      await running(id);
      expect(scene.phone.call(id).autoAnswered).to.equal(true);
    });

    it('waits half a minute at most', async () => {
      await called(['Call-Info: <sip:example.test>;answer-after=3600']);
      expect([...waits.keys()]).to.include(30_000);
    });

    it('is not needed when the agent was faster', async () => {
      const id = await called(['Call-Info: <sip:example.test>;answer-after=7']);
      await scene.phone.voice.answer(id);
      waits.get(7_000)?.();
      await running(id);
      expect(scene.phone.call(id).autoAnswered).to.equal(undefined);
    });

    it('ends with the call', async () => {
      const id = await called(['Call-Info: <sip:example.test>;answer-after=7']);
      await scene.phone.voice.reject(id, 'declined');
      await scene.ended(id);
      await until('no timer', () => !waits.has(7_000));
      expect(statesOf(scene.phone, id)).to.deep.equal(['ringing', 'ended']);
    });
  });
});
