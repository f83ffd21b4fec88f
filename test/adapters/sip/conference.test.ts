import { expect } from '@open-wc/testing';
import { createFarEnd, type FarEnd } from '../../../src/simulators/sip/index.js';
import { Ears, type Person, tone } from './ears.js';
import { answerTo, faultOf, type Phone, until } from './kit.js';
import { colleague, customer, Scene } from './scene.js';

describe('sip: conference', function () {
  this.timeout(60_000);
  const { getUserMedia } = navigator.mediaDevices;
  const { AudioContext: RealContext } = globalThis;
  let scene: Scene;
  let ears: Ears;
  let studio: AudioContext;
  let ana: FarEnd;
  let beto: FarEnd;
  let caio: FarEnd;
  let microphones: MediaStreamTrack[];
  let contexts: number;

  beforeEach(async () => {
    ears = new Ears();
    studio = new AudioContext();
    microphones = [];
    // The browser's own fake microphone is silent most of the time.
    navigator.mediaDevices.getUserMedia = async () => {
      const output = studio.createMediaStreamDestination();
      const voice = new OscillatorNode(studio, { frequency: tone.agent });
      voice.connect(new GainNode(studio, { gain: 0.3 })).connect(output);
      voice.start();
      microphones.push(...output.stream.getTracks());
      return output.stream;
    };
    scene = new Scene();
    await scene.begin();
    const farEnd = (user: string, sound: number): Promise<FarEnd> =>
      createFarEnd({ WebSocket: scene.server.WebSocket, user, password: 'pw', sound, mode: 'auto' });
    await scene.far.dispose();
    ana = await farEnd(customer, tone.ana);
    beto = await farEnd(colleague, tone.beto);
    caio = await farEnd('2999', tone.caio);
    scene.far = ana;
    contexts = 0;
    globalThis.AudioContext = class extends RealContext {
      constructor(options?: AudioContextOptions) {
        super(options);
        contexts += 1;
      }
    };
  });

  afterEach(async () => {
    globalThis.AudioContext = RealContext;
    await Promise.all([beto.dispose(), caio.dispose(), scene.end()]);
    navigator.mediaDevices.getUserMedia = getUserMedia;
    await studio.close();
    ears.close();
  });

  const phone = (): Phone => scene.phone;

  async function dialled(...users: string[]): Promise<string[]> {
    const ids: string[] = [];
    for (const user of users) {
      for (const id of ids) if (!phone().call(id).hold.local && !phone().call(id).conferenceId) await phone().voice.hold(id);
      const id = await phone().voice.dial(user);
      await until('media', () => phone().call(id).state === 'active' && phone().call(id).media === 'ok');
      ids.push(id);
    }
    return ids;
  }

  /** Waits until exactly these are heard. */
  async function hears(far: FarEnd, ...expected: Person[]): Promise<void> {
    let heard: Person[] = [];
    const same = async (): Promise<boolean> => {
      heard = await ears.hears(far.remoteStream);
      return heard.toSorted().join() === expected.toSorted().join();
    };
    // Twice in a row, so that a change under way is not taken for the end of it.
    await until(`${expected.join()} to be heard`, async () => (await same()) && (await same()), 15_000).catch((error: unknown) => {
      throw new Error(`${String(error)}; heard: ${heard.join()}`);
    });
  }

  it('lets everybody hear everybody, and nobody himself', async () => {
    const ids = await dialled(customer, colleague, '2999');
    for (const id of ids) expect(phone().call(id).can.has('conference')).to.equal(true);
    const before = contexts;
    await phone().voice.conference(ids);
    const [first] = ids.map(id => phone().call(id).conferenceId);
    for (const id of ids) {
      const call = phone().call(id);
      expect(call.conferenceId).to.be.a('string').and.equal(first);
      expect(call.hold.local).to.equal(false);
      expect(call.can.has('split')).to.equal(true);
      expect(call.can.has('conference')).to.equal(false);
    }
    await Promise.all([
      hears(ana, 'agent', 'beto', 'caio'),
      hears(beto, 'agent', 'ana', 'caio'),
      hears(caio, 'agent', 'ana', 'beto'),
    ]);
    expect(contexts - before).to.be.at.most(1);
  });

  it('mutes nobody but the agent, for all', async () => {
    const ids = await dialled(customer, colleague);
    await phone().voice.conference(ids);
    await phone().voice.setMuted(ids[0] ?? '', true);
    expect(ids.map(id => phone().call(id).muted)).to.deep.equal([true, true]);
    await Promise.all([hears(ana, 'beto'), hears(beto, 'ana')]);
    await phone().voice.setMuted(ids[1] ?? '', false);
    await Promise.all([hears(ana, 'agent', 'beto'), hears(beto, 'agent', 'ana')]);
  });

  it('takes whoever is on hold out, both ways, and back in', async () => {
    const ids = await dialled(customer, colleague, '2999');
    const [first = ''] = ids;
    await phone().voice.conference(ids);
    await phone().voice.hold(first);
    await ana.until(state => state.call?.held === true);
    expect(phone().call(first).conferenceId).to.be.a('string');
    await Promise.all([hears(ana), hears(beto, 'agent', 'caio'), hears(caio, 'agent', 'beto')]);
    await phone().voice.resume(first);
    await Promise.all([hears(ana, 'agent', 'beto', 'caio'), hears(beto, 'agent', 'ana', 'caio')]);
  });

  it('splits: one goes on, the others are on hold', async () => {
    const ids = await dialled(customer, colleague, '2999');
    const [first = '', second = '', third = ''] = ids;
    await phone().voice.conference(ids);
    await hears(beto, 'agent', 'ana', 'caio');
    await phone().voice.split(phone().call(first).conferenceId ?? '', second);
    expect(ids.map(id => phone().call(id).hold.local)).to.deep.equal([true, false, true]);
    expect(ids.map(id => phone().call(id).conferenceId)).to.deep.equal([undefined, undefined, undefined]);
    await Promise.all([hears(ana), hears(beto, 'agent'), hears(caio)]);
    await phone().voice.hold(second);
    await phone().voice.resume(third);
    await Promise.all([hears(beto), hears(caio, 'agent')]);
  });

  it('goes on when one leaves, and ends with the last but one', async () => {
    const ids = await dialled(customer, colleague, '2999');
    const [first = '', second = '', third = ''] = ids;
    await phone().voice.conference(ids);
    await beto.hangUp();
    expect(await scene.ended(second)).to.deep.equal({ cause: 'hung-up', by: 'remote' });
    await Promise.all([hears(ana, 'agent', 'caio'), hears(caio, 'agent', 'ana')]);
    await phone().voice.hangUp(third);
    await scene.ended(third);
    await until('an ordinary call', () => phone().call(first).conferenceId === undefined);
    expect(phone().call(first).can.has('split')).to.equal(false);
    await hears(ana, 'agent');
    await phone().voice.hangUp(first);
    await scene.ended(first);
    await until('the microphone to be given back', () => microphones.every(track => track.readyState === 'ended'));
  });

  it('grows', async () => {
    const ids = await dialled(customer, colleague);
    await phone().voice.conference(ids);
    const conference = phone().call(ids[0] ?? '').conferenceId;
    const third = await phone().voice.dial('2999');
    await until('media', () => phone().call(third).media === 'ok');
    expect(phone().call(third).can.has('conference')).to.equal(true);
    await phone().voice.conference([ids[0] ?? '', third]);
    expect([...ids, third].map(id => phone().call(id).conferenceId)).to.deep.equal([conference, conference, conference]);
    await Promise.all([hears(ana, 'agent', 'beto', 'caio'), hears(beto, 'agent', 'ana', 'caio'), hears(caio, 'agent', 'ana', 'beto')]);
  });

  it('survives the loss of the connection and the renegotiation after it', async () => {
    const ids = await dialled(customer, colleague);
    await phone().voice.conference(ids);
    await hears(ana, 'agent', 'beto');
    const before = scene.line.sent.filter(frame => frame.startsWith('INVITE')).length;
    scene.server.server.dropAll();
    await until('back', () => phone().registration?.status === 'registered' && ids.every(id => phone().call(id).signalling === 'ok'), 20_000);
    await until('renegotiated', () => scene.line.sent.filter(frame => frame.startsWith('INVITE')).length >= before + 2, 20_000);
    await Promise.all([hears(ana, 'agent', 'beto'), hears(beto, 'agent', 'ana')]);
  });

  it('goes on with another microphone', async () => {
    const ids = await dialled(customer, colleague);
    await phone().voice.conference(ids);
    await hears(ana, 'agent', 'beto');
    const captured = [...microphones];
    for (const track of captured) {
      track.stop();
      // The browser tells only of what it ended itself.
      track.dispatchEvent(new Event('ended'));
    }
    await until('another one', () => microphones.length > captured.length);
    await Promise.all([hears(ana, 'agent', 'beto'), hears(beto, 'agent', 'ana')]);
  });

  it('moves with its calls', async () => {
    const ids = await dialled(customer, colleague);
    await phone().voice.conference(ids);
    const { calls, settle } = await phone().voice.releaseCalls();
    const next = scene.open({ instanceId: crypto.randomUUID() });
    await next.connected;
    await next.voice.adoptCalls(structuredClone(calls));
    settle(true);
    expect(next.call(ids[0] ?? '').conferenceId).to.be.a('string').and.equal(next.call(ids[1] ?? '').conferenceId);
    await Promise.all([hears(ana, 'agent', 'beto'), hears(beto, 'agent', 'ana')]);
  });

  it('stays silent for those who refuse to be taken back', async () => {
    const ids = await dialled(customer, colleague);
    const [first = '', second = ''] = ids;
    const before = scene.line.sent.length;
    scene.line.swallow = frame => frame.startsWith('INVITE');
    const failed = faultOf(phone().voice.conference(ids));
    const reinvite = await until('re-INVITE', () => scene.line.sent.slice(before).find(frame => frame.startsWith('INVITE')));
    scene.line.inject(answerTo(reinvite, '500 Server Error'));
    expect((await failed).code).to.equal('rejected');
    scene.line.swallow = undefined;
    expect(phone().call(first).hold.local).to.equal(true);
    expect(ids.map(id => phone().call(id).conferenceId)).to.deep.equal([undefined, undefined]);
    await Promise.all([hears(ana), hears(beto, 'agent')]);
    expect(phone().call(second).state).to.equal('active');
  });

  describe('somebody hangs up while it is made', () => {
    const { replaceTrack } = RTCRtpSender.prototype;

    afterEach(() => {
      RTCRtpSender.prototype.replaceTrack = replaceTrack;
    });

    /** Before what is sent to the party of that `turn` becomes the mix. */
    function atTurn(turn: number, run: () => Promise<unknown>): void {
      let count = 0;
      RTCRtpSender.prototype.replaceTrack = async function (track) {
        count += 1;
        if (count === turn) await run();
        return replaceTrack.call(this, track);
      };
    }

    it('who is in already, and the other is talked to', async () => {
      const ids = await dialled(customer, colleague);
      const [first = '', second = ''] = ids;
      atTurn(2, async () => {
        await ana.hangUp();
        await scene.ended(first);
      });
      expect((await faultOf(phone().voice.conference(ids))).code).to.equal('conflict');
      expect(phone().call(second).state).to.equal('active');
      expect(phone().call(second).conferenceId).to.equal(undefined);
      expect(phone().call(second).can.has('conference')).to.equal(false);
      await hears(beto, 'agent');
    });

    it('who is about to come in, and the other is talked to', async () => {
      const ids = await dialled(customer, colleague);
      const [first = '', second = ''] = ids;
      atTurn(2, async () => {
        await beto.hangUp();
        await scene.ended(second);
      });
      expect((await faultOf(phone().voice.conference(ids))).code).to.equal('conflict');
      expect(phone().call(first).state).to.equal('active');
      expect(phone().call(first).conferenceId).to.equal(undefined);
      await hears(ana, 'agent');
    });

    it('and the others are joined', async () => {
      const ids = await dialled(customer, colleague, '2999');
      atTurn(2, async () => {
        await ana.hangUp();
        await scene.ended(ids[0] ?? '');
      });
      await phone().voice.conference(ids);
      const [, second, third] = ids.map(id => phone().call(id).conferenceId);
      expect(second).to.be.a('string').and.equal(third);
      await Promise.all([hears(beto, 'agent', 'caio'), hears(caio, 'agent', 'beto')]);
    });
  });

  it('wants two running calls', async () => {
    const [first = ''] = await dialled(customer);
    expect(phone().call(first).can.has('conference')).to.equal(false);
    expect((await faultOf(phone().voice.conference([first]))).code).to.equal('conflict');
    expect((await faultOf(phone().voice.conference([first, first]))).code).to.equal('conflict');
    expect((await faultOf(phone().voice.conference([first, 'none']))).code).to.equal('rejected');
    expect((await faultOf(phone().voice.split('none', first))).code).to.equal('rejected');
  });
});
