import { expect } from '@open-wc/testing';
import { createFarEnd, type FarEnd } from '../../../src/simulators/sip/index.js';
import { energyOver, type Phone, silenceOf, until } from './kit.js';
import { colleague, customer, Scene } from './scene.js';

/** What is plugged into what in the page: media stream sources, which keep their tracks and a thread busy. */
function watchPlugs() {
  const { connect, disconnect } = AudioNode.prototype;
  const plugs = new Map<AudioNode, Set<AudioNode | AudioParam>>();
  AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode & AudioParam, ...rest: number[]) {
    if (this instanceof MediaStreamAudioSourceNode) plugs.set(this, (plugs.get(this) ?? new Set()).add(to));
    return Reflect.apply(connect, this, [to, ...rest]) as AudioNode;
  };
  AudioNode.prototype.disconnect = function (this: AudioNode, ...args: [AudioNode?]) {
    if (args[0]) plugs.get(this)?.delete(args[0]);
    else plugs.delete(this);
    Reflect.apply(disconnect, this, args);
  } as typeof disconnect;
  return {
    /** How many there are. */
    get count() {
      return [...plugs.values()].reduce((sum, { size }) => sum + size, 0);
    },
    restore: () => Object.assign(AudioNode.prototype, { connect, disconnect }),
  };
}

describe('sip: what a conference leaves behind', function () {
  this.timeout(60_000);
  const { AudioContext: RealContext } = globalThis;
  let scene: Scene;
  let far: FarEnd[];
  let contexts: AudioContext[];
  let plugs: ReturnType<typeof watchPlugs>;

  beforeEach(async () => {
    localStorage.removeItem('cc-widgets.audio');
    scene = new Scene();
    await scene.begin();
    await scene.far.dispose();
    far = await Promise.all([customer, colleague, '2999'].map(user =>
      createFarEnd({ WebSocket: scene.server.WebSocket, user, password: 'pw', sound: 'microphone', mode: 'auto' })));
    scene.far = far[0] as FarEnd;
    contexts = [];
    globalThis.AudioContext = class extends RealContext {
      constructor(options?: AudioContextOptions) {
        super(options);
        contexts.push(this);
      }
    };
    plugs = watchPlugs();
  });

  afterEach(async () => {
    plugs.restore();
    globalThis.AudioContext = RealContext;
    await Promise.all(far.slice(1).map(end => end.dispose()));
    await scene.end();
    localStorage.removeItem('cc-widgets.audio');
  });

  const phone = (): Phone => scene.phone;

  async function conference(): Promise<string[]> {
    const ids: string[] = [];
    for (const user of [customer, colleague, '2999']) {
      for (const id of ids) if (!phone().call(id).hold.local) await phone().voice.hold(id);
      const id = await phone().voice.dial(user);
      await until('media', () => phone().call(id).state === 'active' && phone().call(id).media === 'ok');
      ids.push(id);
    }
    await phone().voice.conference(ids);
    // Each is sent the microphone and two others.
    expect(plugs.count).to.equal(9);
    return ids;
  }

  const nothingLeft = async (): Promise<void> => {
    expect(plugs.count).to.equal(0);
    await until('the audio device is given back', () => contexts.every(({ state }) => state !== 'running'));
    expect(contexts).to.have.length.below(2);
  };

  it('nothing after everybody hung up, three times over', async () => {
    for (let round = 0; round < 3; round++) {
      const ids = await conference();
      for (const id of ids) {
        await phone().voice.hangUp(id);
        await scene.ended(id);
      }
      await nothingLeft();
    }
  });

  it('nothing after it was split, and after one member alone is left', async () => {
    const ids = await conference();
    const [first = '', second = '', third = ''] = ids;
    await phone().voice.split(phone().call(first).conferenceId ?? '', first);
    await nothingLeft();
    await phone().voice.conference(ids);
    expect(plugs.count).to.equal(9);
    await far[1]?.hangUp();
    await scene.ended(second);
    expect(plugs.count).to.equal(4);
    await far[2]?.hangUp();
    await scene.ended(third);
    await until('an ordinary call', () => phone().call(first).conferenceId === undefined);
    await nothingLeft();
  });

  it('nothing when the session ends in the middle of it', async () => {
    await conference();
    phone().close();
    await until('everything is unplugged', () => plugs.count === 0);
    await until('the audio context is closed', () => contexts.every(({ state }) => state === 'closed'));
  });

  it('the microphone that was chosen meanwhile, for all; muted stays muted', async () => {
    const ids = await conference();
    const heard = (end: FarEnd) => async () => {
      const { packetsReceived: packets, totalAudioEnergy: energy } = await end.stats();
      return { packets, energy };
    };
    const inputs = phone().audio?.devices?.available.filter(({ kind }) => kind === 'input') ?? [];
    expect(inputs).to.have.length.above(1);
    for (const { id } of inputs) {
      await phone().voice.chooseDevice?.('microphone', id);
      expect(plugs.count).to.equal(9);
      for (const end of far) await until(`sound at ${end.state.call?.peer}`, async () => (await energyOver(heard(end))) > 1e-6);
    }
    await phone().voice.setMuted(ids[0] ?? '', true);
    await phone().voice.chooseDevice?.('microphone', undefined);
    expect(phone().audio?.devices?.chosen.microphone).to.equal(undefined);
    await phone().voice.split(phone().call(ids[0] ?? '').conferenceId ?? '', ids[0] ?? '');
    await nothingLeft();
    await silenceOf(heard(far[0] as FarEnd));
  });
});
